"""What is read in somebody's name: each call gives something, or nothing."""

from django.db.models import Q
from django.utils import timezone
from tests.access.acting import Call
from tests.access.calls.roster import _removal
from tests.apps.roster.town import after, hire

from bailiwick.apps.desk.selectors import entry_for, offered
from bailiwick.apps.journal.facts import OPERATOR, person
from bailiwick.apps.roster.models import OfficeHolder
from bailiwick.apps.roster.permissions import RIGHTS, Right
from bailiwick.apps.roster.selectors import (
    may_let_go,
    may_read_journal,
    may_run_system,
    sensitive_people,
    visible_to,
)
from bailiwick.apps.roster.selectors.departing import departed, departing, sees_records
from bailiwick.apps.roster.selectors.editing import editable_person, editable_unit, kept_by, office_by_id
from bailiwick.apps.roster.selectors.looking_up import own_look_up
from bailiwick.apps.roster.selectors.pages import lent_of, person_page, unit_page
from bailiwick.apps.roster.selectors.removing import removals
from bailiwick.apps.roster.selectors.soon import (
    leaving_soon,
    nobody_takes_away,
    vacant_offices,
    without_supervisor,
)
from bailiwick.apps.roster.services import end_office, leave, mark_sensitive


def _marked(town):
    mark_sensitive(person(town.people["keeper"].id), person=town.officer.id)


def _gardener_leaves(town):
    leave(OPERATOR, person=town.gardener.id, day=after(3))


def _left_alone(town):
    """Somebody in Patrol whose superior has left."""
    superior = hire("Noor Hale", town.patrol)
    one = hire("Ira Stone", town.patrol, supervisor=superior.id)
    leave(OPERATOR, person=superior.id, day=town.today)
    return one.id


def _nobody_left_to(town):
    """A task in Patrol when nobody has a role any more by which rights are taken away."""
    roles = [role for role, rights in RIGHTS.items() if Right.TAKE_AWAY in rights]
    for row in OfficeHolder.objects.on(town.today).filter(role__in=roles):
        end_office(OPERATOR, office=row.id)


def _page(town, me, who):
    return person_page(me, who.id, town.today)


def _sees(units, unit):
    return units is None or unit.id in units


def _vacant(town, me, unit):
    return [one for one in vacant_offices(me, town.today) if one.unit == unit.id]


def _leaves(town, me, who):
    return [one for one in leaving_soon(me, town.today, after(7)) if one.person == who.id]


CALLS = {
    "desk.entry_for": {
        "of somebody in Parks": Call(lambda town, me, _: entry_for(me, town.others_entry, town.today))
    },
    "desk.offered": {
        "of somebody in Parks": Call(
            lambda town, me, _: [one for one in offered(me, town.today) if one.record == town.others_entry]
        )
    },
    "roster.lent_of": {
        "of the Chief's, to end it": Call(
            lambda town, me, _: [
                one for one in lent_of(me, Q(pk=town.loan.id), town.today) if one.mine_to_end
            ]
        )
    },
    "roster.leaving_soon": {
        "from Patrol": Call(lambda town, me, _: _leaves(town, me, town.leaver)),
        "from Parks": Call(lambda town, me, _: _leaves(town, me, town.gardener), _gardener_leaves),
    },
    "roster.may_read_journal": {
        "of the whole agency": Call(lambda town, me, _: may_read_journal(me, town.today))
    },
    "roster.may_run_system": {
        "of the whole agency": Call(lambda town, me, _: may_run_system(me, town.today))
    },
    "roster.person_page": {
        "of a colleague in Patrol": Call(lambda town, me, _: _page(town, me, town.officer)),
        "of a colleague in Patrol, with their time here": Call(
            lambda town, me, _: _page(town, me, town.officer).history
        ),
        "of somebody who left Patrol": Call(lambda town, me, _: _page(town, me, town.gone)),
    },
    "roster.departing": {
        "of a colleague in Patrol": Call(lambda town, me, _: departing(me, town.officer.id, timezone.now()))
    },
    "roster.departed": {
        "of somebody who left Patrol": Call(lambda town, me, _: departed(me, town.departure, timezone.now()))
    },
    "roster.sees_records": {
        "of a colleague in Patrol": Call(lambda town, me, _: sees_records(me, town.officer.id, town.today))
    },
    "roster.may_let_go": {
        "of a colleague in Patrol": Call(lambda town, me, _: may_let_go(me, town.officer.id, town.today)),
        "of human resources' own": Call(lambda town, me, _: may_let_go(me, town.hr.id, town.today)),
    },
    "roster.own_look_up": {"of human resources": Call(lambda town, me, _: own_look_up(me, town.look_up))},
    "roster.without_supervisor": {
        "in Patrol": Call(
            lambda town, me, made: [
                one for one in without_supervisor(me, town.today) if one.person_id == made
            ],
            _left_alone,
        )
    },
    "roster.nobody_takes_away": {
        "of Patrol": Call(lambda town, me, made: nobody_takes_away(me, town.today), _nobody_left_to)
    },
    "roster.editable_person": {
        of: Call(lambda town, me, _, name=name: editable_person(me, getattr(town, name).id, town.today))
        for of, name in (
            ("in Patrol", "officer"),
            ("in Parks", "gardener"),
            ("of human resources' own", "hr"),
        )
    },
    "roster.kept_by": {
        of: Call(lambda town, me, _, name=name: kept_by(me, [getattr(town, name).id], town.today))
        for of, name in (("of the officer of Patrol", "officer"), ("of somebody in Parks", "gardener"))
    },
    "roster.editable_unit": {
        of: Call(lambda town, me, _, name=name: editable_unit(me, getattr(town, name).id, town.today))
        for of, name in (("of Patrol", "patrol"), ("of Parks", "parks"))
    },
    "roster.office_by_id": {
        "of the Chief": Call(
            lambda town, me, _: office_by_id(
                me, OfficeHolder.objects.on(town.today).get(person=town.chief, role="chief").id, town.today
            )
        )
    },
    "roster.removals": {
        f"of {name}": Call(
            lambda town, me, made: [one for one in removals(me, town.today) if one.id == made],
            lambda town, place=place: _removal(town, getattr(town, place)).id,
        )
        for name, place in (("Patrol", "patrol"), ("Parks", "parks"))
    },
    "roster.sensitive_people": {
        "of somebody marked": Call(lambda town, me, _: sensitive_people(me, town.today), _marked)
    },
    "roster.unit_page": {
        f"of {name}, to add a part": Call(
            lambda town, me, _, place=place: unit_page(me, getattr(town, place).id, town.today).may_edit
        )
        for name, place in (("Patrol", "patrol"), ("Parks", "parks"))
    },
    "roster.vacant_offices": {
        "of Patrol": Call(lambda town, me, _: _vacant(town, me, town.patrol)),
        "of Parks": Call(lambda town, me, _: _vacant(town, me, town.parks)),
    },
    "roster.visible_to": {
        "in Patrol": Call(lambda town, me, _: _sees(visible_to(me, town.today), town.patrol)),
        "in Parks": Call(lambda town, me, _: _sees(visible_to(me, town.today), town.parks)),
    },
}
