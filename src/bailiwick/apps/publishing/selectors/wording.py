"""Where drafts stand and what was done about them, in words."""

from __future__ import annotations

from types import MappingProxyType

from bailiwick.apps.publishing.models import State, StepKind
from bailiwick.kernel.sentence import say

STATE_WORDS = MappingProxyType(
    {
        State.DRAFT: say("Draft"),
        State.HELD: say("Held"),
        State.IN_REVIEW: say("With a second reader"),
        State.REJECTED: say("A second reader said no"),
        State.CHECKED: say("Nothing is in its way"),
        State.CLEARED: say("Cleared: to be posted"),
        State.PUBLISHED: say("Out"),
        State.CORRECTED: say("Out, corrected"),
        State.CALLED_OFF: say("Called off"),
    }
)
NEXT = MappingProxyType(
    {
        State.DRAFT: say("It is kept. Say what is still missing, then save again."),
        State.HELD: say("Settle what stands on the list."),
        State.IN_REVIEW: say("A second reader says whether a rule has these words wrong."),
        State.REJECTED: say("Change the words, then save again."),
        State.CHECKED: say("Bring exactly these words through the gate, then post them."),
        State.CLEARED: say("Post exactly these words by hand, then say where and when."),
        State.PUBLISHED: say("Nothing has to be done. Other words are saved as a correction."),
        State.CORRECTED: say("Nothing has to be done. Other words are saved as a correction."),
        State.CALLED_OFF: say("Nothing has to be done."),
    }
)
"""Whose move it is, and which."""
STEP_WORDS = MappingProxyType(
    {
        StepKind.CLEARED: say("brought these words through the gate"),
        StepKind.PUBLISHED: say("posted them by hand"),
        StepKind.CORRECTED: say("put them in the place of those that were out"),
        StepKind.CALLED_OFF: say("called it off"),
    }
)
TONES = MappingProxyType(
    {State.HELD: "wrong", State.REJECTED: "wrong", State.PUBLISHED: "holding", State.CORRECTED: "holding"}
)
"""The colour of a state; any other waits."""
