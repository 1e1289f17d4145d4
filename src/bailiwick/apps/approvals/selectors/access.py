"""The access register, the report of uses, the list for the filter, and lines supplied for one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import import_string

from bailiwick.apps.approvals.facts.access import RawLine, Span, access_facts, joined
from bailiwick.apps.approvals.models import (
    Detail,
    Entry,
    Line,
    Purpose,
    Request,
    State,
    Subject,
    Supply,
)
from bailiwick.apps.approvals.permissions import SEES_USE, SUPPLIES
from bailiwick.apps.approvals.selectors.powers import holders_of_role
from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.policies.selectors import examiner_for
from bailiwick.apps.roster.models import Tree
from bailiwick.apps.roster.selectors import chain_of, names_of, tree_on
from bailiwick.policy.facts.registers import AccessLine
from bailiwick.policy.finding import Finding
from bailiwick.policy.verdict import Verdict

MASKED = "(not shown)"
GATE = "access.review"


@dataclass(frozen=True, slots=True)
class Use:
    """One entry as a report shows it: whom the look was about is never told."""

    entry: Entry
    who: str
    supervisor: str
    target: str
    confirmed: bool | None
    """Whether a superior confirmed it; None: nobody has looked."""


def _sees(person: UUID, unit: UUID, day: date) -> bool:
    return any(one.person == person for role in SEES_USE for one in holders_of_role(role, unit, day))


def may_see_use(person: UUID, unit: UUID, day: date) -> bool:
    """Whether somebody sees the report of a unit's uses."""
    return _sees(person, unit, day)


def may_supply(person: UUID, unit: UUID, day: date) -> bool:
    """Whether somebody may supply lines of a log for a unit."""
    return any(one.person == person for role in SUPPLIES for one in holders_of_role(role, unit, day))


def uses(person: UUID, unit: UUID | None, day: date, most: int = 200) -> list[Use]:
    """Uses that somebody sees: their own, and with `unit` those of all its parts. Five queries."""
    rows = Entry.objects.filter(person_id=person)
    if unit is not None:
        rows = Entry.objects.filter(Q(person_id=person) | Q(unit_id__in=tree_on(day).below(unit)))
    found = list(rows.prefetch_related("looks").order_by("-starts")[:most])
    names = names_of(
        {row.person_id for row in found} | {row.supervisor_id for row in found if row.supervisor_id}
    )
    return [
        Use(
            row,
            names.get(row.person_id, ""),
            names.get(row.supervisor_id, "") if row.supervisor_id else "",
            row.target if row.person_id == person else (MASKED if row.target else ""),
            _confirmed(row),
        )
        for row in found
    ]


def _confirmed(row: Entry) -> bool | None:
    looks = sorted(row.looks.all(), key=lambda one: one.at)
    return bool(looks[-1].confirmed) if looks else None


def counted(found: Iterable[Use]) -> dict[Purpose, int]:
    """How often each purpose occurs, every purpose named."""
    numbers = Counter(Purpose(one.entry.purpose) for one in found)
    return {purpose: numbers[purpose] for purpose in Purpose}


def to_confirm(person: UUID, day: date) -> list[Entry]:
    """Needs of the duties that nobody has confirmed, of people who answer to somebody."""
    rows = Entry.objects.filter(purpose=Purpose.DUTY_NEED, looks=None).order_by("starts")[:200]
    return [row for row in rows if person in {link.supervisor for link in chain_of(row.person_id, day)}]


@dataclass(frozen=True, slots=True)
class Authorised:
    """One line of the list for the filter: who may use social sites on agency systems, for what, until when."""

    name: str
    email: str
    unit: str
    purpose: str
    until: date | None


def filter_rows(unit: UUID, day: date) -> list[Authorised]:
    """Who has leave in force on that day, in the unit and its parts (pd/V.A.1.s2). Three queries."""
    tree: Tree = tree_on(day)
    rows = (
        Request.objects.filter(
            subject=Subject.ACCESS, place__state=State.IN_FORCE, unit_id__in=tree.below(unit)
        )
        .exclude(place__until__lt=day)
        .filter(Q(starts=None) | Q(starts__lte=day))
        .select_related("for_whom", "unit", "place")
        .order_by("for_whom__name", "number")
    )
    return [
        Authorised(row.for_whom.name, row.for_whom.email or "", row.unit.name, row.identity, row.place.until)
        for row in rows
    ]


def supply_of(identity: UUID) -> Supply | None:
    """What was supplied, if anything."""
    found: Supply | None = Supply.objects.filter(pk=identity).select_related("unit", "by").first()
    return found


@dataclass(frozen=True, slots=True)
class Read:
    """Lines with what is on record, and what the policies say of them; `untold` are those whom no policy binds."""

    lines: Sequence[tuple[AccessLine, str, datetime]]
    findings: Sequence[Finding]
    untold: Sequence[str]


def read_lines(supply: Supply, day: date) -> Read:
    """Join the lines with details and grounds, and ask the gate `access.review`. It keeps nothing (CR-52).

    Each person is asked about by the policies that bind them.
    """
    rows = list(supply.lines.order_by("starts"))
    people = {row.person_id for row in rows}
    kinds = _kinds({row.site for row in rows if row.site})
    lines = joined([_raw(row, kinds) for row in rows], _details(people), _grounds(people))
    names = names_of(people)
    findings: list[Finding] = []
    untold = []
    for person in sorted(people, key=lambda one: names[one]):
        try:
            examiner = examiner_for(GATE, owner=supply.unit_id, actor=person, day=day)
        except NoPolicyError:
            untold.append(names[person])
            continue
        own = [line for line in lines if line.person == str(person)]
        report = examiner.examine(access_facts(supply.supplied_for, [person], own), "")
        findings += [one for one in report.findings if one.verdict is not Verdict.MET]
    told = [(line, names[row.person_id], row.starts) for line, row in zip(lines, rows, strict=True)]
    return Read(told, findings, untold)


def _kinds(sites: frozenset[str] | set[str]) -> Mapping[str, str]:
    """What sort each of those sites is, as far as anybody has classed it: the room above keeps that register."""
    classed: Callable[[frozenset[str]], Mapping[str, str]] = import_string(settings.KIND_OF_SITES)
    return classed(frozenset(sites)) if sites else {}


def _raw(row: Line, kinds: Mapping[str, str]) -> RawLine:
    return RawLine(
        person=row.person_id,
        at=row.starts,
        site=row.site,
        kind=kinds.get(row.site, ""),
        minutes=row.minutes,
        equipment=row.equipment,
        account=row.account,
        on_duty=row.on_duty,
    )


def _details(people: Iterable[UUID]) -> list[Span]:
    rows = Detail.objects.filter(person_id__in=set(people), called_off=False)
    return [Span(person=row.person_id, starts=row.starts, ends=row.ends) for row in rows]


def _grounds(people: Iterable[UUID]) -> list[Span]:
    """What frees a use: an entry for a case, a need of the duties that was confirmed, leave in force."""
    chosen = set(people)
    spans = []
    for row in Entry.objects.filter(person_id__in=chosen).prefetch_related("looks"):
        ground = _ground_of(row)
        if ground:
            ends = row.starts + timedelta(minutes=row.minutes)
            spans.append(Span(person=row.person_id, starts=row.starts, ends=ends, ground=ground))
    for given in Request.objects.filter(
        subject=Subject.ACCESS, for_whom_id__in=chosen, place__state__in=(State.IN_FORCE, State.RAN_OUT)
    ).select_related("place"):
        since = given.place.since if given.place.state == State.IN_FORCE else given.asked_at
        until = _end(given.place.until)
        spans.append(Span(person=given.for_whom_id, starts=since, ends=until, ground="authorisation"))
    return spans


def _ground_of(row: Entry) -> str:
    if row.case:
        return "investigation"
    if row.purpose == Purpose.DUTY_NEED:
        return "duty-need" if _confirmed(row) else ""
    return "authorisation" if row.authority_id else ""


def _end(day: date | None) -> datetime:
    last = day or timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(last + timedelta(days=1), datetime.min.time()))
