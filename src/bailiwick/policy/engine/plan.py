"""Compiling adopted policies for one gate and day into runs: each distinct check and values once, with its bindings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bailiwick.kernel.errors import CallError
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.binding import Apart, Binding, Condition, Store
from bailiwick.policy.check import Check
from bailiwick.policy.clause import Clause, Elements, Force
from bailiwick.policy.exemption import Exemption
from bailiwick.policy.gates import GATES
from bailiwick.policy.notice import Notice
from bailiwick.policy.power import Power
from bailiwick.policy.verdict import Effect

NEVER_ONLY_WATCHED = frozenset({"record.destroy", "vetting.pass-on"})
"""Acts that stop from the first day, whatever an agency still only watches; so do all gates kept in the vault."""


@dataclass(slots=True)
class Plan:
    """One binding of one policy, ready to be applied to what its check observes."""

    policy: str
    binding: Binding
    clauses: tuple[str, ...]
    labels: tuple[str, ...]
    force: Force
    effect: Effect
    conditions: tuple[Condition, ...]
    unless: tuple[Apart, ...]
    exemptions: tuple[Exemption, ...]
    powers: Mapping[str, Power]
    watch_until: date | None


@dataclass(slots=True)
class Run:
    """One check with one set of values, and every plan that reads its outcome."""

    check: Check
    values: Mapping[str, object]
    groups: frozenset[str]
    lexicon_groups: frozenset[str]
    powers: Mapping[str, Power]
    notices: Mapping[str, Notice]
    elements: Mapping[str, Elements]
    plans: list[Plan] = field(default_factory=list)


class Groups:
    """The word groups of a library: finds the groups that a name in a pack stands for."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)

    def named(self, name: str) -> frozenset[str]:
        """The group of that name, or every group of the word list of that name."""
        prefix = f"{name}:"
        return frozenset(group for group in self._known if group == name or group.startswith(prefix))


def compile_runs(
    policies: Sequence[AdoptedPolicy], act: str, on: date, checks: Mapping[str, Check], groups: Groups
) -> list[Run]:
    """Compile what speaks at a gate, or under the watch of a subject, on a day. Raises CallError before any edition."""
    runs: dict[tuple[str, str, str], Run] = {}
    for policy in policies:
        clauses = policy.clauses_on(on)
        for binding in policy.bindings.values():
            in_force = tuple(clause_id for clause_id in binding.clauses if clause_id in clauses)
            if not in_force or not _speaks(binding, act):
                continue
            run = _run_for(runs, policy, binding, checks, groups)
            run.plans.append(_plan(policy, binding, [clauses[clause_id] for clause_id in in_force], act, on))
    return list(runs.values())


def _speaks(binding: Binding, act: str) -> bool:
    return act in binding.gates or (binding.watch is not None and binding.watch.subject == act)


def _run_for(
    runs: dict[tuple[str, str, str], Run],
    policy: AdoptedPolicy,
    binding: Binding,
    checks: Mapping[str, Check],
    groups: Groups,
) -> Run:
    check = checks.get(binding.check)
    if check is None:
        raise CallError(f"There is no check '{binding.check}'.", place=f"binding {binding.id}")
    # Powers, notices and elements belong to one pack, so runs that read them are not shared between packs.
    owner = "" if check.triggers and "notice" not in binding.values else policy.id
    key = (check.code, repr(sorted(binding.values.items(), key=str)), owner)
    if key not in runs:
        lexicons = binding.values.get("lexicons", ())
        named = lexicons if isinstance(lexicons, tuple) else (str(lexicons),)
        extra = frozenset(group for name in named for group in groups.named(str(name)))
        elements = {clause.id: clause.elements for clause in policy.pack.clauses.values() if clause.elements}
        runs[key] = Run(
            check,
            binding.values,
            check.triggers | extra,
            extra,
            policy.powers,
            policy.notices,
            elements,
        )
    return runs[key]


def _plan(policy: AdoptedPolicy, binding: Binding, clauses: list[Clause], act: str, on: date) -> Plan:
    strongest = max(clauses, key=lambda clause: _strength(clause.force))
    effect = binding.effect or strongest.force.default_effect
    if effect is None:
        raise CallError(
            "No effect is said, and the clause's force gives none.", place=f"binding {binding.id}"
        )
    choices = policy.choices
    return Plan(
        policy=policy.id,
        binding=binding,
        clauses=tuple(clause.id for clause in clauses),
        labels=tuple(clause.label for clause in clauses),
        force=strongest.force,
        effect=effect,
        conditions=binding.when,
        unless=binding.unless,
        exemptions=tuple(
            exemption
            for exemption in policy.exemptions
            if all(exemption.reaches(clause.id, choices) for clause in clauses)
        ),
        powers=policy.powers,
        watch_until=policy.watching_on(on) if _may_only_watch(act, binding) else None,
    )


def _strength(force: Force) -> int:
    effect = force.default_effect
    return effect.strength if effect else 0


def _may_only_watch(act: str, binding: Binding) -> bool:
    gate = GATES.get(act)
    sealed = (gate is not None and gate.kept is Store.VAULT) or (
        binding.watch is not None and binding.watch.store is Store.VAULT
    )
    return not sealed and act not in NEVER_ONLY_WATCHED
