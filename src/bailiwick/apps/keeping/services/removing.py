"""Removing a record with all its parts, once everything that could stand against it has been asked."""

from __future__ import annotations

from collections.abc import Sequence

from bailiwick.apps.keeping.models import Blob, Capture, Doomed, Held, KeyDate, Observation, Record
from bailiwick.apps.keeping.services.locks import alone_with_digest


def remove(record: Record, digests: Sequence[str]) -> None:
    """Remove the rows, and doom the bytes that no other record shares. The caller has locked the record."""
    for model in (Held, KeyDate, Observation, Capture):
        model.objects.filter(record=record).delete()
    for digest in digests:
        alone_with_digest(digest)
        if not Capture.objects.filter(blob_id=digest).exists():
            Blob.objects.filter(pk=digest).delete()
            Doomed.objects.get_or_create(digest=digest)
    record.delete()
