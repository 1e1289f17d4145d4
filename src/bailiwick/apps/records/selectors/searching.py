"""Looking through what the open rooms keep of official pages: posts, edits and comments alike, gone or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from bailiwick.apps.archive.models import ContentItem
from bailiwick.apps.keeping.facts import Scope, Traits
from bailiwick.apps.keeping.models import Capture, Record
from bailiwick.apps.keeping.selectors import candidates, traits_of_all
from bailiwick.apps.publishing.models import DraftStep, StepKind, Version
from bailiwick.apps.records.models import Source
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.models import Site

CONTENT = ("post", "comment", "message", "thread", "page", "site-final")
"""The kinds of keeping's records that are content of official pages. What is not named here is not looked at."""
ROOMS = ("keeping", "sites", "archive", "publishing")
"""The rooms that are looked through, as the package names them."""
_AT_ONCE = 400
_SHA256 = "sha256:"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: where it is kept, keeping's record of it, the digest of its bytes, and since when."""

    source: Source
    thing: UUID
    record: UUID | None
    digest: str
    at: datetime


def search(unit: UUID, scope: Scope, day: date) -> list[Hit]:
    """Everything of a unit and those below that a scope takes, oldest first; of what fits, every version.

    A day or words that nobody knows count as fitting, as they do for a hold.
    """
    tree = tree_on(day)
    units = tree.below(unit)
    sites = list(Site.objects.filter(unit_id__in=units).values_list("pk", flat=True))
    whose = Q(unit__in=units) | Q(site__in=sites)
    if len(tree.above(unit)) == 1:
        # What nobody has said whose it is may be anybody's of the agency.
        whose |= Q(unit=None, site=None)
    hits = [*_captured(scope, whose), *_said(scope, sites), *_written(scope, sites)]
    return sorted(hits, key=lambda one: (one.at, one.source, str(one.thing)))


def _captured(scope: Scope, whose: Q) -> Iterator[Hit]:
    rows: QuerySet[Record] = candidates(scope).filter(whose, kind__in=CONTENT).order_by("pk")
    for part in _parts(rows):
        fitting = [one.id for one in traits_of_all(part) if scope.takes(one)]
        captures = Capture.objects.filter(record__in=fitting)
        for pk, record, blob, at in captures.values_list("pk", "record_id", "blob_id", "kept_at"):
            yield Hit(Source.CAPTURE, pk, record, blob, at)


def _parts(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    each = rows.iterator(_AT_ONCE)
    while part := list(islice(each, _AT_ONCE)):
        yield part


def _said(scope: Scope, sites: Sequence[UUID]) -> Iterator[Hit]:
    """Items of threads that fit: what is said under a post on a topic is on it, whichever words it uses."""
    items = ContentItem.objects.filter(site__in=sites).exclude(words="", handle="").order_by("pk")
    for part in _parts(items):
        captures = Capture.objects.filter(pk__in=[one.capture for one in part])
        records = dict(captures.values_list("pk", "record_id"))
        threads = list(Record.objects.filter(pk__in=set(records.values())))
        fitting = {one.id for one in traits_of_all(threads) if scope.takes(one)}
        for one in part:
            if (record := records[one.capture]) in fitting:
                yield Hit(Source.ITEM, one.pk, record, one.digest.removeprefix(_SHA256), one.at)


def _written(scope: Scope, sites: Sequence[UUID]) -> Iterator[Hit]:
    """Words of drafts that were saved before keeping had them: all of a draft of which any fits."""
    versions = Version.objects.filter(draft__site__in=sites, capture=None).select_related("draft")
    drafts: dict[UUID, list[Version]] = defaultdict(list)
    for one in versions.order_by("draft_id", "number").iterator(_AT_ONCE):
        drafts[one.draft_id].append(one)
    out = _days_out(drafts)
    for draft, rows in drafts.items():
        traits = Traits(draft, rows[0].draft.author_id, rows[0].draft.site_id, texts=tuple(_texts(rows)))
        days = {*out.get(draft, ()), *(timezone.localdate(one.at) for one in rows)}
        if any(scope.takes(replace(traits, day=day)) for day in days):
            yield from (
                Hit(Source.VERSION, one.pk, None, one.digest.removeprefix(_SHA256), one.at) for one in rows
            )


def _texts(rows: Iterable[Version]) -> Iterator[str]:
    return (one.text for one in rows)


def _days_out(drafts: Iterable[UUID]) -> dict[UUID, set[date]]:
    """The days on which words of each draft were put on their page."""
    out = (StepKind.PUBLISHED, StepKind.CORRECTED)
    steps = DraftStep.objects.filter(draft__in=list(drafts), kind__in=out, out_at__isnull=False)
    found: dict[UUID, set[date]] = defaultdict(set)
    for draft, at in steps.values_list("draft_id", "out_at"):
        found[draft].add(timezone.localdate(at))
    return found
