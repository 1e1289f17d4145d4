"""Platforms: what they are, whether policies speak of them, and whether a unit may use them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.models import Request
from bailiwick.apps.approvals.selectors.powers import powers_here
from bailiwick.apps.approvals.selectors.requests import Loaded as Asked
from bailiwick.apps.approvals.selectors.requests import load_all as load_requests
from bailiwick.apps.approvals.selectors.requests import with_names
from bailiwick.apps.policies.selectors import policies_of
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.facts import Described, citing, key_of, scope_of
from bailiwick.apps.sites.models import (
    Function,
    Platform,
    PlatformKind,
    PlatformStep,
    PlatformStepKind,
    Scope,
)
from bailiwick.apps.sites.selectors.catalogue import catalogue, terms_for
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.power import Power

OBJECTS = frozenset({"platform", "use-plan"})
"""What powers are about that are asked for on a platform's page."""


@dataclass(frozen=True, slots=True)
class PlatformShown:
    """A platform as one agency sees it: in scope by which clauses, suspended or not, and what was asked."""

    row: Platform
    described: Described
    scope: Scope
    clauses: tuple[str, ...]
    words_for_it: tuple[str, ...]
    steps: tuple[PlatformStep, ...]
    suspended: PlatformStep | None

    @property
    def in_scope(self) -> bool:
        """Whether the policies speak of it."""
        return self.scope in {Scope.PRESUMED, Scope.NAMED, Scope.IN}


def described(row: Platform) -> Described:
    """The platform as rules look at it."""
    functions = frozenset(map(Function, row.functions.split()))
    return Described(row.name, PlatformKind(row.kind), functions, tuple(row.known_by.split()))


def kinds_of_hosts(names: frozenset[str]) -> dict[str, str]:
    """What sort of platform each name or host stands for, as far as it is entered or in the catalogue. One query."""
    entered = {
        key_of(known): one.kind
        for one in map(described, Platform.objects.all())
        for known in (one.name, *one.known_by)
    }
    found: dict[str, str] = {}
    for name in names:
        key = key_of(name).partition("://")[2] or key_of(name)
        host = key.partition("/")[0].removeprefix("www.").removeprefix("m.")
        listed = catalogue().match(host)
        kind = entered.get(host) or (listed.kind if listed else None)
        if kind:
            found[name] = str(kind)
    return found


def platforms(units: frozenset[UUID], day: date) -> list[PlatformShown]:
    """Every platform as an agency of those units sees it, by name."""
    rows = list(Platform.objects.order_by("name"))
    return _shown(rows, units, day)


def platform(identity: UUID, units: frozenset[UUID], day: date) -> PlatformShown | None:
    """One platform, if there is one."""
    return next(iter(_shown(Platform.objects.filter(pk=identity), units, day)), None)


def _shown(rows: Iterable[Platform], units: frozenset[UUID], day: date) -> list[PlatformShown]:
    found = list(rows)
    steps: dict[UUID, list[PlatformStep]] = {row.id: [] for row in found}
    asked = PlatformStep.objects.filter(platform__in=found).select_related("by", "unit").order_by("number")
    for step in asked:
        if step.unit_id is None or step.unit_id in units:
            steps[step.platform_id].append(step)
    policies = {policy.id for unit in tops(units, day) for policy in policies_below(unit, units, day)}
    definitions = catalogue().of_policies(frozenset(policies))
    shown = []
    for row in found:
        told, here = described(row), steps[row.id]
        scope = scope_of(told, definitions, [PlatformStepKind(one.kind) for one in here])
        clauses = citing(told, definitions)
        words = tuple(one for one in terms_for(told.kind) if one.partition("/")[0] in policies)
        shown.append(PlatformShown(row, told, scope, clauses, words, tuple(here), _suspended(here)))
    return shown


def tops(units: frozenset[UUID], day: date) -> set[UUID]:
    """The units above which none of them is."""
    tree = tree_on(day)
    return {unit for unit in units if tree.parents.get(unit) not in units}


def policies_below(top: UUID, units: frozenset[UUID], day: date) -> list[AdoptedPolicy]:
    """The policies that speak anywhere in an agency."""
    tree = tree_on(day)
    found: dict[str, AdoptedPolicy] = {}
    for unit in units:
        if top in tree.above(unit):
            found |= {policy.id: policy for policy in policies_of(unit, day)}
    return list(found.values())


def _suspended(steps: Sequence[PlatformStep]) -> PlatformStep | None:
    last = [one for one in steps if one.kind in {PlatformStepKind.SUSPENDED, PlatformStepKind.REINSTATED}]
    return last[-1] if last and last[-1].kind == PlatformStepKind.SUSPENDED else None


def is_suspended(row: Platform, unit: UUID, day: date) -> bool:
    """Whether its use is stopped for the unit on that day. One query."""
    above = tree_on(day).above(unit)
    kinds = [PlatformStepKind.SUSPENDED, PlatformStepKind.REINSTATED]
    steps = PlatformStep.objects.filter(platform=row, unit_id__in=above, kind__in=kinds).order_by("number")
    return _suspended(list(steps)) is not None


def powers_about(unit: UUID, day: date, objects: frozenset[str] = OBJECTS) -> list[Power]:
    """The powers of the unit's policies that are about platforms, or about `objects`."""
    return [power for power in powers_here(unit, day).values() if power.object in objects]


def requests_about(row: Platform, units: frozenset[UUID]) -> list[Asked]:
    """What was asked about a platform for those units, the latest first. Three queries."""
    steps = PlatformStep.objects.filter(platform=row, unit_id__in=units).exclude(request=None)
    asked = Request.objects.filter(pk__in=steps.values("request_id")).order_by("-number")
    return load_requests(with_names(asked))
