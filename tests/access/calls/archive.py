"""The acts of the archive: a thread of a page of the Police, which the Chief owns; the Clerk's role is one of many."""

from django.utils import timezone
from tests.access.acting import Call
from tests.apps.roster.town import work

from bailiwick.apps.archive import services
from bailiwick.apps.archive.models import ContentItem, StepKind, Thread, ThreadStep, Topic
from bailiwick.apps.archive.selectors.pages import item_page, members_to_name, thread_page
from bailiwick.apps.archive.selectors.threads import (
    item_of,
    may_mark,
    sites_kept,
    thread_of,
    threads_seen,
)
from bailiwick.apps.archive.services import Page, Recorded, Saw, Writer
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.roster.models import Category
from bailiwick.apps.roster.services import begin_membership


def _sits(town):
    """Somebody of Parks who sits on the board too."""
    who = town.people["elsewhere"]
    begin_membership(OPERATOR, person=who.id, work=work(town.board, Category.BOARD_MEMBER))


def _warned(town):
    """An open warning, past the comments that give one; somebody of Parks sits on the board."""
    _sits(town)
    with building_tables():
        ThreadStep.objects.create(
            key=f"{town.thread}:99",
            thread_id=town.thread,
            number=99,
            kind=StepKind.WARNED,
            by=town.chief,
            body=town.board,
            members=4,
            needed=4,
            at=timezone.now(),
        )


def _records(town, me, _):
    told = {"title": "South lot", "address": "https://social.example/8"}
    return services.record_thread(me, Recorded(site=town.page.id, page=Page(b"gus\nWhy?"), **told))


def _carries_on(town, me, _):
    told = {"title": "South lot", "address": "https://social.example/8", "carries_on": town.thread}
    return services.record_thread(me, Recorded(site=town.hidden.id, page=Page(b"gus\nWhy?"), **told))


def _marks_own(town, me, _):
    return services.mark(me, town.said, Writer(town.board.id, town.people["elsewhere"].id))


CALLS = {
    "archive.thread.record": {
        "of a page of the Police": Call(_records, _sits),
        "that carries one on": Call(_carries_on),
    },
    "archive.thread.capture": {
        "of a page of the Police": Call(
            lambda town, me, _: services.capture_again(me, town.thread, Page(b"gus\nWhy not?")), _sits
        )
    },
    "archive.item.add": {
        "in a thread of the Police": Call(
            lambda town, me, _: services.add_item(me, town.thread, Saw(handle="gus", words="Why?")), _sits
        )
    },
    "archive.mark": {
        "by somebody of Parks who sits on the board": Call(_marks_own, _sits),
        "by somebody else of the board": Call(
            lambda town, me, _: services.mark(me, town.said, Writer(town.board.id, town.board_member.id)),
            _sits,
        ),
    },
    "archive.mark.take-back": {
        "of somebody else of the board": Call(
            lambda town, me, _: services.take_back(me, town.said_by_member, "It was not her."), _sits
        )
    },
    "archive.thread.about": {
        "of the Police": Call(lambda town, me, _: services.say_about(me, town.thread, Topic.SOCIAL), _sits)
    },
    "archive.warning.see-to": {
        "of the board": Call(
            lambda town, me, _: services.see_to(me, town.thread, body=town.board.id, words="Announced."),
            _warned,
        )
    },
}
READS = {
    "archive.sites_kept": {
        "a page of the Police": Call(lambda town, me, _: sites_kept(me, town.today).filter(pk=town.page.id)),
        "one whose owner has left": Call(
            lambda town, me, _: sites_kept(me, town.today).filter(place__handle="Left")
        ),
    },
    "archive.threads_seen": {
        "of a page of the Police, when somebody of Parks sits on the board": Call(
            lambda town, me, _: threads_seen(me, town.today).filter(pk=town.thread), _sits
        )
    },
    "archive.thread_of": {
        "of a page of the Police": Call(lambda town, me, _: thread_of(me, town.thread, town.today))
    },
    "archive.item_of": {
        "in a thread of the Police": Call(lambda town, me, _: item_of(me, town.said, town.today))
    },
    "archive.may_mark": {
        "in a thread of the Police": Call(lambda town, me, _: may_mark(me, town.police.id, town.today))
    },
    "archive.thread_page": {
        "of the Police, to say what it is about": Call(
            lambda town, me, _: thread_page(me, Thread.objects.get(pk=town.thread), town.today).marks
        )
    },
    "archive.item_page": {
        "by somebody of the board, to take it back": Call(
            lambda town, me, _: (
                item_page(me, ContentItem.objects.get(pk=town.said_by_member), town.today).may_take_back
            )
        )
    },
    "archive.members_to_name": {
        "in a thread of the Police": Call(
            lambda town, me, _: members_to_name(me, ContentItem.objects.get(pk=town.said), town.today)
        )
    },
}
