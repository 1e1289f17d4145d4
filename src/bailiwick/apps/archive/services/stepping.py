"""What the acts on threads do alike: who acts, the thread through its door, a step added, warnings reckoned anew."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.archive.errors import ArchiveError
from bailiwick.apps.archive.models import StepKind, Thread, ThreadStep, Topic
from bailiwick.apps.archive.selectors.talks import Talked, talked_in
from bailiwick.apps.archive.selectors.threads import in_one_talk, may_mark, sites_kept, thread_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.sites.models import Place

LONGEST = 4000
_NO_TEXT = frozenset({"Cc", "Cs"})
"""Control characters and halves of letters. What joins an emoji, or keeps words on a line, is part of what was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What goes with a step."""

    words: str = ""
    topic: Topic | None = None
    capture: UUID | None = None
    body: UUID | None = None
    members: int | None = None
    needed: int | None = None


def day_of(doing: Doing) -> date:
    """The day on which the act is done, where the agency is."""
    return timezone.localdate(doing.at)


def me(doing: Doing) -> UUID:
    """The person who acts: nobody else comes through the door of a thread."""
    assert doing.actor.identity is not None  # noqa: S101 -- the caller has been through threads_seen or sites_kept
    return doing.actor.identity


def text_of(words: str, name: str = "words", most: int = LONGEST, *, lacking: str = "") -> str:
    """What somebody wrote, without space around it. Raises ArchiveError where it cannot be kept, or is `lacking`."""
    words = words.replace("\r\n", "\n").strip()
    if lacking and not words:
        raise ArchiveError(lacking, field=name, remedy="Say it in a few words.")
    if len(words) > most:
        raise ArchiveError(f"This is longer than {most} characters.", field=name, remedy="Shorten it.")
    if any(letter not in "\n\t" and unicodedata.category(letter) in _NO_TEXT for letter in words):
        raise ArchiveError("It holds a character that cannot be seen.", field=name, remedy="Type it again.")
    return words


def locked(doing: Doing, identity: UUID) -> Thread:
    """The thread, with its talk alone until the act ends. Refused to whoever does not read it, be it there or not."""
    doing.about("thread", identity)
    thread = thread_of(doing.actor, identity, day_of(doing))
    if thread is None:
        raise not_there()
    alone(thread)
    return thread


def alone(*threads: Thread) -> None:
    """Let nobody else act on the threads' talks until the act ends: all at once, in one order for everybody."""
    sites = {one.site_id for thread in threads for one in in_one_talk(thread)}
    list(Place.objects.select_for_update().filter(pk__in=sites).order_by("pk"))


def not_there() -> RefusedError:
    """What everybody is told who does not read a thread, be it there or not."""
    return RefusedError(
        "There is no such thread here.", reason="not-there", remedy="Look at the list of threads again."
    )


def require_keeps(doing: Doing, site: UUID) -> None:
    """Refuse whoever does not put in the threads of that page."""
    if not sites_kept(doing.actor, day_of(doing)).filter(pk=site).exists():
        raise RefusedError(
            "Threads of this page are not yours to put in.",
            reason="not-kept",
            remedy="Ask its owner, or whoever keeps the records.",
        )


def require_marks(doing: Doing, unit: UUID) -> None:
    """Refuse whoever is neither of the Clerk's office nor counsel."""
    if not may_mark(doing.actor, unit, day_of(doing)):
        raise not_to_mark()


def not_to_mark() -> RefusedError:
    """Why somebody does not say this of others."""
    return RefusedError(
        "This is for the Clerk’s office, counsel, or whoever wrote it.",
        reason="not-to-mark",
        remedy="Tell the Clerk’s office of the thread.",
    )


def step(doing: Doing, thread: Thread, kind: StepKind, said: Said) -> ThreadStep:
    """Add a step to a thread; the caller has locked it and has looked who may."""
    number = thread.steps.count() + 1
    made: ThreadStep = ThreadStep.objects.create(
        key=f"{thread.pk}:{number}",
        thread=thread,
        number=number,
        kind=kind,
        by_id=me(doing),
        topic=said.topic or "",
        body_id=said.body,
        members=said.members,
        needed=said.needed,
        capture=said.capture,
        words=said.words,
        at=doing.at,
    )
    return made


def reckon(doing: Doing, thread: Thread) -> Talked:
    """Warn of every body of which more members talk than when anybody was warned last, and end what is over.

    The entry tells it by ids and numbers; the Clerk's home page does the rest.
    """
    talked = talked_in(thread)
    first = talked.threads[0]
    here = {one.body.pk: one for one in talked.talks}
    warned = []
    for one in talked.talks:
        last = talked.cautions.get(one.body.pk)
        if one.is_quorum and (last is None or len(one.members) > last.members):
            said = Said(body=one.body.pk, members=len(one.members), needed=one.needed)
            step(doing, first, StepKind.WARNED, said)
            warned.append(one)
    ended = [
        body
        for body, last in talked.cautions.items()
        if last.members and not (body in here and here[body].is_quorum)
    ]
    for body in ended:
        step(doing, first, StepKind.ENDED, Said(body=body))
    if warned:
        doing.record(
            warned_of=[one.body.pk for one in warned], members=max(len(one.members) for one in warned)
        )
    if ended:
        doing.record(warnings_ended=ended)
    return talked
