"""Official releases, looked up by incident and by what they say; and waivers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.models import OfficialRelease
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.policy.captures import difference


@dataclass(frozen=True, slots=True)
class Matched:
    """A release that a text was held against, and what of the text stands in no release of the incident."""

    release: OfficialRelease
    added: tuple[str, ...]

    @property
    def covers(self) -> bool:
        """Whether the text says nothing but what was given out."""
        return not self.added


def releases(unit: UUID, day: date, words: str = "", most: int = 100) -> list[OfficialRelease]:
    """What the unit and those above it have given out up to that day, the latest first. Two queries."""
    rows = OfficialRelease.objects.filter(unit_id__in=tree_on(day).above(unit), day__lte=day)
    for word in words.split()[:5]:
        rows = rows.filter(words__icontains=word) | rows.filter(incident__icontains=word)
    return list(rows.order_by("-day", "-entered_at")[:most])


def matched(unit: UUID, incident: str, text: str, day: date) -> Matched | None:
    """The text held against what was given out about the incident: sentence by sentence, dates and counters aside.

    None where nothing was given out about it. `facts.post.released` is whether it `covers`; what is added stays what
    it was (pd/V.A.4.s4).
    """
    given = [one for one in releases(unit, day) if one.incident.casefold() == incident.strip().casefold()]
    if not given:
        return None
    together = "\n".join(one.words for one in given)
    return Matched(given[0], difference(together, text).added)
