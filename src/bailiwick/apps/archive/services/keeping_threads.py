"""Threads put in: what the page showed is kept first, then each thing that was said, as often as it was put up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bailiwick.apps.archive.errors import ArchiveError
from bailiwick.apps.archive.facts import stands_in
from bailiwick.apps.archive.models import ContentItem, Publication, StepKind, Thread
from bailiwick.apps.archive.services.stepping import (
    Said,
    day_of,
    locked,
    me,
    reckon,
    require_keeps,
    step,
    text_of,
)
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.models import Capture, Record
from bailiwick.apps.keeping.services import capture
from bailiwick.apps.sites.models import Site
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say
from bailiwick.readers.page.plain import plain_words
from bailiwick.readers.page.reading import is_binary, looks_like_html

LARGEST = 5_000_000
SERIES = "house/posts"


@dataclass(frozen=True, slots=True)
class Page:
    """A thread as the page showed it: markup of a saved page, or the words pasted."""

    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A thread that somebody puts in: on which page, under which link, what to call it, what it carries on."""

    site: UUID
    address: str
    title: str
    page: Page
    carries_on: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saw:
    """One thing that was said, as the page showed it: by which name, in which words, and when."""

    handle: str
    words: str
    shown_at: str = ""


@act("archive.thread.record", say("put in a thread of an official page"))
def record_thread(doing: Doing, told: Recorded) -> Thread:
    """Keep what the page showed, and put the thread in. Raises ArchiveError."""
    require_keeps(doing, told.site)
    site = Site.objects.get(pk=told.site)
    before = locked(doing, told.carries_on) if told.carries_on else None
    title = text_of(told.title, "title", 200, lacking="Nobody has said what to call it.")
    address = text_of(told.address, "address", 500, lacking="There is no link to it yet.")
    thread: Thread = Thread.objects.create(
        site=site, title=title, address=address, carries_on=before, by_id=me(doing), at=doing.at
    )
    doing.about("thread", thread.pk)
    kept = _kept(doing, site, address, told.page)
    step(doing, thread, StepKind.RECORDED, Said(capture=kept))
    doing.record(site=site.pk, capture=kept)
    reckon(doing, thread)
    return thread


@act("archive.thread.capture", say("kept a thread again as it is now"))
def capture_again(doing: Doing, identity: UUID, page: Page) -> UUID:
    """Keep the thread as the page shows it now; what was kept before stays."""
    thread = locked(doing, identity)
    require_keeps(doing, thread.site_id)
    kept = _kept(doing, thread.site, thread.address, page)
    step(doing, thread, StepKind.CAPTURED, Said(capture=kept))
    doing.record(capture=kept)
    return kept


def _kept(doing: Doing, site: Site, address: str, page: Page) -> UUID:
    if not page.data.strip():
        raise ArchiveError(
            "There is nothing of the thread yet.", field="page", remedy="Paste it, or save the page."
        )
    if is_binary(page.data):
        raise ArchiveError(
            "This is no saved page and no text.",
            field="page",
            remedy="Save the page as HTML, or paste its words.",
        )
    if len(page.data) > LARGEST:
        raise ArchiveError(
            "This is larger than 5 MB.", field="page", remedy="Save the thread without pictures."
        )
    markup = looks_like_html(page.data)
    seen = Sighting(
        kind="thread",
        source=f"archive/{site.pk}",
        object=address,
        seen_at=doing.at,
        media_type="text/html" if markup else "text/plain",
        method="saved" if markup else "pasted",
        series=SERIES,
        text=plain_words(page.data),
        unit=site.unit_id,
        site=site.pk,
        day=day_of(doing),
    )
    return capture(doing.actor, seen, page.data).capture


@act("archive.item.add", say("put in what was said in a thread"))
def add_item(doing: Doing, identity: UUID, saw: Saw) -> Publication:
    """Put in one thing that was said. What was put up before is the same item, put up once more (pd/III.C).

    The words have to stand in what was captured: what nobody kept is not put into anybody's mouth.
    """
    thread = locked(doing, identity)
    require_keeps(doing, thread.site_id)
    shown = text_of(saw.shown_at, "shown_at", 80)
    item, found = _item(doing, thread, saw)
    if item.publications.filter(thread=thread, shown_at=shown).exists():
        raise ArchiveError(
            "This stands in the thread already, with the same time.",
            field="shown_at",
            remedy="Give the time that the page shows beside it.",
        )
    number = item.publications.count() + 1
    made: Publication = Publication.objects.create(
        key=f"{item.pk}:{number}",
        item=item,
        thread=thread,
        number=number,
        shown_at=shown,
        capture=found,
        by_id=me(doing),
        at=doing.at,
    )
    doing.record(item=item.pk, words_digest=item.digest, capture=found, published=number)
    reckon(doing, thread)
    return made


def _item(doing: Doing, thread: Thread, saw: Saw) -> tuple[ContentItem, UUID]:
    """The item with that name and those words on the page, made where there is none; and the capture that has both."""
    handle = text_of(saw.handle, "handle", 160, lacking="Nobody has said whose name the page shows.")
    words = text_of(saw.words, "words", 20_000, lacking="There are no words yet.")
    found = _capture_with(thread, handle, words)
    if found is None:
        raise ArchiveError(
            "Name and words do not stand in what was kept of this thread.",
            field="words",
            remedy="Copy both as the page shows them, or keep the thread again as it is now.",
        )
    item, _ = ContentItem.objects.get_or_create(
        site_id=thread.site_id,
        digest=digest_of_text(f"{handle}\n{words}"),
        defaults={"handle": handle, "words": words, "capture": found, "at": doing.at},
    )
    return item, found


def _capture_with(thread: Thread, handle: str, words: str) -> UUID | None:
    """The newest capture of the thread in which both name and words stand."""
    kept = thread.steps.exclude(capture=None).values("capture")
    for one in Capture.objects.filter(pk__in=kept).order_by("-version"):
        if stands_in(words, one.text or "") and stands_in(handle, one.text or ""):
            return one.pk
    return None


def forget(_: Record, captures: Sequence[UUID]) -> Mapping[str, int]:
    """Take what was read out of destroyed captures out; of how many rows. Part of the act of a destruction."""
    return {"archive_item": ContentItem.objects.filter(capture__in=captures).update(words="", handle="")}
