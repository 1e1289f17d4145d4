"""The acts of records, each allowed and refused (T33)."""

from tests.apps.act_cases import ActCase
from tests.apps.records.playing import as_, build, found, received, searched, signed, today, told

from bailiwick.apps.records import services
from bailiwick.apps.records.services import Handed, Holding


def _received():
    town = build()
    town.demand = received(town)
    return town


def _searched():
    town = build()
    signed()
    town.demand = searched(town)
    return town


def _chosen():
    town = _searched()
    town.thing = found(town, town.demand)[0].name
    return town


def _left_out():
    town = _chosen()
    services.leave_out(as_(town.counsel), town.demand, town.thing, "A private matter.")
    return town


def _exported():
    town = _searched()
    services.export(as_(town.custodian), town.demand)
    return town


def _asked():
    town = _received()
    services.ask_release(as_(town.counsel), town.demand, "Settled.")
    return town


def _released():
    town = _asked()
    services.release(as_(town.custodian), town.demand)
    return town


def _custodian(town):
    return town.custodian


def _counsel(town):
    return town.counsel


def _writer(town):
    return town.sam


def _case(prepare, does, by=_custodian, against=_writer):
    return ActCase(
        prepare=prepare,
        allowed=lambda town: does(town, as_(by(town))),
        refused=lambda town: does(town, as_(against(town))),
    )


CASES = {
    "records.demand.record": _case(build, lambda town, who: services.record_demand(who, told(town))),
    "records.demand.hold": _case(
        _released,
        lambda town, who: services.hold_again(who, town.demand, Holding(matter="civil-2")),
    ),
    "records.demand.search": _case(_received, lambda town, who: services.search_for(who, town.demand)),
    "records.demand.leave-out": _case(
        _chosen, lambda town, who: services.leave_out(who, town.demand, town.thing, "A private matter.")
    ),
    "records.demand.put-back": _case(
        _left_out, lambda town, who: services.put_back(who, town.demand, town.thing)
    ),
    "records.demand.export": _case(_searched, lambda town, who: services.export(who, town.demand)),
    "records.package.take": _case(_exported, lambda town, who: services.take(who, town.demand, 1)),
    "records.package.hand-over": _case(
        _exported,
        lambda town, who: services.hand_over(
            who, town.demand, 1, Handed(to="The court", way="On a drive", day=today())
        ),
    ),
    "records.hold.ask-release": _case(
        _received,
        lambda town, who: services.ask_release(who, town.demand, "Settled."),
        _counsel,
        _custodian,
    ),
    "records.hold.release": _case(
        _asked, lambda town, who: services.release(who, town.demand), _custodian, _counsel
    ),
    "records.demand.close": _case(
        _received, lambda town, who: services.close(who, town.demand, "Withdrawn.")
    ),
}
