"""What the portal has to say on the home page: reports of pages that nobody has answered yet."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from bailiwick.apps.journal.facts import person
from bailiwick.apps.portal.selectors.kept import reports
from bailiwick.apps.roster.selectors import is_colleague
from bailiwick.apps.sites.selectors.overseeing import units_overseen
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker


def waiting(looker: Looker) -> Sequence[Item]:
    """Reports for whoever oversees pages, or owns the one that was copied."""
    day, actor = timezone.localdate(looker.at), person(looker.person)
    if not is_colleague(actor, day):
        return []
    overseen = units_overseen(actor, day)
    return [
        Item(
            says=say("Somebody reported a page as not ours: {number}.", number=one.receipt),
            since=one.at,
            remedy=say("Look at it, and say what you found."),
            url="/reported/",
        )
        for one in reports(looker.person, overseen)
    ]
