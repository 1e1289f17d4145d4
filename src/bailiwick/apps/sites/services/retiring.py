"""The end of a page: ordered, announced, holds asked first, captured whole, closed with its name kept, archived."""

from __future__ import annotations

import hashlib
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping.facts import Sighting, Traits
from bailiwick.apps.keeping.selectors import holds_on
from bailiwick.apps.keeping.services import capture
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.retiring import lacking
from bailiwick.apps.sites.models import Stage, StepKind
from bailiwick.apps.sites.permissions import Right, require
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.services.stepping import (
    Said,
    day_of,
    in_stage,
    locked,
    require_run,
    take,
    text_of,
)
from bailiwick.kernel.sentence import say

K = StepKind


@act("sites.order-closure", say("ordered a page closed"))
def order_closure(doing: Doing, identity: UUID, words: str) -> Loaded:
    """Order that a page ends: it is unused, unapproved, or its purpose is over."""
    loaded = locked(doing, identity)
    in_stage(loaded, Stage.LIVE, Stage.UNREGISTERED, Stage.SET_UP)
    require(doing.actor, Right.OVERSEE, day_of(doing), loaded.row.unit_id)
    return take(doing, loaded, K.CLOSURE_ORDERED, Said(words=text_of(words, lacking="Nobody has said why.")))


@act("sites.retire.announce", say("told a page’s followers that it ends"))
def announce(doing: Doing, identity: UUID, words: str) -> Loaded:
    """Tell followers, with where they find the agency from now on; or say why nobody is told."""
    loaded = _closing(doing, identity, K.ANNOUNCED)
    require_run(doing, loaded)
    said = text_of(words, lacking="Nobody has said what followers were told, and where they are led.")
    return take(doing, loaded, K.ANNOUNCED, Said(words=said))


@act("sites.retire.ask-holds", say("asked whether anything of a page is held"))
def ask_holds(doing: Doing, identity: UUID) -> Loaded:
    """Ask for holds before anything is taken away: whoever keeps the records sees them, and their number is kept."""
    loaded = _closing(doing, identity, K.HOLDS_ASKED)
    require(doing.actor, Right.RECORDS, day_of(doing), loaded.row.unit_id)
    holds = holds_on(Traits(identity, site=identity, texts=(None,)))
    doing.record(holds=[hold.id for hold in holds])
    matters = ", ".join(hold.matter for hold in holds)
    return take(doing, loaded, K.HOLDS_ASKED, Said(words=matters))


@act("sites.retire.capture", say("kept the final capture of a page"))
def final_capture(doing: Doing, identity: UUID, *, manifest: str, data: bytes = b"") -> Loaded:
    """Keep the last export of a page: the file, or its manifest. Refused before holds were asked for."""
    loaded = _closing(doing, identity, K.FINAL_CAPTURE)
    require(doing.actor, Right.RECORDS, day_of(doing), loaded.row.unit_id)
    words = text_of(manifest, most=20_000, lacking="There is no list of what was kept.")
    kept = data or words.encode()
    seen = Sighting(
        kind="site-final",
        source="official-site",
        object=f"{identity}/final/{hashlib.sha256(kept).hexdigest()[:16]}",
        seen_at=doing.at,
        media_type="application/octet-stream" if data else "text/plain",
        method="upload",
        series=loaded.entry.series,
        text=words,
        unit=loaded.row.unit_id,
        site=identity,
        day=day_of(doing),
    )
    captured = capture(doing.actor, seen, kept)
    doing.about("site", identity)
    return take(doing, loaded, K.FINAL_CAPTURE, Said(words=words[:4000], capture=captured.capture))


@act("sites.retire.close", say("closed a page and kept its name"))
def close(doing: Doing, identity: UUID, *, words: str, redirect: str) -> Loaded:
    """Close the account and keep its name, so that nobody else speaks under it; `redirect` is where people are led."""
    loaded = _closing(doing, identity, K.CLOSED)
    require_run(doing, loaded)
    proof = text_of(words, lacking="Nobody has said how one can see that it is closed and its name kept.")
    led = text_of(redirect, "redirect", 500)
    return take(doing, loaded, K.CLOSED, Said(words="\n".join(filter(None, (proof, led)))))


@act("sites.retire.archive", say("put a closed page’s records under their class"))
def archive(doing: Doing, identity: UUID, *, series: str) -> Loaded:
    """Say under which class what was kept of the page stays: its last step."""
    loaded = locked(doing, identity)
    in_stage(loaded, Stage.CLOSED)
    require(doing.actor, Right.RECORDS, day_of(doing), loaded.row.unit_id)
    name = text_of(series, "series", 160, lacking="Nobody has said under which class its records stay.")
    return take(doing, loaded, K.ARCHIVED, Said(sets={"series": name}))


def _closing(doing: Doing, identity: UUID, kind: StepKind) -> Loaded:
    """The site, where the step is its turn. Raises SitesError, RefusedError."""
    loaded = locked(doing, identity)
    in_stage(loaded, Stage.CLOSING)
    if kind in loaded.standing.done:
        raise SitesError("This is done already.", remedy="Look at the page as it is now.")
    if lacking(loaded.standing, kind):
        raise RefusedError(
            "Something has to be done before this.",
            reason="not-in-turn",
            remedy="Ask for holds, keep the final capture, tell followers; then close it.",
        )
    return loaded
