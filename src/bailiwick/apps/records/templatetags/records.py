"""Demands, their steps and what was found, in words."""

from __future__ import annotations

from django import template

from bailiwick.apps.records.models import State
from bailiwick.apps.records.selectors.wording import KIND_WORDS, STATE_WORDS, STEP_WORDS, THING_WORDS

register = template.Library()
_TONES = {State.HANDED_OVER: "plain", State.CLOSED: "over"}


@register.filter
def demand_kind(kind: str) -> str:
    """What asks for records."""
    return str(KIND_WORDS[kind])


@register.filter
def demand_state(state: State) -> str:
    """Where a demand stands."""
    return str(STATE_WORDS[state])


@register.filter
def demand_tone(state: State) -> str:
    """How a state is marked, besides its words."""
    return _TONES.get(state, "waiting")


@register.filter
def demand_step(kind: str) -> str:
    """What was done about a demand."""
    return str(STEP_WORDS[kind])


@register.filter
def found_thing(kind: str) -> str:
    """What was found."""
    return str(THING_WORDS.get(kind, kind.replace("-", " ")))
