"""Which policies speak for a unit or a person on a day, as the agency wears them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bailiwick.apps.policies.models import Adoption
from bailiwick.apps.policies.selectors.packs import library
from bailiwick.apps.policies.selectors.wearing import Worn, worn_by
from bailiwick.apps.roster.facts import Record
from bailiwick.apps.roster.models import Category, Tree
from bailiwick.apps.roster.selectors import names_of_units, records, tree_on
from bailiwick.policy.adoption import AdoptedPolicy, adopt
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.pack import Pack
from bailiwick.policy.power import Power
from bailiwick.ui.once import once

WORKS_ON_A_SITE = frozenset({Category.CONTRACTOR, Category.OTHER})
"""Who acts for the agency only while they work on its sites: a policy may bind them for that time alone."""


@dataclass(frozen=True, slots=True)
class InForce:
    """A policy that speaks, and the row by which its unit adopted it."""

    adoption: Adoption
    policy: AdoptedPolicy


def in_force(unit: UUID, day: date) -> tuple[InForce, ...]:
    """The policies of a unit and of those above it, the nearest first, as they are worn on that day. Seven queries.

    Where two of them have adopted the same policy, the nearest speaks. A policy whose pack is not at hand is left out;
    `not_at_hand` tells of it.
    """
    return once(("in force", unit, day), lambda: _in_force(unit, day))


def _in_force(unit: UUID, day: date) -> tuple[InForce, ...]:
    way = tree_on(day).above(unit)
    rows = _latest(way, day)
    packs = library().packs
    worn = worn_by(way, [row.pack for row in rows], day)
    names = names_of_units({row.unit_id for row in rows})
    return tuple(
        InForce(row, worn_policy(packs[row.pack], row, worn, names[row.unit_id], watching_until(row)))
        for row in rows
        if row.pack in packs
    )


def policies_of(unit: UUID, day: date) -> tuple[AdoptedPolicy, ...]:
    """The same, without the rows: own unit's policies and those above it in the tree."""
    return tuple(one.policy for one in in_force(unit, day))


def not_at_hand(unit: UUID, day: date) -> tuple[str, ...]:
    """The ids of policies that the unit lives by and whose pack cannot be read here. Two queries."""
    known = library().packs
    return tuple(row.pack for row in _latest(tree_on(day).above(unit), day) if row.pack not in known)


def policies_binding(
    person: UUID, day: date, doing: Iterable[str] = ("works-on-official-site",)
) -> tuple[AdoptedPolicy, ...]:
    """The policies that bind somebody on that day: of each unit they work in, where they are of a kind it binds.

    `doing` is what they do, of what policies ask about; whoever comes here at all works on the agency's sites.
    """
    found: dict[str, AdoptedPolicy] = {}
    for record in records(day, [person]):
        for policy in policies_of(record.unit, day):
            if any(policy.pack.binds_person(kind, tuple(doing)) for kind in kinds_of(record)):
                found.setdefault(policy.id, policy)
    return tuple(found.values())


def kinds_of(record: Record) -> tuple[str, ...]:
    """What policies call somebody who works here as that: their category, and sworn or civilian."""
    if record.category in WORKS_ON_A_SITE:
        return (str(record.category),)
    sworn = ("sworn",) if record.sworn else ()
    civilian = ("civilian",) if record.category is not Category.VOLUNTEER and not record.sworn else ()
    return (str(record.category), *sworn, *civilian)


def powers_of(unit: UUID, day: date) -> Mapping[str, Power]:
    """Every power that the policies of a unit give on that day, by id, as their settings change them."""
    return {name: power for policy in policies_of(unit, day) for name, power in policy.powers.items()}


def worn_policy(
    pack: Pack, row: Adoption, worn: Mapping[str, Worn], agency: str, watch: date | None
) -> AdoptedPolicy:
    """A pack as a unit wears it on a day. Choices and words that the pack no longer knows are left out."""
    laid = worn.get(f"{row.unit_id} {row.pack}", Worn())
    overlay = Overlay(
        pack=pack.id,
        agency=agency,
        adopted=row.starts,
        watch_until=watch,
        settings={
            key: choice
            for key, choice in laid.settings.items()
            if key in pack.settings and choice in pack.settings[key].choices
        },
        exemptions=laid.exemptions,
        wording={name: text for name, text in laid.wording.items() if name in pack.clauses},
        notices={name: text for name, text in laid.notices.items() if name in pack.notices},
        lists=worn[""].lists if "" in worn else {},
    )
    return adopt(as_adopted(pack, row), overlay)


def as_adopted(pack: Pack, row: Adoption) -> Pack:
    """The pack as far as it has been adopted: its edition counts from the unit's day on, and later ones do not yet."""
    ids = [edition.id for edition in pack.editions]
    if row.edition not in ids:
        return pack
    here = ids.index(row.edition)
    editions = (
        *pack.editions[:here],
        replace(pack.editions[here], begins=row.starts),
        *(replace(later, begins=date.max) for later in pack.editions[here + 1 :]),
    )
    return replace(pack, editions=editions)


def watching_until(row: Adoption) -> date | None:
    """The day from which the policy stops things, when it was adopted only to watch first: signed, or set at first."""
    signed = sorted(row.watch_ends.all(), key=lambda one: one.order)
    return signed[-1].day if signed else row.watch_until


def _latest(way: Sequence[UUID], day: date) -> list[Adoption]:
    rows = (
        Adoption.objects.filter(unit_id__in=way, starts__lte=day)
        .select_related("ending")
        .prefetch_related("watch_ends")
        .order_by("starts", "order")
    )
    latest = {(row.unit_id, row.pack): row for row in rows}
    nearest: dict[str, Adoption] = {}
    for unit in way:
        for (of, pack), row in latest.items():
            if of == unit and not ended(row, day):
                nearest.setdefault(pack, row)
    return list(nearest.values())


def ended(row: Adoption, day: date) -> bool:
    """Whether the unit has ceased to live by it by that day."""
    return hasattr(row, "ending") and row.ending.day <= day


def adoptions_on(day: date) -> list[Adoption]:
    """Every adoption that counts on that day, of all units. Three queries."""
    tree: Tree = tree_on(day)
    rows = (
        Adoption.objects.filter(unit_id__in=list(tree.parents), starts__lte=day)
        .select_related("ending", "unit", "decided_by")
        .prefetch_related("watch_ends")
        .order_by("starts", "order")
    )
    latest = {(row.unit_id, row.pack): row for row in rows}
    return [row for row in latest.values() if not ended(row, day)]
