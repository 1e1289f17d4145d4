"""Lexicons: word lists as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One term or pattern."""

    expression: str
    literal: bool
    group: str
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_inside: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A word list."""

    id: str
    language: str
    fold: bool
    caseless: bool
    entries: tuple[Entry, ...]
    source: str


def context_fault(limit: str, name: str) -> str:
    """What is wrong with the name of a context, or nothing."""
    return ""
