"""What this room keeps: platforms and their terms, sites and their steps, who may post there, pages as read."""

from __future__ import annotations

from bailiwick.apps.sites.models.contracts import Acceptance, Strike, Terms, TermsLook, TermsView
from bailiwick.apps.sites.models.custody import CustodyKind, CustodyStep
from bailiwick.apps.sites.models.kinds import (
    SPEAKS,
    Aim,
    Comments,
    Document,
    Function,
    Item,
    PlatformKind,
    PlatformStepKind,
    Presence,
    Scope,
    Stage,
    State,
    StepKind,
)
from bailiwick.apps.sites.models.looking import (
    Emblem,
    EmblemLook,
    EmblemSeen,
    WikiEdit,
)
from bailiwick.apps.sites.models.platforms import Platform, PlatformStep
from bailiwick.apps.sites.models.posting import (
    PosterAsk,
    PosterLeave,
    PosterRight,
    PostingRight,
    RightState,
    RightStep,
    RightStepKind,
)
from bailiwick.apps.sites.models.sites import AskedFor, Counter, Place, Site, SiteStep
from bailiwick.apps.sites.models.takeover import Deed, Ending, Harm, TakeOver, TakeOverState, TakeOverStep
from bailiwick.apps.sites.models.watching import (
    Look,
    NoticeBack,
    NoticeLost,
    NoticeRead,
    Outcome,
    Reading,
    Source,
)

__all__ = [
    "SPEAKS",
    "Acceptance",
    "Aim",
    "AskedFor",
    "Comments",
    "Counter",
    "CustodyKind",
    "CustodyStep",
    "Deed",
    "Document",
    "Emblem",
    "EmblemLook",
    "EmblemSeen",
    "Ending",
    "Function",
    "Harm",
    "Item",
    "Look",
    "NoticeBack",
    "NoticeLost",
    "NoticeRead",
    "Outcome",
    "Place",
    "Platform",
    "PlatformKind",
    "PlatformStep",
    "PlatformStepKind",
    "PosterAsk",
    "PosterLeave",
    "PosterRight",
    "PostingRight",
    "Presence",
    "Reading",
    "RightState",
    "RightStep",
    "RightStepKind",
    "Scope",
    "Site",
    "SiteStep",
    "Source",
    "Stage",
    "State",
    "StepKind",
    "Strike",
    "TakeOver",
    "TakeOverState",
    "TakeOverStep",
    "Terms",
    "TermsLook",
    "TermsView",
    "WikiEdit",
]
