"""What another policy says to the same words, in one line, and why: policy is data, and this is where it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.finding import Finding
from bailiwick.policy.pack import Pack
from bailiwick.policy.setting import Setting
from bailiwick.policy.verdict import Effect
from bailiwick.ui.ask.answering import Answer, Desk
from bailiwick.ui.ask.cards import shortened
from bailiwick.ui.ask.hanging import hangs_on
from bailiwick.ui.ask.wording import translated

MOST_LABELS = 4
_GATES = frozenset(("self.check", "comment.review"))
EFFECT_WORDS = {
    Effect.STOP: say("stops"),
    Effect.HOLD: say("waits for a yes"),
    Effect.REVIEW: say("is for a person to look at"),
    Effect.WARN: say("is advised against"),
    Effect.ADVISE: say("is a caution"),
    Effect.TAG: say("is noted"),
    Effect.NONE: say("is excused"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One line on what differs, and the reason each policy gives where a setting knows it."""

    line: Sentence
    why_here: str = ""
    why_there: str = ""


@dataclass(frozen=True, slots=True)
class _Side:
    answer: Answer
    by_check: dict[str, list[Finding]]

    @property
    def policy(self) -> AdoptedPolicy:
        return self.answer.policy

    def effect(self, check: str) -> Effect:
        return max((finding.effect for finding in self.by_check[check]), key=lambda effect: effect.strength)

    def labels(self, checks: Iterable[str]) -> str:
        found = [label for check in checks for finding in self.by_check[check] for label in finding.labels]
        labels = list(dict.fromkeys(found))
        return ", ".join(labels[:MOST_LABELS]) + (" …" if len(labels) > MOST_LABELS else "")

    def clauses(self, check: str) -> frozenset[str]:
        return frozenset(clause for finding in self.by_check.get(check, ()) for clause in finding.clauses)


def difference(desk: Desk, here: Answer, there: Answer) -> Difference:
    """The one difference that matters most between two answers to the same words."""
    this, that = _side(here), _side(there)
    agency = _agency(there.policy)
    checks = sorted(
        this.by_check.keys() | that.by_check.keys(), key=lambda check: (-_strength(check, this, that), check)
    )
    for check in checks:
        line = _line(check, this, that, agency)
        if line is not None:
            return Difference(line, *_reasons(desk, check, this, that))
    if not checks:
        open_there = len(there.questions) - len(here.questions)
        if open_there:
            return Difference(_asks(open_there, agency))
        return Difference(say("{agency} would get the same answer by its own policy.", agency=agency))
    strongest = [
        check for check in checks if _strength(check, this, that) == _strength(checks[0], this, that)
    ]
    line = say(
        "{agency} comes to the same answer by other rules: {there} instead of {here}.",
        agency=agency,
        there=that.labels(strongest),
        here=this.labels(strongest),
    )
    return Difference(line, *_first_reasons(desk, checks, this, that))


def _side(answer: Answer) -> _Side:
    by_check: dict[str, list[Finding]] = {}
    for finding in answer.not_met:
        if finding.policy in answer.policies:
            by_check.setdefault(finding.check, []).append(finding)
    return _Side(answer, by_check)


def _agency(policy: AdoptedPolicy) -> str:
    return policy.overlay.agency or policy.pack.citation or policy.pack.title


def _strength(check: str, *sides: _Side) -> int:
    return max(side.effect(check).strength for side in sides if check in side.by_check)


def _line(check: str, this: _Side, that: _Side, agency: str) -> Sentence | None:
    if check not in that.by_check:
        return _only_here(check, this, agency)
    if check not in this.by_check:
        return _only_there(check, that, agency)
    here, there = this.effect(check), that.effect(check)
    if here is there:
        return None
    return say(
        "“{words}” {effect} here ({here}); at {agency} it {effect_there} ({there}).",
        words=_words(this.by_check[check]) or "…",
        effect=translated(EFFECT_WORDS[here]),
        here=this.labels([check]),
        agency=agency,
        effect_there=translated(EFFECT_WORDS[there]),
        there=that.labels([check]),
    )


def _only_here(check: str, this: _Side, agency: str) -> Sentence:
    words, here = _words(this.by_check[check]), this.labels([check])
    if not words:
        return say("{agency} has no rule for what {here} asks here.", agency=agency, here=here)
    return say(
        "{agency} has no rule that touches “{words}”; {here} does, here.",
        agency=agency,
        words=words,
        here=here,
    )


def _only_there(check: str, that: _Side, agency: str) -> Sentence:
    words, there = _words(that.by_check[check]), that.labels([check])
    if not words:
        return say(
            "{agency} has a rule of its own for this ({there}); this policy has none.",
            agency=agency,
            there=there,
        )
    return say(
        "At {agency} “{words}” {effect} ({there}); this policy has no rule that touches it.",
        agency=agency,
        words=words,
        effect=translated(EFFECT_WORDS[that.effect(check)]),
        there=there,
    )


def _asks(more: int, agency: str) -> Sentence:
    if more > 0:
        return say(
            "{agency} needs to know more: its policy asks about what this one leaves open.", agency=agency
        )
    return say(
        "{agency} needs to know less: its policy has no rule for what this one asks about.", agency=agency
    )


def _words(findings: Sequence[Finding]) -> str:
    strongest = max(findings, key=lambda finding: finding.effect.strength)
    return shortened(strongest.text)


def _first_reasons(desk: Desk, checks: Sequence[str], this: _Side, that: _Side) -> tuple[str, str]:
    found = (_reasons(desk, check, this, that) for check in checks)
    return next((reasons for reasons in found if any(reasons)), ("", ""))


def _reasons(desk: Desk, check: str, this: _Side, that: _Side) -> tuple[str, str]:
    """Why each policy is as it is, by a setting that both know and on which the answer to these words hangs."""
    here, there = this.clauses(check), that.clauses(check)
    ranked: list[tuple[int, int, Setting, Setting]] = []
    for key, setting in this.policy.pack.settings.items():
        other = that.policy.pack.settings.get(key)
        if other is None or setting.why == other.why:
            continue
        touched = _touches(setting, here) + _touches(other, there)
        if touched:
            # The more specific setting says more: it touches both sides, and few other clauses.
            ranked.append((touched, -len(setting.clauses) - len(other.clauses), setting, other))
    for _touched, _few, setting, other in sorted(ranked, key=lambda one: one[:2], reverse=True):
        if any(hangs_on(desk, side.answer, setting.key, check) for side in (this, that)):
            return translated(Sentence(setting.why)), translated(Sentence(other.why))
    return "", ""


def reasons_to_translate(packs: Iterable[Pack]) -> list[str]:
    """Every reason that the line may give: of settings that several policies know and that change an answer here."""
    known: dict[str, list[tuple[Pack, Setting]]] = {}
    for pack in packs:
        for key, setting in pack.settings.items():
            known.setdefault(key, []).append((pack, setting))
    return [
        setting.why
        for several in known.values()
        if len(several) > 1 and any(_changes_an_answer(*one) for one in several)
        for _pack, setting in several
    ]


def _changes_an_answer(pack: Pack, setting: Setting) -> bool:
    changed = {name for changes in setting.changes.values() for name in changes}
    return any(
        not _GATES.isdisjoint(binding.gates)
        for name, binding in pack.bindings.items()
        if name in changed or setting.key in binding.only_with
    )


def _touches(setting: Setting, clauses: frozenset[str]) -> bool:
    return not clauses.isdisjoint(setting.clauses)
