"""States, kinds and forms of sites and platforms, in words."""

from __future__ import annotations

from django import template
from django.utils.translation import get_language_info

from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.approvals.selectors.wording import STATE_WORDS as DECIDED_WORDS
from bailiwick.apps.sites.facts.takeover import Phase
from bailiwick.apps.sites.models import (
    SPEAKS,
    Aim,
    CustodyKind,
    CustodyStep,
    Document,
    Ending,
    Function,
    Harm,
    PlatformKind,
    PlatformStepKind,
    PostingRight,
    Presence,
    RightState,
    RightStepKind,
    Scope,
    State,
    TakeOverState,
)
from bailiwick.apps.sites.selectors.posting_wording import (
    CUSTODY_WORDS,
    RIGHT_STATE_WORDS,
    RIGHT_STEP_WORDS,
    RIGHT_WORDS,
)
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.selectors.takeovers import Response
from bailiwick.apps.sites.selectors.wording import (
    AIM_WORDS,
    COMMENTS_WORDS,
    DOCUMENT_WORDS,
    ENDING_WORDS,
    FUNCTION_WORDS,
    HARM_WORDS,
    KIND_WORDS,
    PHASE_WORDS,
    PLATFORM_STEP_WORDS,
    PRESENCE_WORDS,
    SCOPE_WORDS,
    SHOWS_WORDS,
    STATE_WORDS,
    TAKEOVER_WORDS,
)
from bailiwick.kernel.sentence import Sentence

register = template.Library()


@register.filter
def site_state(state: State | str) -> Sentence:
    """A state in words."""
    return STATE_WORDS[State(state)]


@register.filter
def site_tone(state: State | str) -> str:
    """How a state is drawn, beside its words: waiting, holding, wrong, over."""
    one = State(state)
    if one is State.UNAPPROVED:
        return "wrong"
    if one in SPEAKS:
        return "holding" if one is State.LIVE else "waiting"
    over = {State.CLOSED, State.ARCHIVED, State.WITHDRAWN, State.REFUSED}
    return "over" if one in over else "waiting"


@register.filter
def decided(state: Decided | str) -> Sentence:
    """Where a request stands, in words."""
    return DECIDED_WORDS[Decided(state)]


@register.filter
def kind_said(kind: PlatformKind | str) -> Sentence:
    """A kind of platform in words."""
    return KIND_WORDS[PlatformKind(kind)]


@register.filter
def function_said(function: Function | str) -> Sentence:
    """What can be done on a platform, in words."""
    return FUNCTION_WORDS[Function(function)]


@register.filter
def scope_said(scope: Scope | str) -> Sentence:
    """Whether policies speak of a platform, in words."""
    return SCOPE_WORDS[Scope(scope)]


@register.filter
def platform_step(kind: PlatformStepKind | str) -> Sentence:
    """What was done about a platform, in words."""
    return PLATFORM_STEP_WORDS[PlatformStepKind(kind)]


@register.filter
def presence_said(presence: Presence | str) -> Sentence:
    """A form of presence in words."""
    return PRESENCE_WORDS[Presence(presence)]


@register.filter
def comments_said(comments: str) -> Sentence:
    """Whether visitors may comment, in words."""
    return COMMENTS_WORDS[comments]


@register.filter
def language_said(code: str) -> str:
    """A language by its name, where we know the code that was given."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.filter
def document_said(document: Document | str) -> Sentence:
    """A document of a platform's terms, in words."""
    return DOCUMENT_WORDS[Document(document)]


@register.filter
def aim_said(aim: Aim | str) -> Sentence:
    """What a request about a site is for, in words."""
    return AIM_WORDS[Aim(aim)]


@register.filter
def title_of(site: Loaded) -> str:
    """What a site is called."""
    return site.entry.title


@register.filter
def of_people(people: dict[object, str], who: object) -> str:
    """The name of somebody."""
    return people.get(who, "")


@register.filter
def harm_said(harm: Harm | str) -> Sentence:
    """What has happened to a page, in words."""
    return HARM_WORDS[Harm(harm)]


@register.filter
def takeover_said(one: Response) -> Sentence:
    """How far it has come, in words."""
    return TAKEOVER_WORDS[one.standing]


@register.filter
def takeover_tone(one: Response) -> str:
    """How it is drawn, beside its words."""
    if one.ending is None:
        return "wrong"
    return "over" if one.standing is TakeOverState.REVIEWED else "waiting"


@register.filter
def ending_said(ending: Ending | str) -> Sentence:
    """How it came out, in words."""
    return ENDING_WORDS[Ending(ending)]


@register.filter
def phase_said(phase: Phase | str) -> Sentence:
    """How soon a step is called for, in words."""
    return PHASE_WORDS[Phase(phase)]


@register.filter
def right_said(right: PostingRight | str) -> Sentence:
    """What a right lets somebody do, in words."""
    return RIGHT_WORDS[PostingRight(right)]


@register.filter
def right_state(state: RightState | str) -> Sentence:
    """Where a right stands, in words."""
    return RIGHT_STATE_WORDS[RightState(state)]


@register.filter
def right_step(kind: RightStepKind | str) -> Sentence:
    """What was done about a right, in words."""
    return RIGHT_STEP_WORDS[RightStepKind(kind)]


@register.filter
def custody_said(step: CustodyStep) -> Sentence:
    """What was done about credentials, in words."""
    words = CUSTODY_WORDS[CustodyKind(step.kind)]
    return Sentence(words.template, {"person": step.person.name} if step.person else {})


@register.filter
def shows_said(shows: str) -> Sentence:
    """What a page shows beside the picture in force, in words."""
    return SHOWS_WORDS[shows]
