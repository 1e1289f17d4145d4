"""Compiling what is asked into databases, and telling what is refused, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

import hyperscan

from bailiwick.policy.text.beginnings import compile_twin
from bailiwick.policy.text.cost import Clock, busy, slow
from bailiwick.policy.text.expressions import Asked, refusal_of
from bailiwick.policy.text.refusal import Refusal
from bailiwick.policy.text.shape import shape_fault

_LARGE = 120  # bytes; of patterns longer than this Hyperscan keeps beginnings slowly, or not at all


def compile_asked(
    asked: Sequence[Asked], refused: list[Refusal], clock: Clock | None = None
) -> tuple[tuple[Asked, ...], hyperscan.Database | None]:
    """What was compiled, as it was compiled, and its database (None when there is nothing); refusals are noted.

    Patterns too large for their beginnings to be kept are compiled without. With a clock, patterns are timed too.
    """
    faults = [(item, item.refusal or _shape_fault(item)) for item in asked]
    refused += [refusal_of(item, fault) for item, fault in faults if fault]
    sound = tuple(item for item, fault in faults if not fault)
    if not sound:
        return sound, None
    compiled, database = _compile(sound, refused)
    if database is not None:
        refused += _too_costly(compiled, database, clock)
    return compiled, database


def _shape_fault(item: Asked) -> str:
    return "" if item.entry.literal else shape_fault(item.pattern.decode())


def _too_costly(asked: Sequence[Asked], database: hyperscan.Database, clock: Clock | None) -> list[Refusal]:
    refused = [
        refusal_of(
            asked[number],
            f"it answers {count:,} times on 20 KB of ordinary text, so every text would be slow",
        )
        for number, count in busy(database).items()
    ]
    if clock is not None:
        refused += [
            refusal_of(
                asked[number], f"it makes everything else {factor:.1f} times slower; put a rare word into it"
            )
            for number, factor in slow(asked, database, _compiled_alone, clock).items()
        ]
    return refused


def _compiled_alone(item: Asked) -> hyperscan.Database | None:
    told = _try([item])
    return told if isinstance(told, hyperscan.Database) else None


def _compile(
    sound: tuple[Asked, ...], refused: list[Refusal]
) -> tuple[tuple[Asked, ...], hyperscan.Database | None]:
    """Large patterns are compiled without beginnings from the start: trying each alone costs more than all together."""
    lighter = tuple(_lighter(item) if len(item.pattern) > _LARGE else item for item in sound)
    whole = _try(lighter)
    if isinstance(whole, hyperscan.Database):
        return lighter, whole
    told: list[Refusal] = []
    alone = tuple(_alone(item, told) for item in lighter)
    if not told:
        whole = _try(alone)
        if isinstance(whole, hyperscan.Database):
            return alone, whole
    refused += told or [refusal_of(sound[0], "with the others it does not fit into one scanner")]
    return alone, None


def _lighter(item: Asked) -> Asked:
    """The item without beginnings, where they can be looked for afterwards."""
    try:
        compile_twin(item.pattern, caseless=item.caseless)
    except re.error:
        return item
    return item.without_beginnings()


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
