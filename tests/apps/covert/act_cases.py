"""The acts of the vault, which are entries of the sealed log."""

from uuid import UUID

from tests.apps.act_cases import ActCase
from tests.apps.covert.vaulting import ANOTHER, NEW_NAMES, PASSPHRASE, REASON, TOLD, Vault, quick
from tests.apps.roster.town import build, give, hire

from bailiwick.apps.covert import services
from bailiwick.apps.covert.models import Part
from bailiwick.apps.covert.services import Purpose
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR, person
from bailiwick.apps.roster.models import Role

RECORD = UUID(int=7)


def _vault(way=None):
    """A vault, and a profile in it that came so far."""

    def prepare():
        quick()
        vault = Vault(build().police)
        return vault, getattr(vault, way)() if way else None

    return prepare


def _newcomer():
    quick()
    town = build()
    who = hire("Newly Appointed", town.police)
    give(Role.SIC_COMMANDER, who, town.police)
    return person(who.id), person(town.hr.id)


def _returned():
    vault, identity = _vault("submitted")()
    services.give_back(vault.commander, identity, reason="Which market?", unlocked=vault.c)
    return vault, identity


def of_maintainer(do, prepare):
    """What whoever answers for the profile may do, and another maintainer may not."""
    return ActCase(
        allowed=lambda made: do(made[0].maintainer, made[0].m, *made),
        refused=lambda made: do(made[0].other, made[0].o, *made),
        prepare=prepare,
    )


def of_commander(do, prepare):
    """What the Commander may do, and whoever answers for the profile may not."""
    return ActCase(
        allowed=lambda made: do(made[0].commander, made[0].c, *made),
        refused=lambda made: do(made[0].maintainer, made[0].m, *made),
        prepare=prepare,
    )


CASES = {
    "covert.begin": ActCase(
        allowed=lambda _: services.begin_vault(OPERATOR, record=RECORD),
        refused=lambda _: services.begin_vault(CLOCKWORK, record=RECORD),
    ),
    "covert.admit": of_commander(
        lambda me, _opened, vault, _id: services.admit(me, person=vault.people["c"].id, part=Part.MAINTAINER),
        _vault(),
    ),
    "covert.key.make": ActCase(
        allowed=lambda both: services.make_key(both[0], passphrase=PASSPHRASE),
        refused=lambda both: services.make_key(both[1], passphrase=PASSPHRASE),
        prepare=_newcomer,
    ),
    "covert.key.share": of_commander(
        lambda me, opened, vault, _id: services.share_key(me, person=vault.people["d"].id, unlocked=opened),
        _vault(),
    ),
    "covert.unlock": ActCase(
        allowed=lambda made: services.unlock(made[0].maintainer, passphrase=PASSPHRASE),
        refused=lambda made: services.unlock(made[0].maintainer, passphrase=ANOTHER),
        prepare=_vault(),
    ),
    "covert.profile.submit": ActCase(
        allowed=lambda made: services.submit(made[0].maintainer, told=TOLD),
        refused=lambda made: services.submit(made[0].commander, told=TOLD),
        prepare=_vault(),
    ),
    "covert.profile.submit-again": of_maintainer(
        lambda me, opened, _vault, one: services.submit_again(me, one, told=TOLD, unlocked=opened), _returned
    ),
    "covert.profile.return": of_commander(
        lambda me, opened, _vault, one: services.give_back(me, one, reason="Which?", unlocked=opened),
        _vault("submitted"),
    ),
    "covert.profile.register": of_commander(
        lambda me, opened, _vault, one: services.register(me, one, unlocked=opened), _vault("submitted")
    ),
    "covert.profile.change": of_maintainer(
        lambda me, opened, _vault, one: services.change_names(me, one, told=NEW_NAMES, unlocked=opened),
        _vault("registered"),
    ),
    "covert.password.ask": of_commander(
        lambda me, opened, _vault, one: services.ask_for_password(
            me, one, purpose=Purpose.AUDIT, reason=REASON, unlocked=opened
        ),
        _vault("registered"),
    ),
    "covert.password.hand-over": of_maintainer(
        lambda me, opened, vault, one: services.confirm_hand_over(
            me, one, to=vault.commander.identity, unlocked=opened
        ),
        _vault("asked"),
    ),
    "covert.password.disclose": of_maintainer(
        lambda me, opened, vault, one: services.note_disclosure(
            me, one, to=vault.people["o"].id, reason="They covered for me", unlocked=opened
        ),
        _vault("registered"),
    ),
}
