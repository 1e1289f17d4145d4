"""The examiner: the adopted policies of one gate on one day, compiled, asked about one act after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.sentence import say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.check import Check, Look, Observation
from bailiwick.policy.clause import Force
from bailiwick.policy.engine.outcome import Scene, finding_of
from bailiwick.policy.engine.plan import Groups, compile_runs
from bailiwick.policy.engine.stage import LiveRun, Stage, set_stage
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.gates import GATES
from bailiwick.policy.pack import PackKind
from bailiwick.policy.remedy import Do
from bailiwick.policy.text.language import Language
from bailiwick.policy.text.scanned import ScannedText
from bailiwick.policy.text.scanner import Scanner
from bailiwick.policy.verdict import Effect, Verdict

MAIN_TEXT = "post.text"


class Examiner:
    """Examines acts at one gate, or under the watch of one subject, by given policies on a given day."""

    def __init__(  # noqa: PLR0913, PLR0917 -- everything an examination depends on, stated
        self,
        policies: Sequence[AdoptedPolicy],
        act: str,
        on: date,
        checks: Mapping[str, Check],
        scanner: Scanner,
        groups: Groups,
        *,
        digest_parts: Sequence[str],
    ) -> None:
        self.policies = tuple(policies)
        self.act = act
        self.on = on
        self.digest = digest_of(list(digest_parts))
        self._runs = compile_runs(policies, act, on, checks, groups)
        self._scanner = scanner
        self._groups = groups
        self._subject = GATES[act].subject if act in GATES else act.partition(".")[0]
        self._unheld = [
            _unheld(policy, on) for policy in policies if policy.pack.editions and not _held(policy, on)
        ]
        self._stage: Stage | None = None
        self._names = tuple(policy.id for policy in policies if policy.pack.kind is PackKind.AGENCY)

    def examine(self, facts: Facts, text: str | None = None) -> Report:
        """Examine one act. `text` stands for `facts.post.text`, so that a batch may keep one Facts for many texts."""
        stage = self._stage
        if stage is None or stage.facts is not facts:
            stage = self._stage = set_stage(self._runs, facts)
        raw = text
        if raw is None:
            raw = facts.post.text.value if isinstance(facts.post.text, Known) else ""
        findings = [*self._unheld, *stage.undecided] if (self._unheld or stage.undecided) else []
        self._read(stage, MAIN_TEXT, raw, stage.always, findings)
        for reads, extra in stage.texts:
            self._read(stage, reads, extra, (), findings)
        if len(findings) > 1:
            findings.sort(key=_order)
        return Report(
            self._names, self.act, self.on, self.digest, findings, stage.not_applicable, stage.bindings
        )

    def _read(
        self, stage: Stage, reads: str, raw: str, always: Sequence[int], findings: list[Finding]
    ) -> None:
        scanned = self._scanner.scan(raw)
        woken = set(always)
        by_group = stage.by_group
        for group in scanned.groups:
            if group in by_group:
                woken.update(by_group[group])
        language = scanned.language
        foreign = language.code is not None and language.code != "en"
        if foreign:
            self._tell_foreign(stage, language, scanned, reads, findings)
        if woken:
            scene = Scene(stage.facts, reads, raw, self._subject, self.on)
            for place in sorted(woken):
                self._run(stage.live[place], scanned, scene, findings)

    def _run(self, live: LiveRun, scanned: ScannedText, scene: Scene, findings: list[Finding]) -> None:
        run = live.run
        look = Look(
            scanned,
            scene.facts,
            run.values,
            scene.on,
            run.powers,
            run.notices,
            run.elements,
            scene.subject,
            scene.reads,
            run.lexicon_groups,
            self._scanner.scan,
            self._groups.named,
        )
        for observation in run.check.examine(look):
            for plan, exemption in live.plans:
                findings.append(finding_of(observation, run.check, plan, exemption, scene))

    def _tell_foreign(
        self, stage: Stage, language: Language, scanned: ScannedText, reads: str, findings: list[Finding]
    ) -> None:
        """Say of every check that reads words, but not these, that it cannot tell."""
        scene = Scene(stage.facts, reads, scanned.raw, self._subject, self.on)
        remedy = (Do("read", "second-reader"),)
        why = say(
            "This seems to be written in another language ({language}), which this rule's word lists do not read.",
            language=str(language.code),
        )
        observation = Observation(Verdict.CANNOT_TELL, why, remedies=remedy)
        for live in stage.live:
            if live.run.check.languages and language.code not in live.run.check.languages:
                findings.extend(
                    finding_of(observation, live.run.check, plan, exemption, scene)
                    for plan, exemption in live.plans
                )


def _order(finding: Finding) -> tuple[int, int, int]:
    unknown = finding.verdict is not Verdict.NOT_MET
    return (unknown, -finding.effect.strength, finding.start)


def _held(policy: AdoptedPolicy, on: date) -> bool:
    return policy.edition_in_force(on).held


def _unheld(policy: AdoptedPolicy, on: date) -> Finding:
    edition = policy.edition_in_force(on)
    why = say(
        "The text of the edition in force that day ({edition}) is not held, so nobody can tell what it asked.",
        edition=edition.id,
    )
    return Finding(
        policy=policy.id,
        binding="",
        check="",
        rules=(),
        clauses=(),
        labels=(),
        force=Force.IS,
        verdict=Verdict.CANNOT_TELL,
        effect=Effect.HOLD,
        why=why,
        start=-1,
        end=-1,
        text="",
        remedies=(Do("find-edition", "policy-steward"),),
        confidence=1.0,
        missing=(f"edition:{edition.id}",),
        excused_by="",
        reads=MAIN_TEXT,
        facts_read=(),
        watch_until=None,
    )
