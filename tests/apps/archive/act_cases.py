"""The acts of the archive, each allowed and refused (T33)."""

from tests.apps.act_cases import ActCase
from tests.apps.archive.playing import as_, build, by_members, put_in, recorded, thread_words

from bailiwick.apps.archive import services
from bailiwick.apps.archive.models import Topic
from bailiwick.apps.archive.services import Page, Writer
from bailiwick.apps.archive.services.keeping_threads import Recorded, Saw


def _with_thread():
    town = build()
    town.thread = recorded(town)
    return town


def _with_item():
    town = _with_thread()
    town.item = put_in(town, town.thread, 0).item
    return town


def _warned():
    town = _with_thread()
    town.items = by_members(town, town.thread, 0, 1, 2, 3)
    return town


def _case(prepare, does, by, against):
    return ActCase(
        prepare=prepare,
        allowed=lambda town: does(town, as_(by(town))),
        refused=lambda town: does(town, as_(against(town))),
    )


def _records(town, who):
    told = {"site": town.site.id, "title": "North lot", "address": "https://social.example/7"}
    return services.record_thread(who, Recorded(page=Page(thread_words()), **told))


def _adds(town, who):
    return services.add_item(who, town.thread.pk, Saw(handle="gus", words="Good point."))


def _owner(town):
    return town.owner


def _clerk(town):
    return town.clerk


def _member(town):
    return town.members[6]


CASES = {
    "archive.thread.record": _case(build, _records, _owner, _member),
    "archive.thread.capture": _case(
        _with_thread,
        lambda town, who: services.capture_again(who, town.thread.pk, Page(thread_words(3))),
        _owner,
        _member,
    ),
    "archive.item.add": _case(_with_thread, _adds, _owner, _member),
    "archive.mark": _case(
        _with_item,
        lambda town, who: services.mark(who, town.item.pk, Writer(town.board.id, town.members[0].id)),
        _clerk,
        _member,
    ),
    "archive.mark.take-back": _case(
        _warned, lambda town, who: services.take_back(who, town.items[0].pk, "Not she."), _clerk, _member
    ),
    "archive.thread.about": _case(
        _with_thread,
        lambda town, who: services.say_about(who, town.thread.pk, Topic.SOCIAL),
        _clerk,
        _owner,
    ),
    "archive.warning.see-to": _case(
        _warned,
        lambda town, who: services.see_to(who, town.thread.pk, body=town.board.id, words="Announced."),
        _clerk,
        _owner,
    ),
}
