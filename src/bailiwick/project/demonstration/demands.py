"""Demands for records: a discovery order that waits to be looked through, and a request that was answered."""

from __future__ import annotations

from dataclasses import replace

from bailiwick.apps.archive.services import Page, Recorded, Saw, add_item, capture_again, record_thread
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.keeping.models import Hold
from bailiwick.apps.records.models import Demand, DemandKind
from bailiwick.apps.records.services import (
    Handed,
    Holding,
    Received,
    export,
    hand_over,
    record_demand,
    search_for,
)
from bailiwick.apps.sites.models import Site
from bailiwick.project.demonstration.keeping import MATTER, WORDS
from bailiwick.project.demonstration.plan import Made

PAGE = "wexham.parks"
FIRST = "Dell Street culvert: what we know\nMarcy T.\nMy cellar is full again.\n3h\nOll1e\nWho signed this off?\n1h\n"
LATER = "Dell Street culvert: what we know\nMarcy T.\nMy cellar is full again.\n5h\n"
ANSWERED = "R-2026-31"


def receive(made: Made) -> None:
    """A thread of which a comment is gone since, then two demands, each searched by who keeps the records."""
    _talk(made)
    _demand(made)


def _talk(made: Made) -> None:
    keeper = made.as_("tyndall")
    site = Site.objects.get(place__handle=PAGE)
    thread = record_thread(
        keeper,
        Recorded(
            site=site.pk,
            title="Dell Street culvert",
            address="https://social.example/wexham.parks/posts/7",
            page=Page(FIRST.encode()),
        ),
    )
    for handle, words, shown in (
        ("Marcy T.", "My cellar is full again.", "3h"),
        ("Oll1e", "Who signed this off?", "1h"),
    ):
        add_item(keeper, thread.pk, Saw(handle=handle, words=words, shown_at=shown))
    capture_again(keeper, thread.pk, Page(LATER.encode()))


def _demand(made: Made) -> None:
    order = Received(
        unit=made.units["WEX"],
        kind=DemandKind.DISCOVERY_ORDER,
        authority="Superior Court, Tolland v. City of Wexham Falls",
        number="26-CV-0114",
        received_on=made.day("6 days ago"),
        due_on=made.day("in 8 days"),
        scope=Scope(words=WORDS),
        holding=Holding(named=Hold.objects.get(matter=MATTER).pk),
    )
    request = replace(
        order,
        kind=DemandKind.OPEN_RECORDS,
        authority="Nell Abara, resident",
        number=ANSWERED,
        received_on=made.day("11 days ago"),
        due_on=made.day("in 3 days"),
        scope=Scope(words=("library", "biblioteca")),
        holding=Holding(matter="request-2026-31"),
    )
    for told in (order, request):
        search_for(made.as_("tyndall"), record_demand(made.as_("quint"), told).pk)


def answer(made: Made) -> None:
    """Export and hand over what the request asked for: after the journal was signed, so that the package proves it."""
    keeper, demand = made.as_("tyndall"), Demand.objects.get(number=ANSWERED).pk
    package = export(keeper, demand).package
    given = Handed(to="Nell Abara, who asked", way="On a drive, at the counter", day=made.days.today)
    hand_over(keeper, demand, package or 1, given)
