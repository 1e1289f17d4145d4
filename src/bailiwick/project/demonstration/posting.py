"""Who may post on the demo's pages, and who keeps their credentials: rights in each state, and a page with too few."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from bailiwick.apps.approvals.selectors.requests import Loaded as Request
from bailiwick.apps.approvals.selectors.requests import load
from bailiwick.apps.approvals.services import approve, endorse
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import Place, PosterRight, PostingRight
from bailiwick.project.demonstration import publishing
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

Told = Mapping[str, Any]
_CUSTODY: Mapping[str, Callable[[Actor, UUID, UUID | None, str], object]] = MappingProxyType(
    {
        "name": lambda actor, page, person, _: services.name_custodian(actor, page, _known(person)),
        "keep": lambda actor, page, _, words: services.say_where_kept(actor, page, words),
        "disclose": lambda actor, page, person, words: services.disclose(actor, page, _known(person), words),
        "rotate": lambda actor, page, _, words: services.rotate(actor, page, words),
    }
)
"""What the file names of credentials."""


def give_rights(made: Made) -> None:
    """Each right as far as its steps lead it, then who keeps the credentials."""
    for told in read("posters"):
        page = Place.objects.get(handle=told["page"]).site_id
        for right in told["rights"]:
            _right(made, page, {"page": told["page"], **right})
        for step in told["custody"]:
            person = made.people[step["person"]] if "person" in step else None
            _CUSTODY[step["do"]](made.as_(step["by"]), page, person, step.get("words", ""))


def _right(made: Made, page: UUID, told: Told) -> None:
    poster = services.Poster(site=page, person=made.people[told["who"]], right=PostingRight(told["right"]))
    asked = services.ask_posting(made.as_(told["asked_by"]), poster, told["words"])
    for step in told["steps"]:
        if step["do"] == "post":
            publishing.write(made, {"who": step["by"], "page": told["page"], **step})
        else:
            _step(made.as_(step["by"]), poster, asked, step)


def _step(actor: Actor, poster: services.Poster, asked: Sequence[UUID], told: Told) -> None:
    if told["do"] in {"endorse", "approve"}:
        for request in asked:
            if told["do"] == "endorse":
                endorse(actor, request, "Fits.")
            else:
                approve(actor, request, digest=_loaded(request).shown)
    elif told["do"] == "grant":
        services.grant_right(actor, poster, device=told.get("device", ""))
    else:
        right = PosterRight.objects.get(site_id=poster.site, person_id=poster.person, right=poster.right).id
        does = services.suspend_right if told["do"] == "suspend" else services.end_right
        does(actor, right, told["words"])


def _loaded(request: UUID) -> Request:
    found = load(request)
    assert found is not None  # noqa: S101 -- it was asked a step before
    return found


def _known(person: UUID | None) -> UUID:
    assert person is not None  # noqa: S101 -- the file names somebody
    return person
