"""The record of a post: each version of its words is kept as it is saved, and goes when that is destroyed.

A draft is a draft's record until it goes out; from then on it is a post's, and its period runs from that day. One that
is called off is needed no longer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.services import Doing
from bailiwick.apps.keeping.facts import Belonging, Sighting
from bailiwick.apps.keeping.models import Record
from bailiwick.apps.keeping.services import capture, class_record, set_day
from bailiwick.apps.publishing.models import Draft, DraftStep, Version
from bailiwick.policy.retention import Trigger

SOURCE, KIND = "publishing", "post"
DRAFTS, POSTS = "house/drafts", "house/posts"


def keep_words(doing: Doing, draft: Draft, number: int, text: str, day: date) -> UUID:
    """Keep the words of a version, before its row is written; the capture."""
    seen = Sighting(
        kind=KIND,
        source=SOURCE,
        object=str(draft.pk),
        marker=str(number),
        seen_at=doing.at,
        media_type="text/plain",
        method="made-here",
        series=DRAFTS,
        text=text,
        unit=draft.site.unit_id,
        site=draft.site_id,
        day=day,
    )
    return capture(doing.actor, seen, text.encode()).capture


def goes_out(doing: Doing, draft: Draft, day: date) -> None:
    """From that day on it is kept as a post is."""
    for record in _records(draft):
        class_record(doing.actor, record.pk, Belonging(series=POSTS, day=day))


def needed_no_longer(doing: Doing, draft: Draft, day: date) -> None:
    """It was called off on that day."""
    for record in _records(draft):
        set_day(doing.actor, record.pk, Trigger.NEED_ENDED, day)


def _records(draft: Draft) -> list[Record]:
    return list(Record.objects.filter(source=SOURCE, object=str(draft.pk)))


def forget(record: Record, captures: Sequence[UUID]) -> Mapping[str, int]:
    """Take the words of those versions out, and every remark on them; of how many rows. Part of a destruction's act."""
    if (record.source, record.kind) != (SOURCE, KIND):
        return {}
    steps = DraftStep.objects.filter(version__capture__in=captures).exclude(words="")
    return {
        "publishing_step": steps.update(words=""),
        "publishing_version": Version.objects.filter(capture__in=captures).update(text="", device=""),
    }
