"""The examiner: the adopted policies of one gate on one day, compiled, asked about one act after another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.sentence import say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.check import Check, Look, Observation
from bailiwick.policy.clause import Edition, Force
from bailiwick.policy.engine.cutting import with_whole_cuts
from bailiwick.policy.engine.outcome import Scene, finding_of
from bailiwick.policy.engine.plan import Groups, compile_runs
from bailiwick.policy.engine.stage import LiveRun, Stage, Stages
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.facts import reader_of
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.gates import GATES
from bailiwick.policy.kinds import KINDS
from bailiwick.policy.pack import PackKind
from bailiwick.policy.remedy import Do
from bailiwick.policy.reminding import Told, reminders_due
from bailiwick.policy.statistic import Model
from bailiwick.policy.text.named import language_called
from bailiwick.policy.text.scanned import ScannedText
from bailiwick.policy.text.scanner import Scanner
from bailiwick.policy.verdict import Effect, Verdict

MAIN_TEXT = "post.text"
ENGLISH = "en"
_EXTRA_TEXTS = [
    (path, reader_of(path)) for path in ("media.description", "media.text-read", "person.profile")
]
"""Fields besides the post's own text whose words are scanned too (pd/III.D, pd/III.G, nmpd/IV.D, nmpd/IV.G)."""
_READS_WORDS = frozenset({"post.publish", *(kind.gate for kind in KINDS.values())})
"""Gates whose question is about words, so that a policy without a rule for them has not answered."""
NO_RULE_LOOKED = say("No rule of this policy was looked at for this kind of text, so we cannot tell.")


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
        model: Callable[[], Model] | None = None,
    ) -> None:
        self.policies = tuple(policies)
        self.act = act
        self.on = on
        self.digest = digest_of(list(digest_parts))
        self._runs = compile_runs(policies, act, on, checks, groups)
        self._scanner = scanner
        self._groups = groups
        self._model = model
        self._subject = GATES[act].subject if act in GATES else act.partition(".")[0]
        editions = [(policy, policy.edition_in_force(on)) for policy in policies if policy.pack.editions]
        self._unheld = [_unheld(policy, edition) for policy, edition in editions if not edition.held]
        self._stages = Stages(self._runs, scanner, act)
        self._last: tuple[Facts, Stage, list[tuple[str, str]]] | None = None
        self._names = tuple(policy.id for policy in policies if policy.pack.kind is PackKind.AGENCY)

    def examine(self, facts: Facts, text: str | None = None) -> Report:
        """Examine one act. `text` stands for `facts.post.text`, so that a batch may keep one Facts for many texts."""
        last = self._last
        if last is None or last[0] is not facts:
            last = self._last = (facts, self._stages.stage_for(facts), _extra_texts(facts))
        _, stage, extras = last
        raw = text
        if raw is None:
            raw = facts.post.text.value if isinstance(facts.post.text, Known) else ""
        findings = [*self._unheld, *stage.undecided] if (self._unheld or stage.undecided) else []
        self._read(stage, Scene(facts, MAIN_TEXT, raw, self._subject, self.on), stage.always, findings)
        for reads, extra in extras:
            self._read(stage, Scene(facts, reads, extra, self._subject, self.on), (), findings)
        unread = self._is_unread(stage)
        if unread:
            findings.append(_no_rule(self._names))
        if len(findings) > 1:
            findings.sort(key=_order)
        return Report(
            self._names,
            self.act,
            self.on,
            self.digest,
            findings,
            stage.not_applicable,
            stage.bindings,
            unread=unread,
        )

    def reminders(self, post: PostClass, text: str, findings: Sequence[Finding]) -> tuple[Told, ...]:
        """What the policies have people told with this text and what was found in it; it changes no answer."""
        scanned = self._scanner.scan(text)

        def stands(name: str) -> bool:
            return any(scanned.matches(group) for group in self._groups.named(name))

        return tuple(reminders_due(self.policies, post, self.on, findings, stands))

    def _is_unread(self, stage: Stage) -> bool:
        """Whether no rule of the policies named reads these words; our own house rules are no answer of theirs."""
        if self.act not in _READS_WORDS or self._unheld or stage.undecided:
            return False
        return stage.readers.isdisjoint(self._names)

    def _read(self, stage: Stage, scene: Scene, always: Sequence[int], findings: list[Finding]) -> None:
        scanned = (stage.scanner or self._scanner).scan(scene.raw)
        woken = set(always)
        by_group = stage.by_group
        for group in scanned.groups:
            if group in by_group:
                woken.update(by_group[group])
        language = scanned.language
        if language.code is not None and language.code != ENGLISH:
            self._tell_foreign(stage, language.code, scene, findings)
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
            self.act,
            self._model,
        )
        for observation in run.check.examine(look):
            told = with_whole_cuts(observation, scanned)
            for plan, exemption in live.plans:
                findings.append(finding_of(told, run.check, plan, exemption, scene))

    def _tell_foreign(self, stage: Stage, language: str, scene: Scene, findings: list[Finding]) -> None:
        """Say of every check that reads words, but not these, that it cannot tell."""
        why = say(
            "This seems to be written in {language}, which this rule's word lists do not read.",
            language=language_called(language),
        )
        observation = Observation(Verdict.CANNOT_TELL, why, remedies=(Do("read", "second-reader"),))
        for live in stage.live:
            check = live.run.check
            if check.languages and language not in check.languages:
                findings.extend(finding_of(observation, check, plan, one, scene) for plan, one in live.plans)


def _extra_texts(facts: Facts) -> list[tuple[str, str]]:
    found = []
    for path, read in _EXTRA_TEXTS:
        fact = read(facts)
        if isinstance(fact, Known) and isinstance(fact.value, str):
            found.append((path, fact.value))
    return found


def _order(finding: Finding) -> tuple[bool, int, int]:
    return (finding.verdict is not Verdict.NOT_MET, -finding.effect.strength, finding.start)


def _no_rule(policies: Sequence[str]) -> Finding:
    """Say that nothing was looked at. It asks for a person and keeps no gate shut: nobody could open it again."""
    return Finding(
        "+".join(policies),
        "",
        "",
        (),
        (),
        Force.IS,
        Verdict.CANNOT_TELL,
        Effect.REVIEW,
        NO_RULE_LOOKED,
        remedies=(Do("ask", "policy-steward"),),
    )


def _unheld(policy: AdoptedPolicy, edition: Edition) -> Finding:
    why = say(
        "The text of the edition in force that day ({edition}) is not held, so nobody can tell what it asked.",
        edition=edition.id,
    )
    return Finding(
        policy.id,
        "",
        "",
        (),
        (),
        Force.IS,
        Verdict.CANNOT_TELL,
        Effect.HOLD,
        why,
        remedies=(Do("find-edition", "policy-steward"),),
        missing=(f"edition:{edition.id}",),
    )
