"""What the pages of this room show: policies by unit, and one adoption with all that is laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.selectors import Asked, entries
from bailiwick.apps.policies.models import Adoption, ExemptionEntry, LawChange, ListEntry, OwnWording, Passage
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors.adopted import InForce, in_force, not_at_hand, watching_until
from bailiwick.apps.policies.selectors.packs import library
from bailiwick.apps.policies.selectors.passages import passages_of
from bailiwick.apps.policies.selectors.procedures import under_review
from bailiwick.apps.roster.selectors import Row, may_read_journal, outline
from bailiwick.policy.adoption import AdoptedPolicy, adopt
from bailiwick.policy.book import ordered, path_of
from bailiwick.policy.clause import Clause, Edition
from bailiwick.policy.pack import Pack
from bailiwick.ui.words import role


@dataclass(frozen=True, slots=True)
class Spine:
    """A policy in force, as the list shows it: its row, edition, and whether it only watches today."""

    adoption: Adoption
    policy: AdoptedPolicy
    edition: Edition | None
    watching: date | None
    own: bool


@dataclass(frozen=True, slots=True)
class UnitShown:
    """A unit with the policies it lives by; `own` policies are its own, the others those of a unit above."""

    row: Row
    spines: Sequence[Spine]
    lost: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionPage:
    """One adoption with all that is laid over it."""

    spine: Spine
    editions: Sequence[tuple[Edition, Adoption | None]]
    entry: UUID | None
    office: str
    exemptions: Sequence[ExemptionEntry]
    wording: Sequence[OwnWording]
    lists: Sequence[ListEntry]
    reviewed: Sequence[tuple[Clause, LawChange]]
    chosen: int
    settings: int
    would_have_stopped: int
    passages: Sequence[Passage]
    changed_since: bool
    may_keep: bool
    may_end_watch: bool


@dataclass(frozen=True, slots=True)
class ClauseBeside:
    """A clause as it stands beside a choice or one's own words."""

    clause: Clause
    path: str
    own: str


def by_unit(day: date) -> list[UnitShown]:
    """Every unit of the tree with its policies; units that only have what stands above them are left out."""
    shown = []
    for row in outline(day):
        spines = [_spine(one, row.unit, day) for one in in_force(row.unit, day)]
        if row.parent is None or any(one.own for one in spines):
            shown.append(UnitShown(row, spines, not_at_hand(row.unit, day)))
    return shown


def adoption_page(actor: Actor, adoption: UUID, day: date) -> AdoptionPage | None:
    """One adoption that counts on the day; None where there is none."""
    found = speaking(adoption, day)
    if found is None:
        return None
    row, pack = found.adoption, found.policy.pack
    laid = {"unit_id": row.unit_id, "pack": row.pack}
    latest: dict[str, OwnWording] = {}
    for wording in OwnWording.objects.filter(**laid, starts__lte=day).order_by("starts", "order"):
        latest[wording.name] = wording
    reviewed = under_review(row.unit_id, day)
    watching = watching_until(row)
    return AdoptionPage(
        spine=_spine(found, row.unit_id, day),
        editions=_editions(pack, row),
        entry=_entry(actor, row, day),
        office=role(row.office),
        exemptions=list(ExemptionEntry.objects.not_over(day).filter(**laid).order_by("starts", "id")),
        wording=[one for one in latest.values() if one.text],
        lists=list(ListEntry.objects.on(day).filter(unit_id=row.unit_id).order_by("list", "word")),
        reviewed=[(pack.clauses[name], change) for name, change in reviewed.items() if name in pack.clauses],
        chosen=len(found.policy.overlay.settings),
        settings=len(pack.settings),
        would_have_stopped=_would_have_stopped(row, day) if watching and watching > day else 0,
        passages=passages_of(row.unit_id, day)[:10]
        if may(actor, Right.KEEP_POLICIES, day, row.unit_id)
        else [],
        changed_since=row.pack_digest != library().packs[row.pack].digest,
        may_keep=may(actor, Right.KEEP_POLICIES, day, row.unit_id),
        may_end_watch=bool(watching and watching > day) and may(actor, Right.END_WATCH, day, row.unit_id),
    )


def speaking(adoption: UUID, day: date) -> InForce | None:
    """The adoption of that id and its policy, where it counts on that day."""
    row = Adoption.objects.filter(id=adoption).first()
    if row is None:
        return None
    return next((one for one in in_force(row.unit_id, day) if one.adoption.id == adoption), None)


def beside(policy: AdoptedPolicy, clauses: Sequence[str]) -> list[ClauseBeside]:
    """Clauses in our words, with the agency's own wording where it has given some."""
    known = policy.pack.clauses
    return [
        ClauseBeside(known[name], path_of(known[name]), policy.overlay.wording.get(name, ""))
        for name in clauses
        if name in known
    ]


def in_order(policy: AdoptedPolicy, clauses: Sequence[str] | None = None) -> list[ClauseBeside]:
    """Every clause of the policy as it is printed, or those named, with the agency's own wording."""
    names = [clause.id for clause in ordered(policy.pack)]
    return beside(policy, [name for name in names if clauses is None or name in clauses])


def plainly(pack: Pack) -> AdoptedPolicy:
    """A pack that nobody has laid anything over."""
    return adopt(pack)


def _spine(one: InForce, unit: UUID, day: date) -> Spine:
    edition = one.policy.edition_in_force(day) if one.policy.pack.editions else None
    return Spine(
        one.adoption,
        one.policy,
        edition,
        one.policy.watching_on(day),
        own=one.adoption.unit_id == unit,
    )


def _editions(pack: Pack, row: Adoption) -> list[tuple[Edition, Adoption | None]]:
    rows = Adoption.objects.filter(unit_id=row.unit_id, pack=row.pack).order_by("starts", "order")
    adopted = {one.edition: one for one in rows}
    own = library().packs.get(pack.id, pack)
    return [(edition, adopted.get(edition.id)) for edition in reversed(own.editions)]


def _entry(actor: Actor, row: Adoption, day: date) -> UUID | None:
    """The entry of the journal that records it, for whoever may read it."""
    if row.entered_by != actor.identity and not may_read_journal(actor, day):
        return None
    found = entries(Asked(act="policies.adopt", subject_kind="adoption", subject=str(row.id))).entries
    return found[0].record if found else None


def _would_have_stopped(row: Adoption, day: date) -> int:
    passages = Passage.objects.filter(unit=row.unit_id, would_have_stopped__gt=0)
    return int(passages.filter(day__gte=row.starts, day__lte=day).count())
