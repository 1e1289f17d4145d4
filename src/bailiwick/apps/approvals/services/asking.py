"""Asking for leave: what is asked is complete, its way is set by the policy, and its first step is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import orjson

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts import CHAIN, SHAPES, Level, Shape, Voice, Way, as_identity, subject_of
from bailiwick.apps.approvals.facts.permission import spoken_is_enough
from bailiwick.apps.approvals.facts.shapes import EACH_THEIR_OWN
from bailiwick.apps.approvals.models import Capacity, Counter, Request, State, StepKind, Subject
from bailiwick.apps.approvals.selectors.powers import askable, holders_of_role
from bailiwick.apps.approvals.selectors.requests import Loaded, payload_of
from bailiwick.apps.approvals.selectors.who import May
from bailiwick.apps.approvals.services.stepping import Said, day_of, first_step, locked, me, text_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.selectors import cards_of, chain_of, tree_on, who_may
from bailiwick.kernel.canonical import canonical_json, digest_of, digest_of_text
from bailiwick.kernel.sentence import say
from bailiwick.policy.captures import layout_digest
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.policy.power import Power

LAYOUT, NO_LAYOUT = "layout", "no-layout"
"""In `told`: the words of the page's layout, and why there is none."""
FOR_OTHERS = frozenset({"poster"})
"""Objects of powers under which somebody may ask for another: a page's owner, that a colleague may post there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks for; `told` are the answers to the questions of the subject, by name."""

    power: str
    unit: UUID
    told: Mapping[str, str] = field(default_factory=dict)
    for_whom: UUID | None = None
    """Who is to have the leave, where that is not whoever asks; only a room that knows why they may ask says so."""
    colleague: UUID | None = None
    category: str = ""
    starts: date | None = None
    until: date | None = None
    capture: UUID | None = None
    file_digest: str = ""
    page: PageCapture | None = None
    """The layout of a page, read from what was handed in."""
    spoken_on: date | None = None
    spoken_by: UUID | None = None
    replaces: UUID | None = None


@act("approvals.ask", say("asked for a permission"))
def ask(doing: Doing, asked: Asked) -> Loaded:
    """Ask for leave. Raises ApprovalsError naming the field that is missing or does not fit.

    Refused to who does not work here, and for a power that is not asked for here. The way is taken from the power: who
    is heard first, who endorses, and of a chain of command each superior in turn (nmpd/VIII.A.s2).
    """
    day, asker = day_of(doing), me(doing)
    power = next((one for one in askable(asked.unit, day) if one.id == asked.power), None)
    if power is None:
        raise RefusedError(
            "No policy in force here knows this permission.",
            reason="no-such-power",
            remedy="Choose from the list, or ask the policy steward.",
        )
    if asked.for_whom is None:
        _works_in(asker, asked.unit, day)
    _may_be_for(power, asked, day)
    told = _told(SHAPES[subject_of(power)], asked)
    _fits(power, asked, asker, day)
    row = _row(doing, power, asked, told)
    _goes_on_from(doing, row)
    said = Said(digest=digest_of(payload_of(row, orjson.loads(row.told)).plain()))
    return first_step(doing, row, StepKind.ASKED, May(Capacity.ASKER), said)


def _works_in(person: UUID, unit: UUID, day: date) -> None:
    way = {above for card in cards_of(person, day) for above in tree_on(day).above(card.unit)}
    if unit not in way:
        raise RefusedError(
            "You do not work for this unit.", reason="not-here", remedy="Choose a unit that you work for."
        )


def _may_be_for(power: Power, asked: Asked, day: date) -> None:
    if asked.for_whom is None:
        return
    if power.object not in FOR_OTHERS:
        raise RefusedError(
            "This is asked for by whoever it is for.", reason="for-another", remedy="Let them ask themself."
        )
    if not cards_of(asked.for_whom, day):
        raise ApprovalsError("Nobody is named who works here.", field="person", remedy="Choose a colleague.")


def _told(shape: Shape, asked: Asked) -> dict[str, str]:
    """The answers, each where it must be. Raises ApprovalsError for the first that is missing."""
    told = {}
    for question in shape.all_questions:
        words = text_of(asked.told.get(question.name, ""), question.name, question.most)
        if question.must and not words:
            raise ApprovalsError(
                f"“{question.label}” has no answer yet.", field=question.name, remedy="Answer it, then send."
            )
        if words and question.choices and words not in dict(question.choices):
            raise ApprovalsError(
                f"“{question.label}” has no such answer.", field=question.name, remedy="Choose from the list."
            )
        told[question.name] = words
    if shape.layout:
        told |= _layout(asked)
    if shape.file and not asked.capture:
        raise ApprovalsError("There is no file yet.", field="file", remedy="Add the photo itself.")
    return told


def _layout(asked: Asked) -> dict[str, str]:
    why_none = text_of(asked.told.get(NO_LAYOUT, ""), NO_LAYOUT, 1000)
    words = text_of(asked.page.text if asked.page else asked.told.get(LAYOUT, ""), LAYOUT)
    if not (words or asked.capture or why_none):
        raise ApprovalsError(
            "There is no layout of the page, and no reason why not.",
            field=LAYOUT,
            remedy="Add a print of the whole page, or say why there is none yet.",
        )
    pictures = "\n".join(asked.page.images) if asked.page else ""
    links = "\n".join(asked.page.links) if asked.page else ""
    return {LAYOUT: words, NO_LAYOUT: why_none, "pictures": pictures, "links": links}


def page_of(told: Mapping[str, str]) -> PageCapture:
    """The page as it was handed in with the request."""
    return PageCapture(
        text=told.get(LAYOUT, ""),
        images=tuple(told.get("pictures", "").split("\n")) if told.get("pictures") else (),
        links=tuple(told.get("links", "").split("\n")) if told.get("links") else (),
    )


def _fits(power: Power, asked: Asked, asker: UUID, day: date) -> None:
    if asked.starts and asked.until and asked.until < asked.starts:
        raise ApprovalsError("The last day is before the first.", field="until", remedy="Give a later one.")
    if asked.until and asked.until < day:
        raise ApprovalsError("The last day is over.", field="until", remedy="Give a later one.")
    if power.holder == EACH_THEIR_OWN:
        if asked.colleague is None or asked.colleague == asker or not cards_of(asked.colleague, day):
            raise ApprovalsError(
                "Nobody is named who works here.", field="colleague", remedy="Choose your colleague."
            )
    elif asked.colleague is not None:
        raise ApprovalsError("This is not a colleague's to give.", field="colleague", remedy="Leave it out.")
    if asked.category and (power.standing is None or asked.category not in power.standing.categories):
        raise ApprovalsError(
            "The policy knows no standing release of that sort.", field="category", remedy="Choose another."
        )
    if asked.spoken_on is not None:
        _spoken(power, asked, day)


def _spoken(power: Power, asked: Asked, day: date) -> None:
    if not spoken_is_enough(power):
        raise ApprovalsError(
            "A spoken yes is not enough here: the policy asks for more.",
            field="spoken_on",
            remedy="Leave the day out; the request is decided in writing.",
        )
    if asked.spoken_on is None or asked.spoken_on > day:
        raise ApprovalsError(
            "That day is still to come.", field="spoken_on", remedy="Give the day it was said."
        )
    said_by = asked.spoken_by
    if said_by is None or not who_may(power, asked.unit, asked.spoken_on).is_one(said_by):
        raise ApprovalsError(
            "Whoever you name could not give this leave on that day.",
            field="spoken_by",
            remedy="Name who said yes; they are asked to confirm it.",
        )


def _row(doing: Doing, power: Power, asked: Asked, told: Mapping[str, str]) -> Request:
    kept = {name: words for name, words in told.items() if name not in {"identity", "words"} and words}
    if asked.spoken_on and asked.spoken_by:
        kept |= {"spoken-on": asked.spoken_on.isoformat(), "spoken-by": str(asked.spoken_by)}
    words = told.get("words", "")
    row: Request = Request.objects.create(
        number=next_number(),
        power=power.id,
        subject=subject_of(power),
        unit_id=asked.unit,
        asker_id=me(doing),
        for_whom_id=asked.for_whom or me(doing),
        colleague_id=asked.colleague,
        identity=_identity(power, asked, told),
        words=words,
        digest=asked.file_digest or (digest_of_text(words) if words else ""),
        layout=_layout_digest(asked, told),
        capture=asked.capture,
        category=asked.category,
        starts=asked.starts,
        until=asked.until,
        told=canonical_json(kept).decode(),
        way=_way(power, asked, asked.for_whom or me(doing), day_of(doing)).as_text(),
        replaces_id=asked.replaces,
        asked_at=doing.at,
    )
    return row


def _identity(power: Power, asked: Asked, told: Mapping[str, str]) -> str:
    if power.holder == EACH_THEIR_OWN:
        return str(asked.colleague)
    return as_identity(told.get("identity", ""))


def _layout_digest(asked: Asked, told: Mapping[str, str]) -> str:
    page = asked.page or page_of(told)
    if page.text or page.images:
        return layout_digest(page)
    return asked.file_digest if LAYOUT in told else ""


def next_number() -> int:
    """The number of the next request, alone until the act ends."""
    Counter.objects.get_or_create(name="request")
    counter = Counter.objects.select_for_update().get(pk="request")
    counter.last += 1
    counter.save(update_fields=["last"])
    return int(counter.last)


def _way(power: Power, asked: Asked, asker: UUID, day: date) -> Way:
    """Who is heard and who endorses. Whoever decides is no level of the chain below themself."""
    shape = SHAPES[subject_of(power)]
    voices = [Voice(one.role, one.or_declined) for one in power.input_first]
    known = {one.role for one in voices}
    voices += [
        Voice(role) for role in shape.hears if role not in known and holders_of_role(role, asked.unit, day)
    ]
    levels: list[Level] = []
    for role in power.endorsed_by:
        levels += _chain(power, asked.unit, asker, day) if role == CHAIN else [Level(role)]
    return Way(tuple(voices), tuple(levels))


def _chain(power: Power, unit: UUID, asker: UUID, day: date) -> list[Level]:
    """Every superior in turn, from the asker's own upwards, up to but without whoever decides."""
    deciding = {one.person for one in who_may(power, unit, day).may}
    levels: list[Level] = []
    for link in chain_of(asker, day):
        if link.supervisor in deciding and deciding != {asker}:
            break
        levels.append(Level(CHAIN, link.supervisor))
    return levels


def _goes_on_from(doing: Doing, row: Request) -> None:
    """What is asked for again goes on from the request before it: the asker's own, and about the same thing."""
    if row.replaces_id is None:
        return
    before = locked(doing, row.replaces_id)
    same = before.row.power == row.power and before.row.for_whom_id == row.for_whom_id
    if not same or row.for_whom_id not in before.own:
        raise RefusedError("This is not yours to ask for again.", reason="not-own", remedy="Ask anew.")
    if before.state not in {State.IN_FORCE, State.CHANGED, State.SENT_BACK, State.RAN_OUT, State.LAPSED}:
        raise ApprovalsError("The request before it is not at its end.", remedy="Ask anew.")
    if before.row.subject == Subject.REFERENCE and before.row.identity != row.identity:
        raise ApprovalsError("It is for another page.", field="identity", remedy="Ask anew for that page.")
