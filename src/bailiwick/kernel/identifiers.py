"""Identifiers of clauses: `pack/label.path`, and patterns over them such as `pd/IV.A.9.*`."""

from __future__ import annotations

import re

_CLAUSE_ID = re.compile(r"[a-z][a-z0-9-]*/[A-Za-z0-9][A-Za-z0-9.-]*")
_PLAIN_ID = re.compile(r"[a-z][a-z0-9-]*(?:[./:][A-Za-z0-9][A-Za-z0-9-]*)*")


def is_clause_id(text: str) -> bool:
    """Whether `text` has the shape of a clause id, e.g. `nmpd/V.G.2.s1`."""
    return _CLAUSE_ID.fullmatch(text) is not None


def is_plain_id(text: str) -> bool:
    """Whether `text` has the shape of a binding, power, lexicon or setting id."""
    return _PLAIN_ID.fullmatch(text) is not None


def matches_clause(pattern: str, clause_id: str) -> bool:
    """Whether a clause id is named by `pattern`: the id itself, or a prefix ending in `.*` that takes in its children.

    `pd/IV.A.*` names everything below IV.A; `pd/IV.A.9.*` also names `pd/IV.A.9.s1`, but not `pd/IV.A.90`.
    """
    if pattern.endswith(".*"):
        return clause_id.startswith(pattern[:-1])
    return pattern == clause_id
