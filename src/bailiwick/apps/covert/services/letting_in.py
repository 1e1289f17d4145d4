"""Who is in: the Commander names designees and maintainers; each has a key of their own, which they alone unlock."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.covert.errors import VaultError
from bailiwick.apps.covert.facts import SEALED, DoesNotOpenError, Locked, Pair, Unlocked, boxes
from bailiwick.apps.covert.facts.unlocked import about_epoch, about_key, epoch_pair
from bailiwick.apps.covert.models import Admission, Epoch, Key, Part, SealedEntry, Share
from bailiwick.apps.covert.permissions import parts_of
from bailiwick.apps.covert.services.doing import not_yours, require_part
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import person as somebody
from bailiwick.apps.journal.models import Outcome
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.selectors import is_colleague
from bailiwick.kernel.sentence import say

SHORTEST = 16
TRIES, WITHIN = 5, timedelta(minutes=15)
CUSTODIANS = (Part.COMMANDER, Part.DESIGNEE)


@act("covert.admit", say("let somebody in"), log=SEALED)
def admit(doing: Doing, *, person: UUID, part: Part, admitted: bool = True) -> None:
    """Let somebody who works here in as a designee or a maintainer, or let them out again: the Commander alone."""
    me = require_part(doing, Part.COMMANDER)
    doing.about("person", person)
    doing.record(part=part, admitted=admitted)
    if part is Part.COMMANDER:
        raise VaultError("Who commands is said in the roster.", field="part", remedy="Choose another part.")
    if admitted and not is_colleague(somebody(person), timezone.localdate(doing.at)):
        raise VaultError(
            "Nobody of this name works here today.", field="person", remedy="Choose somebody else."
        )
    if (person in Admission.objects.in_now()[part]) is admitted:
        raise VaultError("That is so already.", field="person", remedy="Look at the list again.")
    Admission.objects.create(person=person, part=part, admitted=admitted, by=me, at=doing.at)


@act("covert.key.make", say("made a key of their own"), log=SEALED)
def make_key(doing: Doing, *, passphrase: str) -> Unlocked:
    """Draw a key for whoever acts, under a passphrase that is kept nowhere. The first Commander's begins the register.

    Raises VaultError for a short passphrase and for a second key.
    """
    me = require_part(doing, *Part)
    if len(passphrase) < SHORTEST:
        raise VaultError(
            f"This is shorter than {SHORTEST} letters.", field="passphrase", remedy="Take four or five words."
        )
    if Key.objects.filter(by=me).exists():
        raise VaultError("You have a key already.", remedy="Unlock with it.")
    pair = Pair.drawn()
    locked = boxes.lock(passphrase, pair.private, about_key(me), work=boxes.WORK)
    key = Key.objects.create(
        by=me, at=doing.at, public=pair.public, work=locked.work, salt=locked.salt, sealed=locked.sealed
    )
    doing.about("key", key.id)
    if not Epoch.objects.exists():
        _begin_register(doing, me, key)
    return Unlocked(me, pair)


def _begin_register(doing: Doing, me: UUID, key: Key) -> None:
    """The first epoch, which only the Commander begins."""
    require_part(doing, Part.COMMANDER)
    drawn = Pair.drawn()
    epoch = Epoch.objects.create(number=1, public=drawn.public, by=me, at=doing.at)
    box = boxes.seal_to(bytes(key.public), drawn.private, about_epoch(epoch.number))
    Share.objects.create(epoch=epoch, key=key, box=box, by=me, at=doing.at)
    doing.record(epoch=epoch.number)


@act("covert.key.share", say("let a custodian have the register's key"), log=SEALED)
def share_key(doing: Doing, *, person: UUID, unlocked: Unlocked) -> None:
    """Seal the register's key to another custodian, who has made a key of their own. Raises VaultError."""
    me = require_part(doing, *CUSTODIANS)
    doing.about("person", person)
    own = Share.objects.select_related("epoch").filter(key__by=me).order_by("epoch__number").last()
    if own is None or unlocked.person != me:
        raise not_yours()
    key = Key.objects.filter(by=person).first()
    if key is None or not _is_custodian(doing, person):
        raise VaultError(
            "They are no custodian with a key.", field="person", remedy="Have them make one first."
        )
    if Share.objects.filter(key=key, epoch=own.epoch).exists():
        raise VaultError("They have it already.", field="person", remedy="Look at the list again.")
    secret = epoch_pair(unlocked, own).private
    box = boxes.seal_to(bytes(key.public), secret, about_epoch(own.epoch.number))
    Share.objects.create(epoch=own.epoch, key=key, box=box, by=me, at=doing.at)


def _is_custodian(doing: Doing, person: UUID) -> bool:
    return not parts_of(somebody(person), timezone.localdate(doing.at)).isdisjoint(CUSTODIANS)


@act("covert.unlock", say("unlocked the vault"), log=SEALED)
def unlock(doing: Doing, *, passphrase: str) -> Unlocked:
    """Open one's own key. A wrong passphrase is an entry, and five within a quarter of an hour are the last for it."""
    me = require_part(doing, *Part)
    key = Key.objects.filter(by=me).first()
    if key is None:
        raise VaultError("You have no key yet.", remedy="Make one first.")
    doing.about("key", key.id)
    tried = SealedEntry.objects.filter(
        actor=me, act="covert.unlock", outcome=Outcome.REFUSED, at__gt=doing.at - WITHIN
    )
    if tried.count() >= TRIES:
        raise RefusedError(
            "There were five wrong tries.",
            reason="too-many-tries",
            remedy="Try again in a quarter of an hour.",
        )
    locked = Locked(key.work, bytes(key.salt), bytes(key.sealed))
    try:
        return Unlocked(me, Pair.of(boxes.unlock(passphrase, locked, about_key(me))))
    except DoesNotOpenError:
        raise RefusedError(
            "This does not open your key.",
            reason="wrong-passphrase",
            remedy="Try it again. Nobody can set another one for you.",
        ) from None
