"""Writing: a draft is begun, saved again, and called off. What is saved is kept, whatever is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.publishing.errors import PublishingError
from bailiwick.apps.publishing.models import Draft, DraftStep, StepKind, Version
from bailiwick.apps.publishing.selectors.drafts import Loaded, can_post_on, sees_to
from bailiwick.apps.publishing.selectors.gate import aims_for
from bailiwick.apps.publishing.services.record import keep_words, needed_no_longer
from bailiwick.apps.publishing.services.stepping import day_of, locked, require_author, take, text_of
from bailiwick.apps.sites.models import Stage
from bailiwick.apps.sites.selectors.sites import Loaded as Page
from bailiwick.apps.sites.selectors.sites import site
from bailiwick.apps.sites.selectors.takeovers import posting_stopped
from bailiwick.apps.sites.services.stepping import me
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What somebody saves: the words, what they are for, and what was said of how they go out (None: nothing)."""

    text: str
    aims: tuple[str, ...] = ()
    own_device: bool | None = None
    device: str = ""
    identified: bool | None = None


@act("publishing.draft.begin", say("began a draft of a post"))
def begin_draft(doing: Doing, page: UUID, written: Written) -> Draft:
    """Begin a draft for a page, by somebody who has a right to post there that stands (pd/IV.A.1.s2).

    What is missing is asked for afterwards; it is kept all the same (nmpd/II.s5). Raises PublishingError; RefusedError.
    """
    day, author = day_of(doing), me(doing)
    found = site(page)
    if found is None:
        raise PublishingError("There is no such page.", field="page", remedy="Choose one from the list.")
    require_right(author, found, day)
    row: Draft = Draft.objects.create(site=found.row, author_id=author, begun_at=doing.at)
    doing.about("draft", row.id)
    doing.record(site=page, unit=found.row.unit_id)
    _version(doing, row, 1, _checked(written, found, author, day))
    return row


@act("publishing.draft.save", say("saved a draft of a post"))
def save_draft(doing: Doing, draft: UUID, written: Written) -> Version:
    """Save the next version; those before it stay. Words that are out are corrected the same way, and go out anew."""
    found = locked(doing, draft)
    require_author(doing, found)
    not_called_off(found)
    require_right(found.row.author_id, found.page, day_of(doing))
    told = _checked(written, found.page, found.row.author_id, day_of(doing))
    if told == _as_written(found.now):
        raise PublishingError("Nothing has changed since it was saved.", remedy="Nothing has to be done.")
    return _version(doing, found.row, found.now.number + 1, told)


@act("publishing.draft.call-off", say("called a draft of a post off"))
def call_off(doing: Doing, draft: UUID, words: str = "") -> DraftStep:
    """Call off what has not gone out: by whoever writes it, or whoever runs or oversees the page."""
    found = locked(doing, draft)
    if not sees_to(doing.actor, found, day_of(doing)):
        raise RefusedError("This is not yours to do.", reason="not-author", remedy="Ask whoever writes it.")
    not_called_off(found)
    if found.standing.out:
        raise PublishingError("It has gone out already.", remedy="Correct it instead.")
    needed_no_longer(doing, found.row, day_of(doing))
    return take(doing, found, StepKind.CALLED_OFF, words=text_of(words, "words", 2000))


def require_right(person: UUID, page: Page, day: date) -> None:
    """Refuse whoever has no right to post on the page that stands today, and everybody while it is not in our hands."""
    if page.row.id not in can_post_on(person, day):
        raise RefusedError(
            "You have no right to post on this page that stands today.",
            reason="no-right",
            remedy="Ask for one on the page about who may post there.",
        )
    if page.standing.stage not in {Stage.SET_UP, Stage.LIVE} or posting_stopped([page.row.id]):
        raise PublishingError("Nobody posts on this page now.", remedy="Look at the page in the register.")


def not_called_off(draft: Loaded) -> None:
    """Nothing more is done about a draft that was called off."""
    if draft.standing.called_off:
        raise PublishingError("This draft was called off.", remedy="Begin another.")


def _checked(written: Written, page: Page, author: UUID, day: date) -> Written:
    known = aims_for(page.row.unit_id, author, day)
    return Written(
        text=text_of(written.text, "text", lacking="There are no words yet."),
        aims=_known(written.aims, known),
        own_device=written.own_device,
        device=text_of(written.device, "device", 200) if written.own_device else "",
        identified=written.identified,
    )


def _known(aims: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The aims in the order of the policies, each once."""
    told, order = set(aims), list(known)
    if told.difference(order):
        raise PublishingError(
            "No policy in force here knows this aim.", field="aims", remedy="Choose from the list."
        )
    return tuple(one for one in order if one in told)


def _as_written(version: Version) -> Written:
    return Written(
        text=version.text,
        aims=tuple(version.aims.splitlines()),
        own_device=version.own_device,
        device=version.device,
        identified=version.identified,
    )


def _version(doing: Doing, draft: Draft, number: int, told: Written) -> Version:
    row: Version = Version.objects.create(
        key=f"{draft.id}:{number}",
        draft=draft,
        number=number,
        text=told.text,
        digest=digest_of_text(told.text),
        aims="\n".join(told.aims),
        capture=keep_words(doing, draft, number, told.text, day_of(doing)),
        own_device=told.own_device,
        device=told.device,
        identified=told.identified,
        by_id=draft.author_id,
        at=doing.at,
    )
    doing.record(version=row.id, number=number, words_digest=row.digest, aims=list(told.aims))
    return row
