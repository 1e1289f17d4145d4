"""The words of a site's life: kinds of platforms, forms of presence, steps, states."""

from __future__ import annotations

from enum import StrEnum


class PlatformKind(StrEnum):
    """What sort of place a platform is. Rules hang on what can be done there, never on a name (pd/II.s2)."""

    SOCIAL_NETWORK = "social-network"
    MICROBLOG = "microblog"
    SHARING = "photo-and-video-sharing"
    WIKI = "wiki"
    BLOG = "blog"
    NEWS = "news-with-comments"
    FORUM = "forum"
    CHAT = "chat"
    WEBSITE = "website"
    """Linked web pages and nothing more: no social media, and taken into the register all the same (nmpd/IV.H)."""
    OTHER = "other"


class Function(StrEnum):
    """Something that can be done on a platform: the checklist of *Is it social media*."""

    POST = "post"
    COMMENT = "comment"
    SHARE = "share"
    PROFILE = "profile"
    COMMUNITY = "community"
    EDIT_TOGETHER = "edit-together"
    MESSAGE = "message"


class PlatformStepKind(StrEnum):
    """One thing that was done about a platform."""

    ENTERED = "entered"
    IN_SCOPE = "in-scope"
    OUT_OF_SCOPE = "out-of-scope"
    ASKED = "asked"
    """Leave to use it was asked for: the request of the room approvals stands in `request`."""
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    LOOKED = "looked"
    """Somebody looked whether new ones of its sort have come up."""


class Scope(StrEnum):
    """Whether the policies speak of a platform."""

    PRESUMED = "presumed"
    """It works like those that policies name: in scope until the steward records otherwise."""
    NAMED = "named"
    IN = "in"
    OUT = "out"
    NOT_SOCIAL = "not-social"
    """Nothing on it is made by its users together."""


class Presence(StrEnum):
    """In what form an agency is there (mpd/II.site)."""

    PAGE = "page"
    PROFILE = "profile"
    ACCOUNT = "account"
    GROUP = "group"
    CHANNEL = "channel"
    OTHER = "other"


class StepKind(StrEnum):
    """One thing that somebody did to a site. Steps are only ever added."""

    DRAFTED = "drafted"
    REFERRED = "referred"
    """IT passed on what somebody asked the help desk for (mpls/roles.it.2)."""
    FOUND = "found"
    """A page turned up that is not registered."""
    IMPORTED = "imported"
    """It is older than the register, and was brought in from a file (mpls/scope.s2)."""
    FILLED = "filled"
    """What is known of it was completed or corrected."""
    SUBMITTED = "submitted"
    CALLED_OFF = "called-off"
    SETTING_UP = "setting-up"
    ITEM_DONE = "item-done"
    ITEM_NOT_NEEDED = "item-not-needed"
    ITEM_OPENED = "item-opened"
    SECURED = "secured"
    """How its logins are kept: second proofs, logins of one's own, ways to recover it."""
    ADVISED = "advised"
    LIVE = "live"
    REVIEWED = "reviewed"
    CHANGE_ASKED = "change-asked"
    RENAMED = "renamed"
    HANDED_OVER = "handed-over"
    COMMENTS = "comments"
    CAPACITY = "capacity"
    CLOSURE_ORDERED = "closure-ordered"
    ANNOUNCED = "announced"
    HOLDS_ASKED = "holds-asked"
    FINAL_CAPTURE = "final-capture"
    CLOSED = "closed"
    ARCHIVED = "archived"


class Stage(StrEnum):
    """How far its own steps have brought a site; what requests and the day add to it makes a State."""

    DRAFT = "draft"
    ASKED = "asked"
    CALLED_OFF = "called-off"
    UNREGISTERED = "unregistered"
    SET_UP = "set-up"
    LIVE = "live"
    CLOSING = "closing"
    CLOSED = "closed"
    ARCHIVED = "archived"


class State(StrEnum):
    """Where a site stands on a day: always reckoned (facts.standing), never set (WF-SITE, WF-RETIRE)."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    MORE_INFO = "more-info"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SET_UP = "set-up"
    LIVE = "live"
    UNDER_REVIEW = "under-review"
    """Nobody has touched its entry for six months, or it is older than the register and nobody has looked yet."""
    UNAPPROVED = "unapproved"
    """It is there, and who has to approve it has not, or no longer."""
    CLOSING = "closing"
    CLOSED = "closed"
    ARCHIVED = "archived"


SPEAKS = frozenset({State.LIVE, State.UNDER_REVIEW})
"""It speaks for the agency."""


class Aim(StrEnum):
    """What a request about a site is for."""

    OPEN = "open"
    SET_UP = "set-up"
    RENAME = "rename"
    OWNER = "owner"
    PURPOSE = "purpose"


class Item(StrEnum):
    """What somebody has to have done before a site goes live, beside what its policies' gate asks."""

    RECORDS = "records"
    IT = "it"
    CLERK = "clerk"
    """The Clerk helps where Communications calls them in (mpls/roles.city-clerk.4)."""
    CONTRACT = "contract"
    VIEW = "view"
    """A view of counsel on the platform's terms, where somebody asked for one."""


class Comments(StrEnum):
    """Whether visitors may comment."""

    OPEN = "open"
    LIMITED = "limited"
    OFF = "off"
    NONE = "none"
    """The platform has none."""


class Document(StrEnum):
    """What sort of document belongs to a platform's terms (mpls/def.contract)."""

    TERMS = "terms"
    COMMUNITY = "community-standards"
    PRIVACY = "privacy"
    OTHER = "other"
