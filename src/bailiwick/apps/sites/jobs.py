"""What the clock does for pages: once a day every page that is there is looked at, at each host's pace.

A look that was kept is not made again: killed at any instant, the sweep goes on with what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.sites.facts.watching import Brought
from bailiwick.apps.sites.models import Outcome
from bailiwick.apps.sites.selectors.looking import read_looks
from bailiwick.apps.sites.selectors.watching import Watched, Watching, pages_to_look_at, watched
from bailiwick.apps.sites.services.watching import keep_looks
from bailiwick.jobs.kinds import Beat, job
from bailiwick.jobs.running import Running
from bailiwick.kernel.sentence import say
from bailiwick.readers.web import Came, Rounds, Visit, Visitor

NIGHTLY = Beat(at=time(1, 20))
LEASE = timedelta(minutes=20)
LOT = 20
"""Pages kept in one step; a death loses so many looks at most."""
LONGEST_STEP = timedelta(minutes=5)
"""A slow host keeps what was seen of others waiting no longer than this."""
CHUNK = 20
_OUTCOMES = {
    Came.PAGE: Outcome.READ,
    Came.UNCHANGED: Outcome.UNCHANGED,
    Came.NOT_ALLOWED: Outcome.NOT_ALLOWED,
    Came.BUSY: Outcome.BUSY,
    Came.GONE: Outcome.GONE,
    Came.NOT_FETCHED: Outcome.NOT_FETCHED,
}


PATIENCE = 5.0
"""Seconds that the sweep sleeps for one host while others wait; a page whose host wants more comes again later."""


def visitor() -> Visitor:
    """Whoever visits pages for this agency."""
    return Visitor(settings.CONTACT)


@job("sites.sweep", say("looked at every page for its notices"), whole=False, lease=LEASE, beat=NIGHTLY)
def sweep(running: Running) -> None:
    """Look at every page that is there and was not looked at since the sweep began. Without a contact, at none."""
    if not settings.CONTACT:
        return
    state = running.cursor or {"begun": timezone.now().isoformat(), "done": 0}
    begun = datetime.fromisoformat(state["begun"])
    left = [(one.site_id, one.address) for one in pages_to_look_at(begun).order_by("site__number")]
    of, kept = state["done"] + len(left), state["done"]
    visiting = visitor()
    visiting.patience = PATIENCE
    watching = Watching(timezone.localdate())
    lot: list[Brought] = []
    since = timezone.now()
    for brought in _seen(visiting, left, watching):
        lot.append(brought)
        if len(lot) >= LOT or timezone.now() - since > LONGEST_STEP:
            kept += len(lot)
            _keep(running, lot, watching, {"begun": state["begun"], "done": kept}, of)
            lot, since = [], timezone.now()
    kept += len(lot)
    _keep(running, lot, watching, {"begun": state["begun"], "done": kept}, of)


def _keep(
    running: Running, lot: list[Brought], watching: Watching, cursor: dict[str, object], of: int
) -> None:
    looked = read_looks(lot, watching)
    with running.step(cursor=cursor, done=int(str(cursor["done"])), of=of):
        keep_looks(CLOCKWORK, looked)


def _seen(visiting: Visitor, left: list[tuple[UUID, str]], watching: Watching) -> Iterator[Brought]:
    """What was brought of each page, host by host in turn; a page whose host rests comes again when it may be asked.

    What is known of the pages is looked up so many of a host at a time, when the first of them is needed.
    """
    rounds = Rounds(visiting.pace, [(_host(address), identity) for identity, address in left])
    known: dict[UUID, Watched] = {}
    for host, identity in rounds:
        if identity not in known:
            known |= watched([identity, *rounds.following(host, CHUNK)], watching.day)
        if identity not in known:
            continue
        visit = _visited(visiting, known[identity])
        if visit.rests and rounds.put_back(visit.rests, identity):
            continue
        del known[identity]
        yield brought_of(identity, visit)


def _host(address: str) -> str:
    return address.partition("/")[0].partition(":")[0]


@job("sites.look", say("looked at one page for its notices"), whole=False)
def look(running: Running, site: str) -> None:
    """Look at one page, because somebody asked."""
    watching = Watching(timezone.localdate())
    page = watched([UUID(site)], watching.day).get(UUID(site))
    if page is None or not settings.CONTACT:
        return
    looked = read_looks([brought_of(page.site, _visited(visitor(), page))], watching)
    with running.step(done=1, of=1):
        keep_looks(CLOCKWORK, looked)


def _visited(visiting: Visitor, page: Watched) -> Visit:
    last = page.last
    known = last is not None and last.reading is not None and not last.reading.forgotten
    etag, modified = (last.etag, last.modified) if last and known else ("", "")
    return visiting.visit(address_of(page.entry.address), etag=etag, modified=modified)


def address_of(address: str) -> str:
    """The address as it is asked for: secured, where nobody has said otherwise."""
    return address if "://" in address else f"https://{address}"


def brought_of(site: UUID, visit: Visit) -> Brought:
    """What a visit came to, as it is kept. An answer without a word is no page, and says nothing of what stands."""
    fetched = visit.fetched
    if visit.came is Came.PAGE and not (fetched and fetched.data.strip()):
        empty = Visit(Came.NOT_FETCHED, why="The page came back empty.")
        return brought_of(site, empty)
    return Brought(
        site=site,
        at=timezone.now(),
        outcome=_OUTCOMES[visit.came],
        data=fetched.data if fetched else b"",
        media_type=fetched.content_type or "text/html" if fetched else "text/html",
        etag=fetched.etag if fetched else "",
        modified=fetched.modified if fetched else "",
        why=visit.why,
    )
