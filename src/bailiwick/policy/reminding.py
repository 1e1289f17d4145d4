"""Which reminders are due: what a policy has its people told with one look at one text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.clause import Clause
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.finding import Finding
from bailiwick.policy.reminder import Occasion, Reminder
from bailiwick.policy.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder that is due: the policy that has it told, the clause, and the bindings it stands beside."""

    policy: AdoptedPolicy
    clause: Clause
    reminder: Reminder
    beside: frozenset[str] = frozenset()

    @property
    def says(self) -> str:
        """The agency's own wording where it has been loaded, else our summary."""
        return self.policy.overlay.wording.get(self.clause.id, self.clause.says)

    @property
    def cited(self) -> str:
        """The clause by its printed label: `SOP 400.14, IX.A.4`."""
        return f"{self.policy.pack.citation}, {self.clause.label}"


def reminders_due(
    policies: Sequence[AdoptedPolicy],
    post: PostClass,
    on: date,
    findings: Sequence[Finding],
    stands: Callable[[str], bool],
) -> Iterator[Told]:
    """The reminders due with one look on a day; `stands` says whether words of a group stand in the text."""
    for policy in policies:
        in_force = policy.clauses_on(on)
        found = {
            finding.binding
            for finding in findings
            if finding.policy == policy.id and finding.verdict is Verdict.NOT_MET
        }
        for reminder in policy.pack.reminders.values():
            if post not in reminder.posts or reminder.id not in in_force:
                continue
            beside = frozenset(found.intersection(reminder.bindings) if reminder.bindings else found)
            if _DUE[reminder.occasion](reminder, beside, stands):
                yield Told(policy, in_force[reminder.id], reminder, beside)


def _always(_reminder: Reminder, _beside: frozenset[str], _stands: Callable[[str], bool]) -> bool:
    return True


def _with_words(reminder: Reminder, _beside: frozenset[str], stands: Callable[[str], bool]) -> bool:
    return any(stands(group) for group in reminder.groups)


def _with_finding(_reminder: Reminder, beside: frozenset[str], _stands: Callable[[str], bool]) -> bool:
    return bool(beside)


_DUE = {
    Occasion.ALWAYS: _always,
    Occasion.WORDS: _with_words,
    Occasion.BESIDE: _with_finding,
    Occasion.REASON: _with_finding,
}
