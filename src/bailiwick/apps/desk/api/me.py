"""What the desk tells other programs: who asks, what waits for them and what is wrong."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import Field

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.selectors import asker_of, token_of
from bailiwick.apps.accounts.services.api_access import needs
from bailiwick.apps.roster.selectors import cards_of, names_of, roles_of
from bailiwick.ui.api.paging import Cursor, Limit, Listed, page_of
from bailiwick.ui.contributing import Item, Looker, waiting_for, wrong_for

router = Router(tags=["Me"])


class TokenTold(Schema):
    """The token that was sent."""

    id: UUID
    name: str
    purposes: list[Scope]
    ends_at: datetime


class OwnRole(Schema):
    """A role, and the unit that it is for."""

    role: str
    unit: UUID


class Me(Schema):
    """Who asks: their person, where they work, and what they came in with."""

    person: UUID | None = Field(description="Null for an account that belongs to nobody.")
    name: str
    units: list[UUID] = Field(description="The units they work for today.")
    roles: list[OwnRole]
    token: TokenTold | None = Field(description="Null where a session was sent.")


class ItemTold(Schema):
    """One thing of a home page: what it is, since when, and what to do about it on which page."""

    says: str
    since: datetime
    remedy: str
    page: str


@router.get("/me", auth=needs(Scope.ME), response=Me, summary="Who I am")
def me(request: HttpRequest) -> Me:
    """Tell the person whose token or session was sent, their units and roles today, and what the token is for."""
    actor, day = asker_of(request), timezone.localdate()
    token = token_of(request)
    who = actor.identity
    names = names_of([who]) if who else {}
    return Me(
        person=who if who in names else None,
        name=names.get(who, "") if who else "",
        units=[card.unit for card in cards_of(who, day)] if who else [],
        roles=[OwnRole(role=role, unit=unit) for role, unit in roles_of(who, day)] if who else [],
        token=TokenTold(
            id=token.pk,
            name=token.name,
            purposes=[Scope(one) for one in token.scopes.split()],
            ends_at=token.ends_at,
        )
        if token
        else None,
    )


@router.get("/me/waiting", auth=needs(Scope.ME), response=Listed[ItemTold], summary="What waits for me")
def waiting(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Listed[ItemTold]:
    """List what waits for whoever asks, as their home page does, the oldest first."""
    return _items(request, waiting_for(_looker(request)), cursor, limit)


@router.get("/me/wrong", auth=needs(Scope.ME), response=Listed[ItemTold], summary="What is wrong")
def wrong(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Listed[ItemTold]:
    """List what is wrong and whoever asks may know of, as their home page does, the oldest first."""
    return _items(request, wrong_for(_looker(request)), cursor, limit)


def _looker(request: HttpRequest) -> Looker:
    who = asker_of(request).identity
    assert who is not None  # noqa: S101 -- whoever is let in is somebody
    return Looker(who, timezone.now())


def _items(request: HttpRequest, found: list[Item], cursor: str, limit: int) -> Listed[ItemTold]:
    def told(one: Item) -> ItemTold:
        return ItemTold(says=str(one.says), since=one.since, remedy=str(one.remedy), page=one.url)

    return page_of(
        request, found, lambda one: (one.since.isoformat(), f"{one.url} {one.says}"), told, cursor, limit
    )
