"""Keeping what was seen of pages: the bytes as a capture, what was read of them, and what that makes of every alarm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping.facts import Captured, Sighting
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
from bailiwick.apps.sites.selectors.looking import Looked, read_looks
from bailiwick.apps.sites.selectors.running import may_run
from bailiwick.apps.sites.selectors.sites import Loaded, site
from bailiwick.apps.sites.selectors.watching import Watched, Watching
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


def keep_looks(actor: Actor, looked: Sequence[Looked]) -> list[Look]:
    """Keep looks in one act, each with an entry of its own. When this returns, bytes, rows and entries are durable.

    Raises SitesError for more than 50 at once, OSError where the disk fails.
    """
    if len(looked) > MOST_AT_ONCE:
        raise SitesError(f"{len(looked)} pages are more than {MOST_AT_ONCE}.", remedy="Bring them in parts.")
    return _keep(actor, looked) if looked else []


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


def bring_page(actor: Actor, *, site_id: UUID, data: bytes) -> Look:
    """Bring a saved page, or a picture of one; it is read like one that was fetched, before the act that keeps it.

    Raises NoSuchSiteError, SitesError for a file that cannot be taken, RefusedError.
    """
    picture = is_image(data)
    brought = Brought(
        site=site_id,
        at=timezone.now(),
        source=Source.SCREENSHOT if picture else Source.UPLOAD,
        data=data,
        media_type="image/*" if picture else _OF_MARKUP,
    )
    return _bring(actor, site_id=site_id, looked=_read_for(actor, brought))


def _require_file(data: bytes) -> None:
    if not data.strip():
        raise SitesError(
            "The file is empty.", field="file", remedy="Save the page again, and give that file."
        )
    if len(data) > LARGEST:
        raise SitesError(
            "The file is larger than 5 MB.", field="file", remedy="Save it without its pictures."
        )


def _read_for(actor: Actor, brought: Brought) -> list[Looked]:
    """Read a page while nobody waits for the database; nothing for whom the act is going to refuse anyway."""
    loaded, day = site(brought.site), timezone.localdate()
    if loaded is None or not may_run(actor, loaded, day):
        return []
    if brought.outcome is Outcome.READ:
        _require_file(brought.data)
    return read_looks([brought], Watching(day))


@act("sites.page.bring", say("brought a page that was saved"))
def _bring(doing: Doing, *, site_id: UUID, looked: Sequence[Looked]) -> Look:
    _require_run(doing, site_id)
    if not looked:
        raise SitesError("The page became yours while the file was sent.", remedy="Bring it again.")
    look = keep_looks(doing.actor, looked)[0]
    doing.record(look=look.id)
    return look


def read_again(actor: Actor, *, site_id: UUID) -> Look | None:
    """Read the last capture anew, because a reason or a policy has changed; None where there is none.

    It is read before the act that keeps what was read. Raises NoSuchSiteError, RefusedError.
    """
    last = Reading.objects.filter(site_id=site_id).order_by("-order").first()
    looked = []
    if last is not None:
        source = Source(last.source)
        again = Brought(site=site_id, at=last.at, outcome=Outcome.UNCHANGED, source=source)
        looked = _read_for(actor, again)
    return _reread(actor, site_id=site_id, looked=looked)


@act("sites.page.reread", say("held a page as it was last seen to what counts now"))
def _reread(doing: Doing, *, site_id: UUID, looked: Sequence[Looked]) -> Look | None:
    _require_run(doing, site_id)
    return next(iter(keep_looks(doing.actor, looked)), None)


def _require_run(doing: Doing, site_id: UUID) -> Loaded:
    """The page, whose right is looked at again where it counts: within the act."""
    loaded = site(site_id)
    if loaded is None:
        raise NoSuchSiteError("There is no such page in the register.", remedy="Look at the list again.")
    doing.about("site", site_id)
    require_run(doing, loaded)
    return loaded


@act("sites.page.ask", say("asked for a look at a page"))
def ask_for_look(doing: Doing, *, site_id: UUID, contact: str) -> UUID:
    """Have a page looked at as soon as the queue comes to it. Without a contact to leave, no host is asked."""
    loaded = _require_run(doing, site_id)
    if not contact:
        raise RefusedError(
            "Nobody has said whom a host may write to about our visits.",
            reason="no-contact",
            remedy="Ask whoever runs this software to set BAILIWICK_CONTACT, or save the page and bring the file.",
        )
    if not loaded.entry.address:
        raise SitesError("The page has no address.", remedy="Complete its entry.")
    return enqueue("sites.look", key=f"sites.look:{site_id}:{doing.at:%Y%m%d%H%M}", site=str(site_id))
