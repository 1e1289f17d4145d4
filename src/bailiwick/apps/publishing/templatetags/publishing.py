"""Words of this room for its templates."""

from __future__ import annotations

from django import template

from bailiwick.apps.publishing.models import State, StepKind
from bailiwick.apps.publishing.selectors.wording import STATE_WORDS, STEP_WORDS, TONES
from bailiwick.kernel.sentence import Sentence

register = template.Library()


@register.filter
def post_state(state: State | str) -> Sentence:
    """Where a draft stands, in words."""
    return STATE_WORDS[State(state)]


@register.filter
def post_tone(state: State | str) -> str:
    """The colour of a state."""
    return TONES.get(State(state), "waiting")


@register.filter
def post_step(kind: StepKind | str) -> Sentence:
    """What was done about a draft, in words."""
    return STEP_WORDS[StepKind(kind)]
