"""What the page of a site, the dashboard and the page of a platform show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.models import OPEN
from bailiwick.apps.approvals.models import Request as RequestRow
from bailiwick.apps.approvals.selectors.powers import holders_of_role
from bailiwick.apps.approvals.selectors.requests import Loaded as Request
from bailiwick.apps.approvals.selectors.requests import load_all as load_requests
from bailiwick.apps.approvals.selectors.requests import with_names as with_request_names
from bailiwick.apps.approvals.selectors.who import movers
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import names_of, tree_on
from bailiwick.apps.sites.facts.retiring import left
from bailiwick.apps.sites.models import Acceptance, Aim, SiteStep, State, StepKind, Strike, Terms, TermsLook
from bailiwick.apps.sites.selectors.custody import wants
from bailiwick.apps.sites.selectors.hearts import look_up
from bailiwick.apps.sites.selectors.lacking import Lack, lacks, review_due
from bailiwick.apps.sites.selectors.moves import Move, looking, moves_of
from bailiwick.apps.sites.selectors.notices import Board, board_of, wanting_of
from bailiwick.apps.sites.selectors.posting_page import PostersInShort, in_short
from bailiwick.apps.sites.selectors.ready import Todo, latest_terms, ready
from bailiwick.apps.sites.selectors.sites import Loaded, load_all, rows_of_register, site
from bailiwick.apps.sites.selectors.states import standing_so
from bailiwick.apps.sites.selectors.takeovers import Response, lasting, posting_stopped
from bailiwick.apps.sites.selectors.terms_views import View, views_of
from bailiwick.apps.sites.selectors.wording import LEFT_WORDS, NEXT, NOBODY, STEP_WORDS
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence
from bailiwick.ui.once import asked_once

OVERSEERS = ("comms", "csd", "chief-office", "police-admin", "chief")


@dataclass(frozen=True, slots=True)
class AskedShown:
    """One request about a site: what for, where it stands, who has it."""

    loaded: Request
    aim: Aim
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermsShown:
    """One document of the platform's terms, and whether this version is accepted for the agency."""

    terms: Terms
    acceptance: Acceptance | None
    look: TermsLook | None
    view: View
    latest: bool = True
    """No newer version of the document is kept."""


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step as the page tells it."""

    step: SiteStep
    who: str
    says: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """One site as whoever looks sees it."""

    site: Loaded
    state: State
    next: Sentence
    todo: Sequence[Todo]
    lacks: Sequence[Lack]
    first: Sequence[Move]
    besides: Sequence[Move]
    asked: Sequence[AskedShown]
    terms: Sequence[TermsShown]
    strikes: Sequence[Strike]
    steps: Sequence[StepShown]
    people: dict[UUID, str]
    review_due: date | None
    board: Board
    takeovers: Sequence[Response]
    """What lasts: it is in others' hands, or another page poses as it."""
    posters: PostersInShort

    @property
    def open_todo(self) -> int:
        """How much of the list is open."""
        return sum(not one.done for one in self.todo)


def site_page(actor: Actor, identity: UUID, units: frozenset[UUID], day: date) -> SitePage | None:
    """The page of a site, if there is one that the actor may see."""
    loaded = site(identity, units)
    if loaded is None:
        return None
    with asked_once():
        return _page_of(actor, loaded, day)


def _page_of(actor: Actor, loaded: Loaded, day: date) -> SitePage:
    look = looking(loaded, actor, day)
    first, besides = moves_of(look)
    asked = asked_shown(loaded, day)
    todo = ready(loaded, day)
    if any(not one.done for one in todo):
        first = [move for move in first if move is not Move.GO_LIVE]
    people = names_of([*loaded.entry.administrators, *(one.by_id for one in loaded.steps if one.by_id)])
    return SitePage(
        site=loaded,
        state=look.state,
        next=next_of(loaded, look.state, asked, people, day),
        todo=todo,
        lacks=[*lacks(loaded, day), *wants([loaded], day).get(loaded.row.id, ())],
        first=first,
        besides=besides,
        asked=asked,
        terms=terms_shown(loaded, day),
        strikes=list(loaded.row.strikes.order_by("-day")),
        steps=[
            StepShown(one, people[one.by_id] if one.by_id else "", STEP_WORDS[StepKind(one.kind)])
            for one in loaded.steps
        ],
        people=people,
        review_due=review_due(loaded),
        board=board_of(loaded),
        takeovers=lasting([loaded.row.id]).get(loaded.row.id, ()),
        posters=in_short(loaded, day),
    )


def asked_shown(loaded: Loaded, day: date) -> list[AskedShown]:
    """The requests about a site with who has each."""
    aims = {one.request: one.aim for one in loaded.asked}
    rows = with_request_names(RequestRow.objects.filter(pk__in=aims).order_by("number"))
    found = load_requests(rows)
    moving = {one.row.id: movers(one, day) if one.state in OPEN else frozenset() for one in found}
    names = names_of({who for people in moving.values() for who in people})
    return [
        AskedShown(one, aims[one.row.id], tuple(sorted(names[who] for who in moving[one.row.id])))
        for one in found
    ]


def terms_shown(loaded: Loaded, day: date) -> list[TermsShown]:
    """The platform's documents as they are kept for the site's agency."""
    rows = latest_terms(loaded.row.platform, frozenset(tree_on(day).above(loaded.row.unit_id)))
    return with_acceptances(rows)


def with_acceptances(rows: Sequence[Terms]) -> list[TermsShown]:
    """Versions with who accepted each, what was said of the change, and what counsel says. Six queries at most."""
    accepted = {one.terms_id: one for one in Acceptance.objects.filter(terms__in=rows).select_related("by")}
    looks = {one.terms_id: one for one in TermsLook.objects.filter(terms__in=rows).select_related("by")}
    views = views_of(rows)
    last = {(one.unit_id, one.document): one.version for one in sorted(rows, key=lambda row: row.version)}
    return [
        TermsShown(
            one,
            accepted.get(one.id),
            looks.get(one.id),
            views[one.id],
            one.version == last[one.unit_id, one.document],
        )
        for one in rows
    ]


def next_of(
    loaded: Loaded, state: State, asked: Sequence[AskedShown], people: dict[UUID, str], day: date
) -> Sentence:
    """Whose move it is, in a sentence."""
    entry = loaded.entry
    keepers = [people[one] for one in (entry.owner, entry.backup) if one in people]
    if state in {State.IN_REVIEW, State.MORE_INFO}:
        who = sorted({name for one in asked if one.aim is Aim.OPEN for name in one.who})
    elif state in {State.DRAFT, State.REFUSED} and loaded.row.asker:
        who = [loaded.row.asker.name]
    elif state is State.UNAPPROVED or (state is State.UNDER_REVIEW and loaded.standing.older):
        who = overseers(loaded.row.unit_id, day)
    elif state is State.CLOSED:
        who = holders(("clerk", "records-custodian"), loaded.row.unit_id, day)
    else:
        who = keepers
    due = review_due(loaded)
    steps = ", ".join(str(LEFT_WORDS[one]) for one in left(loaded.standing) if one is not StepKind.ARCHIVED)
    named = {"who": ", ".join(who) or str(NOBODY), "day": written(due) if due else "", "left": steps}
    template = NEXT[state].template
    return Sentence(template, {name: word for name, word in named.items() if f"{{{name}}}" in template})


def overseers(unit: UUID, day: date) -> list[str]:
    """Who oversees a unit's pages: the first of the roles that somebody holds."""
    for role in OVERSEERS:
        if found := holders((role,), unit, day):
            return found
    return []


def holders(roles: Sequence[str], unit: UUID, day: date) -> list[str]:
    """The names of who holds one of the roles for a unit."""
    return sorted(
        names_of({one.person for role in roles for one in holders_of_role(role, unit, day)}).values()
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One site on the dashboard."""

    site: Loaded
    state: State
    lacks: Sequence[Lack]
    wanting: int
    """How many notices of its policies the page does not show."""
    stopped: bool = False
    """It is in others' hands."""

    @property
    def number(self) -> int:
        """How many exceptions are open."""
        return len(self.lacks) + self.wanting

    @property
    def reviewed(self) -> date | None:
        """When it was last reviewed."""
        return self.site.standing.reviewed


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The register as a list: a page of it, and how many there are."""

    lines: Sequence[Line]
    number: int
    page: int
    pages: int


PER_PAGE = 50


def dashboard(
    units: frozenset[UUID], day: date, words: str = "", state: State | None = None, page: int = 1
) -> Dashboard:
    """Sites with owner, last review and open exceptions (mpls/ps.s3), so many at a time."""
    rows = rows_of_register(units, words, gone=state in {State.ARCHIVED, State.WITHDRAWN})
    rows = rows if state is None else rows.filter(standing_so(state, day))
    number = rows.count()
    pages = max(1, -(-number // PER_PAGE))
    page = min(max(page, 1), pages)
    start, end = (page - 1) * PER_PAGE, page * PER_PAGE
    shown = load_all(rows[start:end])
    wanting = wanting_of([one.row.id for one in shown])
    stopped = posting_stopped([one.row.id for one in shown])
    kept = wants(shown, day)
    with asked_once():
        among = look_up(shown, day)
        lines = [
            Line(
                one,
                one.state(day),
                [*lacks(one, day, among), *kept.get(one.row.id, ())],
                wanting.get(one.row.id, 0),
                one.row.id in stopped,
            )
            for one in shown
        ]
    return Dashboard(lines, number, page, pages)
