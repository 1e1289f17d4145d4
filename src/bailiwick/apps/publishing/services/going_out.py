"""Going out: exactly these words pass the gate, and whoever put them on the page says where and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.services import pass_gate
from bailiwick.apps.publishing.errors import PublishingError
from bailiwick.apps.publishing.models import DraftStep, State, StepKind
from bailiwick.apps.publishing.selectors.drafts import Loaded
from bailiwick.apps.publishing.selectors.gate import PUBLISH, facts_of
from bailiwick.apps.publishing.services.record import goes_out
from bailiwick.apps.publishing.services.stepping import day_of, locked, require_author, take, text_of
from bailiwick.apps.publishing.services.writing import not_called_off, require_right
from bailiwick.apps.sites.models import Stage
from bailiwick.kernel.sentence import say

A_MINUTE = timedelta(minutes=1)
"""People say to the minute when they posted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """Where and when somebody put the words on the page by hand."""

    link: str
    at: datetime


@act("publishing.post.clear", say("brought a post through the gate"))
def clear_draft(doing: Doing, draft: UUID, *, digest: str) -> DraftStep:
    """Pass the gate with exactly the words whose digest was shown.

    Raises GateShutError, whose list says what is missing; PublishingError; RefusedError; NoPolicyError.
    """
    found = locked(doing, draft)
    require_author(doing, found)
    not_called_off(found)
    day, unit, author = day_of(doing), found.page.row.unit_id, found.row.author_id
    require_right(author, found.page, day)
    if found.page.standing.stage is not Stage.LIVE:
        raise PublishingError("The page has not had its first day yet.", remedy="Wait until it is live.")
    _still_to_clear(found, digest)
    passage = pass_gate(
        doing,
        PUBLISH,
        lambda: facts_of(found, day),
        owner=unit,
        actor=author,
        day=day,
        subject=found.row.id,
    )
    return take(doing, found, StepKind.CLEARED, passage=UUID(str(passage.id)))


def _still_to_clear(draft: Loaded, digest: str) -> None:
    if not draft.now.text:
        raise PublishingError("These words are gone with their record.", remedy="Write it anew, then save.")
    if digest != draft.now.digest:
        raise PublishingError(
            "These are not the words that were shown.", remedy="Read the draft as it is now, then send again."
        )
    if draft.standing.settled is not None:
        raise PublishingError("These words have passed the gate already.", remedy="Look at the draft again.")


@act("publishing.post.record", say("entered that a post went out"))
def record_posted(doing: Doing, draft: UUID, posted: Posted) -> DraftStep:
    """Enter that exactly the words that passed the gate stand on the page: where, when, and the link.

    It is entered by whoever writes it, also where their right has ended since: what is out is out.
    """
    found = locked(doing, draft)
    require_author(doing, found)
    cleared = found.last(StepKind.CLEARED)
    if found.standing.settled is not State.CLEARED or cleared is None:
        raise PublishingError(
            "These words have not passed the gate.", remedy="Bring them through it before you post."
        )
    _in_order(posted, cleared, doing.at)
    goes_out(doing, found.row, timezone.localdate(posted.at))
    kind = StepKind.CORRECTED if found.standing.out else StepKind.PUBLISHED
    return take(doing, found, kind, passage=cleared.passage, link=_link(posted.link), out_at=posted.at)


def _in_order(posted: Posted, cleared: DraftStep, now: datetime) -> None:
    if posted.at > now + A_MINUTE:
        raise PublishingError(
            "That time is still to come.", field="when", remedy="Give the time it went out."
        )
    if posted.at < cleared.at - A_MINUTE:
        raise PublishingError(
            "That is before the words passed the gate.", field="when", remedy="Give the time it went out."
        )


def _link(told: str) -> str:
    link = text_of(told, "link", 500, lacking="Nobody has said where it stands.")
    parts = urlsplit(link)
    if parts.scheme not in {"http", "https"} or not parts.netloc or " " in link:
        raise PublishingError(
            "This is no address of a post.", field="link", remedy="Copy its link, which begins with https."
        )
    return link
