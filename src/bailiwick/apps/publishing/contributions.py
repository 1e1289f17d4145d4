"""What publishing has to say on the home page: drafts that wait for me, and words I am asked to read."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.facts import person
from bailiwick.apps.publishing.models import Reading, State
from bailiwick.apps.publishing.selectors.drafts import Loaded, can_post_on, drafts_of, posts_out, to_read
from bailiwick.apps.publishing.selectors.gate import asks_aim
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.apps.sites.selectors.overseeing import units_known
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Fate, HeldKind, Holding, Item, Looker, Row, Telling


def waiting(looker: Looker) -> Sequence[Item]:
    """Drafts of mine that ask for an aim or wait to be entered as posted, and what I am asked to read."""
    day = timezone.localdate(looker.at)
    if not cards_of(looker.person, day):
        return []
    items = [
        Item(
            say("{name} asks you to read a post for {page}.", name=one.ask.by.name, page=_page(one)),
            one.ask.asked_at,
            say("Read it"),
            f"/posts/{one.version.draft_id}",
            telling=Telling.AT_ONCE,
        )
        for one in to_read(person(looker.person), day)
    ]
    for one in drafts_of(looker.person):
        if one.standing.settled is State.CLEARED:
            says = say("Your post for {page} may go out. Post it, then say where.", page=one.page.entry.title)
            items.append(Item(says, one.steps[-1].at, say("Go there"), _at(one)))
        elif not one.aims and asks_aim(one.page.row.unit_id, one.row.author_id, day):
            says = say("Your draft for {page} does not say what it is for.", page=one.page.entry.title)
            items.append(Item(says, one.now.at, say("Choose an aim"), _at(one)))
    return items


def of_site(site: UUID, looker: Looker) -> Sequence[Row]:
    """What went out on an official page, and a new post for whoever may write one."""
    actor, day = person(looker.person), timezone.localdate(looker.at)
    rows = []
    if number := posts_out(site, units_known(actor, day)):
        rows.append(
            Row(
                say("Posts that went out from here: {number}", number=str(number)), url=f"/posts/?site={site}"
            )
        )
    if site in can_post_on(looker.person, day):
        rows.append(Row(say("Write a post for it"), url=f"/posts/new?site={site}"))
    return rows


def holdings(who: UUID, looker: Looker) -> Sequence[Holding]:
    """Drafts that nobody else can finish: whoever runs the page calls them off."""
    del looker
    return [
        Holding(
            kind=HeldKind.DUTY,
            says=say("Writes a post for {page}.", page=one.page.entry.title),
            thing=str(one.row.id),
            fate=Fate.STAYS,
            then=say("Whoever runs the page calls it off."),
            unit=one.page.row.unit_id,
            url=_at(one),
            remedy=say("Call it off"),
        )
        for one in drafts_of(who)
        if not one.standing.out
    ]


def _at(draft: Loaded) -> str:
    return f"/posts/{draft.row.id}"


def _page(reading: Reading) -> str:
    return str(reading.version.draft.site.place.handle)
