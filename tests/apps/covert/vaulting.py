"""A vault with somebody in each part of it; every name in it is invented, and a passphrase is no secret here."""

from tests.apps.roster.town import give, hire

from bailiwick.apps.covert.facts import boxes
from bailiwick.apps.covert.models import Part
from bailiwick.apps.covert.services import (
    Purpose,
    admit,
    ask_for_password,
    make_key,
    register,
    share_key,
    submit,
)
from bailiwick.apps.journal.facts import person
from bailiwick.apps.roster.models import Role

PASSPHRASE, ANOTHER, SHORT = "four words of mine only", "another one altogether", "too short"
TOLD = {
    "site": "Canary Meadow Market",
    "address": "https://canary-meadow.example/u/canary-handle",
    "username": "canary-handle",
    "screen_name": "Canary Loon",
    "purpose": "Buying canary-stolen bicycles",
}
NEW_NAMES = {"username": "canary-second", "screen_name": "Canary Second"}
REASON = "canary-reason to look at what was written in May"
QUICK = 4
"""What a try costs here: nothing."""


def quick():
    boxes.WORK = QUICK


class Vault:
    """The Commander, a designee, a maintainer and another one, each as the journal knows them, with keys opened."""

    def __init__(self, unit):
        self.people = {name: hire(f"{name.title()} Of The Vault", unit) for name in ("c", "d", "m", "o")}
        give(Role.SIC_COMMANDER, self.people["c"], unit)
        self.commander, self.designee, self.maintainer, self.other = (
            person(one.id) for one in self.people.values()
        )
        self.c = make_key(self.commander, passphrase=PASSPHRASE)
        for name, part in (("d", Part.DESIGNEE), ("m", Part.MAINTAINER), ("o", Part.MAINTAINER)):
            admit(self.commander, person=self.people[name].id, part=part)
        self.d = make_key(self.designee, passphrase=PASSPHRASE)
        self.m = make_key(self.maintainer, passphrase=PASSPHRASE)
        self.o = make_key(self.other, passphrase=PASSPHRASE)

    def share(self):
        share_key(self.commander, person=self.people["d"].id, unlocked=self.c)

    def submitted(self):
        return submit(self.maintainer, told=TOLD)

    def registered(self):
        identity = self.submitted()
        register(self.commander, identity, unlocked=self.c)
        return identity

    def asked(self):
        identity = self.registered()
        ask_for_password(self.commander, identity, purpose=Purpose.REQUEST, reason=REASON, unlocked=self.c)
        return identity
