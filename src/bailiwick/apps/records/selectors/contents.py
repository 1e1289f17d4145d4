"""What was found, as it is kept now: its words, its bytes, whether its page still showed it, or who let it go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from bailiwick.apps.archive.facts import stands_in
from bailiwick.apps.archive.models import ContentItem, Publication
from bailiwick.apps.keeping.models import Capture, Observation, Sight
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.apps.publishing.models import DraftStep, StepKind, Version
from bailiwick.apps.records.models import Found, Source
from bailiwick.apps.roster.selectors import names_of
from bailiwick.apps.sites.models import Site

_TEXT = "text/plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One thing that was found, as it is kept now. `text` is None where nobody has read its words.

    `author`: as its page showed it, or who of the agency wrote it. `version` of `versions`: of an edited thing.
    `gone_at`: since when its page was seen without it. `out`: when and under which links it went out or was shown.
    """

    kind: str
    site: str
    author: str
    text: str | None
    media_type: str
    at: datetime
    version: int
    versions: int
    gone_at: datetime | None = None
    out: tuple[str, ...] = ()
    row: Capture | None = None

    @property
    def data(self) -> bytes:
        """Its bytes, read and hashed again where they are a capture. Raises DamagedBlobError, MissingBlobError."""
        if self.row is not None:
            return bytes_of(self.row)
        return (self.text or "").encode("utf-8", "surrogatepass")


def kept(found: Iterable[Found]) -> dict[str, Kept]:
    """What is still kept of what was found, by name; what was destroyed since is not among it. A dozen queries."""
    by_source: dict[str, list[UUID]] = {one.value: [] for one in Source}
    for one in found:
        by_source[one.source].append(one.thing)
    return (
        _captures(by_source[Source.CAPTURE])
        | _items(by_source[Source.ITEM])
        | {
            f"{Source.VERSION}:{row.pk}": told
            for row, told in _versions(Version.objects.filter(pk__in=by_source[Source.VERSION])).items()
        }
    )


def _captures(things: Sequence[UUID]) -> dict[str, Kept]:
    rows = list(Capture.objects.filter(pk__in=things).select_related("record"))
    records = {one.record_id: one.record for one in rows}
    gone, versions = _gone(records), _newest(records)
    sites = _sites(one.site for one in records.values())
    names = names_of({one.person for one in records.values() if one.person})
    found = {
        f"{Source.CAPTURE}:{row.pk}": Kept(
            kind=row.record.kind,
            site=sites.get(row.record.site, ""),
            author=names.get(row.record.person or row.record_id, ""),
            text=row.text,
            media_type=row.media_type,
            at=row.seen_at,
            version=row.version,
            versions=versions[row.record_id].version,
            gone_at=gone.get(row.record_id),
            out=(row.record.object,),
            row=row,
        )
        for row in rows
    }
    drafts = _versions(Version.objects.filter(capture__in=[one.pk for one in rows]))
    for version, told in drafts.items():
        name = f"{Source.CAPTURE}:{version.capture}"
        found[name] = replace(found[name], kind=told.kind, author=told.author, out=told.out)
    return found


def _gone(records: Iterable[UUID]) -> dict[UUID, datetime]:
    """Since when the sources of records were last seen without them, unless they were back since. One query."""
    last: dict[UUID, Observation] = {}
    for one in Observation.objects.filter(record__in=list(records)).order_by("seen_at", "pk"):
        last[one.record_id] = one
    return {record: one.seen_at for record, one in last.items() if one.sight == Sight.GONE}


def _newest(records: Iterable[UUID]) -> dict[UUID, Capture]:
    """The newest version of each record. One query."""
    rows = Capture.objects.filter(record__in=list(records)).order_by("record", "version")
    return {one.record_id: one for one in rows}


def _items(things: Sequence[UUID]) -> dict[str, Kept]:
    """Items of threads. One that does not stand in the newest capture of its thread was not shown any more."""
    rows = [one for one in ContentItem.objects.filter(pk__in=things) if one.words or one.handle]
    captures = Capture.objects.filter(pk__in=[one.capture for one in rows])
    records = dict(captures.values_list("pk", "record_id"))
    gone, newest, sites = _gone(records.values()), _newest(records.values()), _sites(x.site_id for x in rows)
    shown: dict[UUID, list[str]] = {one.pk: [] for one in rows}
    for put_up in Publication.objects.filter(item__in=rows).select_related("thread").order_by("number"):
        shown[put_up.item_id].append(f"{put_up.thread.address} {put_up.shown_at}".strip())
    found = {}
    for row in rows:
        record = records[row.capture]
        last = newest[record]
        there = last.text is None or stands_in(row.words, last.text)
        found[f"{Source.ITEM}:{row.pk}"] = Kept(
            kind="said-in-a-thread",
            site=sites.get(row.site_id, ""),
            author=row.handle,
            text=f"{row.handle}\n{row.words}",
            media_type=_TEXT,
            at=row.at,
            version=1,
            versions=1,
            gone_at=gone.get(record) or (None if there else last.seen_at),
            out=tuple(shown[row.pk]),
        )
    return found


def _versions(asked: QuerySet[Version]) -> dict[Version, Kept]:
    """Words of drafts: who wrote them, and when and under which links they went out."""
    rows = list(asked.select_related("draft__site", "by"))
    out: dict[UUID, list[str]] = {one.pk: [] for one in rows}
    kinds = (StepKind.PUBLISHED, StepKind.CORRECTED)
    for step in DraftStep.objects.filter(version__in=rows, kind__in=kinds).order_by("number"):
        out[step.version_id].append(f"{step.link} {step.out_at.isoformat() if step.out_at else ''}".strip())
    drafts = {one.draft_id for one in rows}
    last = dict(Version.objects.filter(draft__in=drafts).order_by("number").values_list("draft_id", "number"))
    return {
        row: Kept(
            kind="words-posted" if out[row.pk] else "draft",
            site=row.draft.site.identity,
            author=row.by.name,
            text=row.text,
            media_type=_TEXT,
            at=row.at,
            version=row.number,
            versions=last[row.draft_id],
            out=tuple(out[row.pk]),
        )
        for row in rows
    }


def _sites(sites: Iterable[UUID | None]) -> dict[UUID | None, str]:
    rows = Site.objects.filter(pk__in=[one for one in sites if one is not None])
    return dict(rows.values_list("pk", "identity"))
