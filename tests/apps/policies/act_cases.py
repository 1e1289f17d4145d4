"""The acts of policies: the steward keeps them, the Chief signs the end of a watch, and an officer may do neither."""

from tests.apps.act_cases import ActCase
from tests.apps.policies.helpers import SINCE, adopted, after, as_, build

from bailiwick.apps.policies.models import ListName, SourceKind
from bailiwick.apps.policies.services import (
    adopt,
    choose,
    end_adoption,
    end_exemption,
    end_list_entry,
    end_watch,
    exempt,
    list_entry,
    look_after_gap,
    word,
)


def _adopt(actor, town, decided_by):
    return adopt(
        as_(actor), unit=town.police.id, pack="nmpd", decided_by=decided_by.id, instrument="SOP", starts=SINCE
    )


def _watched():
    town = build()
    return town, adopted(town, watch_until=after(30))


def _with_adoption():
    town = build()
    return town, adopted(town)


def _end(actor, town, adoption):
    return end_adoption(as_(actor), adoption=adoption.id, decided_by=town.chief.id, instrument="Order 9")


def _choose(actor, town):
    return choose(as_(actor), unit=town.police.id, pack="nmpd", key="removal-grounds", choice="three-grounds")


def _word(actor, town):
    return word(as_(actor), unit=town.police.id, pack="nmpd", name="nmpd/III", text="All members.")


def _exempt(actor, town):
    return exempt(
        as_(actor),
        unit=town.police.id,
        pack="nmpd",
        source_kind=SourceKind.CONTRACT,
        source="Agreement with Local 12, article 9",
        clauses=["nmpd/VII.D.*"],
        groups=["Local 12"],
    )


def _exempted():
    town = build()
    return town, _exempt(town.steward, town)


def _listed(actor, town):
    return list_entry(as_(actor), unit=town.police.id, name=ListName.NAMES, word="WFPD")


def _with_entry():
    town = build()
    return town, _listed(town.steward, town)


def _look_after(actor, town):
    return look_after_gap(
        as_(actor),
        unit=town.police.id,
        gap="cited:mpd.city-procedures",
        owner=town.clerk.id,
        remind_on=after(30),
    )


CASES = {
    "policies.adopt": ActCase(
        prepare=build,
        allowed=lambda town: _adopt(town.steward, town, town.chief),
        refused=lambda town: _adopt(town.steward, town, town.deputy),
    ),
    "policies.adoption.end": ActCase(
        prepare=_with_adoption,
        allowed=lambda made: _end(made[0].steward, *made),
        refused=lambda made: _end(made[0].officer, *made),
    ),
    "policies.watch.end": ActCase(
        prepare=_watched,
        allowed=lambda made: end_watch(as_(made[0].chief), adoption=made[1].id),
        refused=lambda made: end_watch(as_(made[0].steward), adoption=made[1].id),
    ),
    "policies.choose": ActCase(
        prepare=build,
        allowed=lambda town: _choose(town.steward, town),
        refused=lambda town: _choose(town.officer, town),
    ),
    "policies.word": ActCase(
        prepare=build,
        allowed=lambda town: _word(town.steward, town),
        refused=lambda town: _word(town.officer, town),
    ),
    "policies.exempt": ActCase(
        prepare=build,
        allowed=lambda town: _exempt(town.steward, town),
        refused=lambda town: _exempt(town.officer, town),
    ),
    "policies.exemption.end": ActCase(
        prepare=_exempted,
        allowed=lambda made: end_exemption(as_(made[0].steward), exemption=made[1].id),
        refused=lambda made: end_exemption(as_(made[0].officer), exemption=made[1].id),
    ),
    "policies.list.add": ActCase(
        prepare=build,
        allowed=lambda town: _listed(town.steward, town),
        refused=lambda town: _listed(town.officer, town),
    ),
    "policies.list.end": ActCase(
        prepare=_with_entry,
        allowed=lambda made: end_list_entry(as_(made[0].steward), entry=made[1].id),
        refused=lambda made: end_list_entry(as_(made[0].officer), entry=made[1].id),
    ),
    "policies.gap.look-after": ActCase(
        prepare=build,
        allowed=lambda town: _look_after(town.steward, town),
        refused=lambda town: _look_after(town.officer, town),
    ),
}
