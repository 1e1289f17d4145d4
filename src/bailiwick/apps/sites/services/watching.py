"""Keeping what was seen of pages: the bytes as a capture, what was read of them, and what that makes of every alarm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping.facts import Captured, Sighting
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.apps.keeping.services import capture_all
from bailiwick.apps.sites.errors import NoSuchSiteError, SitesError
from bailiwick.apps.sites.facts.watching import Brought, Key, Read, changes, shown_text
from bailiwick.apps.sites.models import (
    Look,
    NoticeBack,
    NoticeLost,
    NoticeRead,
    Outcome,
    Place,
    Reading,
    Source,
)
from bailiwick.apps.sites.selectors.sites import site
from bailiwick.apps.sites.selectors.watching import Watched, Watching, watched
from bailiwick.apps.sites.services.stepping import require_run
from bailiwick.jobs.services import enqueue
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.kernel.sentence import say
from bailiwick.policy.checks.grammar.notice_reading import State
from bailiwick.readers.image import is_image

MOST_AT_ONCE = 50
LARGEST = 5_000_000
SOURCE = "sites"
_OF_MARKUP = "text/html"


@dataclass(frozen=True, slots=True)
class Looked:
    """A look that is ready to be kept: what was brought, of which page, and what is new in it, if anything is."""

    brought: Brought
    page: Watched
    new: tuple[Brought, Read] | None


def read_looks(brought: Sequence[Brought], watching: Watching) -> list[Looked]:
    """Read pages that were brought, outside of every transaction; one that is as it was is not read again."""
    pages = watched([one.site for one in brought], watching.day)
    return [
        Looked(one, pages[one.site], _read(pages[one.site], one, watching))
        for one in brought
        if one.site in pages
    ]


def keep_looks(actor: Actor, looked: Sequence[Looked]) -> list[Look]:
    """Keep looks in one act, each with an entry of its own. When this returns, bytes, rows and entries are durable.

    Raises SitesError for more than 50 at once, OSError where the disk fails.
    """
    if len(looked) > MOST_AT_ONCE:
        raise SitesError(f"{len(looked)} pages are more than {MOST_AT_ONCE}.", remedy="Bring them in parts.")
    return _keep(actor, looked) if looked else []


def _read(page: Watched, brought: Brought, watching: Watching) -> tuple[Brought, Read] | None:
    """What is new in a look: the page, or what it is held to; None where neither is."""
    if brought.outcome not in {Outcome.READ, Outcome.UNCHANGED}:
        return None
    before = page.reading
    same = before is not None and before.source == brought.source
    same = same and (brought.outcome is Outcome.UNCHANGED or before.digest == digest_of_bytes(brought.data))  # type: ignore[union-attr]
    if before is not None and same:
        if before.marks == watching.marks(page):
            return None
        if brought.outcome is Outcome.UNCHANGED:
            kept = Capture.objects.get(pk=before.capture)
            brought = replace(brought, data=bytes_of(kept), media_type=kept.media_type)
    return (brought, watching.read(page, brought)) if brought.data else None


@act("sites.page.look", say("looked at pages for their notices"))
def _keep(doing: Doing, looked: Sequence[Looked]) -> list[Look]:
    fresh = [(one.page, *one.new) for one in looked if one.new is not None]
    captures = capture_all(doing.actor, [_sighting(*one) for one in fresh]) if fresh else []
    kept = dict(zip([page.site for page, _, _ in fresh], captures, strict=True))
    locked = Place.objects.select_for_update().filter(site_id__in=[one.page.site for one in looked])
    list(locked.order_by("pk").values_list("pk"))
    looks = []
    for number, each in enumerate(looked):
        brought, page = each.brought, each.page
        one = doing if number == 0 else doing.another()
        one.about("site", page.site)
        reading = page.reading if brought.outcome in {Outcome.READ, Outcome.UNCHANGED} else None
        if each.new is not None:
            reading = _reading(one, page, *each.new, kept[page.site])
        looks.append(
            Look(
                site_id=page.site,
                at=brought.at,
                outcome=_outcome(each),
                why=brought.why[:1000],
                etag=brought.etag,
                modified=brought.modified,
                reading=reading,
            )
        )
        one.record(look=looks[-1].id, outcome=looks[-1].outcome, source=brought.source)
    Look.objects.bulk_create(looks)
    return looks


def _outcome(one: Looked) -> Outcome:
    as_it_was = one.brought.outcome is Outcome.READ and one.new is None
    return Outcome.UNCHANGED if as_it_was else one.brought.outcome


def _sighting(page: Watched, brought: Brought, read: Read) -> tuple[Sighting, bytes]:
    seen = Sighting(
        kind="page",
        source=SOURCE,
        object=f"page/{page.site}",
        seen_at=brought.at,
        media_type=brought.media_type,
        method=str(brought.source),
        text=read.words,
        unit=page.unit,
        site=page.site,
        day=timezone.localdate(brought.at),
    )
    return seen, brought.data


def _reading(doing: Doing, page: Watched, brought: Brought, read: Read, kept: Captured) -> Reading:
    row: Reading = Reading.objects.create(
        site_id=page.site,
        source=brought.source,
        by_id=doing.actor.identity,
        capture=kept.capture,
        digest=digest_of_bytes(brought.data),
        marks=read.marks,
        shown=shown_text(read.shown),
        rule=read.rule,
        rule_digest=read.rule_digest,
        at=brought.at,
    )
    stood = _stood(page)
    NoticeRead.objects.bulk_create(
        NoticeRead(
            reading=row,
            policy=one.policy,
            cited=one.cited[:200],
            notice=one.notice,
            binding=one.binding,
            clauses="\n".join(one.clauses),
            state=one.state.value,
            verdict=one.verdict,
            effect=one.effect,
            required=one.required,
            excused_by=one.excused_by,
            why=one.why,
            words=one.words,
            places=" ".join(one.places),
            suggestion=one.suggestion,
            waives=one.waives,
            present_in_id=row.order if one.state is State.PRESENT else stood.get(one.key),
        )
        for one in read.notices
    )
    lost, back = _alarms(doing, page, row, read, stood)
    doing.record(reading=row.id, capture=row.capture, digest=row.digest, lost=lost, back=back)
    return row


def _stood(page: Watched) -> Mapping[Key, int]:
    """The last reading in which each notice stood on the page, as far as one is known."""
    if page.reading is None:
        return {}
    rows = NoticeRead.objects.filter(reading=page.reading).exclude(present_in=None)
    return {(row.policy, row.notice): int(row.present_in_id or 0) for row in rows}


def _alarms(
    doing: Doing, page: Watched, row: Reading, read: Read, stood: Mapping[Key, int]
) -> tuple[int, int]:
    """Raise what is lost, close what is back; how many of each."""
    opened = {
        (one.policy, one.notice): one for one in NoticeLost.objects.filter(site_id=page.site, back=None)
    }
    changed = changes(read.notices, dict.fromkeys(stood, True), opened)
    NoticeLost.objects.bulk_create(
        NoticeLost(
            site_id=page.site,
            policy=policy,
            notice=notice,
            before_id=stood[policy, notice],
            missed=row,
            at=doing.at,
        )
        for policy, notice in changed.lost
    )
    NoticeBack.objects.bulk_create(
        NoticeBack(lost=opened[key], reading=row, at=doing.at) for key in changed.back
    )
    return len(changed.lost), len(changed.back)


@act("sites.page.bring", say("brought a page that was saved"))
def bring_page(doing: Doing, *, site_id: UUID, data: bytes) -> Look:
    """Bring a saved page, or a picture of one; it is read like one that was fetched."""
    loaded = site(site_id)
    if loaded is None:
        raise NoSuchSiteError("There is no such page in the register.", remedy="Look at the list again.")
    doing.about("site", site_id)
    require_run(doing, loaded)
    if not data.strip():
        raise SitesError(
            "The file is empty.", field="file", remedy="Save the page again, and give that file."
        )
    if len(data) > LARGEST:
        raise SitesError(
            "The file is larger than 5 MB.", field="file", remedy="Save it without its pictures."
        )
    picture = is_image(data)
    brought = Brought(
        site=site_id,
        at=doing.at,
        source=Source.SCREENSHOT if picture else Source.UPLOAD,
        data=data,
        media_type="image/*" if picture else _OF_MARKUP,
    )
    look = keep_looks(doing.actor, read_looks([brought], Watching(timezone.localdate(doing.at))))[0]
    doing.record(look=look.id)
    return look


@act("sites.page.reread", say("held a page as it was last seen to what counts now"))
def read_again(doing: Doing, *, site_id: UUID) -> Look | None:
    """Read the last capture anew, because a reason or a policy has changed; None where there is none."""
    loaded = site(site_id)
    if loaded is None:
        raise NoSuchSiteError("There is no such page in the register.", remedy="Look at the list again.")
    doing.about("site", site_id)
    require_run(doing, loaded)
    last = Reading.objects.filter(site_id=site_id).order_by("-order").first()
    if last is None:
        return None
    again = Brought(site=site_id, at=last.at, outcome=Outcome.UNCHANGED, source=Source(last.source))
    looks = keep_looks(doing.actor, read_looks([again], Watching(timezone.localdate(doing.at))))
    return looks[0]


@act("sites.page.ask", say("asked for a look at a page"))
def ask_for_look(doing: Doing, *, site_id: UUID, contact: str) -> UUID:
    """Have a page looked at as soon as the queue comes to it. Without a contact to leave, no host is asked."""
    loaded = site(site_id)
    if loaded is None:
        raise NoSuchSiteError("There is no such page in the register.", remedy="Look at the list again.")
    doing.about("site", site_id)
    require_run(doing, loaded)
    if not contact:
        raise RefusedError(
            "Nobody has said whom a host may write to about our visits.",
            reason="no-contact",
            remedy="Ask whoever runs this software to set BAILIWICK_CONTACT, or save the page and bring the file.",
        )
    if not loaded.entry.address:
        raise SitesError("The page has no address.", remedy="Complete its entry.")
    return enqueue("sites.look", key=f"sites.look:{site_id}:{doing.at:%Y%m%d%H%M}", site=str(site_id))
