"""Who may take which step with a request, by roster and powers: the one place where the room says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.facts import Whose
from bailiwick.apps.approvals.facts.shapes import EACH_THEIR_OWN
from bailiwick.apps.approvals.models import Capacity, State, StepKind
from bailiwick.apps.approvals.permissions import CUSTODIAN
from bailiwick.apps.approvals.selectors.powers import (
    MEMBER,
    holders_of_role,
    ordering,
    people_of_offices,
    powers_here,
    who_may_here,
    works_here,
)
from bailiwick.apps.approvals.selectors.requests import Loaded
from bailiwick.apps.roster.facts import How, MayAct
from bailiwick.apps.roster.selectors import chain_of
from bailiwick.policy.power import EndsOn, Power

CAPACITIES = {
    How.HOLDER: Capacity.HOLDER,
    How.ACTING: Capacity.ACTING,
    How.DELEGATE: Capacity.DELEGATE,
    How.ROLE: Capacity.ROLE,
    How.GROUP: Capacity.HOLDER,
    How.CATEGORY: Capacity.HOLDER,
}
K = StepKind
_OF_THE_ASKER = frozenset(
    {K.ANSWER, K.CALLED_OFF, K.COPY_KEPT, K.STILL_FITS, K.NO_LONGER_FITS, K.EFFORT, K.REMOVED}
)


@dataclass(frozen=True, slots=True)
class May:
    """By what somebody may take a step: their capacity, their role there, and the delegation it rests on."""

    capacity: Capacity
    role: str = ""
    delegation: UUID | None = None


def power_of(loaded: Loaded, day: date) -> Power | None:
    """The power that a request is for, as the policies have it on the day; None where none has it any more."""
    return powers_here(loaded.row.unit_id, day).get(loaded.row.power)


def deciders(loaded: Loaded, day: date) -> tuple[MayAct, ...]:
    """Who may decide about it on the day. Nobody about their own; a colleague alone about themself."""
    power = power_of(loaded, day)
    if power is None:
        return ()
    if power.holder == EACH_THEIR_OWN:
        asked = loaded.row.colleague_id
        here = asked is not None and works_here(asked, day)
        return (MayAct(asked, How.HOLDER, loaded.row.unit_id),) if here and asked else ()
    answer = who_may_here(power, loaded.row.unit_id, day)
    return tuple(
        one for one in answer.may if _may_judge(loaded, one.person) and _may_say_yes_still(loaded, one.person)
    )


def _may_judge(loaded: Loaded, person: UUID) -> bool:
    """Whether it is somebody else's: nobody is heard on, endorses, weighs, closes or decides a request of their own."""
    return person not in loaded.own


def _may_say_yes_still(loaded: Loaded, person: UUID) -> bool:
    """Whether they have not said yes already: where several hold a power together, each counts once."""
    return person not in loaded.standing.assents


def deciding(loaded: Loaded, person: UUID, day: date) -> May | None:
    """By what the person may decide about it on the day; None: they may not."""
    for one in deciders(loaded, day):
        if one.person == person:
            own = loaded.row.colleague_id == person and one.delegation is None
            themself = own and loaded.row.subject == "consent"
            capacity = Capacity.THEMSELF if themself else CAPACITIES[one.how]
            return May(capacity, delegation=one.delegation)
    return None


def still_needed(loaded: Loaded, day: date) -> int:
    """How many of those who decide still have to say yes: one, but where a group holds the power only together."""
    power = power_of(loaded, day)
    if power is None or power.holder == EACH_THEIR_OWN:
        return 1
    answer = who_may_here(power, loaded.row.unit_id, day)
    counted = loaded.standing.assents & {one.person for one in answer.may}
    return max(1, answer.needed - len(counted))


def may_take(loaded: Loaded, kind: StepKind, person: UUID, day: date) -> May | None:
    """By what the person may take the step, were it its turn; None: they may not."""
    if kind is K.COPY_KEPT and not loaded.shape.memo:
        return (
            None  # a memorandum is handed back, with its stamp (nmpd/VIII.B); of nothing else there is a copy
        )
    if kind in _OF_THE_ASKER:
        return _own(loaded, person, day) or _for_a_leaver(loaded, kind, person, day)
    return _RULES[kind](loaded, person, day) if kind in _RULES else None


def _own(loaded: Loaded, person: UUID, day: date) -> May | None:
    """Of one's own request, for as long as one works here: who has left says nothing more in the agency's record."""
    return May(Capacity.ASKER) if person in loaded.own and works_here(person, day) else None


def _for_a_leaver(loaded: Loaded, kind: StepKind, person: UUID, day: date) -> May | None:
    """What has to come down outlives who put it up: once they have left, whoever decides says that it is gone."""
    if kind not in {K.EFFORT, K.REMOVED} or works_here(loaded.row.asker_id, day):
        return None
    return deciding(loaded, person, day)


def _voice(loaded: Loaded, person: UUID, day: date) -> May | None:
    for role in loaded.standing.unheard:
        held = holders_of_role(role, loaded.row.unit_id, day)
        named = works_here(person, day) if role == MEMBER else any(one.person == person for one in held)
        if named and _may_judge(loaded, person):
            return May(Capacity.ROLE, role)
    return None


def _level(loaded: Loaded, person: UUID, day: date) -> May | None:
    level = loaded.standing.level
    if level is None:
        return None
    if level.person is not None:
        return May(Capacity.CHAIN, level.role) if person == level.person and works_here(person, day) else None
    held = any(one.person == person for one in holders_of_role(level.role, loaded.row.unit_id, day))
    return May(Capacity.ROLE, level.role) if held and _may_judge(loaded, person) else None


def _above(loaded: Loaded, person: UUID, day: date) -> May | None:
    """Who may pass over the level that has it: those later in the chain, and whoever decides."""
    standing = loaded.standing
    later = {one.person for one in standing.way.levels[standing.passed + 1 :]}
    level = standing.level
    if level is None or person == level.person:
        return None
    if person in later and works_here(person, day):
        return May(Capacity.CHAIN, level.role)
    return deciding(loaded, person, day)


def _asks(loaded: Loaded, person: UUID, day: date) -> May | None:
    asking = {State.HEARING: _voice, State.IN_CHAIN: _level, State.WITH_DECIDER: deciding}.get(loaded.state)
    return asking(loaded, person, day) if asking else None


def _sees_change(loaded: Loaded, person: UUID, day: date) -> May | None:
    return _own(loaded, person, day) or _superior(loaded, person, day) or deciding(loaded, person, day)


def _superior(loaded: Loaded, person: UUID, day: date) -> May | None:
    above = {link.supervisor for link in chain_of(loaded.row.for_whom_id, day)}
    return May(Capacity.SUPERVISOR) if person in above and works_here(person, day) else None


def _accepts(loaded: Loaded, person: UUID, day: date) -> May | None:
    return deciding(loaded, person, day) or _superior(loaded, person, day)


def _orders(loaded: Loaded, person: UUID, day: date) -> May | None:
    for power in ordering(loaded.row.unit_id, day).values():
        for one in who_may_here(power, loaded.row.unit_id, day).may:
            if one.person == person:
                return May(CAPACITIES[one.how], power.id)
    return None


def _closes(loaded: Loaded, person: UUID, day: date) -> May | None:
    held = any(one.person == person for one in holders_of_role(CUSTODIAN, loaded.row.unit_id, day))
    return May(Capacity.CUSTODIAN) if held and _may_judge(loaded, person) else None


def _withdraws(loaded: Loaded, person: UUID, day: date) -> May | None:
    own = _own(loaded, person, day)
    if own is not None:
        return own
    power = power_of(loaded, day)
    if power is None or EndsOn.HOLDER_WITHDRAWS not in power.ends_on:
        return None
    return deciding(loaded, person, day)


def _reads(loaded: Loaded, person: UUID, day: date) -> May | None:
    return May(Capacity.READER) if person in _readers(loaded, day) else None


def _readers(loaded: Loaded, day: date, gone: UUID | None = None) -> frozenset[UUID]:
    """Who reads a direct act: the colleague who was named, or the offices once that colleague has left."""
    named = loaded.row.colleague_id
    if named is not None and named != gone and works_here(named, day):
        return frozenset({named})
    return people_of_offices(loaded.row.unit_id, day) - loaded.own - {gone}


_RULES = {
    K.HEARD: _voice,
    K.DECLINED: _voice,
    K.ENDORSED: _level,
    K.SKIPPED: _above,
    K.QUESTION: _asks,
    K.ASSENTED: deciding,
    K.APPROVED: deciding,
    K.SENT_BACK: deciding,
    K.CHANGE_SEEN: _sees_change,
    K.CHANGE_DOES_NOT_MATTER: deciding,
    K.REMOVAL_ORDERED: _orders,
    K.BEYOND_CONTROL: _accepts,
    K.CLOSED: _closes,
    K.WITHDRAWN: _withdraws,
    K.READ: _reads,
}


def movers(loaded: Loaded, day: date, gone: UUID | None = None) -> frozenset[UUID]:
    """Whose move it is, by name: nobody's where it has ended, or where nobody holds what it takes.

    Who has left has no move: theirs goes to whoever may pass over them, or decides. `gone` counts as one who has left.
    """
    standing, row = loaded.standing, loaded.row
    if standing.whose is Whose.ASKER:
        return _of_the_asker(loaded, day, gone)
    if standing.whose is Whose.DECIDER:
        return _deciding(loaded, day, gone)
    if standing.whose is Whose.READER:
        return frozenset() if standing.read else _readers(loaded, day, gone)
    level = standing.level
    if level is not None and level.person is not None:
        return _of_a_level(loaded, level.person, day, gone)
    roles = {
        Whose.LEVEL: (level.role,) if level else (),
        Whose.VOICE: standing.unheard,
        Whose.CUSTODIAN: (str(CUSTODIAN),),
    }.get(standing.whose, ())
    held = frozenset(one.person for role in roles for one in holders_of_role(role, row.unit_id, day))
    return held - loaded.own - {gone}


def _deciding(loaded: Loaded, day: date, gone: UUID | None) -> frozenset[UUID]:
    return frozenset(one.person for one in deciders(loaded, day)) - {gone}


def _of_the_asker(loaded: Loaded, day: date, gone: UUID | None) -> frozenset[UUID]:
    asker = loaded.row.asker_id
    if asker != gone and works_here(asker, day):
        return frozenset({asker})
    return frozenset() if loaded.standing.is_open else _deciding(loaded, day, gone)


def _of_a_level(loaded: Loaded, person: UUID, day: date, gone: UUID | None) -> frozenset[UUID]:
    """The superior who has it; of one who has left, the next above who works here, else whoever decides."""
    later = [one.person for one in loaded.standing.way.levels[loaded.standing.passed + 1 :]]
    for one in (person, *later):
        if one is not None and one != gone and works_here(one, day):
            return frozenset({one})
    return _deciding(loaded, day, gone)


def may_see(loaded: Loaded, person: UUID, day: date) -> bool:
    """Whether somebody sees a request: whose it is, whoever had or has a move, whoever decides, and the offices."""
    row, standing = loaded.row, loaded.standing
    if not works_here(person, day):
        return False
    if person in loaded.own | {row.colleague_id} | {step.by_id for step in loaded.steps}:
        return True
    if person in {level.person for level in standing.way.levels}:
        return True
    if person in movers(loaded, day) or deciding(loaded, person, day):
        return True
    return bool(_orders(loaded, person, day)) or person in people_of_offices(row.unit_id, day)
