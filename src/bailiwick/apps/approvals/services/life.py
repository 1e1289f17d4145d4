"""What becomes of a permission: its page changes, it comes down, its memorandum is closed; and releases given ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts.permission import form_of
from bailiwick.apps.approvals.facts.shapes import knows_no_delegate, subject_of
from bailiwick.apps.approvals.models import Request, StepKind
from bailiwick.apps.approvals.selectors.powers import askable
from bailiwick.apps.approvals.selectors.requests import Loaded, payload_of
from bailiwick.apps.approvals.selectors.who import CAPACITIES, May
from bailiwick.apps.approvals.services.asking import next_number, page_of
from bailiwick.apps.approvals.services.memos import posting_ended
from bailiwick.apps.approvals.services.passing import pass_order, power_of_order
from bailiwick.apps.approvals.services.stepping import (
    Said,
    day_of,
    first_step,
    locked,
    me,
    require,
    take,
    text_of,
)
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.facts import How
from bailiwick.apps.roster.selectors import cards_of, who_may
from bailiwick.kernel.canonical import canonical_json, digest_of, digest_of_text
from bailiwick.kernel.sentence import say
from bailiwick.policy.captures import difference, layout_digest, links_of
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.policy.power import Power


@act("approvals.change-seen", say("saw that an approved page has changed"))
def see_change(
    doing: Doing,
    request: UUID,
    *,
    page: PageCapture | None = None,
    words: str = "",
    capture: UUID | None = None,
) -> Loaded:
    """Compare the page as it is now with the one that was approved; or say that it changes (nmpd/VIII.C, CR-54).

    Counters, dates and adverts do not count. Raises ApprovalsError where the page is still the one approved.
    """
    loaded = locked(doing, request)
    may = require(doing, loaded, StepKind.CHANGE_SEEN)
    told, said = text_of(words), Said(capture=capture)
    if page is None and not told:
        raise ApprovalsError(
            "Nobody has said what changes.", field="words", remedy="Say it, or add the page."
        )
    if page is not None:
        found = layout_digest(page)
        if found == loaded.row.layout:
            raise ApprovalsError(
                "The page is still the one that was approved: only what moves by itself is different.",
                field="words",
                remedy="Nothing has to be done.",
            )
        told = "\n".join(filter(None, (told, *_differences(page_of(loaded.told), page))))[:4000]
        said = replace(said, digest=found)
    return take(doing, loaded, StepKind.CHANGE_SEEN, may, replace(said, words=told))


def _differences(approved: PageCapture, now: PageCapture) -> list[str]:
    found = difference(approved.text, now.text)
    lines = [f"New: “{words}”" for words in found.added] + [f"Gone: “{words}”" for words in found.removed]
    if set(now.images) != set(approved.images):
        lines.append("The pictures are others.")
    if set(links_of(now.links)) != set(links_of(approved.links)):
        lines.append("The links lead elsewhere.")
    return lines


@act("approvals.beyond-control", say("accepted that the rest is beyond control"))
def accept_beyond_control(doing: Doing, request: UUID, words: str = "") -> Loaded:
    """Accept that copies are beyond the member's control; refused before anything was tried (nmpd/VIII.B.s4)."""
    loaded = locked(doing, request)
    may = require(doing, loaded, StepKind.BEYOND_CONTROL)
    if not loaded.standing.efforts:
        raise RefusedError(
            "Nothing has been tried yet.",
            reason="no-effort",
            remedy="The member notes first what they tried.",
        )
    return take(doing, loaded, StepKind.BEYOND_CONTROL, may, Said(words=text_of(words)))


@act("approvals.order-removal", say("ordered a reference off"))
def order_removal(doing: Doing, request: UUID, words: str, *, day: date | None) -> Loaded:
    """Order that a reference comes down by a day: whoever holds the power for that, in person (nmpd/VIII.B.s5)."""
    loaded = locked(doing, request)
    may = require(doing, loaded, StepKind.REMOVAL_ORDERED)
    said = Said(words=text_of(words), day=day)
    if not said.words:
        raise ApprovalsError(
            "Nobody has said why it has to come down.", field="words", remedy="Say it in a sentence."
        )
    if day is None or day < day_of(doing):
        raise ApprovalsError("There is no day to come by which it is due.", field="day", remedy="Give one.")
    pass_order(doing, loaded, power_of_order(loaded, may.role, day_of(doing)))
    return take(doing, loaded, StepKind.REMOVAL_ORDERED, replace(may, role=""), said)


@act("approvals.close", say("closed a request whose posting has ended"))
def close(doing: Doing, request: UUID, words: str = "") -> Loaded:
    """Close it: from the day it came down on runs the time for which the memorandum is kept."""
    loaded = locked(doing, request)
    may = require(doing, loaded, StepKind.CLOSED)
    after = take(doing, loaded, StepKind.CLOSED, may, Said(words=text_of(words)))
    posting_ended(doing, after)
    return after


@act("approvals.release-ahead", say("gave a standing release"))
def release_ahead(  # noqa: PLR0913 -- each is told by name
    doing: Doing, *, power: str, unit: UUID, category: str, limits: str, until: date, instrument: str
) -> Loaded:
    """Give a standing release by category, within limits and until a day, as its holder (WF-RELEASE).

    Whoever gives it cannot use it for posts of their own. Raises ApprovalsError.
    """
    day = day_of(doing)
    found = _known(power, unit, day)
    may = _holding(doing, found, unit, day, delegates=True)
    if found.standing is None or category not in found.standing.categories:
        raise ApprovalsError(
            "The policy knows no standing release of that sort.", field="category", remedy="Choose another."
        )
    last = found.standing.longest.after(day)
    if not day <= until <= last:
        raise ApprovalsError(
            f"A standing release ends after today, and at the latest on {last.isoformat()}.",
            field="until",
            remedy="Give such a day.",
        )
    told = {"limits": text_of(limits, "limits"), "instrument": text_of(instrument, "instrument", 200)}
    for name, words in told.items():
        if not words:
            raise ApprovalsError("There is no answer yet.", field=name, remedy="Say it in a few words.")
    row = _row(doing, found, unit, told, category=category, until=until)
    said = Said(form=form_of(found, spoken=False).value, until=until, digest=_digest(row, told))
    return first_step(doing, row, StepKind.ISSUED, may, said)


@act("approvals.direct", say("used a power for themself: a direct act"))
def use_directly(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    power: str,
    unit: UUID,
    reader: UUID,
    reason: str,
    words: str = "",
    identity: str = "",
    digest: str = "",
) -> Loaded:
    """Use a power that knows no delegate for something of one's own. It is no approval, and a named reader is shown it.

    Refused to everybody but the holder, and where somebody else could decide. Raises ApprovalsError.
    """
    day = day_of(doing)
    found = _known(power, unit, day)
    may = _holding(doing, found, unit, day, delegates=False)
    if not knows_no_delegate(found):
        raise RefusedError(
            "Somebody else can decide about this.", reason="delegate-known", remedy="Ask them for leave."
        )
    if reader == me(doing) or not cards_of(reader, day):
        raise ApprovalsError(
            "Nobody else is named who reads it.", field="reader", remedy="Name a colleague who works here."
        )
    why, text = text_of(reason, "reason"), text_of(words)
    if not why or not (text or identity or digest):
        raise ApprovalsError(
            "It is not said what this is for, and why.", field="reason", remedy="Give both, in a few words."
        )
    told = {"reason": why}
    digest = digest or (digest_of_text(text) if text else "")
    row = _row(doing, found, unit, told, colleague=reader, words=text, identity=identity, digest=digest)
    last = found.lasts.after(day) if found.lasts else None
    said = Said(form=form_of(found, spoken=False).value, until=last, digest=_digest(row, told))
    return first_step(doing, row, StepKind.DIRECT, may, said)


def _known(name: str, unit: UUID, day: date) -> Power:
    found = next((one for one in askable(unit, day) if one.id == name), None)
    if found is None:
        raise RefusedError(
            "No policy in force here knows this power.",
            reason="no-such-power",
            remedy="Choose from the list.",
        )
    return found


def _holding(doing: Doing, power: Power, unit: UUID, day: date, *, delegates: bool) -> May:
    wanted = {How.HOLDER, How.ACTING} | ({How.DELEGATE, How.ROLE} if delegates else set())
    for one in who_may(power, unit, day).may:
        if one.person == me(doing) and one.how in wanted:
            return May(CAPACITIES[one.how], delegation=one.delegation)
    raise RefusedError("This power is not yours.", reason="not-holder", remedy="Ask who holds it.")


def _row(doing: Doing, power: Power, unit: UUID, told: dict[str, str], **more: object) -> Request:
    row: Request = Request.objects.create(
        number=next_number(),
        power=power.id,
        subject=subject_of(power),
        unit_id=unit,
        asker_id=me(doing),
        for_whom_id=me(doing),
        told=canonical_json(told).decode(),
        asked_at=doing.at,
        **{"colleague_id" if name == "colleague" else name: value for name, value in more.items()},
    )
    return row


def _digest(row: Request, told: dict[str, str]) -> str:
    return digest_of(payload_of(row, told).plain())
