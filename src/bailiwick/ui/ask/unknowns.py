"""What we cannot tell, as a person sees it: why, what would help, and the rules it touches."""

from __future__ import annotations

from dataclasses import dataclass

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.finding import Finding
from bailiwick.policy.verdict import Verdict
from bailiwick.ui.ask.answering import Answer, Desk
from bailiwick.ui.ask.cards import MOST_RULES, Rule, rules_of, step_of


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something we cannot tell, and the rules it touches."""

    why: Sentence
    steps: tuple[Sentence, ...]
    rules: tuple[Rule, ...]
    more: int


def unknowns_of(answer: Answer, desk: Desk, asked_paths: frozenset[str]) -> list[Unknown]:
    """What cannot be told and no question of ours settles: another language, a list nobody gave us."""
    by_reason: dict[str, list[Finding]] = {}
    for finding in answer.unknown:
        if finding.verdict is Verdict.CANNOT_TELL and not asked_paths & set(finding.missing):
            by_reason.setdefault(str(finding.why), []).append(finding)
    told = []
    for findings in by_reason.values():
        rules = list(
            {rule.cited: rule for rule in rules_of(findings, answer.policies, desk.library.packs)}.values()
        )
        remedies = dict.fromkeys(remedy for finding in findings for remedy in finding.remedies)
        steps = tuple(filter(None, map(step_of, remedies)))
        more = max(0, len(rules) - MOST_RULES)
        told.append(Unknown(findings[0].why, steps, tuple(rules[:MOST_RULES]), more))
    return told
