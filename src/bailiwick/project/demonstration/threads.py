"""Threads of the demo: what was said under posts, put in by whoever owns the page, and marked by the Clerk."""

from __future__ import annotations

from typing import Any

from bailiwick.apps.archive import services
from bailiwick.apps.archive.models import Topic
from bailiwick.apps.archive.services import Page, Recorded, Saw, Writer
from bailiwick.apps.roster.models import Category
from bailiwick.apps.roster.services import Work, begin_membership
from bailiwick.apps.sites.models import Place
from bailiwick.project.demonstration.people import HUMAN_RESOURCES
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

BOARD = "WEX.PBD"


def seat_members(made: Made) -> None:
    """Have the board enough members for a quorum: two sit on it beside their work."""
    for told in read("sitting"):
        work = Work(
            unit=made.units[told["unit"]],
            category=Category.BOARD_MEMBER,
            starts=made.day(told["since"]),
            title=told["title"],
            paid=False,
            full_time=False,
        )
        begin_membership(made.as_(HUMAN_RESOURCES["WEX"]), person=made.people[told["person"]], work=work)


def put_in(made: Made) -> None:
    """Each thread as its page showed it, each thing that was said, and of what a member of the board says it is."""
    for told in read("threads"):
        _put_in(made, told)


def _put_in(made: Made, told: dict[str, Any]) -> None:
    who = made.as_(told["who"])
    shown = "\n\n".join(f"{one['handle']}\n{one['words']}\n{one['shown_at']}" for one in told["items"])
    recorded = Recorded(
        site=Place.objects.get(handle=told["page"]).site_id,
        title=told["title"],
        address=told["address"],
        page=Page(shown.encode()),
    )
    thread = services.record_thread(who, recorded)
    for one in told["items"]:
        saw = Saw(handle=one["handle"], words=one["words"], shown_at=one["shown_at"])
        item = services.add_item(who, thread.pk, saw).item_id
        if "member" in one:
            writer = Writer(made.units[BOARD], made.people[one["member"]])
            services.mark(made.as_(one["by"]), item, writer)
    if "about" in told:
        about = told["about"]
        services.say_about(made.as_(about["by"]), thread.pk, Topic(about["topic"]), about.get("words", ""))
