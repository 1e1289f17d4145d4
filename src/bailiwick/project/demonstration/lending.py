"""Powers that are lent, and the two lists of people."""

from __future__ import annotations

from bailiwick.apps.roster.services import delegate, enter_delegation, join_do_not_show, mark_sensitive
from bailiwick.policy.loading import load_library
from bailiwick.policy.power import Power
from bailiwick.project.demonstration.people import STEWARD, agency_of
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read


def lend(made: Made) -> None:
    """Each holder lets a colleague use a power; what stood before the record began is entered from its paper."""
    powers = _powers()
    for told in read("lent"):
        shared = {
            "power": powers[told["power"]],
            "to": made.people[told["to"]],
            "unit": made.units[told["unit"]],
            "instrument": told["instrument"],
            "until": made.until(told.get("last")),
            "scope": told.get("scope", ()),
        }
        if told.get("stood_before"):
            steward = made.as_(STEWARD[agency_of(told["unit"])])
            giver = made.people[told["giver"]]
            enter_delegation(steward, giver=giver, starts=made.day(told["since"]), **shared)
        else:
            delegate(made.as_(told["giver"]), **shared)


def _powers() -> dict[str, Power]:
    packs = load_library().packs.values()
    return {power.id: power for pack in packs for power in pack.powers.values()}


def list_people(made: Made) -> None:
    """Some join *Do not show me* themselves; the keeper enters who is in a sensitive position."""
    for told in read("lists"):
        if told["list"] == "do-not-show":
            join_do_not_show(made.as_(told["person"]))
        else:
            mark_sensitive(made.as_(told["keeper"]), person=made.people[told["person"]])
