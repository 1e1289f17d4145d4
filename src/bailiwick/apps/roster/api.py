"""What the roster tells other programs: people as colleagues see them, units, and who may use which power."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.services.api_access import acting, needs
from bailiwick.apps.roster.facts import Card
from bailiwick.apps.roster.models import Category, UnitKind
from bailiwick.apps.roster.selectors import Row, cards, colleague_asking, outline, who_may_each
from bailiwick.apps.roster.selectors.pages import person_page, unit_page
from bailiwick.apps.roster.services import Work, add_person
from bailiwick.apps.roster.services.delegating import SEALED_OBJECTS
from bailiwick.ui.api.paging import Cursor, Limit, Listed, Words, page_of
from bailiwick.ui.shelf import shelf

router = Router(tags=["People, units and powers"])
EVERYBODY = 10_000


class CardTold(Schema):
    """What every colleague sees of somebody; who works here as two things is told twice."""

    person: UUID
    name: str
    title: str
    unit: UUID
    unit_name: str


class NamedTold(Schema):
    """Somebody or something by id and name."""

    id: UUID
    name: str


class RoleTold(Schema):
    """A role that somebody has, for a unit."""

    role: str
    unit: NamedTold
    starts: date
    last_day: date | None
    acting: bool


class PersonTold(Schema):
    """Somebody's page. Address and number are empty for whoever does not look after the record."""

    id: UUID
    name: str
    works: list[CardTold]
    chain: list[NamedTold] = Field(
        description="The chain of command above them, from their own supervisor upwards."
    )
    roles: list[RoleTold]
    email: str
    number: str


class UnitTold(Schema):
    """A unit of the tree."""

    id: UUID
    code: str
    name: str
    kind: UnitKind
    parent: UUID | None
    people: int


class UnitPageTold(Schema):
    """A unit's page: what stands above and below it, who leads it and who works there."""

    id: UUID
    code: str
    name: str
    kind: UnitKind
    above: list[NamedTold]
    parts: list[UnitTold]
    lead: NamedTold | None
    people: list[CardTold]


class HolderTold(Schema):
    """Somebody who may use a power, and by what."""

    person: UUID
    how: str
    scope: list[str] = Field(description="What they may use it for; empty: for all of it.")


class PowerTold(Schema):
    """A power that a policy gives: which clause, to which role, and who may use it for the unit today."""

    power: str
    clause: str
    role: str
    may: list[HolderTold]
    needed: int = Field(description="How many of them have to say yes together.")
    why_nobody: str


class NewPerson(Schema):
    """Somebody who works here, and as what. They need neither an account nor an address."""

    name: str = Field(min_length=1, max_length=120)
    unit: UUID
    category: Category
    starts: date
    last_day: date | None = None
    title: str = Field("", max_length=120)
    email: str = Field("", max_length=254)
    number: str = Field("", max_length=40, description="HR's number.")
    supervisor: UUID | None = None
    paid: bool = True
    sworn: bool = False
    full_time: bool = True


class Made(Schema):
    """What was made."""

    id: UUID


@router.get("/people", auth=needs(Scope.PEOPLE), response=Listed[CardTold], summary="Who works here")
def people(request: HttpRequest, q: Words = "", cursor: Cursor = "", limit: Limit = 50) -> Listed[CardTold]:
    """List who works here today, by name, as the list of people does; `q` looks in names and titles."""
    _, day = colleague_asking(request)
    found = cards(day, q, most=EVERYBODY)
    return page_of(
        request, found, lambda one: (one.name, f"{one.person} {one.unit} {one.title}"), _card, cursor, limit
    )


@router.get("/people/{uuid:person}", auth=needs(Scope.PEOPLE), response=PersonTold, summary="One person")
def person(request: HttpRequest, person: UUID) -> PersonTold:
    """Tell of somebody what their page tells whoever asks: colleagues see less than human resources."""
    actor, day = colleague_asking(request)
    page = person_page(actor, person, day)
    if page is None:
        raise Http404  # hidden and absent are told alike
    return PersonTold(
        id=page.person.id,
        name=page.person.name,
        works=[_card(one.card) for one in page.works],
        chain=[NamedTold(id=one.id, name=one.name) for one in page.chain],
        roles=[
            RoleTold(
                role=one.role,
                unit=NamedTold(id=one.unit.id, name=one.unit.name),
                starts=one.starts,
                last_day=one.last_day,
                acting=one.acting,
            )
            for one in page.roles
        ],
        email=page.email,
        number=page.number,
    )


@router.post("/people", auth=needs(Scope.PEOPLE_KEEP), response={201: Made}, summary="Add a person")
@acting
def enter(request: HttpRequest, new: NewPerson) -> Status[Made]:
    """Enter somebody who works here from a day on, as human resources does on the page."""
    actor, _ = colleague_asking(request)
    work = Work(
        unit=new.unit,
        category=new.category,
        starts=new.starts,
        until=new.last_day + timedelta(days=1) if new.last_day else None,
        title=new.title,
        supervisor=new.supervisor,
        paid=new.paid,
        sworn=new.sworn,
        full_time=new.full_time,
    )
    made = add_person(actor, name=new.name, work=work, email=new.email, external_id=new.number)
    return Status(201, Made(id=made.id))


@router.get("/units", auth=needs(Scope.PEOPLE), response=Listed[UnitTold], summary="The agency's units")
def units(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Listed[UnitTold]:
    """List the units of today, by code, each with the unit that it stands below."""
    _, day = colleague_asking(request)
    return page_of(request, outline(day), lambda one: (one.code, str(one.unit)), _unit, cursor, limit)


@router.get("/units/{uuid:unit}", auth=needs(Scope.PEOPLE), response=UnitPageTold, summary="One unit")
def unit(request: HttpRequest, unit: UUID) -> UnitPageTold:
    """Tell of a unit what its page tells every colleague."""
    actor, day = colleague_asking(request)
    page = unit_page(actor, unit, day)
    if page is None:
        raise Http404
    return UnitPageTold(
        id=page.unit.id,
        code=page.code,
        name=page.unit.name,
        kind=page.kind,
        above=[NamedTold(id=one.id, name=one.name) for one in page.above],
        parts=[_unit(one) for one in page.parts],
        lead=NamedTold(id=page.lead.id, name=page.lead.name) if page.lead else None,
        people=[_card(one) for one in page.people],
    )


@router.get(
    "/powers", auth=needs(Scope.PEOPLE), response=Listed[PowerTold], summary="Who may use which power"
)
def powers(
    request: HttpRequest,
    unit: UUID,
    policy: Annotated[str, Query(description="A policy's id, such as nmpd.", max_length=40)],
    cursor: Cursor = "",
    limit: Limit = 50,
) -> Listed[PowerTold]:
    """List the powers that a policy gives, each with who may use it for the unit today, or why nobody may."""
    _, day = colleague_asking(request)
    if policy not in shelf().policies or unit not in {row.unit for row in outline(day)}:
        raise Http404
    known = [one for one in shelf().policies[policy].powers.values() if one.object not in SEALED_OBJECTS]
    answers = who_may_each(known, unit, day)
    told = [
        PowerTold(
            power=one.id,
            clause=one.clause,
            role=one.holder,
            may=[
                HolderTold(person=may.person, how=may.how.value, scope=list(may.scope))
                for may in answers[one.id].may
            ],
            needed=answers[one.id].needed,
            why_nobody=str(answers[one.id].why_nobody or ""),
        )
        for one in known
    ]
    return page_of(request, told, lambda one: (one.power, ""), lambda one: one, cursor, limit)


def _card(one: Card) -> CardTold:
    return CardTold(person=one.person, name=one.name, title=one.title, unit=one.unit, unit_name=one.unit_name)


def _unit(one: Row) -> UnitTold:
    return UnitTold(
        id=one.unit, code=one.code, name=one.name, kind=one.kind, parent=one.parent, people=one.people
    )
