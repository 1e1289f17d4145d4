"""From what a check observed to a finding: confidence, exemption, permission, waiver, watch mode and effect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bailiwick.policy.binding import NeverReleased, PowerRelease, ReviewerRelease, WaiverRelease
from bailiwick.policy.check import Check, Observation
from bailiwick.policy.engine.plan import Plan
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.finding import Finding
from bailiwick.policy.power import covers
from bailiwick.policy.remedy import Ask, Do, Remedy, Supply, Waive
from bailiwick.policy.target import target_of
from bailiwick.policy.verdict import Effect, Verdict


@dataclass(slots=True)
class Scene:
    """Where an observation was made: the facts, the field and its raw text, the subject of the act and the day."""

    facts: Facts
    reads: str
    raw: str
    subject: str
    on: date


def finding_of(observation: Observation, check: Check, plan: Plan, exemption: str, scene: Scene) -> Finding:
    """Build the finding of one plan. What is excused keeps its verdict and loses its effect."""
    effect, excused_by, remedies = _weighed(observation, plan, exemption, scene)
    if excused_by or (plan.watch_until is not None and effect.stops):
        effect = Effect.NONE
    start, end = observation.start, observation.end
    return Finding(
        plan.policy,
        plan.binding.id,
        check.code,
        plan.clauses,
        plan.labels,
        plan.force,
        observation.verdict,
        effect,
        observation.why,
        check.rules,
        start,
        end,
        scene.raw[start:end] if start >= 0 else "",
        remedies,
        observation.confidence,
        observation.missing,
        excused_by,
        scene.reads,
        check.needs + check.uses,
        plan.watch_until,
    )


def _weighed(
    observation: Observation, plan: Plan, exemption: str, scene: Scene
) -> tuple[Effect, str, tuple[Remedy, ...]]:
    """The effect by confidence, what excuses it, and the remedies with the ways out that the binding leaves."""
    effect, remedies, unsure = plan.effect, observation.remedies, plan.binding.unsure
    if observation.verdict is Verdict.NOT_MET:
        if observation.confidence < unsure.below and effect.strength > unsure.effect.strength:
            effect = unsure.effect
        if observation.by_statistic and effect.strength > Effect.REVIEW.strength:
            effect = Effect.REVIEW
        excused_by = exemption or _released_by(plan, scene, observation.category)
        return effect, excused_by, remedies if excused_by else (*remedies, *_ways_out(plan))
    if observation.verdict is Verdict.CANNOT_TELL:
        return effect, exemption, (*remedies, *(Supply(path) for path in observation.missing))
    # What is met does nothing, unless its check had something to tell of it.
    return (Effect.TAG if observation.verdict is Verdict.MET else Effect.NONE), "", remedies


def _released_by(plan: Plan, scene: Scene, category: str | None) -> str:
    """What releases it; the category that the check has seen goes before the one that the author names."""
    release = plan.binding.release
    if isinstance(release, PowerRelease) and isinstance(scene.facts.permissions, Known):
        power = plan.powers[release.power]
        target = target_of(scene.subject, scene.facts, scene.raw, power.object)
        if category is not None:
            target = replace(target, categories=frozenset({category} if category else ()))
        if any(
            covers(power, permission, target, scene.on).covers for permission in scene.facts.permissions.value
        ):
            return release.power
    if isinstance(release, WaiverRelease | ReviewerRelease) and isinstance(scene.facts.waivers, Known):
        kind = release.kind if isinstance(release, WaiverRelease) else f"second-reader:{release.role}"
        for waiver in scene.facts.waivers.value:
            in_time = waiver.until is None or scene.on <= waiver.until
            right_clause = not waiver.clause or waiver.clause in plan.clauses
            if waiver.kind == kind and waiver.reason and in_time and right_clause:
                return f"waiver:{waiver.kind}"
    return ""


def _ways_out(plan: Plan) -> tuple[Remedy, ...]:
    release = plan.binding.release
    if isinstance(release, PowerRelease):
        return (Ask(release.power, plan.powers[release.power].object),)
    if isinstance(release, WaiverRelease):
        return (Waive(release.kind),)
    if isinstance(release, ReviewerRelease):
        return (Do("second-reading", release.role),)
    assert isinstance(release, NeverReleased)  # noqa: S101 -- the four releases are all there are
    return ()
