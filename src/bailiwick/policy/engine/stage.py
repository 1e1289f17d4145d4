"""The stage: what of the compiled runs is alive, and what wakes it, for acts whose facts answer alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.binding import Condition
from bailiwick.policy.engine.conditions import Answer, Question
from bailiwick.policy.engine.plan import Plan, Run
from bailiwick.policy.exemption import Exemption
from bailiwick.policy.facts import ABSENT, Facts
from bailiwick.policy.facts.facts import reader_of
from bailiwick.policy.finding import Finding
from bailiwick.policy.remedy import Supply
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


class Stages:
    """Sets the stage for facts: asks each different question once, and keeps the stage for the next act like it."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._places: dict[tuple[Condition, ...], int] = {}
        for run in runs:
            for plan in run.plans:
                self._place(plan.conditions)
                for exemption in plan.exemptions:
                    self._place(_conditions(exemption))
        self._questions = [Question(conditions) for conditions in self._places]
        self._needs = sorted({path for run in runs for path in run.check.needs})
        self._needed = [reader_of(path) for path in self._needs]
        self._kept: dict[tuple[object, ...], Stage] = {}

    def _place(self, conditions: tuple[Condition, ...]) -> None:
        self._places.setdefault(conditions, len(self._places))

    def stage_for(self, facts: Facts) -> Stage:
        """The stage for these facts."""
        answers = [question.ask(facts) for question in self._questions]
        present = [read(facts) is not ABSENT for read in self._needed]
        key = (*answers, *present)
        stage = self._kept.get(key)
        if stage is None:
            if len(self._kept) >= MOST_STAGES:
                self._kept.clear()
            awake = {path for path, there in zip(self._needs, present, strict=True) if there}
            stage = self._kept[key] = self._set(answers, awake)
        return stage

    def _set(self, answers: Sequence[Answer], awake: set[str]) -> Stage:
        stage = Stage()
        for run in self._runs:
            plans = [
                (plan, self._exemption(plan, answers))
                for plan in run.plans
                if self._alive(plan, answers, stage)
            ]
            if not plans:
                continue
            place = len(stage.live)
            stage.live.append(LiveRun(run, plans))
            if awake.intersection(run.check.needs) or not (run.groups or run.check.needs):
                stage.always.append(place)
            for group in run.groups:
                stage.by_group.setdefault(group, []).append(place)
        stage.bindings = tuple(plan.binding.id for live in stage.live for plan, _ in live.plans)
        return stage

    def _alive(self, plan: Plan, answers: Sequence[Answer], stage: Stage) -> bool:
        answer = answers[self._places[plan.conditions]]
        if answer is True:
            return True
        if answer is False:
            why = say("This clause does not speak to this case.")
            stage.not_applicable.append(_plain(plan, Verdict.NOT_APPLICABLE, Effect.NONE, why, ()))
        else:
            why = say("Nobody has said something this clause depends on.")
            stage.undecided.append(_plain(plan, Verdict.CANNOT_TELL, plan.effect, why, answer))
        return False

    def _exemption(self, plan: Plan, answers: Sequence[Answer]) -> str:
        for exemption in plan.exemptions:
            if answers[self._places[_conditions(exemption)]] is True:
                return exemption.id
        return ""


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
        facts_read=tuple(condition.path for condition in plan.conditions),
    )
