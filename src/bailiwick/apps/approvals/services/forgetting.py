"""What goes with the record of a memorandum that is destroyed: the words that were asked with, and every remark.

That it was asked, for which page, by whom, when and how it was decided stays, and so do digests. The database lets the
words go only where the record is gone (migration 0005).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from bailiwick.apps.approvals.models import Request, Step
from bailiwick.apps.approvals.services.memos import KIND, SOURCE
from bailiwick.apps.keeping.models import Record


def forget(record: Record, _: Sequence[UUID]) -> Mapping[str, int]:
    """Take the words of a memorandum out; of how many rows of which table. Part of the act of a destruction."""
    if (record.source, record.kind) != (SOURCE, KIND):
        return {}
    identity = UUID(record.object)
    asked = Request.objects.filter(pk=identity).exclude(told="")
    return {
        "approvals_request": asked.update(words="", told=""),
        "approvals_step": Step.objects.filter(request_id=identity).exclude(words="").update(words=""),
    }
