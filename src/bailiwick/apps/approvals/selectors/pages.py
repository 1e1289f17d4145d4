"""What the page of one request shows, for whoever looks. Hidden and absent are the same: None."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.facts import may_follow, spans
from bailiwick.apps.approvals.models import State, Step, StepKind
from bailiwick.apps.approvals.selectors.powers import Cited, citation_of, policies_here, powers_here
from bailiwick.apps.approvals.selectors.requests import Loaded, load
from bailiwick.apps.approvals.selectors.who import may_see, may_take, movers
from bailiwick.apps.approvals.selectors.wording import NEXT, NOBODY, READ_ALREADY, STEP_WORDS
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.roster.selectors import names_of
from bailiwick.jobs.holidays import holiday_table
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.kernel.working_days import CannotTell, working_days_between
from bailiwick.policy.power import Power
from bailiwick.ui.once import asked_once
from bailiwick.ui.words import ROLE_WORDS

DECISIONS = frozenset({StepKind.ASSENTED, StepKind.APPROVED, StepKind.SENT_BACK})
WORKING_DAYS = "us-federal"
"""The table of holidays by which days of waiting are counted."""
MOST_ON_TOP = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One answer of the asker, with its question."""

    label: Sentence
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One step as the page tells it."""

    who: str
    says: Sentence
    step: Step
    about: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing that is still to be done before the decision: what, and whether it is mine."""

    says: Sentence
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """One request as whoever looks sees it."""

    loaded: Loaded
    power: Power | None
    cited: Cited | None
    told: Sequence[Told]
    steps: Sequence[Shown]
    next: Sentence
    mine: bool
    to_do: Sequence[ToDo]
    offers: Sequence[StepKind]
    decides: bool
    waited: int | None
    """Working days for which whoever has it has had it; None where it is decided, or cannot be told."""
    colleague: str
    decided_by: str
    again: bool
    """Whether the asker can ask for the same again from here."""

    @property
    def top(self) -> Sequence[ToDo]:
        """At most three things, mine first."""
        return self.to_do[:MOST_ON_TOP]

    @property
    def rest(self) -> Sequence[ToDo]:
        """What comes after those."""
        return self.to_do[MOST_ON_TOP:]


def seen(actor: Actor, request: UUID, day: date) -> Loaded | None:
    """The request, if the actor may see it."""
    loaded = load(request)
    if loaded is None or actor.identity is None or not may_see(loaded, actor.identity, day):
        return None
    return loaded


def file_of(actor: Actor, request: UUID, day: date) -> Capture | None:
    """The file that came with a request, if there is one and the actor may see the request."""
    loaded = seen(actor, request, day)
    found: Capture | None = (
        Capture.objects.filter(pk=loaded.row.capture).first() if loaded and loaded.row.capture else None
    )
    return found


def request_page(actor: Actor, request: UUID, now: datetime) -> RequestPage | None:
    """The page of a request, as far as the actor may see it."""
    with asked_once():
        return _request_page(actor, request, now)


def _request_page(actor: Actor, request: UUID, now: datetime) -> RequestPage | None:
    day = timezone.localdate(now)
    loaded = seen(actor, request, day)
    if loaded is None or actor.identity is None:
        return None
    me, row = actor.identity, loaded.row
    moving = movers(loaded, day)
    people = {step.by_id for step in loaded.steps} | {step.about_id for step in loaded.steps}
    people |= {level.person for level in loaded.standing.way.levels} | moving
    names = names_of(one for one in people if one)
    power = powers_here(row.unit_id, day).get(row.power)
    possible = [kind for kind in StepKind if kind in may_follow(loaded.standing)]
    mine = [kind for kind in possible if may_take(loaded, kind, me, day)]
    decided = loaded.standing.decided
    return RequestPage(
        loaded=loaded,
        power=power,
        cited=citation_of(power, policies_here(row.unit_id, day)) if power else None,
        told=told_of(loaded),
        steps=[_shown(step, names) for step in loaded.steps],
        next=next_of(loaded, moving, names),
        mine=me in moving,
        to_do=_to_do(loaded, me, day, names),
        offers=[kind for kind in mine if kind not in DECISIONS],
        decides=bool(DECISIONS & set(mine)),
        waited=waited(loaded, now),
        colleague=row.colleague.name if row.colleague else "",
        decided_by=names.get(decided.by, "") if decided and decided.by else "",
        again=me in loaded.own
        and loaded.state in {State.CHANGED, State.SENT_BACK, State.RAN_OUT, State.LAPSED},
    )


def told_of(loaded: Loaded) -> list[Told]:
    """What was asked, each answer with its question."""
    row, shape = loaded.row, loaded.shape
    fixed = {"identity": row.identity, "words": row.words}
    found = [
        Told(one.label, one.answered(fixed.get(one.name) or loaded.told.get(one.name, "")))
        for one in shape.all_questions
    ]
    if row.category:
        found.append(Told(say("For every post of the sort"), row.category.replace("-", " ")))
    asked = {one.name for one in shape.all_questions}
    for name, label in _BESIDES.items():
        if name in asked:
            continue
        found.append(Told(label, loaded.told.get(name, "")))
    return [one for one in found if one.words]


_BESIDES = {
    "limits": say("Within these limits"),
    "instrument": say("Given by"),
    "reason": say("Why"),
    "layout": say("The page as it will be"),
    "no-layout": say("Why there is no layout"),
}


def _shown(step: Step, names: dict[UUID, str]) -> Shown:
    who = names.get(step.by_id, "") if step.by_id else ""
    about = names.get(step.about_id, "") if step.about_id else ""
    return Shown(who, STEP_WORDS[StepKind(step.kind)], step, about)


def next_of(loaded: Loaded, moving: frozenset[UUID], names: dict[UUID, str]) -> Sentence:
    """What happens next, and who has it, by name."""
    if loaded.state is State.DIRECT and loaded.standing.read:
        return READ_ALREADY
    template = NEXT[loaded.state].template
    if "{who}" not in template:
        return NEXT[loaded.state]
    who = ", ".join(sorted(names.get(one, "") for one in moving))
    return Sentence(template, {"who": who or NOBODY})


def _to_do(loaded: Loaded, me: UUID, day: date, names: dict[UUID, str]) -> list[ToDo]:
    """What still has to happen before the decision, in its order; mine first."""
    standing = loaded.standing
    if not standing.is_open:
        return []
    found = []
    if standing.question is not None:
        found.append(ToDo(say("A question has no answer yet."), me in loaded.own))
    for role in standing.unheard:
        mine = bool(may_take(loaded, StepKind.HEARD, me, day)) and standing.state is State.HEARING
        found.append(ToDo(say("Nobody has been heard for: {role}.", role=role_words(role)), mine))
    for level in standing.way.levels[standing.passed :]:
        if level.person:
            who = names.get(level.person, "")
            found.append(
                ToDo(
                    say("{who} has not endorsed it.", who=who), level == standing.level and level.person == me
                )
            )
        else:
            found.append(
                ToDo(say("It has not been endorsed by: {role}.", role=role_words(level.role)), mine=False)
            )
    deciding = standing.state is State.WITH_DECIDER and bool(may_take(loaded, StepKind.APPROVED, me, day))
    found.append(ToDo(say("It has not been decided."), deciding))
    return sorted(found, key=lambda one: not one.mine)


def role_words(role: str) -> Sentence | str:
    """A role in words."""
    return ROLE_WORDS.get(role, role)


def waited(loaded: Loaded, now: datetime) -> int | None:
    """For how many working days whoever has an open request has had it; the days of open questions do not count."""
    if not loaded.standing.is_open:
        return None
    table = holiday_table(WORKING_DAYS)
    total = 0
    for start, end in spans(loaded.standing, now):
        days = working_days_between(timezone.localdate(start), timezone.localdate(end), table)
        if isinstance(days, CannotTell):
            return None
        total += days
    return total
