"""What the clock looks at: bindings that are due because nothing happens when somebody does nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.binding import Binding


@dataclass(frozen=True, slots=True)
class DueWatch:
    """One watch binding that should be looked at, since `since`."""

    policy: str
    binding: Binding
    since: date


def due_watches(
    policies: Sequence[AdoptedPolicy], last_looked: Mapping[str, date], on: date
) -> Iterator[DueWatch]:
    """The watches due on a day, given when each binding (by id) was last looked at; one never looked at is due now."""
    for policy in policies:
        clauses = policy.clauses_on(on)
        for binding in policy.bindings.values():
            if binding.watch is None or not any(clause_id in clauses for clause_id in binding.clauses):
                continue
            last = last_looked.get(binding.id)
            since = on if last is None else binding.watch.every.after(last)
            if since <= on:
                yield DueWatch(policy.id, binding, since)
