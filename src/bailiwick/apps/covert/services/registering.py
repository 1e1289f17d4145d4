"""A profile on its way into the register, and what is done with it there: steps, each with what was said, sealed.

No field takes a password, none is asked for, and words that say they give one are refused (facts.giving_away).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlsplit
from uuid import UUID

from bailiwick.apps.covert.errors import VaultError
from bailiwick.apps.covert.facts import SEALED, WHO, Unlocked, boxes, can_follow, standing_of
from bailiwick.apps.covert.facts.unlocked import about_profile, about_step, key_of
from bailiwick.apps.covert.models import Epoch, Key, Part, Profile, Share, Step, StepKind
from bailiwick.apps.covert.services.doing import checked, not_yours, require_part
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say


@dataclass(frozen=True, slots=True)
class _Next:
    """The step that is to be written: whose, which, at which place, and what is said with it."""

    by: UUID
    kind: StepKind
    number: int
    words: Mapping[str, str]


class Purpose(StrEnum):
    """Why a password is asked for: the code that stands in the sealed log (mpd/IV.C.2.b.i)."""

    REQUEST = "request"
    AUDIT = "audit"


FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "site": "The name of the site is missing.",
        "address": "The web address of the profile is missing.",
        "username": "The username is missing.",
        "screen_name": "The screen name is missing.",
        "purpose": "What it is for is missing.",
    }
)
"""What a registration has to say (mpd/IV.C.1.a), and what is told where it does not."""
NAMES = ("username", "screen_name")
WHY = MappingProxyType({"reason": "Why is missing."})


@act("covert.profile.submit", say("handed a profile in for the register"), log=SEALED)
def submit(doing: Doing, *, told: Mapping[str, str]) -> UUID:
    """Hand in a profile of one's own, for which one answers from then on; its random id. Raises VaultError."""
    me = require_part(doing, Part.MAINTAINER)
    words = _registration(told)
    own, epoch = Key.objects.filter(by=me).first(), Epoch.objects.order_by("number").last()
    if own is None or epoch is None:
        raise VaultError("You have no key yet.", remedy="Make one first.")
    identity, key = uuid.uuid4(), boxes.new_key()
    about = about_profile(identity)
    profile = Profile.objects.create(
        id=identity,
        by=me,
        at=doing.at,
        epoch=epoch,
        for_custodians=boxes.seal_to(bytes(epoch.public), key, about),
        for_maintainer=boxes.seal_to(bytes(own.public), key, about),
    )
    doing.about("profile", identity)
    _write(doing, profile, key, _Next(me, StepKind.SUBMITTED, 0, words))
    return identity


@act("covert.profile.submit-again", say("handed a profile in once more"), log=SEALED)
def submit_again(doing: Doing, identity: UUID, *, told: Mapping[str, str], unlocked: Unlocked) -> None:
    """Hand in a profile that was returned, as it reads now."""
    _step(doing, identity, StepKind.SUBMITTED, unlocked, _registration(told))


@act("covert.profile.return", say("returned a profile for what is missing"), log=SEALED)
def give_back(doing: Doing, identity: UUID, *, reason: str, unlocked: Unlocked) -> None:
    """Return what was handed in, with the reason: the Commander."""
    _step(doing, identity, StepKind.RETURNED, unlocked, checked({"reason": reason}, WHY))


@act("covert.profile.register", say("entered a profile in the register"), log=SEALED)
def register(doing: Doing, identity: UUID, *, unlocked: Unlocked) -> None:
    """Confirm what was handed in; it is registered from then on: the Commander, and never of their own."""
    _step(doing, identity, StepKind.REGISTERED, unlocked, {})


@act("covert.profile.change", say("noted another name of a profile"), log=SEALED)
def change_names(doing: Doing, identity: UUID, *, told: Mapping[str, str], unlocked: Unlocked) -> None:
    """Note that username or screen name is another one now; the old ones stay, with their dates (mpd/IV.C.1.a)."""
    words = checked({name: told.get(name, "") for name in NAMES}, FIELDS)
    _step(doing, identity, StepKind.CHANGED, unlocked, words)


@act("covert.password.ask", say("asked for the password of a profile"), log=SEALED)
def ask_for_password(
    doing: Doing, identity: UUID, *, purpose: Purpose, reason: str, unlocked: Unlocked
) -> None:
    """Ask whoever answers for a profile to hand its password over, outside this system: Commander or designee."""
    doing.record(purpose=purpose)
    words = checked({"reason": reason}, WHY)
    _step(doing, identity, StepKind.ASKED, unlocked, words | {"purpose": purpose.value})


@act("covert.password.hand-over", say("confirmed that the password was handed over"), log=SEALED)
def confirm_hand_over(doing: Doing, identity: UUID, *, to: UUID, unlocked: Unlocked) -> None:
    """Confirm that the password was given to whoever asked for it, in person and outside this system."""
    asked = Step.objects.filter(profile=identity, kind=StepKind.ASKED).order_by("number").last()
    step = _step(doing, identity, StepKind.HANDED_OVER, unlocked, {"to": str(to)})
    if asked is None or asked.by != to:
        raise VaultError(
            "It was asked for by somebody else.",
            field="to",
            remedy="Name whoever asked, or note a disclosure.",
        )
    doing.record(to=to, answers=asked.id, step=step.id)


@act("covert.password.disclose", say("noted that somebody else learned a way in"), log=SEALED)
def note_disclosure(doing: Doing, identity: UUID, *, to: UUID, reason: str, unlocked: Unlocked) -> None:
    """Note that access details were given to another employee: outside the exception, and told to the Commander."""
    words = checked({"reason": reason}, WHY)
    _step(doing, identity, StepKind.DISCLOSED, unlocked, words | {"to": str(to)})
    doing.record(to=to, outside_the_exception=True)


def _registration(told: Mapping[str, str]) -> dict[str, str]:
    words = checked({name: told.get(name, "") for name in FIELDS}, FIELDS)
    try:
        parts = urlsplit(words["address"])
        is_one = (
            parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and not set(words["address"]) & {" ", "\n"}
        )
    except ValueError:
        is_one = False
    if not is_one:
        raise VaultError(
            "This is no web address.", field="address", remedy="Write it whole, from https:// on."
        )
    return words


def _step(doing: Doing, identity: UUID, kind: StepKind, unlocked: Unlocked, words: Mapping[str, str]) -> Step:
    doing.about("profile", identity)
    me = require_part(doing, *WHO[kind])
    profile = Profile.objects.select_for_update().filter(pk=identity).first()
    if profile is None or unlocked.person != me or ((profile.by == me) is not (Part.MAINTAINER in WHO[kind])):
        raise _why_not(profile, me, kind)
    steps = list(profile.steps.order_by("number"))
    if not can_follow(standing_of(StepKind(one.kind) for one in steps), kind):
        raise VaultError("That does not come next here.", remedy="Look at the profile again.")
    share = Share.objects.select_related("epoch").filter(key__by=me, epoch=profile.epoch_id).first()
    return _write(doing, profile, key_of(unlocked, profile, share), _Next(me, kind, len(steps), words))


def _why_not(profile: Profile | None, me: UUID, kind: StepKind) -> RefusedError:
    if profile is not None and profile.by == me and kind is StepKind.REGISTERED:
        return RefusedError(
            "Nobody confirms a profile of their own.",
            reason="own-profile",
            remedy="Let another Commander do it.",
        )
    return not_yours()


def _write(doing: Doing, profile: Profile, key: bytes, following: _Next) -> Step:
    about = about_step(profile.id, following.number, following.kind)
    step = Step.objects.create(
        profile=profile,
        number=following.number,
        kind=following.kind,
        by=following.by,
        at=doing.at,
        said=boxes.seal_words(key, following.words, about),
    )
    doing.record(step=step.id)
    return step
