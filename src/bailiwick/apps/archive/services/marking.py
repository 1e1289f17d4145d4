"""Who of a body wrote what, what a thread is about, and what was done about a warning: said by a named person."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from bailiwick.apps.archive.errors import ArchiveError
from bailiwick.apps.archive.models import ContentItem, Mark, MarkKind, StepKind, Thread, ThreadStep, Topic
from bailiwick.apps.archive.selectors.pages import members_to_name
from bailiwick.apps.archive.selectors.talks import talked_in
from bailiwick.apps.archive.selectors.threads import item_of, marks_in_force, may_mark
from bailiwick.apps.archive.services.stepping import (
    Said,
    alone,
    day_of,
    locked,
    me,
    not_there,
    not_to_mark,
    reckon,
    require_marks,
    step,
    text_of,
)
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import say


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote something, and as a member of which body."""

    body: UUID
    person: UUID


@act("archive.mark", say("said that a member of a body wrote something"))
def mark(doing: Doing, identity: UUID, who: Writer, words: str = "") -> Mark:
    """Mark an item as by a member of a body, for that body's duty to meet in the open; of oneself, or for the Clerk.

    It is of this item alone. Nothing that the same name writes is marked with it, and nobody's account is kept.
    """
    item = _item(doing, identity)
    if marks_in_force([identity]):
        raise ArchiveError(
            "Somebody has said already who wrote it.", field="member", remedy="Take that back first."
        )
    day = day_of(doing)
    named = {(unit, member) for unit, member, _ in members_to_name(doing.actor, item, day)}
    if (who.body, who.person) not in named:
        if not may_mark(doing.actor, item.site.unit_id, day):
            raise not_to_mark()
        raise ArchiveError(
            "Whoever this is does not sit on that body.", field="member", remedy="Choose one of the list."
        )
    why = text_of(words)
    made = _said(doing, item, MarkKind.MARKED, who, why)
    _reckon_all(doing, item)
    return made


@act("archive.mark.take-back", say("took back that a member of a body wrote something"))
def take_back(doing: Doing, identity: UUID, words: str) -> Mark:
    """Take a mark back: the Clerk's office, counsel, or whoever was named."""
    item = _item(doing, identity)
    last = marks_in_force([identity]).get(identity)
    if last is None:
        raise ArchiveError("There is no mark to take back.", field="words", remedy="Look at the item again.")
    if last.person_id != doing.actor.identity:
        require_marks(doing, item.site.unit_id)
    why = text_of(words, lacking="Nobody has said why it is taken back.")
    made = _said(doing, item, MarkKind.TAKEN_BACK, Writer(last.body_id, last.person_id), why)
    _reckon_all(doing, item)
    return made


def _item(doing: Doing, identity: UUID) -> ContentItem:
    """The item, its threads alone until the act ends. Refused to whoever reads none of them."""
    doing.about("item", identity)
    item = item_of(doing.actor, identity, day_of(doing))
    if item is None:
        raise not_there()
    alone(*_threads(item))
    return item


def _threads(item: ContentItem) -> list[Thread]:
    return list(Thread.objects.filter(publications__item=item).distinct().order_by("pk"))


def _said(doing: Doing, item: ContentItem, kind: MarkKind, who: Writer, words: str) -> Mark:
    number = item.marks.count() + 1
    made: Mark = Mark.objects.create(
        key=f"{item.pk}:{number}",
        item=item,
        number=number,
        kind=kind,
        body_id=who.body,
        person_id=who.person,
        by_id=me(doing),
        words=words,
        at=doing.at,
    )
    doing.about("person", who.person)
    doing.record(mark=kind, item=item.pk, body=who.body)
    return made


def _reckon_all(doing: Doing, item: ContentItem) -> None:
    """Anew in every talk in which the item was put up, each once."""
    reckoned: set[UUID] = set()
    for thread in _threads(item):
        if thread.pk not in reckoned:
            reckoned |= {one.pk for one in reckon(doing, thread).threads}


@act("archive.thread.about", say("said what a thread is about"))
def say_about(doing: Doing, identity: UUID, topic: Topic, words: str = "") -> ThreadStep:
    """Say whether a thread is about a body's business: social and ceremonial talk is no meeting."""
    thread = locked(doing, identity)
    require_marks(doing, thread.site.unit_id)
    made = step(doing, thread, StepKind.ABOUT, Said(topic=topic, words=text_of(words)))
    doing.record(topic=topic)
    reckon(doing, thread)
    return made


@act("archive.warning.see-to", say("said what was done about a warning of a meeting"))
def see_to(doing: Doing, identity: UUID, *, body: UUID, words: str) -> ThreadStep:
    """Say what was done about a warning: it is closed until another member joins the talk."""
    thread = locked(doing, identity)
    require_marks(doing, thread.site.unit_id)
    why = text_of(words, lacking="Nobody has said what was done.")
    talked = talked_in(thread)
    last = talked.cautions.get(body)
    if last is None or not last.is_open:
        raise ArchiveError("There is no open warning of that body.", field="words", remedy="Look again.")
    said = Said(body=body, members=last.members, words=why)
    doing.record(body=body)
    return step(doing, talked.threads[0], StepKind.SEEN_TO, said)
