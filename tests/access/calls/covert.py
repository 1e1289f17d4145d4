"""The acts of the vault, in which whoever holds every other role commands."""

from contextlib import suppress
from uuid import UUID

from django.utils import timezone
from tests.access.acting import Call
from tests.apps.covert.vaulting import ANOTHER, NEW_NAMES, PASSPHRASE, REASON, TOLD, quick
from tests.apps.roster.town import as_

from bailiwick.apps.covert import services
from bailiwick.apps.covert.facts import Pair, Unlocked
from bailiwick.apps.covert.models import Admission, Part
from bailiwick.apps.covert.services import Purpose
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.guard import act_open

RECORD = UUID(int=7)
COMMANDER, DESIGNEE, OFFICER, LEFT = "every-other-role", "lent", "themself", "left"
IN = {DESIGNEE: Part.DESIGNEE, OFFICER: Part.MAINTAINER, "supervisor": Part.MAINTAINER, LEFT: Part.MAINTAINER}


class Made:
    """Everybody's opened key, by person; and a profile of the officer's, as far as the row has it come."""

    def __init__(self, town, *, keys=True):
        quick()
        self.town, self.keys, self.profile = town, {}, None
        for seat, part in IN.items():
            self._let_in(seat, part)
        if keys:
            for seat in (COMMANDER, DESIGNEE, OFFICER, "supervisor"):
                self._make_key(seat)

    def _let_in(self, seat, part):
        """As the Commander did, when everybody still worked here."""
        told = {"person": self.town.people[seat].id, "by": self.town.people[COMMANDER].id}
        with act_open("vault"):
            Admission.objects.create(part=part, admitted=True, at=timezone.now(), **told)

    def _make_key(self, seat):
        self.keys[self.town.people[seat].id] = services.make_key(self.actor(seat), passphrase=PASSPHRASE)

    def actor(self, seat):
        return as_(self.town.people[seat])

    def opened(self, me):
        """Whoever has no key tries with one that they drew themself."""
        return self.keys.get(me.identity) or Unlocked(me.identity, Pair.drawn())


def _no_keys(town):
    return Made(town, keys=False)


def _begun(town):
    made = Made(town, keys=False)
    made._make_key(COMMANDER)
    return made


def _shared(town):
    made = Made(town)
    _shares(town, made.actor(COMMANDER), made)
    return made


def _tried(town):
    made = Made(town)
    for seat in (COMMANDER, DESIGNEE, OFFICER, "supervisor"):
        for _ in range(5):
            with suppress(RefusedError):
                services.unlock(made.actor(seat), passphrase=ANOTHER)
    return made


def _submitted(town):
    made = _shared(town)
    made.profile = services.submit(made.actor(OFFICER), told=TOLD)
    return made


def _returned(town):
    made = _submitted(town)
    services.give_back(made.actor(COMMANDER), made.profile, reason="Which?", unlocked=_key(made, COMMANDER))
    return made


def _registered(town):
    made = _submitted(town)
    services.register(made.actor(COMMANDER), made.profile, unlocked=_key(made, COMMANDER))
    return made


def _asked(town):
    made = _registered(town)
    _asks(town, made.actor(COMMANDER), made)
    return made


def _key(made, seat):
    return made.opened(made.actor(seat))


def _shares(town, me, made):
    return services.share_key(me, person=town.people[DESIGNEE].id, unlocked=made.opened(me))


def _asks(_town, me, made):
    told = {"purpose": Purpose.AUDIT, "reason": REASON, "unlocked": made.opened(me)}
    return services.ask_for_password(me, made.profile, **told)


def _admits(seat):
    return Call(lambda town, me, _: services.admit(me, person=town.people[seat].id, part=Part.DESIGNEE), Made)


def _makes(prepare):
    return Call(lambda town, me, _: services.make_key(me, passphrase=PASSPHRASE), prepare)


def _unlocks(prepare, passphrase=PASSPHRASE):
    return Call(lambda town, me, _: services.unlock(me, passphrase=passphrase), prepare)


def _hands_over(town, me, made):
    return services.confirm_hand_over(
        me, made.profile, to=town.people[COMMANDER].id, unlocked=made.opened(me)
    )


def _discloses(town, me, made):
    told = {"to": town.people["member"].id, "reason": "They covered", "unlocked": made.opened(me)}
    return services.note_disclosure(me, made.profile, **told)


def _steps(service, prepare, **told):
    return Call(lambda town, me, made: service(me, made.profile, unlocked=made.opened(me), **told), prepare)


CALLS = {
    "covert.begin": {"of the record": Call(lambda town, me, _: services.begin_vault(me, record=RECORD))},
    "covert.admit": {"of somebody of Patrol": _admits("member"), "of somebody who has left": _admits(LEFT)},
    "covert.key.make": {
        "the first of the register": _makes(_no_keys),
        "once the register stands": _makes(_begun),
    },
    "covert.key.share": {"with the designee": Call(_shares, Made)},
    "covert.unlock": {
        "with one's own passphrase": _unlocks(Made),
        "with another one": _unlocks(Made, ANOTHER),
        "after five wrong tries": _unlocks(_tried),
    },
    "covert.profile.submit": {
        "of one's own": Call(lambda town, me, _: services.submit(me, told=TOLD), Made),
    },
    "covert.profile.submit-again": {"that was returned": _steps(services.submit_again, _returned, told=TOLD)},
    "covert.profile.return": {"that was handed in": _steps(services.give_back, _submitted, reason="Which?")},
    "covert.profile.register": {"that was handed in": _steps(services.register, _submitted)},
    "covert.profile.change": {"of the officer's": _steps(services.change_names, _registered, told=NEW_NAMES)},
    "covert.password.ask": {"of the officer's profile": Call(_asks, _registered)},
    "covert.password.hand-over": {"that was asked for": Call(_hands_over, _asked)},
    "covert.password.disclose": {"to somebody of Patrol": Call(_discloses, _registered)},
}
