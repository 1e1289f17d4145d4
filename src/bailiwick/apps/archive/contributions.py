"""What threads have to say on the home page: bodies that meet without knowing it, and what is said of somebody."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.archive.models import Mark, MarkKind
from bailiwick.apps.archive.permissions import Right, scopes_of
from bailiwick.apps.archive.selectors.pages import open_alarms
from bailiwick.apps.archive.selectors.threads import sites_kept, threads_seen
from bailiwick.apps.journal.facts import person
from bailiwick.apps.roster.selectors import names_of_units
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker, Panel, Row, Telling


def wrong(looker: Looker) -> Sequence[Item]:
    """To the Clerk: bodies of which enough members talk in one thread for a quorum (mpls/def.covered.5)."""
    day = timezone.localdate(looker.at)
    units = scopes_of(person(looker.person), Right.WARNED, day)
    found = open_alarms(units) if units else []
    names = names_of_units(caution.body for _, caution in found)
    return [
        Item(
            says=say(
                "Open meetings: {number} members of {body} talk in “{thread}”, and {needed} are its quorum.",
                number=str(caution.members),
                body=names[caution.body],
                thread=str(thread),
                needed=str(caution.needed),
            ),
            since=caution.since,
            remedy=say("See who, and tell them how to bring it into a meeting."),
            url=f"/threads/{thread.pk}",
            telling=Telling.AT_ONCE,
        )
        for thread, caution in found
    ]


def of_site(site: UUID, looker: Looker) -> Sequence[Row]:
    """The threads of an official page, for whoever reads them or puts them in."""
    actor, day = person(looker.person), timezone.localdate(looker.at)
    number = threads_seen(actor, day).filter(site=site).count()
    if not number and not sites_kept(actor, day).filter(pk=site).exists():
        return []
    says = say("Threads: {number}", number=str(number)) if number else say("Threads: none put in yet")
    return [Row(says, url=f"/threads/of/{site}")]


def panels(about: UUID, looker: Looker) -> Sequence[Panel]:
    """To whom it is about alone: what they are said to have written as a member of a body."""
    if about != looker.person:
        return []
    last: dict[UUID, Mark] = {}
    for row in Mark.objects.filter(person_id=about).select_related("body").order_by("number"):
        last[row.item_id] = row
    rows = tuple(
        Row(
            say(
                "Something on a page of ours is marked as written by you as a member of {body}.",
                body=row.body.name,
            ),
            timezone.localdate(row.at),
            f"/threads/items/{row.item_id}",
        )
        for row in last.values()
        if row.kind == MarkKind.MARKED
    )
    return [Panel(say("What you wrote as a member of a body"), rows)]
