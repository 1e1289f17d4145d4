"""The acts of records, on demands for the Police. Counsel’s and the custodian’s roles are every-other-role’s."""

from tests.access.acting import Call
from tests.access.calls.telling import told_of
from tests.apps.roster.town import as_, give, hire

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.records import services
from bailiwick.apps.records.contributions import waiting
from bailiwick.apps.records.models import Demand, DemandKind
from bailiwick.apps.records.selectors.demands import (
    demand_of,
    demands_seen,
    found_by,
    lets_go,
    load_all,
    units_seen_to,
)
from bailiwick.apps.records.selectors.holds import holds_to_name
from bailiwick.apps.records.services import Handed, Holding, Received
from bailiwick.apps.roster.models import OfficeHolder, Role
from bailiwick.apps.roster.services import end_office


def counsel_of(town):
    """Somebody who is counsel of the City besides, so that two people are there."""
    one = hire("Max Orr", town.city, title="City Attorney")
    give(Role.ATTORNEY, one, town.city)
    return as_(one)


def demanded_things(town):
    """A demand for the Police that was searched, with one thing left out and one package: the journal is signed."""
    me = as_(town.people["every-other-role"])
    town.demand = services.record_demand(me, told(town, town.police)).pk
    made = services.search_for(me, town.demand)
    town.demanded, town.demanded_left_out = (one.name for one in found_by(made)[:2])
    services.leave_out(me, town.demand, town.demanded_left_out, "A private matter.")
    services.export(me, town.demand)


def told(town, unit):
    return Received(
        unit=unit.id,
        kind=DemandKind.SUBPOENA,
        authority="Superior Court",
        number="26-CV-0114",
        received_on=town.today,
        due_on=town.today,
        scope=Scope(words=("lot",)),
        holding=Holding(matter="civil-1"),
    )


def _asked(town):
    services.ask_release(counsel_of(town), town.demand, "Settled.")


def _released(town):
    services.ask_release(as_(town.people["every-other-role"]), town.demand, "Settled.")
    services.release(counsel_of(town), town.demand)


def _counsel_no_more(town):
    """Who has every other role keeps the records still."""
    rows = OfficeHolder.objects.on(town.today).filter(role=Role.ATTORNEY)
    for row in rows.filter(person=town.people["every-other-role"]):
        end_office(OPERATOR, office=row.id)


def _of_the_police(town):
    return next(iter(load_all(Demand.objects.filter(pk=town.demand))))


CALLS = {
    "records.demand.record": {
        "for the Police": Call(lambda town, me, _: services.record_demand(me, told(town, town.police)))
    },
    "records.demand.hold": {
        "of which the hold was released": Call(
            lambda town, me, _: services.hold_again(me, town.demand, Holding(matter="civil-2")), _released
        )
    },
    "records.demand.search": {
        "for the Police": Call(lambda town, me, _: services.search_for(me, town.demand)),
        "of which the hold was released": Call(
            lambda town, me, _: services.search_for(me, town.demand), _released
        ),
    },
    "records.demand.leave-out": {
        "for the Police": Call(
            lambda town, me, _: services.leave_out(me, town.demand, town.demanded, "A private matter.")
        )
    },
    "records.demand.put-back": {
        "for the Police": Call(lambda town, me, _: services.put_back(me, town.demand, town.demanded_left_out))
    },
    "records.demand.export": {
        "for the Police": Call(lambda town, me, _: services.export(me, town.demand)),
        "of which the hold was released": Call(
            lambda town, me, _: services.export(me, town.demand), _released
        ),
    },
    "records.package.take": {"for the Police": Call(lambda town, me, _: services.take(me, town.demand, 1))},
    "records.package.hand-over": {
        "for the Police": Call(
            lambda town, me, _: services.hand_over(
                me, town.demand, 1, Handed(to="The court", way="By mail", day=town.today)
            )
        )
    },
    "records.hold.ask-release": {
        "for the Police": Call(lambda town, me, _: services.ask_release(me, town.demand, "Settled.")),
        "by who is counsel no more": Call(
            lambda town, me, _: services.ask_release(me, town.demand, "Settled."), _counsel_no_more
        ),
    },
    "records.hold.release": {
        "that another asked for": Call(lambda town, me, _: services.release(me, town.demand), _asked)
    },
    "records.demand.close": {
        "for the Police": Call(lambda town, me, _: services.close(me, town.demand, "Withdrawn."))
    },
}
READS = {
    "records.demands_seen": {
        "for the Police": Call(lambda town, me, _: demands_seen(me, town.today).filter(pk=town.demand))
    },
    "records.demand_of": {"for the Police": Call(lambda town, me, _: demand_of(me, town.demand, town.today))},
    "records.units_seen_to": {
        "the Police": Call(
            lambda town, me, _: [one for one in units_seen_to(me, town.today) if one.pk == town.police.id]
        )
    },
    "records.lets_go": {
        "for the Police": Call(lambda town, me, _: lets_go(me, _of_the_police(town).row, town.today))
    },
    "records.waiting": {"a demand for the Police": Call(told_of(waiting, "26-CV-0114"))},
    "records.holds_to_name": {
        "of a demand for the Police": Call(lambda town, me, _: holds_to_name(me, town.today))
    },
}
