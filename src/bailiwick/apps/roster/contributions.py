"""What the roster has to say: what ends soon, leavers, vacant offices; somebody's place here, and what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.facts import person as somebody
from bailiwick.apps.roster.selectors.departing import overdue
from bailiwick.apps.roster.selectors.holding import held_here
from bailiwick.apps.roster.selectors.looking_up import look_ups_of
from bailiwick.apps.roster.selectors.pages import PersonPage, person_page
from bailiwick.apps.roster.selectors.removing import removals
from bailiwick.apps.roster.selectors.renewing import renewals_to_confirm, renewals_told_to
from bailiwick.apps.roster.selectors.said import Said
from bailiwick.apps.roster.selectors.shown import Past
from bailiwick.apps.roster.selectors.soon import (
    ending_delegations,
    leaving_soon,
    nobody_takes_away,
    vacant_offices,
    without_supervisor,
)
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import Holding, Item, Looker, Panel, Row, Telling
from bailiwick.ui.powers import printed
from bailiwick.ui.words import ROLE_WORDS

AHEAD = timedelta(days=7)
"""How long before its end somebody is told of a thing."""


def waiting(looker: Looker) -> Sequence[Item]:
    """What ends within a week: delegations of mine, and for human resources, people; and rights to be taken away."""
    day = timezone.localdate(looker.at)
    items = [
        Item(
            says=say(
                "A delegation ends on {day}: {power}.", power=printed(one.power), day=written(one.last_day)
            ),
            since=_morning(max(one.starts, one.last_day - AHEAD)),
            remedy=say("Give it again if it is still needed."),
            url="/powers/",
        )
        for one in ending_delegations(looker.person, day, day + AHEAD)
    ]
    items += [
        Item(
            says=say("{name} leaves on {day}.", name=one.name, day=written(one.last_day)),
            since=_morning(max(one.starts, one.last_day - AHEAD)),
            remedy=say("Look at what they hold, and hand it on."),
            url=f"/people/{one.person}",
        )
        for one in leaving_soon(somebody(looker.person), day, day + AHEAD)
    ]
    items += [
        Item(
            says=say("Take the rights of {name} away: {what}", name=one.name, what=one.says)
            if one.done_at is None
            else say("Look whether the rights of {name} are gone: {what}", name=one.name, what=one.says),
            since=_morning(one.due),
            remedy=say("It is due the same day. Say how it can be seen.")
            if one.done_at is None
            else say("A second person looks."),
            url="/people/removals",
            # A leaver's rights go the same day: whoever takes them away is told.
            telling=Telling.ALWAYS,
        )
        for one in removals(somebody(looker.person), day)
        if one.mine
    ]
    return items + _sign_ins(looker)


def _sign_ins(looker: Looker) -> list[Item]:
    """Sign-ins that others ask to have set anew: one's own, to be told of it, and those that one may confirm."""
    own = [
        Item(
            says=say("{name} asks to have your sign-in set anew.", name=one.asked_by.name)
            if one.used_at is None
            else say("{name} had your sign-in set anew: a new link was made.", name=one.asked_by.name),
            since=one.used_at or one.asked_at,
            remedy=say("If you have not asked for that, tell your superior now."),
            url=f"/people/{looker.person}",
            # Whoever takes a sign-in over reads the page in their place: the mail reaches them all the same.
            telling=Telling.ALWAYS,
        )
        for one in renewals_told_to(looker.person, looker.at)
    ]
    return own + [
        Item(
            says=say(
                "{asker} asks to have the sign-in of {name} set anew.",
                asker=one.asked_by.name,
                name=one.person.name,
            ),
            since=one.asked_at,
            remedy=say("Confirm it only if they have told you so themself."),
            url=f"/people/renewals/{one.id}",
        )
        for one in renewals_to_confirm(somebody(looker.person), looker.at)
    ]


def wrong(looker: Looker) -> Sequence[Item]:
    """Departures not carried out, offices without a holder, people without a superior, rights nobody may take away."""
    day, actor = timezone.localdate(looker.at), somebody(looker.person)
    items = [
        Item(
            says=say(
                "{name} answers to {superior}, who has left.",
                name=one.person.name,
                superior=one.supervisor.name if one.supervisor else "",
            ),
            since=_morning(day),
            remedy=say("Say whom they answer to now."),
            url=f"/people/{one.person_id}",
        )
        for one in without_supervisor(actor, day)
    ]
    items += [
        Item(
            says=say(
                "Nobody here may take the rights of {name} away: {what}", name=one.person.name, what=one.says
            ),
            since=_morning(one.due),
            remedy=say("Give somebody a role that may, such as one who administers pages."),
            url=f"/units/{one.unit_id}",
        )
        for one in nobody_takes_away(actor, day)
    ]
    return [*_overdue(looker), *items, *_vacant(looker)]


def _vacant(looker: Looker) -> list[Item]:
    """Offices that nobody holds."""
    return [
        Item(
            says=say(
                "Nobody holds this office for {unit}: {role}.",
                role=ROLE_WORDS.get(one.role, one.role),
                unit=one.unit_name,
            ),
            since=_morning(one.since),
            remedy=say("Say who holds it, or who acts in it."),
            url=f"/units/{one.unit}",
        )
        for one in vacant_offices(somebody(looker.person), timezone.localdate(looker.at))
    ]


def _overdue(looker: Looker) -> list[Item]:
    """What has not ended with a departure, as the clock was refused, or did not run."""
    return [
        Item(
            says=say(
                "{name} has moved, and what they held for the units they left has not ended.", name=one.name
            )
            if one.departure
            else say("{name} has left, and what they held has not ended.", name=one.name),
            since=one.since,
            remedy=say("Look at what is still with them, and end it. The clock tries again every morning."),
            url=f"/people/departures/{one.departure}" if one.departure else f"/people/{one.person}/departing",
        )
        for one in overdue(somebody(looker.person), looker.at)
    ]


def panels(person: UUID, looker: Looker) -> Sequence[Panel]:
    """Somebody's place here, offices, powers lent and time here, as far as their page shows them to whoever looks.

    Who wrote in their record, who looked it up, and lists that they joined are told to themself alone.
    """
    day = timezone.localdate(looker.at)
    page = person_page(somebody(looker.person), person, day)
    if page is None:
        return []
    found = [
        Panel(say("Place here"), tuple(_place(page))),
        Panel(say("Offices and roles"), tuple(_offices(page))),
        Panel(say("Powers lent"), tuple(_powers(page))),
        Panel(say("Time here"), tuple(_past(one) for one in page.history)),
    ]
    if not page.own:
        return found
    listed = (Row(say("On the list “Do not show me”."), url="/people/not-shown"),) if page.not_shown else ()
    looked = [
        Row(
            say("{who} looked up all that is held: {why}", who=one.by.name, why=one.reason),
            timezone.localdate(one.at),
        )
        for one in look_ups_of(person)
    ]
    return [
        *found,
        Panel(say("Lists"), listed),
        Panel(say("Who looked this up, and why"), tuple(looked)),
        Panel(say("Who wrote in this record"), tuple(_said(one) for one in page.said)),
    ]


def holdings(person: UUID, looker: Looker) -> Sequence[Holding]:
    """Work, an account, roles, delegations, and the people who answer to somebody."""
    return held_here(person, looker)


def _place(page: PersonPage) -> Iterator[Row]:
    for one in page.works:
        what = one.card.title or page.person.name
        yield Row(
            say("{title}, {unit}", title=what, unit=one.card.unit_name),
            one.first,
            f"/units/{one.card.unit}",
        )
    if page.email:
        yield Row(say("Work e-mail address: {email}", email=page.email))
    if page.number:
        yield Row(say("HR’s number: {number}", number=page.number))
    if page.chain:
        yield Row(say("Answers to {names}", names=", ".join(one.name for one in page.chain)))


def _offices(page: PersonPage) -> Iterator[Row]:
    for one in page.roles:
        told: dict[str, str | Sentence] = {
            "role": ROLE_WORDS.get(one.role, one.role),
            "unit": one.unit.name,
        }
        ends: dict[str, str | Sentence] = {"day": written(one.last_day)} if one.last_day else {}
        words = "{role}, for {unit}, until {day}" if ends else "{role}, for {unit}"
        if one.acting:
            words = "{role}, for {unit}, acting, until {day}" if ends else "{role}, for {unit}, acting"
        yield Row(Sentence(words, told | ends), one.starts, f"/units/{one.unit.id}")


def _powers(page: PersonPage) -> Iterator[Row]:
    for one in page.lent:
        yield Row(
            say(
                "{giver} lets {delegate} use a power: {power}",
                giver=one.giver.name,
                delegate=one.delegate.name,
                power=printed(one.power),
            ),
            one.starts,
            "/powers/",
        )


def _past(one: Past) -> Row:
    title, unit = one.record.title or one.unit, one.unit
    if not one.last_day:
        return Row(say("{title}, {unit}", title=title, unit=unit), one.record.starts)
    says = say("{title}, {unit}, until {day}", title=title, unit=unit, day=written(one.last_day))
    return Row(says, one.record.starts)


def _said(one: Said) -> Row:
    says = say("{who} {did}", who=one.who, did=one.did)
    if one.refused:
        says = say("{who} {did}: refused", who=one.who, did=one.did)
    return Row(says, timezone.localdate(one.at), one.address)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
