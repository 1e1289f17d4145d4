"""A police whose commander has random looks drawn under its policy, as the unit has chosen (X19)."""

from tests.apps.conduct.playing import as_, build, give, hire
from tests.apps.roster.town import LONG_AGO

from bailiwick.apps.conduct.models import OutcomeKind
from bailiwick.apps.conduct.selectors.monitoring import seen_draw
from bailiwick.apps.conduct.services.looking import Came, Where, conclude, look
from bailiwick.apps.conduct.services.monitoring import Plan, decide, draw, propose
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.policies.services import choose
from bailiwick.apps.roster.models import Role, UnitKind
from bailiwick.apps.roster.services import add_unit

CHOICES = {"pd": "three-purposes", "nmpd": "by-program"}


def town_of(pack="pd", *, chosen=True, number=6):
    """Officers in Patrol and in its bicycle unit, led by a commander who answers to the deputy."""
    town = build(pack)
    town.bikes = add_unit(
        OPERATOR, code="BIK", name="Bicycle unit", kind=UnitKind.UNIT, parent=town.patrol.id, starts=LONG_AGO
    )
    town.leader = hire("Ona Frey", town.patrol, title="Commander", supervisor=town.deputy.id)
    give(Role.UNIT_COMMANDER, town.leader, town.patrol)
    town.counsel = hire("Max Orr", town.city, title="City Attorney")
    give(Role.ATTORNEY, town.counsel, town.city)
    for one in range(number):
        hire(f"Officer {one:02}", town.bikes if one % 2 else town.patrol, supervisor=town.leader.id)
    if chosen:
        choose(as_(town.steward), unit=town.police.id, pack=pack, key="monitoring", choice=CHOICES[pack])
    return town


def plan(town, purpose="pd/integrity", size=3, **more):
    told = {"unit": town.patrol.id, "purpose": purpose, "size": size}
    told |= {"authority": "Order 9", "method": "Public postings of the last month."} | more
    return Plan(**told)


def proposed(town, **more):
    return propose(as_(town.leader), plan(town, **more))


def approved(town, **more):
    row = proposed(town, **more)
    decide(as_(town.deputy), row.pk, yes=True)
    return row


PUBLIC = "https://social.example/posts"


def looked_at(town, seen, person, by=None):
    where = Where(person=person, address=PUBLIC, is_public=True)
    return look(as_(by or town.leader), seen.row.pk, where)


def gone_through(town, seen, by=None):
    """Everybody drawn looked at, and nothing found."""
    for one in seen.chosen:
        looked_at(town, seen, one.person_id, by)
        conclude(as_(by or town.leader), seen.row.pk, Came(person=one.person_id, kind=OutcomeKind.NOTHING))


def drawn_for(town, **more):
    return seen_draw(draw(as_(town.leader), approved(town, **more).pk))
