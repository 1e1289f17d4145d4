"""The memorandum itself, with its stamp: kept as a record for as long as the posting lasts, and a time after."""

from __future__ import annotations

from bailiwick.apps.approvals.models import State, StepKind
from bailiwick.apps.approvals.selectors.requests import Loaded
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.models import Record
from bailiwick.apps.keeping.services import capture, set_day
from bailiwick.kernel.canonical import canonical_json
from bailiwick.policy.retention import Trigger

SOURCE, KIND, SERIES = "approvals", "memorandum", "house/references"


def keep_memo(doing: Doing, loaded: Loaded) -> None:
    """Keep the memorandum as it is now: what was asked, every remark, and the decision that was stamped on it."""
    row = loaded.row
    plain = {
        "number": row.number,
        "asked": loaded.payload.plain(),
        "asked_at": row.asked_at.isoformat(),
        "steps": [
            {
                "step": step.kind,
                "by": str(step.by_id or ""),
                "as": step.capacity,
                "words": step.words,
                "at": step.at.isoformat(),
            }
            for step in loaded.steps
        ],
    }
    seen = Sighting(
        kind=KIND,
        source=SOURCE,
        object=str(row.id),
        seen_at=doing.at,
        media_type="application/json",
        method="made-here",
        series=SERIES,
        text="\n".join(filter(None, (row.identity, *loaded.told.values()))),
        person=row.for_whom_id,
        unit=row.unit_id,
    )
    capture(doing.actor, seen, canonical_json(plain))


def memo_record(loaded: Loaded) -> Record | None:
    """The record of the memorandum, where it was decided."""
    found: Record | None = Record.objects.filter(source=SOURCE, object=str(loaded.row.id)).first()
    return found


def posting_ended(doing: Doing, loaded: Loaded) -> None:
    """The posting is gone: from here on the time runs for which the memorandum is kept (nmpd/VIII.B.s3)."""
    record = memo_record(loaded)
    if record is not None and loaded.state is State.CLOSED:
        down = [step.at for step in loaded.steps if step.kind == StepKind.REMOVED] or [doing.at]
        set_day(doing.actor, record.id, Trigger.NEED_ENDED, down[-1].date())
