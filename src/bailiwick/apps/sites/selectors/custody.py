"""The credentials of pages: who keeps them, and what is wrong about that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.roster.selectors import names_of
from bailiwick.apps.sites.facts.custody import AT_LEAST, Custody, CustodyDone, custody_of, owed_since
from bailiwick.apps.sites.models import CustodyKind, CustodyStep, PosterRight, RightState, Stage
from bailiwick.apps.sites.selectors.lacking import Lack
from bailiwick.apps.sites.selectors.posting import Right, gone_since, rights
from bailiwick.apps.sites.selectors.posting_wording import RIGHT_WORDS
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import say
from bailiwick.ui.once import once


@dataclass(frozen=True, slots=True)
class Kept:
    """The credentials of one page: steps, what they come to, who of the custodians works here, and what is owed."""

    steps: tuple[CustodyStep, ...]
    custody: Custody
    here: tuple[UUID, ...]
    owed: Mapping[UUID, date]
    """Who could still know them and may no longer, and since when."""


def custody_on(sites: Sequence[UUID], day: date, given: Mapping[UUID, list[Right]]) -> dict[UUID, Kept]:
    """The credentials of those pages, with every right on them as `rights_by_site` gives it. Three queries."""
    return once(("custody", tuple(sites), day), lambda: _custody_on(sites, day, given))


def _custody_on(sites: Sequence[UUID], day: date, given: Mapping[UUID, list[Right]]) -> dict[UUID, Kept]:
    steps: dict[UUID, list[CustodyStep]] = {one: [] for one in sites}
    rows = CustodyStep.objects.filter(site_id__in=sites).select_related("by", "person").order_by("number")
    for step in rows:
        steps[step.site_id].append(step)
    folded = {site: custody_of(map(done_of, taken)) for site, taken in steps.items()}
    gone = gone_since({person for one in folded.values() for person in one.custodians})
    return {
        site: Kept(
            tuple(steps[site]),
            custody,
            custody.here(gone, day),
            owed_since(custody, gone, _over(given.get(site, ()), day), day),
        )
        for site, custody in folded.items()
    }


def done_of(step: CustodyStep) -> CustodyDone:
    """A step as the fold reads it."""
    return CustodyDone(
        kind=CustodyKind(step.kind), at=step.at, day=step.day, person=step.person_id, words=step.words
    )


def _over(given: Sequence[Right], day: date) -> dict[UUID, date]:
    """Of each person all of whose rights on a page are over: the last day of the last of them."""
    still = {one.row.person_id for one in given if not one.given.is_over(day)}
    last: dict[UUID, date] = {}
    for one in given:
        ended = one.given.ended
        if one.row.person_id not in still and ended is not None:
            last[one.row.person_id] = max(last.get(one.row.person_id, ended), ended)
    return last


def rights_by_site(sites: Sequence[UUID]) -> dict[UUID, list[Right]]:
    """Every right on those pages, by page."""
    return once(("rights", tuple(sites)), lambda: _rights_by_site(sites))


def _rights_by_site(sites: Sequence[UUID]) -> dict[UUID, list[Right]]:
    found: dict[UUID, list[Right]] = {}
    for one in rights(PosterRight.objects.filter(site_id__in=sites)):
        found.setdefault(one.row.site_id, []).append(one)
    return found


def wants(pages: Sequence[Loaded], day: date) -> dict[UUID, list[Lack]]:
    """What is wrong about who may post on pages and who keeps their credentials. A dozen queries, however many."""
    stages = {page.row.id: page.standing.stage for page in pages if page.standing.stage in _THERE}
    if not stages:
        return {}
    given = rights_by_site(list(stages))
    kept = custody_on(list(stages), day, given)
    names = names_of({person for one in kept.values() for person in one.owed})
    return {
        site: [
            *(_custodians(kept[site]) if stage is Stage.LIVE else []),
            *_rotation(kept[site], names),
            *_held(given.get(site, ()), day),
            *_left(given.get(site, ()), day),
        ]
        for site, stage in stages.items()
    }


_THERE = frozenset({Stage.SET_UP, Stage.LIVE, Stage.CLOSING})
"""Where rights and credentials count; two people keep the credentials from the first day on."""


def _custodians(kept: Kept) -> list[Lack]:
    if len(kept.here) >= AT_LEAST:
        return []
    if not kept.here:
        return [Lack(say("Nobody is named who keeps its credentials; two people do."))]
    return [Lack(say("One person alone keeps its credentials; two people do."))]


def _rotation(kept: Kept, names: Mapping[UUID, str]) -> list[Lack]:
    return [
        Lack(
            say(
                "Its credentials are to be changed: {name} could know them, and has no use for them since {day}.",
                name=names.get(person, ""),
                day=written(since),
            ),
            since=_noon(since),
        )
        for person, since in sorted(kept.owed.items(), key=lambda one: one[1])
    ]


def _held(given: Sequence[Right], day: date) -> list[Lack]:
    """Rights that stopped when others had the page in their hands, which is over: each waits for somebody."""
    return [
        Lack(
            say(
                "{name} {right}: this is stopped since the page was taken over on {day}. Take it up again, or end it.",
                name=one.row.person.name,
                right=RIGHT_WORDS[one.kind],
                day=written(one.given.held[0].reported.day),
            ),
            since=max(taken.over.at for taken in one.given.held if taken.over is not None),
        )
        for one in given
        if one.given.held and not one.given.not_ours and not one.given.is_over(day)
    ]


def _left(given: Sequence[Right], day: date) -> list[Lack]:
    """Rights that are over and not shown to be gone where they count."""
    return [
        Lack(
            say(
                "{name} {right}: this is over since {day}, and nobody has shown that it is gone on the platform.",
                name=one.row.person.name,
                right=RIGHT_WORDS[one.kind],
                day=written(one.given.ended),
            ),
            since=_noon(one.given.ended),
        )
        for one in given
        if one.state(day) is RightState.ENDED and one.given.ended is not None
    ]


def _noon(day: date) -> datetime:
    """Noon of a day where the agency is: whatever is said of that hour is said of that day, in any zone near it."""
    return timezone.make_aware(datetime.combine(day, time(12)))
