"""The casebook: worked examples titled in English for every binding and every verdict it can give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bailiwick.policy.adoption import AdoptedPolicy, adopt
from bailiwick.policy.binding import Binding
from bailiwick.policy.engine import Examiner
from bailiwick.policy.facts import Facts
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.library import Library
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.remedy import Change
from bailiwick.policy.verdict import Effect, Verdict


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a case expects of its binding; what is empty is not looked at. `becomes`: a suggested rewording."""

    verdict: Verdict
    effect: Effect | None = None
    excused_by: str = ""
    words: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    becomes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One worked example."""

    pack: str
    title: str
    binding: str
    on: date
    facts: Facts
    expect: Expectation
    gate: str = ""
    acts_out: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    watch_until: date | None = None
    adopted: date | None = None
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class CaseResult:
    """Whether a case came out as it says, and if not, how it differs."""

    case: Case
    difference: str

    @property
    def passed(self) -> bool:
        """Whether it came out as it says."""
        return not self.difference


class Casebook:
    """Runs cases against a library; examiners are kept between cases that need the same."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._examiners: dict[tuple[object, ...], Examiner] = {}

    def run(self, cases: Iterable[Case]) -> Iterator[CaseResult]:
        """Run cases one by one."""
        for case in cases:
            outcome = self.outcome(case)
            if outcome is None:
                yield CaseResult(case, f"there is no binding '{case.binding}' in {case.pack}")
            else:
                yield CaseResult(case, _difference(case.expect, outcome))

    def outcome(self, case: Case) -> Outcome | None:
        """What the engine says of a case today; None when its binding does not exist."""
        binding = self._library.packs[case.pack].bindings.get(case.binding)
        if binding is None:
            return None
        return Outcome.of(self._examiner(case, binding).examine(case.facts), case.binding)

    def _examiner(self, case: Case, binding: Binding) -> Examiner:
        gate = case.gate or (binding.gates[0] if binding.gates else "")
        if not gate and binding.watch is not None:
            gate = binding.watch.subject
        key = (case.pack, gate, case.on, tuple(sorted(case.settings.items())), case.watch_until, case.adopted)
        if key not in self._examiners:
            self._examiners[key] = self._library.examiner([self._adopted(case)], gate, case.on)
        return self._examiners[key]

    def _adopted(self, case: Case) -> AdoptedPolicy:
        overlay = Overlay(
            pack=case.pack, settings=case.settings, watch_until=case.watch_until, adopted=case.adopted
        )
        return adopt(self._library.packs[case.pack], overlay, case.file)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report says of one binding."""

    verdict: Verdict
    findings: Sequence[Finding]

    @classmethod
    def of(cls, report: Report, binding: str) -> Outcome:
        """Find it in a report."""
        findings = [finding for finding in report.findings if finding.binding == binding]
        for verdict in (Verdict.NOT_MET, Verdict.CANNOT_TELL, Verdict.NOT_APPLICABLE, Verdict.MET):
            having = [finding for finding in findings if finding.verdict is verdict]
            if having:
                return cls(verdict, having)
        if any(finding.binding == binding for finding in report.not_applicable):
            return cls(Verdict.NOT_APPLICABLE, ())
        return cls(Verdict.MET, ())


def _difference(expect: Expectation, answer: Outcome) -> str:
    if answer.verdict is not expect.verdict:
        words = "; ".join(f"“{finding.text}” {finding.why}" for finding in answer.findings)
        told = f" ({words})" if words else ""
        return f"expected {expect.verdict.value}, came out {answer.verdict.value}{told}"
    checks = (
        (
            "effect",
            expect.effect and expect.effect.value,
            {finding.effect.value for finding in answer.findings},
        ),
        ("excused_by", expect.excused_by, {finding.excused_by for finding in answer.findings}),
        *(("words", words, {finding.text for finding in answer.findings}) for words in expect.words),
        *(
            ("missing", path, {path for finding in answer.findings for path in finding.missing})
            for path in expect.missing
        ),
        (
            "becomes",
            expect.becomes,
            {
                remedy.suggestion
                for finding in answer.findings
                for remedy in finding.remedies
                if isinstance(remedy, Change)
            },
        ),
    )
    for name, wanted, found in checks:
        if wanted and wanted not in found:
            return f"expected {name} '{wanted}', came out {', '.join(sorted(found)) or 'none'}"
    return ""


def verdicts_possible(binding: Binding) -> frozenset[Verdict]:
    """The verdicts a binding can give, each of which its casebook must show."""
    always = {Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_TELL}
    return frozenset(always | {Verdict.NOT_APPLICABLE} if binding.when or binding.unless else always)


def gaps(library: Library, cases: Iterable[Case]) -> list[tuple[str, Verdict]]:
    """Every binding of the library with a verdict it can give and no case shows."""
    shown: dict[str, set[Verdict]] = {}
    for case in cases:
        shown.setdefault(case.binding, set()).add(case.expect.verdict)
    return [
        (binding.id, verdict)
        for pack in library.packs.values()
        for binding in pack.bindings.values()
        for verdict in sorted(verdicts_possible(binding), key=lambda one: one.value)
        if verdict not in shown.get(binding.id, set())
    ]
