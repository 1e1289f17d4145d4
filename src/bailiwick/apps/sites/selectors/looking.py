"""Looks at pages, read and ready to be kept: everything that takes long, before any act that others wait for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.apps.sites.facts.watching import Brought, Read
from bailiwick.apps.sites.models import Outcome
from bailiwick.apps.sites.selectors.watching import Watched, Watching, watched
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.ports.blob_store import DamagedBlobError, MissingBlobError

_NOT_AGAIN = "It was not read again: what was kept of it when it was last seen is not there."


@dataclass(frozen=True, slots=True)
class Looked:
    """A look that is ready to be kept: what was brought, of which page, and what is new in it, if anything is."""

    brought: Brought
    page: Watched
    new: tuple[Brought, Read] | None


def read_looks(brought: Sequence[Brought], watching: Watching) -> list[Looked]:
    """Read pages that were brought, outside of every transaction; one that is as it was is not read again."""
    pages = watched([one.site for one in brought], watching.day)
    return [_looked(pages[one.site], one, watching) for one in brought if one.site in pages]


def _looked(page: Watched, brought: Brought, watching: Watching) -> Looked:
    try:
        return Looked(brought, page, _read(page, brought, watching))
    except (Capture.DoesNotExist, MissingBlobError, DamagedBlobError):
        # Without the marks of its version the next visit asks for all of it, and it is read from that.
        told = replace(brought, why=_NOT_AGAIN, etag="", modified="")
        return Looked(told, page, None)


def _read(page: Watched, brought: Brought, watching: Watching) -> tuple[Brought, Read] | None:
    """What is new in a look: the page, or what it is held to; None where neither is."""
    if brought.outcome not in {Outcome.READ, Outcome.UNCHANGED}:
        return None
    before = page.reading
    same = before is not None and not before.forgotten and before.source == brought.source
    same = same and (brought.outcome is Outcome.UNCHANGED or before.digest == digest_of_bytes(brought.data))  # type: ignore[union-attr]
    if before is not None and same:
        if before.marks == watching.marks(page):
            return None
        if brought.outcome is Outcome.UNCHANGED:
            kept = Capture.objects.get(pk=before.capture)
            brought = replace(brought, data=bytes_of(kept), media_type=kept.media_type)
    return (brought, watching.read(page, brought)) if brought.data else None
