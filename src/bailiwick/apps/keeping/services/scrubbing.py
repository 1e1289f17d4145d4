"""Reading everything that is kept again: journal, rows and bytes, against what was written of them.

Every night (CJIS SI-7 asks for once a week). What differs is named by its place, as `blob:DIGEST` or `capture:ID`, and
stays told on home until a later reading finds nothing; nothing is mended here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.selectors import published_folder
from bailiwick.apps.journal.services import INTERNAL, Doing, act, scrub_log, store_of
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Blob
from bailiwick.apps.keeping.services.seals import differing
from bailiwick.kernel.sentence import say
from bailiwick.ports.blob_store import DamagedBlobError, MissingBlobError

_BLOBS = 500
"""So many blobs are read in one step."""
MOST_NAMED = 100
"""Places that an entry names one by one; it always says how many there are."""


def scrub_step(state: Mapping[str, Any]) -> dict[str, Any]:
    """One part of the reading, from where `state` left off (empty at the start); `over` in it says that all is read."""
    if not state:
        damaged = [*_twice(_scrub_journal), *_twice(differing)]
        size = Entry.objects.order_by("-index").values_list("index", flat=True).first()
        return {
            "entries": 0 if size is None else size + 1,
            "damaged": damaged,
            "last": "",
            "done": 0,
            "of": Blob.objects.count(),
            "over": False,
        }
    blobs = list(Blob.objects.filter(digest__gt=state["last"]).order_by("digest")[:_BLOBS])
    return {
        **state,
        "damaged": [*state["damaged"], *_scrub_blobs(blobs)],
        "last": blobs[-1].digest if blobs else state["last"],
        "done": state["done"] + len(blobs),
        "over": not blobs,
    }


def scrub_everything() -> dict[str, Any]:
    """The whole reading at once, for `bailiwick doctor` and the tests."""
    state: dict[str, Any] = {}
    while not state.get("over"):
        state = scrub_step(state)
    return state


@act("keeping.scrub", say("read everything that is kept again"))
def tell_scrubbed(doing: Doing, *, entries: int, blobs: int, damaged: Sequence[str]) -> None:
    """Enter what a reading found: how much was read, how much of it is not as it was written, and where."""
    doing.about("log", doing.act.log.name)
    doing.record(entries=entries, blobs=blobs, number=len(damaged), damaged=list(damaged[:MOST_NAMED]))


def _twice(reading: Callable[[], Iterator[str]]) -> list[str]:
    """What two readings find: what was written while one of them ran is no damage to the other."""
    first = set(reading())
    return sorted(first & set(reading())) if first else []


def _scrub_journal() -> Iterator[str]:
    """The journal, its checkpoints, tiles and published files."""
    return scrub_log(INTERNAL, store_of(INTERNAL), published_folder(INTERNAL))


def _scrub_blobs(blobs: Sequence[Blob]) -> Iterator[str]:
    for blob in blobs:
        try:
            whole = len(selectors.store().get(blob.digest)) == blob.size
        except (MissingBlobError, DamagedBlobError):
            whole = False
        if not whole and Blob.objects.filter(pk=blob.digest).exists():
            yield f"blob:{blob.digest}"
