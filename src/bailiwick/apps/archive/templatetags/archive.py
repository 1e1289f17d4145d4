"""Steps and marks of threads in words."""

from __future__ import annotations

from django import template

from bailiwick.apps.archive.models import Mark, MarkKind, StepKind, ThreadStep, Topic
from bailiwick.kernel.sentence import Sentence, say

register = template.Library()
K = StepKind
_TOPICS = {
    Topic.BUSINESS: say("said that it is about a body’s business."),
    Topic.SOCIAL: say("said that it is about nothing of a body’s business."),
    Topic.CEREMONIAL: say("said that it is about a ceremony."),
}
_STEPS = {K.RECORDED: say("put the thread in."), K.CAPTURED: say("kept it again as it was then.")}


@register.filter
def step_said(step: ThreadStep) -> Sentence:
    """What was done with a thread."""
    kind, body = StepKind(step.kind), step.body.name if step.body else ""
    if kind in _STEPS:
        return _STEPS[kind]
    if kind is K.ABOUT:
        return _TOPICS[Topic(step.topic)]
    if kind is K.WARNED:
        number = str(step.members)
        return say(
            "noted what makes it a quorum: {number} members of {body} talk here. The Clerk’s office was told.",
            number=number,
            body=body,
        )
    if kind is K.ENDED:
        return say("noted what ends the warning about {body}.", body=body)
    return say("saw to the warning about {body}.", body=body)


@register.filter
def mark_said(mark: Mark) -> Sentence:
    """What was said of who wrote an item."""
    who, body = mark.person.name, mark.body.name
    if mark.kind == MarkKind.MARKED:
        return say("said that {who} wrote it as a member of {body}.", who=who, body=body)
    return say("took back that {who} of {body} wrote it.", who=who, body=body)
