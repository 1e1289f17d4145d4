"""Whether a platform is social media by a policy's own definition: a pure reading of a checklist, never of a brand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bailiwick.apps.sites.models import Comments, Function, PlatformKind, PlatformStepKind, Scope

MADE_BY_USERS = frozenset({Function.POST, Function.EDIT_TOGETHER, Function.COMMENT})
TOGETHER = frozenset(
    {
        Function.COMMENT,
        Function.SHARE,
        Function.PROFILE,
        Function.COMMUNITY,
        Function.EDIT_TOGETHER,
        Function.MESSAGE,
    }
)
VISITORS_WRITE = frozenset({Function.COMMENT, Function.EDIT_TOGETHER, Function.COMMUNITY})
"""Where one of these is possible, visitors can leave words on a page."""
NO_PLACE = "no-place"
"""Of comments, as rules are told: the platform has none (Comments.NONE is what somebody said of a page)."""
COUNTS_AS_POST = frozenset({Function.POST, Function.COMMENT, Function.SHARE, Function.EDIT_TOGETHER})
"""What somebody does there that is treated as a post: an edit of a wiki is one (pd/III.I, nmpd/IV.I)."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Described:
    """A platform as rules look at it: what it is called, its sort, what can be done there."""

    name: str
    kind: PlatformKind
    functions: frozenset[Function]
    known_by: tuple[str, ...] = ()

    @property
    def posts(self) -> frozenset[Function]:
        """What is done there and counts as a post."""
        return self.functions & COUNTS_AS_POST

    def comments(self, said: str) -> str:
        """Whether visitors may comment on a page there, of which that is said; empty where nobody knows.

        That there is no place for comments follows from what can be done there alone: who keeps a page may switch them
        off, and cannot say away a place that is there.
        """
        if self.functions and not self.functions & VISITORS_WRITE:
            return NO_PLACE
        return Comments.OFF if said == Comments.NONE else said


@dataclass(frozen=True, slots=True)
class Definition:
    """What a policy calls social media: kinds and names it gives as examples, and the clause that takes in new ones."""

    clause: str
    kinds: frozenset[PlatformKind]
    names: frozenset[str]
    emerging: str

    def lists(self, platform: Described) -> bool:
        """Whether the definition names the platform, or its kind."""
        return platform.kind in self.kinds or key_of(platform.name) in self.names


def key_of(name: str) -> str:
    """A name as it is looked for."""
    return _SPACE.sub(" ", name).strip().casefold()


def works_like_social_media(platform: Described) -> bool:
    """Whether people make something there, together: the test for what no policy names."""
    if platform.kind in {PlatformKind.OTHER, PlatformKind.WEBSITE}:
        return bool(platform.functions & MADE_BY_USERS) and bool(platform.functions & TOGETHER)
    return True


def scope_of(
    platform: Described, definitions: Sequence[Definition], steps: Iterable[PlatformStepKind]
) -> Scope:
    """Whether the policies speak of it: what was recorded last, else what they name, else what it works like."""
    recorded = {PlatformStepKind.IN_SCOPE: Scope.IN, PlatformStepKind.OUT_OF_SCOPE: Scope.OUT}
    said = [recorded[one] for one in steps if one in recorded]
    if said:
        return said[-1]
    if any(one.lists(platform) for one in definitions):
        return Scope.NAMED
    return Scope.PRESUMED if works_like_social_media(platform) else Scope.NOT_SOCIAL


def citing(platform: Described, definitions: Sequence[Definition]) -> tuple[str, ...]:
    """The clauses by which it is social media: the definition that names it, else the one that takes in new ones."""
    if any(one.lists(platform) for one in definitions):
        return tuple(one.clause for one in definitions if one.lists(platform))
    return tuple(one.emerging for one in definitions) if works_like_social_media(platform) else ()
