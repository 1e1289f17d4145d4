"""Reasons for which clauses are set aside: what can be, what was asked, what is on record, and who says yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.models import Waiver, WaiverAsk
from bailiwick.apps.approvals.permissions import WAIVES
from bailiwick.apps.approvals.selectors.powers import holders_of_role, people_of_offices, policies_here
from bailiwick.apps.roster.selectors import cards_of, tree_on
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.binding import ReviewerRelease, WaiverRelease

ELSEWHERE = frozenset({"direct-act", "ground-recorded", "view-declined", "change-reviewed"})
"""Kinds that are recorded where the thing itself is done, and never by hand."""
SECOND_READER = "second-reader:"
"""What kinds begin with where somebody else says how words are meant: asked and answered where the words stand."""
KIND_WORDS = {
    "not-possible-because": say("It is not possible."),
    "left-out-because": say("It is left out."),
    "one-admin-because": say("One administrator alone has it."),
    "no-second-factor-because": say("It has no second step."),
    "difference-explained": say("It was done differently."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waivable:
    """A clause that leaves room for a reason, as it is printed, and the kind of reason."""

    clause: str
    label: str
    heading: str
    policy: str
    kind: str


def waivable(unit: UUID, day: date) -> list[Waivable]:
    """Every clause that binds the unit and can be set aside for a reason given by hand."""
    found: dict[str, Waivable] = {}
    for policy in policies_here(unit, day):
        for binding in policy.bindings.values():
            release = binding.release
            if not isinstance(release, WaiverRelease) or release.kind in ELSEWHERE:
                continue
            for name in binding.clauses:
                clause = policy.pack.clauses[name]
                called = policy.pack.citation or policy.pack.title
                found[name] = Waivable(
                    clause=name, label=clause.label, heading=clause.heading, policy=called, kind=release.kind
                )
    return list(found.values())


def second_readings(unit: UUID, day: date) -> list[Waivable]:
    """Every clause that binds the unit and about which a second reader may say that words do not mean that."""
    return [
        Waivable(
            clause=name,
            label=policy.pack.clauses[name].label,
            heading=policy.pack.clauses[name].heading,
            policy=policy.pack.citation or policy.pack.title,
            kind=f"{SECOND_READER}{binding.release.role}",
        )
        for policy in policies_here(unit, day)
        for binding in policy.bindings.values()
        if isinstance(binding.release, ReviewerRelease)
        for name in binding.clauses
    ]


def kind_words(kind: str) -> Sentence | str:
    """A kind of reason in words."""
    return KIND_WORDS.get(kind, kind.replace("-", " "))


def may_waive(person: UUID, unit: UUID, day: date) -> bool:
    """Whether somebody records reasons for the unit."""
    return person in deciders_of(unit, day)


def deciders_of(unit: UUID, day: date) -> frozenset[UUID]:
    """Who records reasons for the unit on the day."""
    return frozenset(one.person for role in WAIVES for one in holders_of_role(role, unit, day))


def waivers_seen(person: UUID, day: date) -> list[Waiver]:
    """The reasons on record for the units somebody works for, and those they decide for; what holds first."""
    rows = Waiver.objects.exclude(kind__startswith=SECOND_READER).order_by("-starts", "id")
    rows = rows.select_related("unit", "by", "ended_by")
    seen = units_worked_for(person, day)
    found = [one for one in rows if one.unit_id in seen or may_waive(person, one.unit_id, day)]
    return sorted(found, key=lambda one: not holds(one, day))


def holds(waiver: Waiver, day: date) -> bool:
    """Whether the reason still counts on the day."""
    return waiver.ended_at is None and (waiver.until is None or waiver.until >= day)


def ending_for(person: UUID, first: date, last: date) -> list[tuple[Waiver, bool]]:
    """The reasons that run out within those days and are not on record for longer, each with whether it is theirs.

    For whoever asked for it, or entered it where nobody had asked, and for whoever records reasons for the unit.
    """
    rows = Waiver.objects.filter(ended_at=None, until__gte=first).select_related("asked", "unit")
    longer = [one for one in Waiver.objects.filter(ended_at=None) if one.until is None or one.until > last]
    goes_on = {(one.unit_id, one.clause, one.thing) for one in longer}
    found = [
        (one, person == (one.asked.by_id if hasattr(one, "asked") else one.by_id))
        for one in rows.filter(until__lte=last).order_by("until", "id")
        if (one.unit_id, one.clause, one.thing) not in goes_on
    ]
    return [(one, own) for one, own in found if own or may_waive(person, one.unit_id, last)]


def asks_open() -> list[WaiverAsk]:
    """What was asked and nobody has answered yet, the oldest first. One query."""
    rows = WaiverAsk.objects.filter(answered_at=None).exclude(kind__startswith=SECOND_READER)
    rows = rows.select_related("by", "unit")
    return list(rows.order_by("asked_at", "id"))


def asks_for(person: UUID, day: date) -> list[WaiverAsk]:
    """What somebody may answer: never what they asked for themself."""
    return [one for one in asks_open() if one.by_id != person and may_waive(person, one.unit_id, day)]


def asks_stuck(person: UUID, day: date) -> list[WaiverAsk]:
    """What nobody here may answer: for whoever asked, and for the offices that look after permissions."""
    return [
        one
        for one in asks_open()
        if not deciders_of(one.unit_id, day) - {one.by_id}
        and (person == one.by_id or person in people_of_offices(one.unit_id, day))
    ]


def asked_by(person: UUID) -> list[WaiverAsk]:
    """What somebody asked, the latest first."""
    rows = WaiverAsk.objects.filter(by_id=person).exclude(kind__startswith=SECOND_READER)
    return list(rows.select_related("unit", "answered_by").order_by("-asked_at", "id")[:50])


def units_worked_for(person: UUID, day: date) -> frozenset[UUID]:
    """The units that somebody works for, and all above them."""
    tree = tree_on(day)
    return frozenset(unit for card in cards_of(person, day) for unit in tree.above(card.unit))
