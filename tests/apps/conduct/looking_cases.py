"""The acts of random looks, each allowed and refused (T33)."""

from tests.apps.act_cases import ActCase
from tests.apps.conduct.looking import approved, drawn_for, gone_through, looked_at, plan, proposed, town_of
from tests.apps.conduct.playing import Role, as_, give, hire

from bailiwick.apps.conduct.models import OutcomeKind
from bailiwick.apps.conduct.services.looking import Came, Where, close_draw, conclude, look, record_order
from bailiwick.apps.conduct.services.monitoring import decide, draw, end_program, hand_on_looks, propose


def _with(makes):
    def prepare():
        town = town_of()
        town.made = makes(town)
        return town

    return prepare


def _gone_through(town):
    seen = drawn_for(town)
    gone_through(town, seen)
    return seen


def _looked(town):
    seen = drawn_for(town)
    looked_at(town, seen, seen.chosen[0].person_id)
    return seen


def _looks(town, who):
    where = Where(person=town.made.chosen[0].person_id, address="https://social.example/a", is_public=True)
    return look(who, town.made.row.pk, where)


def _second(town):
    """A plan that may be carried out, and somebody else who leads Patrol."""
    town.second = hire("Vi Lund", town.patrol, title="Captain", supervisor=town.deputy.id)
    give(Role.SUPERVISOR, town.second, town.patrol)
    return approved(town)


def _hands_on(town, who):
    return hand_on_looks(who, town.made.pk, to=town.second.id, words="She is away.")


def _concludes(town, who):
    came = Came(person=town.made.chosen[0].person_id, kind=OutcomeKind.NOTHING)
    return conclude(who, town.made.row.pk, came)


def _orders(town, who):
    return record_order(who, town.made.row.pk, person=town.made.chosen[0].person_id, words="26-114")


def _case(makes, does, by, against):
    return ActCase(
        prepare=_with(makes),
        allowed=lambda town: does(town, as_(getattr(town, by))),
        refused=lambda town: does(town, as_(getattr(town, against))),
    )


CASES = {
    "conduct.monitoring.propose": _case(
        lambda town: None, lambda town, who: propose(who, plan(town)), "leader", "colleague"
    ),
    "conduct.monitoring.decide": _case(
        proposed, lambda town, who: decide(who, town.made.pk, yes=True), "deputy", "leader"
    ),
    "conduct.monitoring.end": _case(
        approved, lambda town, who: end_program(who, town.made.pk, "Done."), "leader", "counsel"
    ),
    "conduct.monitoring.hand-on": _case(_second, _hands_on, "deputy", "leader"),
    "conduct.monitoring.draw": _case(approved, lambda town, who: draw(who, town.made.pk), "leader", "deputy"),
    "conduct.monitoring.look": _case(drawn_for, _looks, "leader", "deputy"),
    "conduct.monitoring.order": _case(drawn_for, _orders, "counsel", "leader"),
    "conduct.monitoring.conclude": _case(_looked, _concludes, "leader", "deputy"),
    "conduct.monitoring.close": _case(
        _gone_through, lambda town, who: close_draw(who, town.made.row.pk), "deputy", "leader"
    ),
}
