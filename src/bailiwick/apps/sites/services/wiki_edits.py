"""An edit of a page that people write together, about the agency: reported, and kept like a post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.apps.sites.errors import NoSuchSiteError, SitesError
from bailiwick.apps.sites.models import Function, Platform, WikiEdit
from bailiwick.apps.sites.selectors.platforms import described
from bailiwick.apps.sites.services.stepping import day_of, me, text_of
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say

LONGEST, SERIES = 20_000, "house/posts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An edit as somebody saw it: where, in which article, the words that were put there, and for whom."""

    platform: UUID
    article: str
    words: str
    official: bool = False
    """It was made for the agency, and not by somebody as themself."""
    day: date | None = None


@act("sites.wiki-edit.report", say("reported an edit of a wiki about the agency"))
def report_edit(doing: Doing, edit: Edit) -> WikiEdit:
    """Keep an edit as what it is by the policies: a post. Any colleague reports one; whose it is, is not kept.

    Raises SitesError where people cannot edit together there.
    """
    day = day_of(doing)
    cards = cards_of(me(doing), day)
    if not cards:
        raise RefusedError("You do not work here.", reason="not-here", remedy="Ask somebody who does.")
    row = _wiki(edit.platform)
    if edit.day is not None and edit.day > day:
        raise SitesError("That day is still to come.", field="day", remedy="Give the day of the edit.")
    article = text_of(edit.article, "article", 500, lacking="Nobody has said in which article.")
    words = text_of(edit.words, most=LONGEST, lacking="There are no words of the edit yet.")
    digest, unit = digest_of_text(words), cards[0].unit
    seen = _sighting(row, article, words, doing.at)
    kept = capture(doing.actor, replace(seen, unit=unit, day=edit.day or day), words.encode())
    made: WikiEdit = WikiEdit.objects.create(
        unit_id=unit,
        platform=row,
        article=article,
        words=words,
        official=edit.official,
        day=edit.day or day,
        capture=kept.capture,
        digest=digest,
        by_id=me(doing),
        at=doing.at,
    )
    doing.about("wiki-edit", made.id)
    doing.record(platform=row.id, capture=kept.capture, words_digest=digest)
    return made


def _wiki(identity: UUID) -> Platform:
    row = Platform.objects.filter(pk=identity).first()
    if not isinstance(row, Platform):
        raise NoSuchSiteError("There is no such platform.", field="platform", remedy="Enter it first.")
    if Function.EDIT_TOGETHER not in described(row).posts:
        raise SitesError(
            "People do not edit pages together there.", field="platform", remedy="Choose a wiki."
        )
    return row


def _sighting(row: Platform, article: str, words: str, at: datetime) -> Sighting:
    """An edit as any post is kept: under the same kind and series."""
    return Sighting(
        kind="post",
        source=f"wiki/{row.key}"[:80],
        object=f"{article[:300]}/{digest_of_text(words)[-16:]}",
        seen_at=at,
        media_type="text/plain",
        method="report",
        series=SERIES,
        text=words,
    )
