"""What units have laid over their policies, as it stands on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bailiwick.apps.policies.models import (
    ExemptionEntry,
    ListEntry,
    OwnWording,
    SettingChoice,
    WordingKind,
)
from bailiwick.policy.binding import Condition
from bailiwick.policy.exemption import Exemption


@dataclass(slots=True)
class Worn:
    """What one unit has laid over one policy."""

    settings: dict[str, str] = field(default_factory=dict)
    exemptions: tuple[Exemption, ...] = ()
    wording: dict[str, str] = field(default_factory=dict)
    notices: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


def worn_by(units: Sequence[UUID], packs: Sequence[str], day: date) -> Mapping[str, Worn]:
    """What units have laid over policies, by `unit pack`; the lists of all of them stand under "". Four queries."""
    worn: dict[str, Worn] = {"": Worn(lists=_lists(units, day))}

    def of(unit: UUID, pack: str) -> Worn:
        return worn.setdefault(f"{unit} {pack}", Worn())

    asked = {"unit_id__in": list(units), "pack__in": list(packs)}
    for choice in SettingChoice.objects.filter(**asked, starts__lte=day).order_by("starts", "order"):
        of(choice.unit_id, choice.pack).settings[choice.key] = choice.choice
    for wording in OwnWording.objects.filter(**asked, starts__lte=day).order_by("starts", "order"):
        here = of(wording.unit_id, wording.pack)
        texts = here.wording if wording.kind == WordingKind.CLAUSE else here.notices
        texts[wording.name] = wording.text
        if not wording.text:
            del texts[wording.name]
    for entry in ExemptionEntry.objects.on(day).filter(**asked).order_by("starts", "id"):
        here = of(entry.unit_id, entry.pack)
        here.exemptions = (*here.exemptions, exemption_of(entry))
    return worn


def exemption_of(entry: ExemptionEntry) -> Exemption:
    """The row as the heart knows it: the verdict stays, and whoever is of one of its groups is excused."""
    groups = tuple(entry.groups.splitlines())
    return Exemption(
        id=f"{entry.pack}.own-{entry.id.hex[:12]}",
        source_kind=entry.source_kind,
        source=entry.source,
        clauses=tuple(entry.clauses.splitlines()),
        when=(Condition("person.unit", groups),) if groups else (),
    )


def _lists(units: Sequence[UUID], day: date) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    rows = ListEntry.objects.on(day).filter(unit_id__in=list(units)).order_by("list", "word")
    for name, word in rows.values_list("list", "word"):
        found.setdefault(name, []).append(word)
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}
