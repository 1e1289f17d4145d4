"""Taking a step: the site locked, its history folded again, the step added, and its place kept to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.approvals.facts import as_identity
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.sites.errors import NoSuchSiteError, SitesError
from bailiwick.apps.sites.facts import marks_of, sets_text
from bailiwick.apps.sites.models import Counter, Item, Place, Site, SiteStep, Stage, State, StepKind
from bailiwick.apps.sites.selectors.running import may_run
from bailiwick.apps.sites.selectors.sites import Loaded, folded, site

LONGEST = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says, sets and hands in with a step."""

    words: str = ""
    item: Item | None = None
    sets: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None
    until: date | None = None
    capture: UUID | None = None
    passage: UUID | None = None


NOTHING = Said()


def day_of(doing: Doing) -> date:
    """The day on which the act is done, where the agency is."""
    return timezone.localdate(doing.at)


def me(doing: Doing) -> UUID:
    """The person who acts. Refused to everybody who is no person of the agency."""
    if doing.actor.identity is None:
        raise RefusedError("Only a person can do this.", reason="no-person", remedy="Sign in.")
    return doing.actor.identity


def text_of(words: str, name: str = "words", most: int = LONGEST, *, lacking: str = "") -> str:
    """What somebody wrote, without space around it. Raises SitesError where it cannot be kept, or `lacking` is said."""
    words = words.replace("\r\n", "\n").strip()
    if lacking and not words:
        raise SitesError(lacking, field=name, remedy="Say it in a sentence.")
    if len(words) > most:
        raise SitesError(f"This is longer than {most} characters.", field=name, remedy="Shorten it.")
    if any(letter not in "\n\t" and not letter.isprintable() for letter in words):
        raise SitesError("It holds a character that cannot be seen.", field=name, remedy="Type it again.")
    return words


def locked(doing: Doing, identity: UUID) -> Loaded:
    """The site, alone until the act ends. Raises NoSuchSiteError."""
    doing.about("site", identity)
    if Place.objects.select_for_update().filter(pk=identity).first() is None:
        raise NoSuchSiteError("There is no such page in the register.", remedy="Look at the list again.")
    loaded = site(identity)
    assert loaded is not None  # noqa: S101 -- it has a place
    return loaded


def in_stage(loaded: Loaded, *stages: Stage) -> None:
    """Refuse what cannot be done where the site stands."""
    if loaded.standing.stage not in stages:
        raise RefusedError(
            "This cannot be done where the page stands now.",
            reason="not-now",
            remedy="Look at the page as it is now.",
        )


def in_state(doing: Doing, loaded: Loaded, *states: State) -> None:
    """The same by what requests and the day add."""
    if loaded.state(day_of(doing)) not in states:
        raise RefusedError(
            "This cannot be done where the page stands now.",
            reason="not-now",
            remedy="Look at the page as it is now.",
        )


def require_run(doing: Doing, loaded: Loaded) -> None:
    """Refuse whoever neither runs the site nor oversees it."""
    if not may_run(doing.actor, loaded, day_of(doing)):
        raise RefusedError("This is not yours to do.", reason="not-owner", remedy="Ask the page’s owner.")


def first_step(doing: Doing, row: Site, kind: StepKind, said: Said = NOTHING) -> Loaded:
    """The step a site begins with, and its place."""
    after = folded(row, (_step(doing, row, 1, kind, said),), ())
    _placed(doing, after)
    doing.about("site", row.id)
    doing.record(step=kind, unit=row.unit_id, platform=row.platform_id)
    return after


def take(doing: Doing, loaded: Loaded, kind: StepKind, said: Said = NOTHING) -> Loaded:
    """Add a step; the caller has locked the site and has looked who may."""
    step = _step(doing, loaded.row, len(loaded.steps) + 1, kind, said)
    after = folded(loaded.row, (*loaded.steps, step), loaded.asked)
    _placed(doing, after)
    doing.record(step=kind, number=step.number, stage=after.standing.stage)
    if said.item is not None:
        doing.record(item=said.item)
    return after


def _step(doing: Doing, row: Site, number: int, kind: StepKind, said: Said) -> SiteStep:
    step: SiteStep = SiteStep.objects.create(
        key=f"{row.id}:{number}",
        site=row,
        number=number,
        kind=kind,
        by_id=doing.actor.identity,
        item=said.item or "",
        words=said.words,
        sets=sets_text(**said.sets),
        day=said.day,
        until=said.until,
        capture=said.capture,
        passage=said.passage,
        at=doing.at,
    )
    return step


def _placed(doing: Doing, loaded: Loaded) -> None:
    entry, marks = loaded.entry, marks_of(loaded.standing)
    Place.objects.update_or_create(
        site=loaded.row,
        defaults={
            "stage": loaded.standing.stage,
            "owner_id": entry.owner,
            "backup_id": entry.backup,
            "handle": entry.handle,
            "address": as_identity(entry.address)[:500],
            "touched_at": loaded.standing.touched or doing.at,
            "older": marks.older,
            "reviewed_on": marks.reviewed_on,
            "stale_on": marks.stale_on,
            "last": len(loaded.steps),
        },
    )


def next_number() -> int:
    """The number of the next site, alone until the act ends."""
    Counter.objects.get_or_create(name="site")
    counter = Counter.objects.select_for_update().get(pk="site")
    counter.last += 1
    counter.save(update_fields=["last"])
    return int(counter.last)
