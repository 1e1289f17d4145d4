"""Taking a step: the draft locked, read again, and the step or the version added."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.publishing.errors import NoSuchDraftError, PublishingError
from bailiwick.apps.publishing.models import Draft, DraftStep, StepKind
from bailiwick.apps.publishing.selectors.drafts import Loaded, load
from bailiwick.apps.sites.services.stepping import me

LONGEST = 20_000
_UNSEEN = "\n\t\xa0\u202f\u200d\ufe0f"
"""Unseen characters that a post may hold: line ends, spaces that do not break, and what joins an emoji."""


def day_of(doing: Doing) -> date:
    """The day on which the act is done, where the agency is."""
    return timezone.localdate(doing.at)


def text_of(words: str, name: str, most: int = LONGEST, *, lacking: str = "") -> str:
    """What somebody wrote, without space around it. Raises PublishingError where it cannot be kept."""
    words = words.replace("\r\n", "\n").strip()
    if lacking and not words:
        raise PublishingError(lacking, field=name, remedy="Say it, then save again.")
    if len(words) > most:
        raise PublishingError(f"This is longer than {most} characters.", field=name, remedy="Shorten it.")
    if any(letter not in _UNSEEN and not letter.isprintable() for letter in words):
        raise PublishingError(
            "It holds a character that cannot be seen.", field=name, remedy="Type it again."
        )
    return words


def locked(doing: Doing, identity: UUID) -> Loaded:
    """The draft, alone until the act ends. Raises NoSuchDraftError."""
    doing.about("draft", identity)
    if Draft.objects.select_for_update().filter(pk=identity).first() is None:
        raise NoSuchDraftError("There is no such draft.", remedy="Look at the list again.")
    found = load(identity)
    assert found is not None  # noqa: S101 -- it is locked
    return found


def require_author(doing: Doing, draft: Loaded) -> None:
    """Refuse whoever does not write it."""
    if me(doing) != draft.row.author_id:
        raise RefusedError(
            "Somebody else writes this.", reason="not-author", remedy="Ask them, or write one of your own."
        )


def take(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    draft: Loaded,
    kind: StepKind,
    *,
    passage: UUID | None = None,
    link: str = "",
    out_at: datetime | None = None,
    words: str = "",
) -> DraftStep:
    """Add a step about the newest words; the caller has locked the draft and has looked who may."""
    number = len(draft.steps) + 1
    step: DraftStep = DraftStep.objects.create(
        key=f"{draft.row.id}:{number}",
        draft=draft.row,
        number=number,
        kind=kind,
        version=draft.now,
        passage=passage,
        link=link,
        out_at=out_at,
        words=words,
        by_id=me(doing),
        day=day_of(doing),
        at=doing.at,
    )
    doing.record(step=kind, number=number, version=draft.now.id, words_digest=draft.now.digest)
    return step
