"""Notices: what a page must tell its visitors, in parts that are looked for apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticePart:
    """One part of a notice: found when one of `any_of` and all of `all_of` (lexicon groups) occur."""

    name: str
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice a page owes its visitors; `where` names places of PageFacts, `suggest` is wording of ours."""

    id: str
    clauses: tuple[str, ...]
    where: tuple[str, ...]
    parts: tuple[NoticePart, ...]
    suggest: str
    too_wide: tuple[str, ...] = ()
