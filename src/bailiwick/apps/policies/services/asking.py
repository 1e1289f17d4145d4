"""Help and advice: asked, given to whose office it is, answered, applied. Entries tell no word of it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.accounts.services import seal
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.facts import OFFICE_OF, OTHER, Help
from bailiwick.apps.policies.models import Effort, HelpRequest, HelpStep, StepKind, Topic
from bailiwick.apps.policies.permissions import Right, may, require
from bailiwick.apps.policies.selectors.asking import PURPOSE, may_answer, opened, readable
from bailiwick.apps.policies.selectors.packs import library
from bailiwick.apps.policies.services.helping import day_of, locked_unit, words
from bailiwick.apps.roster.models import Category, Membership
from bailiwick.apps.roster.selectors import holders_of, tree_on
from bailiwick.kernel.identifiers import matches_clause
from bailiwick.kernel.sentence import say
from bailiwick.policy.finding import Finding


@dataclass(frozen=True, slots=True)
class GivenOut:
    """What a records export holds, and how many answers it withholds as privileged."""

    answers: tuple[Help, ...]
    withheld: int


@act("policies.help.ask", say("asked for help"))
def ask_help(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    unit: UUID,
    topic: Topic,
    question: str,
    clauses: Sequence[str] = (),
    situation: str = "",
    privileged: bool = False,
) -> HelpRequest:
    """Ask whoever's office it is; a question of law is counsel's circle's until counsel says otherwise.

    A situation that the policy's examples do not name (`other`) asks for a reason: the question is it.
    """
    asker = _member(doing)
    locked_unit(unit, day_of(doing))
    if situation == OTHER and not question.strip():
        raise PoliciesError(
            "Nobody has said what the situation is.",
            remedy="Say in a sentence or two why none of the examples fits; counsel will read it.",
        )
    request = _request(
        doing, unit, topic, question, clauses, asker=asker, situation=situation, privileged=privileged
    )
    _route(doing, request, unit)
    return request


@act("policies.help.assign", say("gave a request for help to somebody"))
def assign_help(doing: Doing, *, request: UUID, to: UUID) -> None:
    """Give a request to somebody of the office whose it is."""
    one = _read(doing, request)
    _must_answer(doing, one)
    if not holders_of(OFFICE_OF[one.topic], one.unit, day_of(doing)).is_one(to):
        raise PoliciesError("It is not theirs to answer.", remedy="Choose somebody who holds that office.")
    _step(doing, request, StepKind.ASSIGNED, to)


@act("policies.help.answer", say("answered a request for help"))
def answer_help(doing: Doing, *, request: UUID, answer: str, privileged: bool = False) -> None:
    """Answer; only counsel may mark an answer as privileged, and then only counsel's circle ever reads it."""
    one = _read(doing, request)
    _must_answer(doing, one)
    if privileged:
        require(doing.actor, Right.COUNSEL, day_of(doing), one.unit)
    _step(
        doing,
        request,
        StepKind.ANSWERED,
        _member(doing),
        words(_said(answer), "answer"),
        privileged=privileged,
    )


@act("policies.help.apply", say("said what was done with an answer"))
def apply_help(doing: Doing, *, request: UUID, note: str) -> None:
    """Say what was done with the answer: for whoever asked."""
    one = _read(doing, request)
    if one.asker != doing.actor.identity:
        raise RefusedError(
            "Only whoever asked says what was done.", reason="not-the-asker", remedy="Leave it to them."
        )
    if one.answer is None:
        raise PoliciesError("It has not been answered.", remedy="Wait for the answer.")
    _step(doing, request, StepKind.APPLIED, _member(doing), words(_said(note), "note"))


@act("policies.advice.let-in", say("let somebody read advice"))
def let_in(doing: Doing, *, request: UUID, person: UUID) -> None:
    """Let somebody read what is privileged: counsel alone says who belongs to the circle."""
    one = _read(doing, request)
    require(doing.actor, Right.COUNSEL, day_of(doing), one.unit)
    if not Membership.objects.on(day_of(doing)).filter(person_id=person).exists():
        raise PoliciesError("They do not work here.", remedy="Choose somebody who does.")
    _step(doing, request, StepKind.LET_IN, person)


@act("policies.advice.give", say("gave advice"))
def give_advice(
    doing: Doing, *, unit: UUID, clauses: Sequence[str], advice: str, privileged: bool
) -> HelpRequest:
    """Counsel's advice on clauses, without being asked."""
    require(doing.actor, Right.COUNSEL, day_of(doing), unit)
    locked_unit(unit, day_of(doing))
    me = _member(doing)
    request = _request(
        doing, unit, Topic.LEGAL_MEANING, "", clauses, asker=me, situation="", privileged=privileged
    )
    _step(doing, request.id, StepKind.ANSWERED, me, words(_said(advice), "advice"), privileged=privileged)
    return request


@act("policies.advice.export", say("exported advice for a records request"))
def export_advice(doing: Doing, *, unit: UUID, clauses: Sequence[str] = ()) -> GivenOut:
    """What has been answered for a unit and below, for a records request; what is privileged is withheld.

    The entry says which answers were given and how many were withheld (mpls/roles.city-attorney.2). Nobody who exports
    reads more of those than that.
    """
    today = day_of(doing)
    require(doing.actor, Right.GIVE_OUT, today, unit)
    rows = HelpRequest.objects.filter(unit_id__in=tree_on(today).below(unit)).prefetch_related("steps")
    found = [
        one
        for one in opened(rows.order_by("asked_at", "id"))
        if one.answer and (not clauses or any(matches_clause(a, b) for a in clauses for b in one.clauses))
    ]
    given = tuple(one for one in found if one.is_for_all)
    doing.about("unit", unit)
    doing.record(given=[one.id for one in given], withheld=len(found) - len(given))
    return GivenOut(given, len(found) - len(given))


@act("policies.quorum.advise", say("told a board and the clerk of a quorum in a thread"))
def advise_of_quorum(doing: Doing, *, board: UUID, finding: Finding) -> HelpRequest:
    """Tell the clerk and every member that so many of a board write in one thread that it may be a meeting.

    `finding` is what the check on quorums said (mpls/roles.city-clerk.2); it is cited, and no thread is kept. Refused
    to everybody but the clockwork: it speaks in nobody's name, so no person may put words into it.
    """
    today = day_of(doing)
    if doing.actor.kind is not ActorKind.JOB:
        raise RefusedError(
            "Only the software tells this, of what it has noticed.",
            reason="clockwork-alone",
            remedy="Ask the clerk yourself.",
        )
    locked_unit(board, today)
    request = _request(
        doing, board, Topic.OPEN_MEETING, str(finding.why), finding.clauses, asker=None, situation=""
    )
    _route(doing, request, board)
    members = Membership.objects.on(today).filter(unit_id=board, category=Category.BOARD_MEMBER)
    for member in members.order_by("id").values_list("person_id", flat=True):
        _step(doing, request.id, StepKind.LET_IN, member)
    return request


@act("policies.effort.note", say("noted what they did about a post of others"))
def note_effort(doing: Doing, *, text: str, day: date | None = None) -> Effort:
    """Note for oneself that one asked to be untagged, or for a thing to be taken down (nmpd/II.s4). Theirs alone."""
    me = _member(doing)
    new = uuid.uuid4()
    row: Effort = Effort.objects.create(
        id=new,
        person_id=me,
        day=day or day_of(doing),
        text=seal(PURPOSE, words(_said(text), "note", 2000), about=str(new)),
        noted_at=doing.at,
    )
    doing.about("effort", row.id)
    return row


def _member(doing: Doing) -> UUID:
    """Whoever is doing it, who must be a person that works here."""
    me = doing.actor.identity
    if me is None or not Membership.objects.on(day_of(doing)).filter(person_id=me).exists():
        raise RefusedError(
            "This is for people who work here.", reason="not-a-member", remedy="Sign in as one of them."
        )
    return me


def _read(doing: Doing, request: UUID) -> Help:
    """The request, for somebody who may read it: hidden and absent answer alike, and leave no entry."""
    found = readable(doing.actor, day_of(doing), request)
    if not found:
        raise PoliciesError("There is no such request.", remedy="Look at the page again.")
    return found[0]


def _must_answer(doing: Doing, one: Help) -> None:
    day = day_of(doing)
    if not may_answer(doing.actor, one.topic, one.unit, day) and not (
        one.privileged and may(doing.actor, Right.COUNSEL, day, one.unit)
    ):
        raise RefusedError(
            "It is not your office to answer this.", reason="right-missing", remedy="Leave it to them."
        )


def _said(text: str) -> str:
    if not text.strip():
        raise PoliciesError("Nothing was written.", remedy="Write it, then send it again.")
    return text


def _request(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    unit: UUID,
    topic: Topic,
    question: str,
    clauses: Sequence[str],
    *,
    asker: UUID | None,
    situation: str,
    privileged: bool = False,
) -> HelpRequest:
    known = {clause for pack in library().packs.values() for clause in pack.clauses}
    strange = [one for one in clauses if one not in known]
    if strange:
        raise PoliciesError(f"There is no clause {', '.join(strange)}.", remedy="Name clauses by their ids.")
    new = uuid.uuid4()
    row: HelpRequest = HelpRequest.objects.create(
        id=new,
        unit_id=unit,
        asker_id=asker,
        topic=topic,
        clauses="\n".join(clauses),
        situation=situation,
        question=seal(PURPOSE, words(question, "question"), about=str(new)),
        privileged=privileged,
        asked_at=doing.at,
    )
    doing.about("help-request", row.id)
    return row


def _route(doing: Doing, request: HelpRequest, unit: UUID) -> None:
    """Give it to the first who holds the office; where nobody does, it waits, and the steward is told."""
    office = holders_of(OFFICE_OF[Topic(request.topic)], unit, day_of(doing))
    if office.may:
        _step(doing, request.id, StepKind.ASSIGNED, office.may[0].person)


def _step(  # noqa: PLR0913 -- a step is made of exactly these
    doing: Doing, request: UUID, kind: StepKind, person: UUID, text: str = "", *, privileged: bool = False
) -> None:
    new = uuid.uuid4()
    HelpStep.objects.create(
        id=new,
        request_id=request,
        kind=kind,
        person_id=person,
        text=seal(PURPOSE, text, about=str(new)) if text else "",
        privileged=privileged,
        at=doing.at,
    )
    doing.about("help-request", request)
