"""Removing a record with all its parts, once everything that could stand against it has been asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from bailiwick.apps.keeping.models import Blob, Capture, Doomed, Held, KeyDate, Observation, Record
from bailiwick.apps.keeping.services.locks import alone_with_digest

Forget = Callable[[Record, Sequence[UUID]], Mapping[str, int]]
"""A room's own: takes the words of a record that is gone, and of its captures, out of its tables.

It says of how many rows of each. The record is told as it was: its row is not there any more.
"""
_AT_ONCE = 500


def remove(record: Record, digests: Sequence[str]) -> Mapping[str, int]:
    """Remove the rows, and doom the bytes that no other record shares. The caller has locked the record.

    What rooms above had read out of its captures goes too (settings.FORGETTING): of how many rows of which table.
    """
    captures = list(Capture.objects.filter(record=record).order_by("version").values_list("pk", flat=True))
    for model in (Held, KeyDate, Observation, Capture):
        model.objects.filter(record=record).delete()
    for digest in digests:
        alone_with_digest(digest)
        if not Capture.objects.filter(blob_id=digest).exists():
            Blob.objects.filter(pk=digest).delete()
            Doomed.objects.get_or_create(digest=digest)
    record.delete()
    return _forgotten(record, captures)


def _forgotten(record: Record, captures: Sequence[UUID]) -> Mapping[str, int]:
    forgetting: list[Forget] = [import_string(name) for name in settings.FORGETTING]
    told: Counter[str] = Counter()
    for start in range(0, len(captures), _AT_ONCE):
        for forget in forgetting:
            told.update(forget(record, captures[start : start + _AT_ONCE]))
    return {table: number for table, number in sorted(told.items()) if number}
