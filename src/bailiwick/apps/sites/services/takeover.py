"""A page that is not in our hands: reported, seen to, evidence kept, the public told, ended (WF-TAKEOVER)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.apps.roster.models import Unit
from bailiwick.apps.roster.selectors import cards_of, tree_on
from bailiwick.apps.sites.errors import NoSuchSiteError, SitesError
from bailiwick.apps.sites.models import Deed, Ending, Harm, Place, Site, TakeOver, TakeOverStep
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.apps.sites.selectors.takeovers import (
    Response,
    done_items,
    helps,
    leads,
    posing_at,
    posting_stopped,
    response,
    takeovers_of,
    tells,
)
from bailiwick.apps.sites.services.saying import plain_text_of
from bailiwick.apps.sites.services.stepping import day_of, me, text_of
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.kernel.sentence import say
from bailiwick.readers.image import is_image

LARGEST = 5_000_000
MOST_NOTICE = 2000
_BY_THEMSELVES = {"keep": "by keeping what the page shows", "notice": "by telling the public"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What somebody saw: what has happened, of which page of ours, where, since when, and in their words."""

    harm: Harm
    words: str
    unit: UUID | None = None
    site: UUID | None = None
    address: str = ""
    since: datetime | None = None
    report: UUID | None = None


@act("sites.takeover.open", say("reported that a page is not in our hands"))
def open_takeover(doing: Doing, seen: Seen) -> Response:
    """Report it: any colleague may. Of a page of ours that is taken over, nobody posts there from now on.

    Raises SitesError where it is reported already, or no page is named; NoSuchSiteError.
    """
    here = units_seen(doing.actor, day_of(doing))
    row = _page(doing, seen) if here else None
    unit = row.unit_id if row else seen.unit
    if unit is None or unit not in here:
        raise RefusedError("You do not work here.", reason="not-here", remedy="Ask somebody who does.")
    address = text_of(seen.address, "address", 500)
    if seen.harm is Harm.POSED_AS:
        _posing_once(address, row, unit, here)
    if seen.report is not None and takeovers_of([seen.report]):
        raise _already("report")
    since = seen.since or doing.at
    if since > doing.at:
        raise SitesError("That hour is still to come.", field="since", remedy="Say when you saw it first.")
    made: TakeOver = TakeOver.objects.create(
        harm=seen.harm,
        unit_id=unit,
        site=row,
        address=address,
        words=text_of(seen.words, lacking="Nobody has said what they saw."),
        since=since,
        report=seen.report,
        by_id=me(doing),
        at=doing.at,
    )
    doing.about("takeover", made.id)
    doing.record(harm=seen.harm, site=made.site_id, unit=unit, report=seen.report)
    return _again(made.id)


def _page(doing: Doing, seen: Seen) -> Site | None:
    """The page of ours, alone until the act ends."""
    if seen.site is None:
        if seen.harm is Harm.TAKEN_OVER:
            raise SitesError("Nobody has said which page it is.", field="site", remedy="Choose it.")
        return None
    # What a right is granted under, and in the same order: neither is done while the other is under way.
    Place.objects.select_for_update().filter(pk=seen.site).first()
    row = Site.objects.filter(pk=seen.site).first()
    if not isinstance(row, Site) or row.unit_id not in units_seen(doing.actor, day_of(doing)):
        raise NoSuchSiteError("There is no such page in the register.", remedy="Look at the list again.")
    if seen.harm is Harm.TAKEN_OVER and posting_stopped([row.id]):
        raise _already("site")
    return row


def _posing_once(address: str, row: Site | None, unit: UUID, here: frozenset[UUID]) -> None:
    """Refuse a false page that lasts already: of the same page of ours, or where it is like none."""
    if not address:
        raise SitesError(
            "Nobody has said where the other page is.", field="address", remedy="Copy its address."
        )
    # One after another in the whole agency: two people see the same page in the same minute.
    agency = tree_on(timezone.localdate()).above(unit)[-1]
    Unit.objects.select_for_update(no_key=True).get(pk=agency)
    same = posing_at(address, here)
    if any(row is None or one is None or one == row.id for one in same):
        raise _already("address")


def _already(field: str) -> SitesError:
    return SitesError("Somebody has reported it already.", field=field, remedy="Help with what is to do.")


@act("sites.takeover.step", say("saw to a step for a page that is not in our hands"))
def take_step(doing: Doing, identity: UUID, item: str, words: str, *, needed: bool = True) -> Response:
    """Say that a step of the checklist is done, and how; or why it is not needed."""
    one = _locked(doing, identity)
    _require(helps(doing.actor, one.row, day_of(doing)))
    if item not in {task.id for task in one.tasks}:
        raise SitesError("There is no such step.", remedy="Look at the list again.")
    if item in done_items(one):
        raise SitesError("Somebody has seen to it already.", remedy="Look at the list again.")
    if needed and item in _BY_THEMSELVES:
        raise SitesError(f"This step is done {_BY_THEMSELVES[item]}.", remedy="Do it below.")
    said = plain_text_of(
        words, most=1000, lacking="Nobody has said how it was done, or why it is not needed."
    )
    return _take(doing, one, Deed.DONE if needed else Deed.NOT_NEEDED, item=item, words=said)


@act("sites.takeover.keep", say("kept what a page shows that is not in our hands"))
def keep_evidence(doing: Doing, identity: UUID, *, words: str, data: bytes = b"") -> Response:
    """Keep a saved page, a picture or a message as a capture, with its digest; words alone where there is no file."""
    one = _locked(doing, identity)
    _require(helps(doing.actor, one.row, day_of(doing)))
    said = plain_text_of(words, known=one.row.address, most=1000, lacking="Nobody has said what this shows.")
    if len(data) > LARGEST:
        raise SitesError(
            "The file is larger than 5 MB.", field="file", remedy="Save it without its pictures."
        )
    kept = data or said.encode()
    digest = digest_of_bytes(kept)
    captured = capture(doing.actor, _sighting(one, said, data, digest, doing.at), kept)
    doing.about("takeover", identity)
    doing.record(capture=captured.capture, digest=digest)
    after = _take(doing, one, Deed.EVIDENCE, words=said, capture=captured.capture, digest=digest)
    # The words stand with the evidence alone: they go when its record is destroyed.
    return after if "keep" in done_items(after) else _take(doing, after, Deed.DONE, item="keep")


def _sighting(one: Response, said: str, data: bytes, digest: str, at: datetime) -> Sighting:
    media = "image/*" if data and is_image(data) else "application/octet-stream" if data else "text/plain"
    return Sighting(
        kind="takeover-evidence",
        source="sites",
        object=f"takeover/{one.row.id}/{digest[-16:]}",
        seen_at=at,
        media_type=media,
        method="upload",
        text=said,
        unit=one.row.unit_id,
        site=one.row.site_id,
        day=timezone.localdate(at),
    )


@act("sites.takeover.notice", say("told the public of a page that is not in our hands"))
def put_notice(doing: Doing, identity: UUID, words: str) -> Response:
    """Tell the public, in exactly these words: they stand in the public register from now on, while it lasts."""
    one = _lasting(doing, identity)
    _require(tells(doing.actor, one.row, day_of(doing)))
    said = plain_text_of(
        words, known=one.row.address, most=MOST_NOTICE, lacking="The notice has no words yet."
    )
    after = _take(doing, one, Deed.NOTICE, words=said)
    if "notice" in done_items(after):
        return after
    return _take(doing, after, Deed.DONE, item="notice", words=said)


@act("sites.takeover.end", say("said that a page is no longer in others’ hands"))
def end_takeover(
    doing: Doing, identity: UUID, *, ending: Ending, words: str, control: UUID | None = None
) -> Response:
    """End it, with what was found and who has control again: posting goes on, and the public notice is taken down.

    It is ours again only once everybody is signed out and somebody has control; what is left stays to be done. Of a
    page that we did not get back posting stays stopped and the notice up; it can be ended otherwise later.
    """
    one = _lasting(doing, identity)
    _require(leads(doing.actor, one.row, day_of(doing)))
    said = plain_text_of(words, known=one.row.address, most=1000, lacking="Nobody has said what was found.")
    if ending is Ending.BACK:
        _is_back(one, control, day_of(doing))
    elif control is not None:
        raise SitesError(
            "Somebody has control only of a page that is ours again.", field="control", remedy="Leave it out."
        )
    return _take(doing, one, Deed.ENDED, words=said, ending=ending, control=control)


def _is_back(one: Response, control: UUID | None, day: date) -> None:
    if one.harm is not Harm.TAKEN_OVER:
        raise SitesError(
            "A page that poses as ours was never ours.", field="ending", remedy="Say what became of it."
        )
    if control is None or not cards_of(control, day):
        raise SitesError(
            "Nobody is named who has control again.", field="control", remedy="Name somebody who works here."
        )
    lacking = [task for task in one.tasks if task.id in {"sessions", "back"} - done_items(one)]
    if lacking:
        raise RefusedError(
            f"Something has to be done first: {lacking[0].says}",
            reason="not-in-turn",
            remedy="See to it, or say why it is not needed.",
        )


def _locked(doing: Doing, identity: UUID) -> Response:
    """It, alone until the act ends. To whom it is not shown, it is not there."""
    doing.about("takeover", identity)
    units = units_seen(doing.actor, day_of(doing))
    if TakeOver.objects.select_for_update().filter(pk=identity, unit_id__in=units).first() is None:
        raise NoSuchSiteError("There is no such report.", remedy="Look at the list again.")
    return _again(identity)


def _lasting(doing: Doing, identity: UUID) -> Response:
    one = _locked(doing, identity)
    if not one.lasts:
        raise RefusedError("It is over.", reason="not-now", remedy="Report it again if it is not.")
    return one


def _again(identity: UUID) -> Response:
    found = response(identity)
    assert found is not None  # noqa: S101 -- the caller has it
    return found


def _require(may: bool) -> None:
    if not may:
        raise RefusedError(
            "This is not yours to do.", reason="right-missing", remedy="Ask whoever oversees pages, or IT."
        )


def _take(doing: Doing, one: Response, kind: Deed, **said: object) -> Response:
    number = len(one.steps) + 1
    TakeOverStep.objects.create(
        key=f"{one.row.id}:{number}",
        takeover=one.row,
        number=number,
        kind=kind,
        by_id=me(doing),
        at=doing.at,
        **{("control_id" if name == "control" else name): value for name, value in said.items()},
    )
    doing.record(step=kind, number=number, item=str(said.get("item", "")))
    return _again(one.row.id)
