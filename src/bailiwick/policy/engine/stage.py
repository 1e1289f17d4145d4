"""The stage: what of the compiled runs is alive, and what wakes it, for acts whose facts answer alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.binding import Condition
from bailiwick.policy.check import ALWAYS, COMMENTS, OF_COMMENTS, STATISTIC
from bailiwick.policy.engine.conditions import Said, holds, said
from bailiwick.policy.engine.plan import Plan, Run
from bailiwick.policy.exemption import Exemption
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.facts import reader_of
from bailiwick.policy.finding import Finding
from bailiwick.policy.remedy import Supply
from bailiwick.policy.text.scanner import Scanner
from bailiwick.policy.verdict import Effect, Verdict

MOST_STAGES = 512
"""Stages kept at a time; acts whose facts answer in yet another way only cost a little more."""


@dataclass(slots=True)
class LiveRun:
    """A run with the plans whose conditions hold, each with the id of the exemption that reaches it now, if any."""

    run: Run
    plans: list[tuple[Plan, str]]


@dataclass(slots=True)
class Stage:
    """All that the answers decide before a word is read."""

    live: list[LiveRun] = field(default_factory=list)
    always: list[int] = field(default_factory=list)  # places in `live` of runs woken without words
    by_group: dict[str, list[int]] = field(default_factory=dict)
    undecided: list[Finding] = field(default_factory=list)
    not_applicable: list[Finding] = field(default_factory=list)
    bindings: tuple[str, ...] = ()
    scanner: Scanner | None = None  # looks at once for the groups that wake these runs
    readers: frozenset[str] = frozenset()  # policies of which at least one rule reads these words


class Stages:
    """Sets the stage for facts, and keeps it for the next act whose facts are alike where conditions look."""

    def __init__(self, runs: Sequence[Run], scanner: Scanner, act: str) -> None:
        self._runs = runs
        self._asked = {ALWAYS, OF_COMMENTS} if act == COMMENTS else {ALWAYS}
        self._scanner = scanner
        conditions = [one for run in runs for plan in run.plans for one in _conditions_of(plan)]
        self._paths = sorted({condition.path for condition in conditions})
        self._readers = [reader_of(path) for path in self._paths]
        self._needs = sorted({path for run in runs for path in run.check.needs})
        self._needed = [reader_of(path) for path in self._needs]
        self._uses = sorted({path for run in runs for path in run.check.uses})
        self._used = [reader_of(path) for path in self._uses]
        self._kept: dict[tuple[object, ...], Stage] = {}

    def stage_for(self, facts: Facts) -> Stage:
        """The stage for these facts."""
        words = [said(read(facts)) for read in self._readers]
        present = [read(facts) is not ABSENT for read in self._needed]
        known = [isinstance(read(facts), Known) for read in self._used]
        key = (*words, *present, *known)
        stage = self._kept.get(key)
        if stage is None:
            if len(self._kept) >= MOST_STAGES:
                self._kept.clear()
            awake = {path for path, there in zip(self._needs, present, strict=True) if there}
            awake |= {path for path, there in zip(self._uses, known, strict=True) if there}
            stage = self._kept[key] = self._set(dict(zip(self._paths, words, strict=True)), awake)
        return stage

    def _set(self, words: Mapping[str, Said], awake: set[str]) -> Stage:
        stage = Stage()
        for run in self._runs:
            plans = [(plan, _exemption(plan, words)) for plan in run.plans if _alive(plan, words, stage)]
            if not plans:
                continue
            place = len(stage.live)
            stage.live.append(LiveRun(run, plans))
            asked = (
                not awake.isdisjoint(run.check.needs + run.check.uses)
                or run.values.get(STATISTIC) in self._asked
            )
            if asked or not (run.groups or run.check.needs):
                stage.always.append(place)
            for group in run.groups:
                stage.by_group.setdefault(group, []).append(place)
        stage.scanner = self._scanner.narrowed(frozenset(stage.by_group))
        stage.bindings = tuple(plan.binding.id for live in stage.live for plan, _ in live.plans)
        stage.readers = frozenset(
            plan.policy for live in stage.live if live.run.check.languages for plan, _ in live.plans
        )
        return stage


def _alive(plan: Plan, words: Mapping[str, Said], stage: Stage) -> bool:
    answer = holds(plan.conditions, words)
    apart = next((one for one in plan.unless if holds(one.when, words) is True), None)
    if answer is False or apart is not None:
        why = say("{why}", why=apart.because) if apart else say("This clause does not speak to this case.")
        stage.not_applicable.append(_plain(plan, Verdict.NOT_APPLICABLE, Effect.NONE, why, ()))
        return False
    if answer is not True:
        why = say("Nobody has said something this clause depends on.")
        stage.undecided.append(_plain(plan, Verdict.CANNOT_TELL, plan.effect, why, answer))
    return answer is True


def _exemption(plan: Plan, words: Mapping[str, Said]) -> str:
    for exemption in plan.exemptions:
        if holds(_conditions(exemption), words) is True:
            return exemption.id
    return ""


def _conditions_of(plan: Plan) -> Iterator[Condition]:
    yield from plan.conditions
    yield from _apart(plan)
    for exemption in plan.exemptions:
        yield from _conditions(exemption)


def _apart(plan: Plan) -> Iterator[Condition]:
    for apart in plan.unless:
        yield from apart.when


def _conditions(exemption: Exemption) -> tuple[Condition, ...]:
    unit = (Condition("person.unit", (exemption.unit,)),) if exemption.unit else ()
    return (*exemption.when, *unit)


def _plain(plan: Plan, verdict: Verdict, effect: Effect, why: Sentence, missing: tuple[str, ...]) -> Finding:
    return Finding(
        plan.policy,
        plan.binding.id,
        plan.binding.check,
        plan.clauses,
        plan.labels,
        plan.force,
        verdict,
        effect,
        why,
        remedies=tuple(Supply(path) for path in missing),
        missing=missing,
        facts_read=tuple(dict.fromkeys(one.path for one in (*plan.conditions, *_apart(plan)))),
    )
