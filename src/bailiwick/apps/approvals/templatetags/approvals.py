"""States, subjects and amounts of permissions, in words."""

from __future__ import annotations

from uuid import UUID

from django import template

from bailiwick.apps.approvals.access_forms import PURPOSES
from bailiwick.apps.approvals.contributions import what
from bailiwick.apps.approvals.facts import SHAPES
from bailiwick.apps.approvals.models import HOLDING, OPEN, Purpose, State, Subject
from bailiwick.apps.approvals.selectors import Loaded
from bailiwick.apps.approvals.selectors.wording import STATE_WORDS
from bailiwick.kernel.sentence import Sentence
from bailiwick.ui.contributing import Beside, beside

register = template.Library()


@register.filter
def state_said(state: State | str) -> Sentence:
    """A state in words."""
    return STATE_WORDS[State(state)]


@register.filter
def subject_said(subject: Subject | str) -> Sentence:
    """A subject in words."""
    return SHAPES[Subject(subject)].title


@register.filter
def tone(state: State | str) -> str:
    """How a state is drawn, beside its words: waiting, holding, wrong, over."""
    one = State(state)
    if one in OPEN:
        return "waiting"
    if one in HOLDING:
        return "holding"
    return "wrong" if one in {State.CHANGED, State.REMOVAL_DUE} else "over"


@register.filter
def in_short(loaded: Loaded) -> Sentence:
    """What a request is for, in a few words."""
    return what(loaded)


@register.filter
def purpose_said(purpose: Purpose | str) -> str:
    """A purpose in words."""
    return str(PURPOSES[Purpose(purpose)])


@register.simple_tag
def said_beside(request: UUID) -> list[Beside]:
    """What rooms above say beside a request that was made for a thing of theirs."""
    return beside(request)
