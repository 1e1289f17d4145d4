"""The rule for comments of a public page: as it is now, as it was on a day, and wherever it changed.

Whoever asks has found the page in the register first (`public`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.sites.selectors.notices import rules_now, rules_of


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for comments as it was posted, first read so at a time, and last at another."""

    rule: str
    since: datetime
    forgotten: bool
    """There was one, and its words are kept no longer."""
    seen_last: datetime | None = None


def rules(site: UUID) -> list[Rule]:
    """Every rule for comments that a public page has carried, the latest first, as far as readings tell. Two queries.

    The latest says when the page was last seen so.
    """
    last = rules_now([site]).get(site)
    found = [Rule(one.rule, one.at, bool(one.rule_digest) and not one.rule) for one in rules_of(site)]
    return [replace(found[0], seen_last=last.at), *found[1:]] if found and last else []


def words_now(sites: Iterable[UUID]) -> dict[UUID, str]:
    """The rule for comments of each of those pages as it was last read; empty words where none was. One query."""
    return {site: look.reading.rule for site, look in rules_now(list(sites)).items() if look.reading}


def end_of(day: date) -> datetime:
    """The last moment of a day where the agency is."""
    return timezone.make_aware(datetime.combine(day, datetime.max.time()))
