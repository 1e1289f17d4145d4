"""The picture that pages show: the one in force, what a page shows, a change that somebody looked at (mpls/ps.s2)."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping.facts import Captured, Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.apps.roster.models import Unit
from bailiwick.apps.sites.errors import NoSuchSiteError, SitesError
from bailiwick.apps.sites.models import Emblem, EmblemLook, EmblemSeen
from bailiwick.apps.sites.permissions import Right, require
from bailiwick.apps.sites.selectors.emblems import waiting_pictures
from bailiwick.apps.sites.services.stepping import day_of, locked, me, require_run, text_of
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.kernel.errors import CallError
from bailiwick.kernel.sentence import say
from bailiwick.readers.image.likeness import alike, likeness_of

LARGEST = 5_000_000


@act("sites.emblem.set", say("said which picture pages show"))
def set_emblem(doing: Doing, *, unit: UUID, data: bytes, words: str) -> Emblem:
    """Say which picture the pages of a unit, and of those below it, show from now on."""
    require(doing.actor, Right.OVERSEE, day_of(doing), unit)
    if not Unit.objects.filter(pk=unit).exists():
        raise SitesError("There is no such unit.", field="unit", remedy="Choose another.")
    said = text_of(words, most=300, lacking="Nobody has said what decides it.")
    likeness, digest = _read(data)
    kept = _kept(doing, data, digest, unit, None)
    made: Emblem = Emblem.objects.create(
        unit_id=unit,
        capture=kept.capture,
        digest=digest,
        likeness=likeness,
        words=said,
        by_id=me(doing),
        at=doing.at,
    )
    doing.about("emblem", made.id)
    doing.record(unit=unit, capture=kept.capture, digest=digest)
    return made


@act("sites.emblem.see", say("kept the picture that a page shows"))
def see_emblem(doing: Doing, identity: UUID, *, data: bytes) -> EmblemSeen:
    """Keep the picture that a page shows; where it is another than before, somebody has to look."""
    loaded = locked(doing, identity)
    require_run(doing, loaded)
    likeness, digest = _read(data)
    before = EmblemSeen.objects.filter(site=loaded.row).order_by("-at").first()
    kept = _kept(doing, data, digest, loaded.row.unit_id, identity)
    made: EmblemSeen = EmblemSeen.objects.create(
        site=loaded.row,
        capture=kept.capture,
        digest=digest,
        likeness=likeness,
        changed=before is not None and not alike(before.likeness, likeness),
        by_id=me(doing),
        at=doing.at,
    )
    doing.about("site", identity)
    doing.record(capture=kept.capture, digest=digest, changed=made.changed)
    return made


@act("sites.emblem.look", say("looked at a page’s picture that had changed"))
def look_at_emblem(doing: Doing, seen: UUID, words: str) -> EmblemLook:
    """Say what the last change of a page's picture means: meant so, or to be put back. Earlier ones are settled too."""
    row = EmblemSeen.objects.select_related("site").filter(pk=seen).first()
    if not isinstance(row, EmblemSeen):
        raise NoSuchSiteError("There is no such picture.", remedy="Look at the page again.")
    require(doing.actor, Right.OVERSEE, day_of(doing), row.site.unit_id)
    locked(doing, row.site_id)
    if waiting_pictures([row.site_id]).get(row.site_id) != row:
        raise SitesError("Nobody has to look at it.", remedy="Look at the page again.")
    said = text_of(words, lacking="Nobody has said what the change means.")
    made: EmblemLook = EmblemLook.objects.create(seen=row, words=said, by_id=me(doing), at=doing.at)
    doing.record(capture=row.capture)
    return made


def _read(data: bytes) -> tuple[str, str]:
    """The likeness and the digest. Raises SitesError for what is no picture."""
    if not data or len(data) > LARGEST:
        raise SitesError(
            "There is no picture, or it is larger than 5 MB.", field="file", remedy="Save the picture itself."
        )
    try:
        return likeness_of(data), digest_of_bytes(data)
    except CallError as error:
        raise SitesError(error.message, field="file", remedy=error.remedy) from error


def _kept(doing: Doing, data: bytes, digest: str, unit: UUID, site: UUID | None) -> Captured:
    seen = Sighting(
        kind="emblem",
        source="sites",
        object=f"emblem/{site or unit}/{digest[-16:]}",
        seen_at=doing.at,
        media_type="image/*",
        method="upload",
        unit=unit,
        site=site,
        day=day_of(doing),
    )
    return capture(doing.actor, seen, data)
