"""What a page shows a visitor, by place: the one shape that every way of reading a page ends in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bailiwick.policy.facts import ABSENT, UNKNOWN, Known
from bailiwick.policy.facts.subjects import PageFacts
from bailiwick.policy.facts.value import Fact


class Place(Enum):
    """A place of a page where a notice may stand; the values are the names packs use."""

    NAME = "name"
    BIO = "bio"
    HEADER = "header"
    ABOUT = "about"
    PINNED = "pinned"
    POST_FORM = "post-form"
    COLLAPSED = "collapsed"  # behind "see more"
    LOWER = "lower"  # footer and sidebars
    POSTS = "posts"  # ordinary posts, which scroll away


class Layout(Enum):
    """Whose furniture a page has; what is not recognised is a plain page."""

    FACEBOOK = "facebook-like"
    X = "x-like"
    INSTAGRAM = "instagram-like"
    YOUTUBE = "youtube-like"
    NEXTDOOR = "nextdoor-like"
    WORDPRESS = "wordpress-like"
    PLAIN = "plain"
    TOLD = "told in words"


class Source(Enum):
    """How the words of a passage came to be known."""

    TEXT = "text"
    ALT = "description of a picture"
    PICTURE = "words read from a picture"


class Language(Enum):
    """Languages in which notices are looked for."""

    ENGLISH = "en"
    SPANISH = "es"


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a page, where they stand, and how many characters a visitor has read before them."""

    place: Place
    text: str
    source: Source = Source.TEXT
    before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShown:
    """A page as a visitor sees it. `unread`: pictures in telling places whose words nobody has read."""

    passages: tuple[Passage, ...] = ()
    links: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    comments_open: bool | None = None
    layout: Layout = Layout.PLAIN
    not_possible: str = ""  # the recorded reason why a notice or a link is not possible here
    policy: str = ""  # the policy that a page told in words names as its own: "(nmpd) ..."
    truncated: bool = False  # more was there than we read
    empty: bool = False  # nothing that a visitor could read was found

    def text_of(self, place: Place) -> str:
        """Everything shown in a place, in the order of the page."""
        return "\n".join(one.text for one in self.passages if one.place is place and one.text.strip())


def facts_of(shown: PageShown) -> PageFacts:
    """The page as facts: a place without words is known to be absent, unless nothing could be read at all."""
    texts = {place: _fact(shown, place) for place in Place}
    unread = (*shown.unread, *(("the rest of a page longer than we read",) if shown.truncated else ()))
    return PageFacts(
        name=texts[Place.NAME],
        bio=texts[Place.BIO],
        header=texts[Place.HEADER],
        about=texts[Place.ABOUT],
        pinned=texts[Place.PINNED],
        post_form=texts[Place.POST_FORM],
        collapsed=texts[Place.COLLAPSED],
        lower=texts[Place.LOWER],
        posts=texts[Place.POSTS],
        links=UNKNOWN if shown.empty else (Known(shown.links) if shown.links else ABSENT),
        unread=Known(unread) if unread else ABSENT,
        comments_open=UNKNOWN if shown.comments_open is None else Known(shown.comments_open),
    )


def _fact(shown: PageShown, place: Place) -> Fact[str]:
    if shown.empty:
        return UNKNOWN
    text = shown.text_of(place)
    return Known(text) if text else ABSENT
