"""The casebook as the count of clauses sees it: which worked examples come true, and what they act out."""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.casebook import Casebook
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.case_files import load_cases


def acting_cases() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Title and clauses of every case that acts out a clause and gives what it promises."""
    acting = [case for case in load_cases() if case.acts_out]
    for result in Casebook(load_library()).run(acting):
        if result.passed:
            yield result.case.title, result.case.acts_out
