"""Compiling what is asked into databases, and telling what is refused, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

import hyperscan

from bailiwick.policy.text.beginnings import compile_twin
from bailiwick.policy.text.expressions import Asked, refusal_of
from bailiwick.policy.text.refusal import Refusal

_LARGE = 300  # bytes; patterns longer than this are the first suspects when beginnings cannot be kept


def compile_asked(
    asked: Sequence[Asked], refused: list[Refusal]
) -> tuple[tuple[Asked, ...], hyperscan.Database | None]:
    """What was compiled, as it was compiled, and its database (None when there is nothing); refusals are noted.

    Patterns too large for their beginnings to be kept are compiled without.
    """
    refused += [refusal_of(item, item.refusal) for item in asked if item.refusal]
    sound = tuple(item for item in asked if not item.refusal)
    if not sound:
        return sound, None
    for suspects in (0, 1, 2):
        told: list[Refusal] = []
        if suspects:
            sound = tuple(_alone(item, told) if suspects > 1 or len(item.pattern) > _LARGE else item for item in sound)
        whole = _try(sound) if not told else None
        if isinstance(whole, hyperscan.Database):
            return sound, whole
        if told and suspects > 1:
            refused += told
            return sound, None
    refused.append(refusal_of(sound[0], "with the others it does not fit into one scanner"))
    return sound, None


def _alone(item: Asked, told: list[Refusal]) -> Asked:
    """The item as it can be compiled by itself; a refusal when it cannot."""
    reason = _try([item])
    if not isinstance(reason, str):
        return item
    lighter = item.without_beginnings()
    if isinstance(_try([lighter]), str):
        told.append(refusal_of(item, reason))
        return item
    try:
        compile_twin(item.pattern, caseless=item.caseless)
    except re.error as error:
        told.append(refusal_of(item, f"{reason} (and its beginnings cannot be looked for: {error})"))
        return item
    return lighter


def _try(asked: Sequence[Asked]) -> hyperscan.Database | str:
    """A database, or what the engine says against it."""
    database = hyperscan.Database()
    try:
        database.compile(
            expressions=[item.pattern for item in asked],
            ids=list(range(len(asked))),
            flags=[item.flags for item in asked],
        )
    except hyperscan.HyperscanError as error:
        return str(error)
    return database
