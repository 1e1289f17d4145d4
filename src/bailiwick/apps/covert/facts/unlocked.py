"""What a person who has unlocked the vault holds for a few minutes, and what it opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from bailiwick.apps.covert.facts.boxes import DoesNotOpenError, Pair, open_with, open_words
from bailiwick.apps.covert.models import Profile, Share, Step


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A person, and their own key, opened."""

    person: UUID
    pair: Pair = field(repr=False)


def about_key(person: UUID) -> str:
    """What a locked key is about."""
    return f"key/{person}"


def about_epoch(number: int) -> str:
    """What a share is about."""
    return f"epoch/{number}"


def about_profile(identity: UUID) -> str:
    """What the key of a profile is about."""
    return f"profile/{identity}"


def about_step(profile: UUID, number: int, kind: str) -> str:
    """What the words of a step are about: they open at their own place alone."""
    return f"profile/{profile}/{number}/{kind}"


def epoch_pair(unlocked: Unlocked, share: Share) -> Pair:
    """The epoch's key, from a custodian's share. Raises DoesNotOpenError."""
    return Pair.of(open_with(unlocked.pair, bytes(share.box), about_epoch(share.epoch.number)))


def key_of(unlocked: Unlocked, profile: Profile, share: Share | None) -> bytes:
    """The key of a profile: for whoever answers for it by their own, for a custodian by the epoch's.

    Raises DoesNotOpenError for everybody else.
    """
    about = about_profile(profile.id)
    if profile.by == unlocked.person:
        return open_with(unlocked.pair, bytes(profile.for_maintainer), about)
    if share is None:
        raise DoesNotOpenError(
            "This does not open.", remedy="Ask the Commander to let you have the register's key."
        )
    return open_with(epoch_pair(unlocked, share), bytes(profile.for_custodians), about)


def said_in(key: bytes, step: Step) -> Mapping[str, str]:
    """What was said with a step."""
    return open_words(key, bytes(step.said), about_step(step.profile_id, step.number, step.kind))
