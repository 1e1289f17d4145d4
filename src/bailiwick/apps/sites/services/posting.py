"""Rights to post: asked for under the powers that policies give, switched on through their gate, stopped and ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from bailiwick.apps.approvals.models import Request
from bailiwick.apps.approvals.services import Asked, ask
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import person as somebody
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.services import pass_gate
from bailiwick.apps.roster.models import Person
from bailiwick.apps.roster.selectors import is_not_shown
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.posting import identity_for
from bailiwick.apps.sites.models import (
    PosterAsk,
    PosterLeave,
    PosterRight,
    PostingRight,
    RightState,
    RightStepKind,
    Stage,
)
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.apps.sites.selectors.platforms import powers_about
from bailiwick.apps.sites.selectors.posting import STANDS, rights, wanted_on
from bailiwick.apps.sites.selectors.posting_gate import (
    GRANT,
    POSTER,
    covers_own_device,
    facts_for,
    powers_to_ask,
)
from bailiwick.apps.sites.selectors.posting_wording import RIGHT_WORDS
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.selectors.takeovers import posting_stopped
from bailiwick.apps.sites.services.saying import plain_text_of
from bailiwick.apps.sites.services.stepping import (
    day_of,
    in_stage,
    locked,
    me,
    require_run,
)
from bailiwick.kernel.sentence import say

K = RightStepKind
_OPEN = (Stage.SET_UP, Stage.LIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """A right that somebody is to have on a page. `shown`: posts will show or name whoever writes them."""

    site: UUID
    person: UUID
    right: PostingRight = PostingRight.POST
    shown: bool = False


@act("sites.posting.ask", say("asked that somebody may post on a page"))
def ask_posting(doing: Doing, poster: Poster, words: str) -> list[UUID]:
    """Ask that somebody may do one thing on a page: one request for each yes that the policies' gate lacks.

    By whoever runs or oversees the page, or by themself. Raises SitesError; RefusedError; NoPolicyError.
    """
    page = locked(doing, poster.site)
    in_stage(page, *_OPEN)
    if doing.actor.identity != poster.person:
        require_run(doing, page)
    day = day_of(doing)
    why = plain_text_of(words, lacking="Nobody has said what for.")
    who = _colleague(page, poster.person, day)
    _shown_or_not(poster.person, day, shown=poster.shown)
    _not_twice(page, poster, day)
    powers = powers_to_ask(page, poster.person, poster.right, day)
    if not powers:
        raise SitesError(
            "Nobody has to say yes to this: leave is there, or no policy in force here knows it.",
            field="person",
            remedy="Switch the right on, or ask the policy steward.",
        )
    made = []
    for power in powers:
        asked = Asked(
            power=power.id,
            unit=page.row.unit_id,
            told={
                "identity": identity_for(page.row.identity, poster.right),
                "purpose": _purpose(page, who, poster, why),
            },
            for_whom=poster.person,
        )
        made.append(ask(doing.actor, asked).row.id)
        PosterAsk.objects.create(
            request_id=made[-1], site=page.row, person=who, right=poster.right, shown=poster.shown
        )
    doing.record(person=poster.person, right=poster.right, requests=made)
    return made


def _colleague(page: Loaded, person: UUID, day: date) -> Person:
    """Whoever is to have a right: somebody of the agency whose page it is."""
    seen = page.row.unit_id in units_seen(somebody(person), day)
    found = Person.objects.filter(pk=person).first() if seen else None
    if not isinstance(found, Person):
        raise SitesError("Nobody is named who works here.", field="person", remedy="Choose a colleague.")
    return found


def _shown_or_not(person: UUID, day: date, *, shown: bool) -> None:
    """Whoever is not to be shown may post all the same, where nobody sees who it is (WF-POSTER)."""
    if shown and is_not_shown(person, day):
        raise SitesError(
            "This colleague is not to be shown or named.",
            field="shown",
            remedy="Ask for it without showing who writes.",
        )


def _asked_shown(page: Loaded, person: UUID, right: PostingRight) -> bool:
    """Whether what was decided is that posts show them: they may have asked not to be shown since."""
    asks = PosterAsk.objects.filter(site=page.row, person_id=person, right=right, shown=True)
    return asks.filter(request__place__state__in=STANDS).exists()


def _not_twice(page: Loaded, poster: Poster, day: date) -> None:
    """Refuse what they have already, or what somebody has asked for."""
    _not_on(page, poster, day)
    waits = wanted_on([page.row.id]).get(page.row.id, ())
    if any(one.person == poster.person and one.kind is poster.right for one in waits):
        raise SitesError(
            "This was asked for already.", field="person", remedy="The list says where it stands."
        )


def _purpose(page: Loaded, who: Person, poster: Poster, why: str) -> str:
    """What whoever decides is shown, in lines: exactly this is approved."""
    lines = [
        f"{who.name}: {RIGHT_WORDS[poster.right]}",
        f"On the page: {page.entry.title}",
        "Posts show or name who writes them." if poster.shown else "",
        f"Why: {why}",
    ]
    return "\n".join(filter(None, lines))


@act("sites.posting.grant", say("switched a right on a page on"))
def grant_right(doing: Doing, poster: Poster, *, own_device: bool = False, device: str = "") -> PosterRight:
    """Switch a right on, through the gate: leave, training and signature as the policies ask, by somebody else.

    Raises GateShutError, whose list says what is missing; SitesError; RefusedError; NoPolicyError.
    """
    page = locked(doing, poster.site)
    in_stage(page, *_OPEN)
    require_run(doing, page)
    day = day_of(doing)
    _colleague(page, poster.person, day)
    _not_on(page, poster, day)
    named = _device(page, poster, own=own_device, device=device, day=day)
    passage = through_the_gate(doing, page, poster.person, poster.right, day)
    row: PosterRight = PosterRight.objects.create(
        id=uuid4(),
        site=page.row,
        person_id=poster.person,
        right=poster.right,
        own_device=own_device,
        device=named,
        by_id=me(doing),
        passage=passage,
        day=day,
        at=doing.at,
    )
    PosterLeave.objects.bulk_create(
        PosterLeave(right=row, request_id=one) for one in _leave(page, poster, day)
    )
    doing.record(person=poster.person, right=poster.right, granted=row.id)
    return row


def through_the_gate(doing: Doing, page: Loaded, person: UUID, right: PostingRight, day: date) -> UUID:
    """Pass the gate of posting rights inside the act under way; the passage.

    Raises GateShutError, NoPolicyError; RefusedError while the page is not in our hands; SitesError where posts would
    show somebody who is not to be shown.
    """
    _in_our_hands(page)
    _shown_or_not(person, day, shown=_asked_shown(page, person, right))
    passage = pass_gate(
        doing,
        GRANT,
        lambda: facts_for(page, person, right, day, giver=me(doing)),
        owner=page.row.unit_id,
        actor=person,
        day=day,
        subject=person,
    )
    return UUID(str(passage.id))


def _in_our_hands(page: Loaded) -> None:
    """Refuse a right on a page that somebody else has taken over: nobody posts there until it is over."""
    if posting_stopped([page.row.id]):
        raise RefusedError(
            "The page is not in our hands, and nobody posts there for us.",
            reason="not-in-our-hands",
            remedy="Wait until whoever sees to it says that it is over.",
        )


def _not_on(page: Loaded, poster: Poster, day: date) -> None:
    now = rights(PosterRight.objects.filter(site=page.row, person_id=poster.person, right=poster.right))
    if any(one.state(day) in {RightState.ACTIVE, RightState.SUSPENDED} for one in now):
        raise SitesError("They have this right already.", field="person", remedy="The list says since when.")


def _device(page: Loaded, poster: Poster, *, own: bool, device: str, day: date) -> str:
    named = plain_text_of(device, "device", 200)
    if own and not named:
        raise SitesError("Nobody has said which device.", field="device", remedy="Name it.")
    if own and not covers_own_device(page.row.unit_id, poster.person, named, day):
        raise SitesError(
            "There is no leave for a device of their own of that name.",
            field="device",
            remedy="They ask for it under Permissions; until then they post from the agency’s.",
        )
    return named


def _leave(page: Loaded, poster: Poster, day: date) -> list[UUID]:
    """The decisions on which the right rests."""
    powers = [power.id for power in powers_about(page.row.unit_id, day, POSTER)]
    rows = Request.objects.filter(
        power__in=powers,
        identity=identity_for(page.row.identity, poster.right),
        for_whom_id=poster.person,
        place__state__in=STANDS,
    )
    return list(rows.values_list("pk", flat=True))
