"""A gate's findings as a list of things to do: at most three on top, mine first, each with the button that mends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.selectors.remedies import Start, start_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.gate import to_do
from bailiwick.policy.remedy import Ask, Change, Do, Remedy, Supply, Waive
from bailiwick.ui.words import ROLE_WORDS

ON_TOP = 3
MINE = frozenset({"asker", "author", "member", "poster"})
"""Roles in a remedy that mean whoever stands before the gate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing: why, the rule by its printed label, whether it is mine to do, and the button or the page for it."""

    says: Sentence
    label: str
    clause: str
    mine: bool
    start: Start | None = None
    url: str = ""
    remedy: Sentence | None = None


@dataclass(frozen=True, slots=True)
class GateList:
    """What stands before a gate, mine first, and how many rules are in order."""

    lines: tuple[Line, ...]
    in_order: int

    @property
    def top(self) -> Sequence[Line]:
        """At most three."""
        return self.lines[:ON_TOP]

    @property
    def rest(self) -> Sequence[Line]:
        """What comes after those."""
        return self.lines[ON_TOP:]


def gate_list(  # noqa: PLR0913 -- each is told by name
    report: Report,
    *,
    unit: UUID,
    day: date,
    pages: Mapping[str, str] | None = None,
    asked: str = "",
    person: UUID | None = None,
    **known: str,
) -> GateList:
    """The list of a report.

    `pages`: where a fact is stated, or an act done, by its name. `asked`: a power that was asked for already, whose yes
    alone is missing. `person`: who looks, and would ask. `known`: what a request that begins here is filled with.
    """
    found = [one for one in to_do(report) if not _only_waits_for(one, asked)]
    here = _Here(unit, day, person, pages or {}, known)
    lines = [_line(one, here) for one in found]
    return GateList(tuple(sorted(lines, key=lambda line: not line.mine)), len(report.met))


def _only_waits_for(finding: Finding, asked: str) -> bool:
    asks = [one for one in finding.remedies if isinstance(one, Ask)]
    return bool(asked) and any(one.power == asked for one in asks)


@dataclass(frozen=True, slots=True)
class _Here:
    """The gate: whose unit, on which day, who looks, the pages of facts and acts, and what is known already."""

    unit: UUID
    day: date
    person: UUID | None
    pages: Mapping[str, str]
    known: Mapping[str, str]


def _line(finding: Finding, here: _Here) -> Line:
    clause = finding.clauses[0] if finding.clauses else ""
    mends = [_mends(one, finding, here) for one in finding.remedies]
    mends.sort(key=lambda one: (not one.mine, one.start is None and not one.url))
    best = mends[0] if mends else _Mend(mine=False)
    return Line(
        says=finding.why,
        label=finding.labels[0] if finding.labels else "",
        clause=clause,
        mine=best.mine,
        start=best.start,
        url=best.url,
        remedy=best.remedy,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mend:
    mine: bool
    start: Start | None = None
    url: str = ""
    remedy: Sentence | None = None


def _mends(remedy: Remedy, finding: Finding, here: _Here) -> _Mend:
    if isinstance(remedy, Ask):
        start = start_of(remedy, unit=here.unit, day=here.day, person=here.person, **here.known)
        return _Mend(mine=start is not None, start=start, remedy=say("Somebody has to be asked."))
    if isinstance(remedy, Waive):
        clause = finding.clauses[0] if finding.clauses else ""
        fields = {"begin": "1", "clause": clause, "unit": str(here.unit)}
        fields |= {"thing": here.known["identity"]} if here.known.get("identity") else {}
        start = Start(say("Say why it cannot be done"), fields, action="/permissions/waivers")
        return _Mend(mine=True, start=start)
    if isinstance(remedy, Supply):
        page = here.pages.get(remedy.fact, "")
        told = say("Answer now") if page else say("Ask the policy steward who states this.")
        return _Mend(mine=bool(page), url=page, remedy=told)
    if isinstance(remedy, Do):
        mine = remedy.by in MINE
        url = here.pages.get(remedy.act, "") if mine else ""
        told = (
            say("Do it now") if mine else say("For {role} to do.", role=ROLE_WORDS.get(remedy.by, remedy.by))
        )
        return _Mend(mine=mine, url=url, remedy=told)
    if isinstance(remedy, Change):
        return _Mend(mine=True, remedy=say("You could write: “{words}”", words=remedy.suggestion or "…"))
    return _Mend(mine=False, remedy=say("Wait until {until}.", until=remedy.until))
