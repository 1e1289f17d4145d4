"""Where sites stand on a day, asked of the database: the same as `facts.state_of`, for as many as there are.

What a step changes is kept in the site's place; the day is compared there, so that an entry that nobody has touched is
under review from its day on without anything being written. Requests are asked where the room approvals keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from django.db.models import Exists, OuterRef, Q, QuerySet

from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.sites.facts.standing import BY_STAGE, IN_FORCE, NO, OVER
from bailiwick.apps.sites.models import Aim, AskedFor, Stage, State

_CALLED_OFF = frozenset({Decided.CALLED_OFF})
_MORE = frozenset({Decided.MORE_INFO})


def standing_so(state: State, day: date) -> Q:
    """The condition on sites that stand so on the day."""
    found = Q(place__stage__in=[stage for stage, told in BY_STAGE.items() if told is state])
    found |= Q(place__stage=Stage.ASKED) & _asked(state)
    found |= Q(place__stage=Stage.UNREGISTERED) & _unregistered(state)
    return found | (Q(place__stage=Stage.LIVE) & _live(state, day))


def _last() -> QuerySet[AskedFor]:
    """The requests to open a site that count: under each power the last."""
    asked: QuerySet[AskedFor] = AskedFor.objects.filter(aim=Aim.OPEN).order_by()
    newer = asked.filter(
        site=OuterRef("site"),
        request__power=OuterRef("request__power"),
        request__number__gt=OuterRef("request__number"),
    )
    return asked.filter(~Exists(newer), site=OuterRef("pk"))


def _any(states: Iterable[Decided]) -> Q:
    return Q(Exists(_last().filter(request__place__state__in=list(states))))


def _asked_at_all() -> Q:
    return Q(Exists(AskedFor.objects.filter(aim=Aim.OPEN, site=OuterRef("pk")).order_by()))


def _approved() -> Q:
    others = _last().exclude(request__place__state__in=list(IN_FORCE))
    return _asked_at_all() & ~Q(Exists(others))


_DECIDED: Mapping[State, tuple[frozenset[Decided], frozenset[Decided]]] = MappingProxyType(
    {
        State.UNAPPROVED: (OVER, frozenset()),
        State.REFUSED: (NO, OVER),
        State.WITHDRAWN: (_CALLED_OFF, OVER | NO),
        State.MORE_INFO: (_MORE, OVER | NO | _CALLED_OFF),
    }
)
"""What one of the requests came to, and what none of them may have come to."""


def _decided(state: State) -> Q:
    """What `facts.decision_of` says of the requests to open a site is this."""
    if state in _DECIDED:
        one, none = _DECIDED[state]
        return _any(one) & ~_any(none) if none else _any(one)
    if state is State.APPROVED:
        return _approved()
    if state is State.IN_REVIEW:
        return _asked_at_all() & ~_approved() & ~_any(OVER | NO | _CALLED_OFF | _MORE)
    return _never()


def _never() -> Q:
    return Q(pk__in=[])


def _asked(state: State) -> Q:
    return _decided(state) | ~_asked_at_all() if state is State.IN_REVIEW else _decided(state)


def _unregistered(state: State) -> Q:
    return _decided(state) | ~_asked_at_all() if state is State.UNAPPROVED else _decided(state)


def _live(state: State, day: date) -> Q:
    # What a row of the place tells comes before what has to be looked up elsewhere: so few are looked up.
    older, looked_at = Q(place__older=True), Q(place__reviewed_on__isnull=False)
    stale = Q(place__stale_on__isnull=True) | Q(place__stale_on__lte=day)
    settled = (~older | looked_at) & _approved()
    match state:
        case State.UNAPPROVED:
            return _decided(State.UNAPPROVED) | (~older & ~_approved())
        case State.UNDER_REVIEW:
            waits = older & (~looked_at | ~_approved()) & ~_decided(State.UNAPPROVED)
            return (stale & settled) | waits
        case State.LIVE:
            return ~stale & settled
        case _:
            return _never()
