"""What sites have to say on the home page: pages that wait for me, and what does not stand as it should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.facts import Actor, person
from bailiwick.apps.roster.selectors import is_colleague, tree_on
from bailiwick.apps.sites.models import Harm, Item, Site, Stage, State, StepKind, TermsView
from bailiwick.apps.sites.permissions import Right, scopes_of, units_seen
from bailiwick.apps.sites.selectors.emblems import changed_pictures
from bailiwick.apps.sites.selectors.hearts import look_up
from bailiwick.apps.sites.selectors.lacking import lacks, review_due, terms_to_look_at
from bailiwick.apps.sites.selectors.notices import kept_sites, open_alarms
from bailiwick.apps.sites.selectors.platforms import platforms
from bailiwick.apps.sites.selectors.posting_told import (
    held_right,
    posting_beside,
    posting_holdings,
    posting_panels,
    posting_waiting,
    posting_wrong,
    rights_to_end,
)
from bailiwick.apps.sites.selectors.ready import advice_open, ready
from bailiwick.apps.sites.selectors.sites import Loaded, load_all, sites_kept_by, with_names
from bailiwick.apps.sites.selectors.takeovers import Response, unsettled
from bailiwick.apps.sites.services import end_right_as_they_go
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.readers.page.wording import NOTICE_WORDS
from bailiwick.ui.contributing import Beside, Fate, HeldKind, Holding, Looker, Panel, Parting, Telling
from bailiwick.ui.contributing import Item as HomeItem
from bailiwick.ui.once import asked_once

MOST = 20
"""Sites of which the home page tells one by one; the register has them all."""
GO = say("Go there")


def waiting(looker: Looker) -> Sequence[HomeItem]:
    """Pages in which it is my move: as their owner, as IT or records, and as who oversees them."""
    day, actor = timezone.localdate(looker.at), person(looker.person)
    if not is_colleague(actor, day):
        return []
    with asked_once():
        items = [*_not_ours(looker), *_mine(looker.person, day), *_to_see_to(actor, day)]
        items += [*_overseen(actor, day), *_platforms(actor, day), *_terms(actor, day)]
        return [*items, *_pictures(actor, day), *posting_waiting(looker)]


def wrong(looker: Looker) -> Sequence[HomeItem]:
    """What is open about pages that I own or stand in for."""
    day = timezone.localdate(looker.at)
    if not is_colleague(person(looker.person), day):
        return []
    kept = sites_kept_by(looker.person)[:MOST]
    with asked_once():
        among = look_up(kept, day)
        mine = [
            _item(one, say("{page}: {what}", page=one.entry.title, what=lack.says), lack.since)
            for one in kept
            for lack in lacks(one, day, among)
        ]
    return [*_late(looker), *mine, *_lost_notices(looker.person, day), *posting_wrong(looker)]


def _responses(looker: Looker) -> list[Response]:
    """What lasts, or is not gone through yet: to whoever keeps the page, oversees pages or is of IT."""
    day, actor = timezone.localdate(looker.at), person(looker.person)
    scopes = scopes_of(actor, Right.OVERSEE, day) | scopes_of(actor, Right.REFER, day)
    return unsettled(looker.person, _below(scopes, day))


def _not_ours(looker: Looker) -> Iterator[HomeItem]:
    """Pages that are not in our hands: on top, and told at once."""
    for one in _responses(looker):
        url, left = f"/sites/not-in-our-hands/{one.row.id}", str(len(one.open_lines(looker.at)))
        if one.ending is not None:
            says = say("{page} is over, with things left to do: {number}.", page=one.title, number=left)
            yield HomeItem(says, one.row.at, GO, url)
            continue
        says = _harmed(one)
        remedy = say("See what to do, and by when.")
        yield HomeItem(says, one.row.at, remedy, url, telling=Telling.AT_ONCE, urgent=True)


def _harmed(one: Response) -> Sentence:
    if one.harm is Harm.TAKEN_OVER:
        return say("{page} is not in our hands. Nobody posts there for us.", page=one.title)
    return say("Another page poses as {page}.", page=one.title)


def _late(looker: Looker) -> Iterator[HomeItem]:
    """Steps whose hour is over."""
    for one in _responses(looker):
        late = [line for line in one.lines(looker.at) if line.late]
        if late:
            says = say("{page}: late is “{step}”", page=one.title, step=late[0].task.says)
            url = f"/sites/not-in-our-hands/{one.row.id}"
            yield HomeItem(says, late[0].due, GO, url, urgent=one.ending is None)


def holdings(who: UUID, looker: Looker) -> Sequence[Holding]:
    """Pages that somebody owns or stands in for, which stay until another owner has them; and rights on pages."""
    owned = [
        Holding(
            kind=HeldKind.SITE,
            says=say("Owns the page {page}.", page=one.entry.title)
            if one.entry.owner == who
            else say("Stands in for the owner of the page {page}.", page=one.entry.title),
            thing=str(one.row.id),
            fate=Fate.STAYS,
            unit=one.row.unit_id,
            url=f"/sites/{one.row.id}",
            remedy=say("Give it to another owner"),
        )
        for one in sites_kept_by(who)
    ]
    return [*owned, *posting_holdings(who, looker)]


def panels(who: UUID, looker: Looker) -> Sequence[Panel]:
    """What somebody may do on which page."""
    return posting_panels(who, looker)


def let_go(actor: Actor, parting: Parting) -> None:
    """End rights on pages that end with somebody's going."""
    for one in rights_to_end(parting.person):
        if parting.ends(held_right(one)):
            end_right_as_they_go(actor, one.row.id)


def beside(request: UUID) -> Sequence[Beside]:
    """Beside a request about a page: its entry, and how much is open before its first day (pd/IV.A.6.s2)."""
    found = Site.objects.filter(asked__request_id=request)
    told = []
    for one in load_all(with_names(found)):
        number = sum(not todo.done for todo in ready(one, timezone.localdate()))
        says = (
            say("Not ready: {number} things are open about {page}.", number=str(number), page=one.entry.title)
            if number
            else say("The entry of {page}.", page=one.entry.title)
        )
        told.append(Beside(says, f"/sites/{one.row.id}"))
    for view in TermsView.objects.filter(request_id=request).select_related("terms__platform"):
        says = say("The words themselves, as they were kept: {platform}.", platform=view.terms.platform.name)
        told.append(Beside(says, f"/sites/platforms/{view.terms.platform_id}"))
    return [*told, *posting_beside(request)]


def _lost_notices(me: UUID, day: date) -> Iterator[HomeItem]:
    """Notices that stood on a page and stand there no longer, to whoever keeps the page or oversees it."""
    overseen = _below(scopes_of(person(me), Right.OVERSEE, day), day)
    for one in open_alarms(kept_sites(me, overseen)):
        says = say(
            "A notice is gone from {page}: {notice}.",
            page=one.site.place.handle,
            notice=NOTICE_WORDS[one.notice],
        )
        remedy = say("See both captures, and put it back.")
        yield HomeItem(says, one.missed.at, remedy, f"/sites/{one.site_id}/notices/lost/{one.id}")


def _mine(me: UUID, day: date) -> Iterator[HomeItem]:
    for one in sites_kept_by(me)[:MOST]:
        if says := _of_owner(one, one.state(day), day):
            yield _item(one, says)
    drafts = with_names(Site.objects.filter(asker_id=me, place__stage=Stage.DRAFT))
    for one in load_all(drafts[:MOST]):
        page = one.entry.title
        if one.last(StepKind.REFERRED) is not None:
            says = say(
                "IT passed your ask for a page on to Communications. Complete it and send it: {page}.",
                page=page,
            )
        else:
            says = say("A draft of yours is not sent yet: {page}.", page=page)
        yield _item(one, says)


def _of_owner(one: Loaded, state: State, day: date) -> Sentence | None:
    page = one.entry.title
    if state is State.APPROVED and one.standing.stage is not Stage.LIVE:
        return say("Everybody has said yes to {page}. Set it up.", page=page)
    if state is State.SET_UP and all(todo.done for todo in ready(one, day)):
        return say("Nothing stands between {page} and its first day.", page=page)
    if advice_open(one):
        return say("IT has advised you on the security of {page}.", page=page)
    if state is State.UNDER_REVIEW and not one.standing.older:
        return say("Is the entry of {page} still right?", page=page)
    return None


def _to_see_to(actor: Actor, day: date) -> Iterator[HomeItem]:
    """Items of pages that are being set up."""
    for right, item in ((Right.REFER, Item.IT), (Right.RECORDS, Item.RECORDS), (Right.RECORDS, Item.CLERK)):
        units = _below(scopes_of(actor, right, day), day)
        rows = with_names(Site.objects.filter(unit_id__in=units, place__stage=Stage.SET_UP))
        for one in load_all(rows[:MOST]):
            if any(todo.item is item and not todo.done for todo in ready(one, day)):
                yield _item(one, _SEE_TO[item](one.entry.title))
    units = _below(scopes_of(actor, Right.RECORDS, day), day)
    closing = Site.objects.filter(unit_id__in=units, place__stage__in=[Stage.CLOSING, Stage.CLOSED])
    for one in load_all(with_names(closing)[:MOST]):
        needed = {StepKind.HOLDS_ASKED, StepKind.FINAL_CAPTURE} - one.standing.done.keys()
        if needed or one.standing.stage is Stage.CLOSED:
            yield _item(one, say("{page} is ending: its records need you.", page=one.entry.title))


_SEE_TO = {
    Item.IT: lambda page: say("{page} waits for IT before its first day.", page=page),
    Item.RECORDS: lambda page: say("{page} waits for the class of its records.", page=page),
    Item.CLERK: lambda page: say("You were called in to help with the records of {page}.", page=page),
}


def _overseen(actor: Actor, day: date) -> Iterator[HomeItem]:
    """Pages that nobody asked leave for, help-desk asks, and reviews that are due (mpls/roles.communications.3)."""
    units = _below(scopes_of(actor, Right.OVERSEE, day), day)
    if not units:
        return
    rows = with_names(Site.objects.filter(unit_id__in=units).order_by("entered_at"))
    for one in load_all(rows.filter(place__stage__in=[Stage.UNREGISTERED, Stage.DRAFT])[: MOST * 5]):
        page = one.entry.title
        if one.standing.stage is Stage.UNREGISTERED and not one.asked:
            yield _item(one, say("{page} may be one of ours, and nobody has approved it.", page=page))
        elif one.last(StepKind.REFERRED) is not None:
            yield _item(one, say("IT passed on an ask for a page: {page}.", page=page))
    live = load_all(rows.filter(place__stage=Stage.LIVE)[: MOST * 10])
    among = look_up(live, day)
    for one in live:
        if says := _review(one, day, among):
            yield _item(one, says)


def _review(one: Loaded, day: date, among: frozenset[str]) -> Sentence | None:
    page = one.entry.title
    due = review_due(one)
    if one.standing.older and one.standing.reviewed is None and due:
        return say("Existing site: review {page} by {day}.", page=page, day=written(due))
    bindings = {lack.binding.partition(".")[2] for lack in lacks(one, day, among)}
    return say("The yearly review of {page} is due.", page=page) if "site-reviewed" in bindings else None


def _platforms(actor: Actor, day: date) -> Iterator[HomeItem]:
    """Platforms that no policy names, until somebody records what they are (mpls/def.site.emerging)."""
    if not scopes_of(actor, Right.SCOPE, day):
        return
    for one in platforms(units_seen(actor, day), day):
        if one.scope == "presumed":
            says = say(
                "Record whether {platform} is social media. Until then it counts.", platform=one.row.name
            )
            yield HomeItem(says, one.row.entered_at, GO, f"/sites/platforms/{one.row.id}")


def _terms(actor: Actor, day: date) -> Iterator[HomeItem]:
    """Terms that have changed, with nobody having looked (CR-55)."""
    for one in terms_to_look_at(_below(scopes_of(actor, Right.TERMS, day), day)):
        says = say(
            "The terms of {platform} have changed. Look at what is different.", platform=one.platform.name
        )
        yield HomeItem(says, one.at, GO, f"/sites/platforms/{one.platform_id}")


def _pictures(actor: Actor, day: date) -> Iterator[HomeItem]:
    """Pictures of pages that have changed, with nobody having looked (mpls/ps.s2)."""
    units = _below(scopes_of(actor, Right.OVERSEE, day), day)
    for one in changed_pictures(units) if units else ():
        says = say(
            "The picture of {page} has changed. Say whether it is meant so.", page=one.site.place.handle
        )
        yield HomeItem(says, one.at, GO, "/sites/pictures")


def _below(scopes: frozenset[UUID], day: date) -> frozenset[UUID]:
    if not scopes:
        return frozenset()
    tree = tree_on(day)
    return frozenset(unit for unit in tree.parents if scopes.intersection(tree.above(unit)))


def _item(one: Loaded, says: Sentence, since: datetime | None = None) -> HomeItem:
    last = one.steps[-1].at if one.steps else one.row.entered_at
    return HomeItem(says, since or last, GO, f"/sites/{one.row.id}")
