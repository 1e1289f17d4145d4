"""Whether an answer hangs on a setting: the same words, asked again under every other choice in it."""

from __future__ import annotations

from dataclasses import replace

from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.binding import Binding
from bailiwick.ui.ask.answering import Answer, Desk


def hangs_on(desk: Desk, answer: Answer, setting: str, check: str) -> bool:
    """Whether another choice in a setting would change what a check says of these very words."""
    policy, told = answer.policy, _told_by(answer, check)
    others = [one for one in policy.pack.settings[setting].choices if one != policy.choices[setting]]
    return any(
        told != _told_by(desk.answer(replace(answer.asked, choice=(setting, other)), answer.on), check)
        for other in others
        if _bound_to(check, policy) != _bound_to(check, policy.choosing(setting, other))
    )


def _bound_to(check: str, policy: AdoptedPolicy) -> list[Binding]:
    return [binding for binding in policy.bindings.values() if binding.check == check]


def _told_by(answer: Answer, check: str) -> list[tuple[object, ...]]:
    return [
        (finding.binding, finding.verdict, finding.effect, finding.start, finding.end)
        for finding in answer.findings
        if finding.check == check and finding.policy == answer.policy.id
    ]
