"""The casebook as the count of clauses sees it: which worked examples come true, and what they act out."""

from __future__ import annotations

from collections.abc import Iterator


def passing_cases() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Title and clauses of every case that acts out a clause and gives what it promises."""
    yield from ()
