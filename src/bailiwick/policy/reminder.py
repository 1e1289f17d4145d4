"""Reminders: what a policy has its people told, and on which occasion. They find nothing and stop nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bailiwick.policy.facts.subjects import PostClass


class Occasion(Enum):
    """When a reminder is due."""

    ALWAYS = "always"  # with every look at such a text, once
    WORDS = "words"  # when words of one of its groups stand in the text
    BESIDE = "beside"  # with a finding of one of its bindings
    REASON = "reason"  # behind a finding's "why this rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One clause that is told to people rather than checked; `id` is the clause's.

    `bindings` empty means any finding of the policy. `readings` are questions a writer may put to their own words.
    """

    id: str
    occasion: Occasion
    posts: tuple[PostClass, ...] = (PostClass.PERSONAL,)
    bindings: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
