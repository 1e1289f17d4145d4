"""Taking a step: the demand locked behind its door, read again, and the step added."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.keeping.models import Hold
from bailiwick.apps.records.errors import RecordsError
from bailiwick.apps.records.models import Demand, DemandStep, State, StepKind
from bailiwick.apps.records.selectors.demands import Loaded, demand_of
from bailiwick.apps.sites.services.stepping import me

LONGEST = 4000


def day_of(doing: Doing) -> date:
    """The day on which the act is done, where the agency is."""
    return timezone.localdate(doing.at)


def line_of(words: str, name: str, *, lacking: str, most: int = 200) -> str:
    """What somebody wrote, without space around it. Raises RecordsError: nothing, too long, or not to be seen."""
    words = words.replace("\r\n", "\n").strip()
    if not words:
        raise RecordsError(lacking, field=name, remedy="Say it in a few words.")
    if len(words) > most:
        raise RecordsError(f"This is longer than {most} characters.", field=name, remedy="Shorten it.")
    if any(letter != "\n" and not letter.isprintable() for letter in words):
        raise RecordsError("It holds a character that cannot be seen.", field=name, remedy="Type it again.")
    return words


def locked(doing: Doing, identity: UUID, *, closed: bool = False) -> Loaded:
    """The demand, alone until the act ends, and open unless `closed`. Refused to whoever does not read it."""
    doing.about("demand", identity)
    Demand.objects.select_for_update().filter(pk=identity).first()
    found = demand_of(doing.actor, identity, day_of(doing))
    if found is None:
        raise RefusedError(
            "There is no such demand here.", reason="not-there", remedy="Look at the list of demands again."
        )
    if found.state is State.CLOSED and not closed:
        raise RecordsError("This demand is closed.", remedy="Record a new one.")
    return found


def require_held(demand: Loaded) -> Hold:
    """The hold in force, kept from being released until the act ends. Refused where there is none."""
    asked = [demand.hold.pk] if demand.hold else []
    found = Hold.objects.select_for_update().filter(pk__in=asked, released_at=None).first()
    if not isinstance(found, Hold):
        raise RefusedError(
            "Nothing is held for this demand: its hold was released.",
            reason="not-held",
            remedy="Place a hold for it again, then search.",
        )
    return found


def step(doing: Doing, demand: Loaded, kind: StepKind, **told: Any) -> DemandStep:
    """Add a step; the caller has locked the demand. `told`: the columns of DemandStep that it fills."""
    number = demand.row.steps.count() + 1
    made: DemandStep = DemandStep.objects.create(
        key=f"{demand.row.pk}:{number}",
        demand=demand.row,
        number=number,
        kind=kind,
        by_id=me(doing),
        at=doing.at,
        **{"day": day_of(doing)} | told,
    )
    doing.record(step=number)
    return made
