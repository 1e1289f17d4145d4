"""What pages have to say on the home page: notices that were lost, to whoever keeps the page or oversees it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from bailiwick.apps.journal.facts import person
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.permissions import Right, scopes_of
from bailiwick.apps.sites.selectors.notices import kept_sites, open_alarms
from bailiwick.kernel.sentence import say
from bailiwick.readers.page.wording import NOTICE_WORDS
from bailiwick.ui.contributing import Item, Looker


def wrong(looker: Looker) -> Sequence[Item]:
    """Notices that stood on a page and stand there no longer."""
    day = timezone.localdate(looker.at)
    scopes = scopes_of(person(looker.person), Right.OVERSEE, day)
    tree = tree_on(day)
    overseen = frozenset(unit for scope in scopes for unit in tree.below(scope))
    alarms = open_alarms(kept_sites(looker.person, overseen))
    return [
        Item(
            says=say(
                "A notice is gone from {page}: {notice}.",
                page=one.site.place.handle,
                notice=NOTICE_WORDS[one.notice],
            ),
            since=one.missed.at,
            remedy=say("See both captures, and put it back."),
            url=f"/sites/{one.site_id}/notices/lost/{one.id}",
        )
        for one in alarms
    ]
