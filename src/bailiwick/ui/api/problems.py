"""Problems as other programs are told of them (RFC 9457): one form for everything that goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.errors import BailiwickError

MEDIA_TYPE = "application/problem+json"
_EXPLAINED = "/api/v1/#"
"""Where each kind is explained, by its name."""


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of problem: its status, its title, and what it means for whoever wrote the program."""

    status: int
    title: str
    means: str


class Kind(Enum):
    """Every kind of problem, by the name that stands in `type`."""

    NOT_READ = "not-read"
    KEY_MISSING = "key-missing"
    NOT_SIGNED_IN = "not-signed-in"
    NOT_FOR_THAT = "not-for-that"
    SECOND_STEP = "second-step"
    NOT_OUR_PAGE = "not-our-page"
    REFUSED = "refused"
    ABSENT = "absent"
    NOT_SO = "not-so"
    CHANGED = "changed"
    TOO_LARGE = "too-large"
    DOES_NOT_FIT = "does-not-fit"
    KEY_USED = "key-used"
    TOO_MANY = "too-many"
    BROKEN = "broken"
    NOT_NOW = "not-now"
    STOPPED = "stopped"

    @property
    def told(self) -> Told:
        """Its status, title and meaning."""
        return KINDS[self]


KINDS: Mapping[Kind, Told] = {
    Kind.NOT_READ: Told(
        400, "We could not read that", "The body is no JSON, or a cursor is not one of ours."
    ),
    Kind.KEY_MISSING: Told(
        400,
        "There is no Idempotency-Key",
        "What acts is asked for under a key of your own, so that sending it again does nothing twice.",
    ),
    Kind.NOT_SIGNED_IN: Told(
        401, "Nobody is signed in", "Send a token: it is unknown, over, or ended, or there is none."
    ),
    Kind.NOT_FOR_THAT: Told(
        403, "This token is not for that", "Its owner named other purposes. They can make another one."
    ),
    Kind.SECOND_STEP: Told(
        403,
        "A person has to show their second step",
        "A token is no second step. `page` is where the person does it, in a browser.",
    ),
    Kind.NOT_OUR_PAGE: Told(
        403, "This was not sent from our page", "A session needs the page's own token (X-CSRFToken)."
    ),
    Kind.REFUSED: Told(
        403, "This was refused", "Whoever asked may not do it. The refusal is an entry; `reason` is its code."
    ),
    Kind.ABSENT: Told(
        404, "There is nothing at this address", "Or nothing for whoever asks: the two are the same."
    ),
    Kind.NOT_SO: Told(405, "This address takes no such method", "`Allow` tells which it takes."),
    Kind.CHANGED: Told(
        412, "It has changed since it was shown", "Read it again, and decide about what it is now."
    ),
    Kind.TOO_LARGE: Told(413, "That is too much at once", "Nothing of it was read."),
    Kind.DOES_NOT_FIT: Told(
        422, "This does not fit", "A field is missing or wrong; `fields` names each. Nothing was changed."
    ),
    Kind.KEY_USED: Told(
        422,
        "The key stands for something else",
        "It was used with another body. Take a new key for a new act.",
    ),
    Kind.TOO_MANY: Told(
        429, "Too many requests", "Wait for as many seconds as Retry-After says. Nothing was done."
    ),
    Kind.BROKEN: Told(500, "We could not finish this", "A part of our own broke. Nothing was kept."),
    Kind.NOT_NOW: Told(
        503,
        "This cannot be done just now",
        "A part that it needs does not answer as it should. Nothing was done: send it again under the same key, after "
        "as many seconds as Retry-After says, where it does.",
    ),
    Kind.STOPPED: Told(503, "The journal has stopped", "Nothing can be done until people have looked at it."),
}


class FieldProblem(Schema):
    """What does not fit of one field."""

    field: str = Field(description="Where it stands: `body`, `query` or `path`, then the names, with dots.")
    says: str = Field(description="What does not fit.")


class Problem(Schema):
    """What went wrong, told to a program (RFC 9457)."""

    type: str = Field(description="The kind, as an address that explains it.")
    title: str = Field(description="The kind in words; the same for all of it.")
    status: int = Field(description="The HTTP status again.")
    detail: str = Field(description="What happened here, in words for a person.")
    remedy: str = Field("", description="What to do about it, in words for a person.")
    reason: str = Field("", description="Of a refusal: the code that the journal keeps.")
    page: str = Field("", description="The page where a person can do it.")
    fields: list[FieldProblem] = Field(default_factory=list, description="What does not fit, field by field.")


class ProblemError(BailiwickError):
    """A problem that a program is told of; raised where it is found."""

    def __init__(self, kind: Kind, message: str = "", *, remedy: str = "", page: str = "") -> None:
        super().__init__(message or kind.told.means, remedy=remedy)
        self.kind, self.page = kind, page


def answer(  # noqa: PLR0913 -- the parts of a problem, by name
    kind: Kind,
    detail: str = "",
    *,
    remedy: str = "",
    reason: str = "",
    page: str = "",
    fields: list[FieldProblem] | None = None,
) -> HttpResponse:
    """A problem as a response. It quotes nothing of the request."""
    told = kind.told
    problem: dict[str, object] = {
        "type": f"{_EXPLAINED}{kind.value}",
        "title": told.title,
        "status": told.status,
        "detail": detail or told.means,
    }
    more = {"remedy": remedy, "reason": reason, "page": page, "fields": [one.dict() for one in fields or ()]}
    problem |= {name: value for name, value in more.items() if value}
    return HttpResponse(canonical_json(problem), status=told.status, content_type=MEDIA_TYPE)


def answer_to(error: ProblemError) -> HttpResponse:
    """A problem that was raised, as a response."""
    return answer(error.kind, error.message, remedy=error.remedy, page=error.page)
