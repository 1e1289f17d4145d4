"""The stage: what of the compiled runs is alive for given facts. Reckoned once and reused for every text of a batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.engine.conditions import Answer, holds
from bailiwick.policy.engine.plan import Plan, Run
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.facts import reader_of
from bailiwick.policy.finding import Finding
from bailiwick.policy.remedy import Supply
from bailiwick.policy.verdict import Effect, Verdict

EXTRA_TEXTS = ("media.description", "person.profile")
"""Fields besides the post's own text whose words are scanned too (pd/III.D, pd/III.G, nmpd/IV.D, nmpd/IV.G)."""


@dataclass(slots=True)
class LiveRun:
    """A run with the plans whose conditions hold, each with the exemption that reaches it now, if any."""

    run: Run
    plans: list[tuple[Plan, str]]


@dataclass(slots=True)
class Stage:
    """All that depends on the facts alone."""

    facts: Facts
    live: list[LiveRun] = field(default_factory=list)
    always: list[int] = field(default_factory=list)  # places in `live` of runs woken without words
    by_group: dict[str, list[int]] = field(default_factory=dict)
    undecided: list[Finding] = field(default_factory=list)
    not_applicable: list[Finding] = field(default_factory=list)
    bindings: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


def set_stage(runs: Sequence[Run], facts: Facts) -> Stage:
    """Sort the plans of every run by their conditions, and find what wakes each run."""
    stage = Stage(facts)
    for run in runs:
        plans = [(plan, _exemption(plan, facts)) for plan in run.plans if _alive(plan, facts, stage)]
        if not plans:
            continue
        place = len(stage.live)
        stage.live.append(LiveRun(run, plans))
        if _always_awake(run, facts):
            stage.always.append(place)
        for group in run.groups:
            stage.by_group.setdefault(group, []).append(place)
    stage.bindings = tuple(plan.binding.id for live in stage.live for plan, _ in live.plans)
    stage.texts = tuple(_extra_texts(facts))
    return stage


def _alive(plan: Plan, facts: Facts, stage: Stage) -> bool:
    answer, unknown = holds(plan.conditions, facts)
    if answer is Answer.UNKNOWN:
        why = say("Nobody has said something this clause depends on.")
        remedies = tuple(Supply(path) for path in unknown)
        stage.undecided.append(_plain(plan, Verdict.CANNOT_TELL, plan.effect, why, unknown, remedies))
    elif answer is Answer.NO:
        why = say("This clause does not speak to this case.")
        stage.not_applicable.append(_plain(plan, Verdict.NOT_APPLICABLE, Effect.NONE, why, (), ()))
    return answer is Answer.YES


def _plain(  # noqa: PLR0913, PLR0917 -- the parts of a finding that has no words
    plan: Plan,
    verdict: Verdict,
    effect: Effect,
    why: Sentence,
    missing: tuple[str, ...],
    remedies: tuple[Supply, ...],
) -> Finding:
    return Finding(
        policy=plan.policy,
        binding=plan.binding.id,
        check=plan.binding.check,
        rules=(),
        clauses=plan.clauses,
        labels=plan.labels,
        force=plan.force,
        verdict=verdict,
        effect=effect,
        why=why,
        start=-1,
        end=-1,
        text="",
        remedies=remedies,
        confidence=1.0,
        missing=missing,
        excused_by="",
        reads="post.text",
        facts_read=tuple(condition.path for condition in plan.conditions),
        watch_until=None,
    )


def _exemption(plan: Plan, facts: Facts) -> str:
    for exemption in plan.exemptions:
        if exemption.unit and not (
            isinstance(facts.person.unit, Known) and facts.person.unit.value == exemption.unit
        ):
            continue
        if holds(exemption.when, facts)[0] is Answer.YES:
            return exemption.id
    return ""


def _always_awake(run: Run, facts: Facts) -> bool:
    if not run.groups and not run.check.needs:
        return True
    return any(reader_of(path)(facts) is not ABSENT for path in run.check.needs)


def _extra_texts(facts: Facts) -> list[tuple[str, str]]:
    found = []
    for path in EXTRA_TEXTS:
        fact = reader_of(path)(facts)
        if isinstance(fact, Known) and isinstance(fact.value, str):
            found.append((path, fact.value))
    return found
