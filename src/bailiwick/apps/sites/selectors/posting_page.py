"""What the page about a site's posters and custodians shows, to whoever looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.models import HOLDING, OPEN, Request, StepKind
from bailiwick.apps.approvals.selectors.requests import load_all as load_requests
from bailiwick.apps.approvals.selectors.who import may_take, movers
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.roster.selectors import names_of
from bailiwick.apps.sites.models import PosterLeave, RightState, RightStepKind
from bailiwick.apps.sites.selectors.custody import Kept, custody_on, rights_by_site, wants
from bailiwick.apps.sites.selectors.lacking import Lack
from bailiwick.apps.sites.selectors.posting import Right, Wanted, wanted_on
from bailiwick.apps.sites.selectors.posting_gate import Missing, lacks_to_post, missing_for
from bailiwick.apps.sites.selectors.posting_who import may_end, may_stop
from bailiwick.apps.sites.selectors.running import may_run
from bailiwick.apps.sites.selectors.sites import Loaded


@dataclass(frozen=True, slots=True)
class Leave:
    """A decision that stands: its request, and whether whoever looks may take it back."""

    asked: Request
    mine: bool


@dataclass(frozen=True, slots=True)
class RightShown:
    """One right, where it stands today, and what whoever looks may do about it."""

    right: Right
    state: RightState
    stops: bool
    ends: bool
    told: bool
    """Why it was stopped or ended is told: to who manages the page, whoever has it, and their superiors."""
    leaves: Sequence[Leave] = ()
    """Of one that is over: the leave for it that stands all the same, until somebody takes it back."""

    @property
    def open(self) -> bool:
        """Whether a peer sees it too: that a page was in others' hands is no secret, that somebody was stopped is."""
        return self.told or not self.right.given.stopped


@dataclass(frozen=True, slots=True)
class WantedShown:
    """A right that was asked for: who has each request, what is missing beside them, whether it can be switched on."""

    wanted: Wanted
    who: tuple[str, ...]
    missing: Sequence[Missing]
    theirs: bool
    """It is for whoever looks: what is missing is theirs to do."""
    ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Posters:
    """Posters and custodians of a page, as whoever looks sees them."""

    manages: bool
    keeps: bool
    """Whoever looks is a custodian."""
    now: Sequence[RightShown]
    over: Sequence[RightShown]
    wanted: Sequence[WantedShown]
    kept: Kept
    names: Mapping[UUID, str]
    wrong: Sequence[Lack]
    could: Sequence[Right]
    mine: Sequence[Missing]
    """What keeps whoever looks from posting here today, where they have not asked; nothing where no policy speaks."""

    @property
    def custodians(self) -> list[tuple[str, date, bool]]:
        """Each custodian: the name, since when, and whether they work here today."""
        custody = self.kept.custody
        return [
            (self.names.get(one, ""), since, one in self.kept.here)
            for one, since in custody.custodians.items()
        ]

    @property
    def sees_custody(self) -> bool:
        """Where credentials are kept, and to whom they were disclosed, is for who manages or keeps them."""
        return self.manages or self.keeps


def posters_of(actor: Actor, page: Loaded, day: date, *, on: date | None = None) -> Posters:
    """The whole page. A fixed number of queries, and a gate's list for each right that is asked for."""
    site = page.row.id
    given = rights_by_site([site]).get(site, [])
    kept = custody_on([site], day, {site: given})[site]
    manages = may_run(actor, page, day)
    shown = [_shown(one, actor, page, day, manages=manages) for one in given]
    leaves = _leaves(
        [one.right.row.id for one in shown if one.told and one.right.given.is_over(day)], actor, day
    )
    asked = wanted_on([site]).get(site, [])
    return Posters(
        manages=manages,
        keeps=actor.identity in kept.here,
        # That somebody was stopped is for whoever has to know, and for no peer.
        now=[
            one
            for one in shown
            if one.state is RightState.ACTIVE or (one.open and one.state is RightState.SUSPENDED)
        ],
        over=[
            replace(one, leaves=leaves.get(one.right.row.id, ()))
            for one in shown
            if one.state in {RightState.ENDED, RightState.REMOVED}
        ],
        wanted=[_wanted(one, page, actor, day) for one in asked if manages or one.person == actor.identity],
        kept=kept,
        names=names_of([*kept.custody.custodians, *kept.owed]),
        wrong=wants([page], day).get(site, []) if manages else [],
        could=[one.right for one in shown if on is not None and _could(one, on)],
        mine=posting_list(page, actor.identity, day)
        if actor.identity and all(one.person != actor.identity for one in asked)
        else [],
    )


def _shown(one: Right, actor: Actor, page: Loaded, day: date, *, manages: bool) -> RightShown:
    person = one.row.person_id
    stops, ends = may_stop(actor, page, person, day), may_end(actor, page, person, day)
    return RightShown(one, one.state(day), stops=stops, ends=ends, told=manages or ends)


def _leaves(over: Sequence[UUID], actor: Actor, day: date) -> dict[UUID, list[Leave]]:
    """The decisions that stand though the right that rests on them is over, by right. Four queries at most."""
    rows = list(
        PosterLeave.objects.filter(right_id__in=over, request__place__state__in=HOLDING).values_list(
            "right_id", "request_id"
        )
    )
    requests = Request.objects.filter(pk__in={request for _, request in rows})
    loaded = {one.row.id: one for one in load_requests(requests)} if rows else {}
    found: dict[UUID, list[Leave]] = {}
    for right, request in rows:
        asked, who = loaded[request], actor.identity
        mine = who is not None and may_take(asked, StepKind.WITHDRAWN, who, day) is not None
        found.setdefault(right, []).append(Leave(asked.row, mine))
    return found


def _could(one: RightShown, on: date) -> bool:
    """Whether it could be used on the day; that it was stopped then is left out for whom that is not told."""
    given = one.right.given
    if not one.told:
        shown = [step for step in given.steps if step.kind is not RightStepKind.SUSPENDED]
        given = replace(given, steps=shown)
    return given.could_on(on)


def _wanted(one: Wanted, page: Loaded, actor: Actor, day: date) -> WantedShown:
    moving = {who for asked in one.asked if asked.state in OPEN for who in movers(asked, day)}
    try:
        lacking, known = missing_for(one, page, day), True
    except NoPolicyError:
        lacking, known = [], False
    return WantedShown(
        one,
        tuple(sorted(names_of(moving).values())),
        lacking,
        theirs=one.person == actor.identity,
        ready=one.decided and known and not lacking,
    )


def posting_list(page: Loaded, person: UUID, day: date) -> list[Missing]:
    """What the gate of posts says of somebody on this page today, as a list; empty where no policy speaks."""
    try:
        return lacks_to_post(page, person, day)
    except NoPolicyError:
        return []


@dataclass(frozen=True, slots=True)
class PostersInShort:
    """What the page of a site tells of its posters: rights in force, and how many keep its credentials."""

    now: Sequence[Right]
    custodians: int


def in_short(page: Loaded, day: date) -> PostersInShort:
    """The same in short, for the page of a site. A dozen queries."""
    site = page.row.id
    given = rights_by_site([site]).get(site, [])
    kept = custody_on([site], day, {site: given})[site]
    return PostersInShort([one for one in given if one.state(day) is RightState.ACTIVE], len(kept.here))
