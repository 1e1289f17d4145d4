"""How the policies are kept, clause by clause, in a quarter: evidence counted, open exceptions with whose they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import orjson

from bailiwick.apps.approvals.models import Step
from bailiwick.apps.approvals.models import StepKind as Taken
from bailiwick.apps.policies.models import Passage
from bailiwick.apps.policies.selectors import policies_of
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.models import NoticeRead
from bailiwick.apps.sites.selectors.lacking import Lack, lacks
from bailiwick.apps.sites.selectors.sites import Loaded, register
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.checks.grammar.notice_reading import State

MOST_PAGES = 200
"""Pages whose exceptions are reckoned: each asks every watch of its policies."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return (date(self.year + self.number // 4, 3 * self.number % 12 + 1, 1)) - timedelta(days=1)

    @property
    def before(self) -> Quarter:
        """The one before it."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def after(self) -> Quarter:
        """The one after it."""
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)  # noqa: PLR2004

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that a day is in."""
        return cls(day.year, (day.month + 2) // 3)


@dataclass(frozen=True, slots=True)
class Open:
    """One open exception: of which page, whose it is, and what it is."""

    site: Loaded
    owner: str
    lack: Lack


@dataclass(frozen=True, slots=True)
class ClauseKept:
    """One clause: how much evidence there is in the quarter, and what is open today."""

    policy: str
    clause: str
    label: str
    heading: str
    evidence: int
    open: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The report of one quarter."""

    quarter: Quarter
    rows: Sequence[ClauseKept]
    pages: int
    left_out: int


def compliance(units: frozenset[UUID], quarter: Quarter, day: date) -> Kept:
    """Every clause of the policies in force for those units, with evidence of the quarter and what is open today."""
    policies = _policies(units, day)
    evidence = _evidence(units, quarter, policies)
    sites = register(units)
    open_now = _open(sites[:MOST_PAGES], day)
    rows = [
        ClauseKept(
            policy.pack.citation or policy.pack.title,
            clause.id,
            clause.label,
            clause.heading,
            evidence[clause.id],
            tuple(open_now.get(clause.id, ())),
        )
        for policy in policies
        for clause in policy.pack.clauses.values()
    ]
    return Kept(quarter, rows, min(len(sites), MOST_PAGES), max(0, len(sites) - MOST_PAGES))


def _policies(units: frozenset[UUID], day: date) -> list[AdoptedPolicy]:
    """The policies that speak for any of the units; those above them speak too."""
    tree = tree_on(day)
    leaves = [unit for unit in units if not any(tree.parents.get(other) == unit for other in units)]
    found: dict[str, AdoptedPolicy] = {}
    for unit in sorted(leaves):
        found |= {policy.id: policy for policy in policies_of(unit, day)}
    return [found[name] for name in sorted(found)]


def _evidence(units: frozenset[UUID], quarter: Quarter, policies: Iterable[AdoptedPolicy]) -> Counter[str]:
    """What was kept in the quarter, by clause: passages of gates, decisions under powers, notices found on pages."""
    by_binding = {name: one.clauses for policy in policies for name, one in policy.bindings.items()}
    by_power = {name: power.clause for policy in policies for name, power in policy.powers.items()}
    span = (quarter.first, quarter.last)
    found: Counter[str] = Counter()
    for body in Passage.objects.filter(unit__in=units, day__range=span).values_list("body", flat=True):
        found.update(_cited(orjson.loads(body), by_binding))
    steps = Step.objects.filter(
        request__unit_id__in=units, kind__in=[Taken.APPROVED, Taken.SENT_BACK], at__date__range=span
    )
    for power in steps.values_list("request__power", flat=True):
        found[by_power.get(power, "")] += 1
    notices = NoticeRead.objects.filter(
        reading__site__unit_id__in=units, reading__at__date__range=span, state=State.PRESENT
    )
    for clauses in notices.values_list("clauses", flat=True):
        found.update(clauses.split())
    return found


def _cited(passage: Mapping[str, object], by_binding: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The clauses that a passage is evidence of: those met, and those it tells of line by line."""
    met, lines = passage.get("met"), passage.get("lines")
    found = {clause for name in (met if isinstance(met, list) else []) for clause in by_binding.get(name, ())}
    for line in lines if isinstance(lines, list) else []:
        found.update(line.get("clauses", ()))
    return found


def _open(sites: Sequence[Loaded], day: date) -> dict[str, list[Open]]:
    found: dict[str, list[Open]] = {}
    for one in sites:
        owner = one.row.place.owner
        for lack in lacks(one, day):
            for clause in lack.clauses:
                found.setdefault(clause, []).append(Open(one, owner.name if owner else "", lack))
    return found
