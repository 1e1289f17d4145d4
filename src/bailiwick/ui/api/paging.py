"""Lists page by page: a cursor that says where the next page begins, which only we can make and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Generic, TypeVar

from django.core import signing
from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from bailiwick.kernel.canonical import canonical_json
from bailiwick.ui.api.problems import Kind, ProblemError

T = TypeVar("T")
S = TypeVar("S")
_PURPOSE = "bailiwick.cursor"
MOST = 100

Cursor = Annotated[
    str,
    Query(description="`next` of the page before, asked for alike; none for the first page.", max_length=400),
]
Words = Annotated[str, Query(description="Words to look for.", max_length=80, pattern=r"^[^\x00]*$")]
Limit = Annotated[int, Query(description="How many at most.", ge=1, le=MOST)]


class Listed(Schema, Generic[T]):
    """One page of a list."""

    items: list[T]
    next: str | None = Field(
        None, description="Ask with it as `cursor` for what follows; null on the last page."
    )


def mark(request: HttpRequest, *place: str) -> str:
    """A cursor for a place in the list that is asked for: its address and its filters."""
    return signing.dumps(list(place), salt=_salt(request))


def place_of(request: HttpRequest, cursor: str) -> list[str]:
    """The place that a cursor stands for; empty for the beginning. Raises ProblemError: no cursor of that list."""
    if not cursor:
        return []
    try:
        found = signing.loads(cursor, salt=_salt(request))
    except signing.BadSignature as error:
        raise ProblemError(
            Kind.NOT_READ, "This is no cursor of this list.", remedy="Begin again without one."
        ) from error
    return [str(one) for one in found]


def _salt(request: HttpRequest) -> str:
    filters = {
        name: told for name, told in request.GET.lists() if name not in {"cursor", "limit"} and any(told)
    }
    return f"{_PURPOSE} {request.path} {canonical_json(filters).decode()}"


def page_of(  # noqa: PLR0913, PLR0917 -- a list, how it is told, and what of it is asked for
    request: HttpRequest,
    found: Iterable[T],
    order: Callable[[T], tuple[str, str]],
    shown: Callable[[T], S],
    cursor: str,
    limit: int,
) -> Listed[S]:
    """The page of a list after a cursor.

    `order` gives what it is sorted by and an id: what comes and goes in between neither repeats nor hides the rest.
    """
    after = tuple(place_of(request, cursor))
    rows = sorted(((order(one), one) for one in found), key=lambda row: row[0])
    rows = [row for row in rows if not after or row[0] > after]
    follows = mark(request, *rows[limit - 1][0]) if len(rows) > limit else None
    return Listed(items=[shown(one) for _, one in rows[:limit]], next=follows)
