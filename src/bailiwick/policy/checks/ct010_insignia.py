"""CT010: Uniform, badge, patch, marked unit or logo of the agency on a personal page.

What it asks
    Does a picture on a member's own page show the uniform, the badge, the patch, a marked unit or the logo?

Why
    CR-10. nmpd/VII.D.1 takes every such picture into its ban, save with leave; pd/V.A.7.s2 cautions that it makes
    limits on what its author may say likelier (setting X10).

Example
    Not met: "[image: selfie in uniform] long night"
    Met: "[image: generic toy police car from a shop]"

Remedy
    Take the picture out or crop it, or ask for leave where the policy knows a way to it.

Where it errs
    It reads what is said of a picture and what a person answers; it does not look at pictures. Where nobody has said
    what a picture shows, it asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.insignia import INSIGNIA, describes_pictures, shown
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.subjects import MediaKind

_SEEN = frozenset((MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.GRAPHIC))
_MEDIA = "post.media"
_SHOWS = "media.shows-insignia"


@check(
    "CT010",
    name="insignia-on-personal-page",
    asks="Does a picture show the uniform, the badge, the patch, a marked unit or the logo?",
    document=__doc__,
    rules=("CR-10",),
    triggers=INSIGNIA,
    needs=(_MEDIA,),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Take a person's answer first, then what is said of the picture; ask where nothing tells."""
    if look.facts.media.shows_insignia == Known(True) and look.reads == "post.text":  # noqa: FBT003 -- the answer itself
        yield not_met(
            say("The picture shows a uniform, badge, patch, marked unit or logo."),
            confidence=0.95,
        )
        return
    found = shown(look)
    if found is not None:
        match, sure = found
        yield not_met(
            say("“{words}” tells that the picture marks you as an officer.", words=look.words(match).strip()),
            start=match.start,
            end=match.end,
            confidence=sure,
        )
    elif look.reads == "post.text":
        yield from _asked(look)


def _asked(look: Look) -> Iterator[Observation]:
    """What nobody has said yet: whether there is a picture, and what is on it."""
    media = look.facts.post.media
    if media is UNKNOWN:
        yield cannot_tell(say("Nobody has said whether a picture is attached."), _MEDIA)
        return
    seen = isinstance(media, Known) and media.value in _SEEN
    told = look.facts.media.shows_insignia is not UNKNOWN or isinstance(look.facts.media.description, Known)
    if seen and not told and not describes_pictures(look):
        yield cannot_tell(
            say("Nobody has said whether the picture shows a uniform, badge, patch, marked unit or logo."),
            _SHOWS,
        )
