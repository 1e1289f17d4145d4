"""Random looks: the officer leads Patrol and proposes, the supervisor is the next level."""

from django.utils import timezone
from tests.access.acting import Call
from tests.apps.policies.helpers import adopted
from tests.apps.roster.town import as_, give

from bailiwick.apps.conduct.models import (
    Draw,
    DrawEnd,
    DrawRow,
    LookAt,
    Outcome,
    OutcomeKind,
    Program,
    ProgramStep,
    ProgramStepKind,
)
from bailiwick.apps.conduct.selectors.monitoring import draw_of, programs_seen
from bailiwick.apps.conduct.selectors.monitoring_pages import draw_page, plan_rows, program_page
from bailiwick.apps.conduct.services.looking import (
    Came,
    Where,
    close_draw,
    conclude,
    look,
    record_order,
)
from bailiwick.apps.conduct.services.monitoring import Plan, decide, draw, end_program, hand_on_looks, propose
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.policies.services import choose
from bailiwick.apps.roster.models import Role

K = ProgramStepKind
OF_PATROL = "of Patrol"
ADDRESS = "https://social.example/posts"


def a_plan(town, *kinds, by=None):
    """A plan for Patrol as it stands after those steps, past the acts that take them."""
    with building_tables():
        row = Program.objects.create(
            unit=town.patrol,
            purpose="pd/integrity",
            authority="Order 9",
            method="Public postings.",
            size=1,
            proposer=by or town.officer,
            at=timezone.now(),
        )
        for kind in kinds:
            ProgramStep.objects.create(program=row, kind=kind, by=town.deputy, at=timezone.now())
    return row.pk


def a_draw(town, *, done=False, closed=False, by=None):
    """A draw in which a member of Patrol was drawn, and somebody else was not."""
    plan, at = a_plan(town, K.APPROVED, by=by), timezone.now()
    who = town.people["member"]
    with building_tables():
        row = Draw.objects.create(program_id=plan, seed="0" * 64, by=by or town.officer, at=at)
        DrawRow.objects.create(draw=row, person=who, unit=town.patrol, place=1)
        DrawRow.objects.create(draw=row, person=town.investigator, unit=town.patrol)
        look_at = {"draw": row, "person": who, "address": ADDRESS, "purpose": "pd/integrity", "at": at}
        LookAt.objects.create(by=by or town.officer, **look_at)
        if done or closed:
            Outcome.objects.create(draw=row, person=who, kind=OutcomeKind.NOTHING, by=town.officer, at=at)
        if closed:
            DrawEnd.objects.create(draw=row, by=town.deputy, at=at)
    return row.pk


def _leading(town, *, chosen=True):
    """The officer commands Patrol, where the Police have chosen that random looks are drawn."""
    give(Role.UNIT_COMMANDER, town.officer, town.patrol)
    adopted(town, "pd")
    if chosen:
        told = {"unit": town.police.id, "pack": "pd", "key": "monitoring", "choice": "three-purposes"}
        choose(as_(town.steward), **told)


def _with(makes, **more):
    def prepare(town):
        _leading(town)
        return makes(town, **more)

    return prepare


def _planned(*kinds):
    return _with(lambda town: a_plan(town, *kinds))


def _proposes(purpose="pd/integrity"):
    def does(town, me, _):
        told = {"purpose": purpose, "size": 1, "authority": "Order 9", "method": "Public postings."}
        return propose(me, Plan(unit=town.patrol.id, **told))

    return does


def _looks(who=lambda town: town.people["member"], *, public=True):
    return lambda town, me, made: look(
        me, made, Where(person=who(town).id, address=ADDRESS, is_public=public)
    )


def _other(town):
    return town.investigator


def _orders(who):
    return lambda town, me, made: record_order(me, made, person=who(town).id, words="26-114")


def _concludes(who):
    return lambda town, me, made: conclude(me, made, Came(person=who(town).id, kind=OutcomeKind.NOTHING))


def _member(town):
    return town.people["member"]


def _decides(town, me, made):
    return decide(me, made, yes=True)


def _ends(town, me, made):
    return end_program(me, made, "Done.")


def _hands_on(town, me, made):
    return hand_on_looks(me, made, to=town.investigator.id, words="She is away.")


def _second(town):
    """A plan of the officer's; the investigator leads Patrol too."""
    _leading(town)
    give(Role.SUPERVISOR, town.investigator, town.patrol)
    return a_plan(town, K.APPROVED)


def _draws(town, me, made):
    return draw(me, made)


def _closes(town, me, made):
    return close_draw(me, made)


CALLS = {
    "conduct.monitoring.propose": {
        OF_PATROL: Call(_proposes(), _leading),
        "for what no policy names": Call(_proposes("check union talk"), _leading),
        "where no looks are drawn": Call(_proposes(), lambda town: _leading(town, chosen=False)),
    },
    "conduct.monitoring.decide": {
        OF_PATROL: Call(_decides, _planned()),
        "that was decided": Call(_decides, _planned(K.DECLINED)),
    },
    "conduct.monitoring.end": {
        OF_PATROL: Call(_ends, _planned(K.APPROVED)),
        "that nobody has decided": Call(_ends, _planned()),
    },
    "conduct.monitoring.hand-on": {OF_PATROL: Call(_hands_on, _second)},
    "conduct.monitoring.draw": {
        OF_PATROL: Call(_draws, _planned(K.APPROVED)),
        "that nobody has decided": Call(_draws, _planned()),
    },
    "conduct.monitoring.look": {
        "at somebody drawn": Call(_looks(), _with(a_draw)),
        "at somebody who was not drawn": Call(_looks(_other), _with(a_draw)),
        "at private messages, without an order": Call(_looks(public=False), _with(a_draw)),
        "when the draw is closed": Call(_looks(), _with(a_draw, closed=True)),
    },
    "conduct.monitoring.order": {
        "about somebody drawn": Call(_orders(_member), _with(a_draw)),
        "about somebody who was not drawn": Call(_orders(_other), _with(a_draw)),
    },
    "conduct.monitoring.conclude": {
        "of somebody drawn": Call(_concludes(_member), _with(a_draw)),
        "of somebody who was not drawn": Call(_concludes(_other), _with(a_draw)),
    },
    "conduct.monitoring.close": {
        "that was gone through": Call(_closes, _with(a_draw, done=True)),
        "that was not": Call(_closes, _with(a_draw)),
    },
}
READS = {
    "conduct.programs_seen": {
        OF_PATROL: Call(lambda town, me, made: programs_seen(me, town.today).filter(pk=made), _planned()),
        "of somebody who has left": Call(
            lambda town, me, made: programs_seen(me, town.today).filter(pk=made),
            lambda town: a_plan(town, by=town.people["left"]),
        ),
    },
    "conduct.draw_of": {OF_PATROL: Call(lambda town, me, made: draw_of(me, made, town.today), _with(a_draw))},
    "conduct.draw_page": {
        OF_PATROL: Call(lambda town, me, made: draw_page(me, made, town.today), _with(a_draw))
    },
    "conduct.plan_rows": {
        OF_PATROL: Call(
            lambda town, me, made: [one for one in plan_rows(me, town.today) if one[0].pk == made], _planned()
        )
    },
    "conduct.program_page": {
        f"{OF_PATROL}, to decide": Call(
            lambda town, me, made: (
                "decide" in program_page(me, Program.objects.get(pk=made), town.today).moves
            ),
            _planned(),
        )
    },
}


def looked_at_things(town):
    """What the rows about random looks name: a plan of the officer, and a draw of the Chief's."""
    town.looks_plan = a_plan(town)
    town.draw = a_draw(town, by=town.chief)
