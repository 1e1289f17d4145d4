"""Lists page by page: a cursor that says where the next page begins, which only we can make and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Generic, TypeVar

from django.core import signing
from ninja import Query, Schema
from pydantic import Field

from bailiwick.ui.api.problems import Kind, ProblemError

T = TypeVar("T")
S = TypeVar("S")
_PURPOSE = "bailiwick.cursor"
MOST = 100

Cursor = Annotated[
    str, Query(description="`next` of the page before; none for the first page.", max_length=400)
]
Words = Annotated[str, Query(description="Words to look for.", max_length=80, pattern=r"^[^\x00]*$")]
Limit = Annotated[int, Query(description="How many at most.", ge=1, le=MOST)]


class Listed(Schema, Generic[T]):
    """One page of a list."""

    items: list[T]
    next: str | None = Field(
        None, description="Ask with it as `cursor` for what follows; null on the last page."
    )


def mark(*place: str) -> str:
    """A cursor for a place in a list."""
    return signing.dumps(list(place), salt=_PURPOSE)


def place_of(cursor: str) -> list[str]:
    """The place that a cursor stands for; empty for the beginning. Raises ProblemError for what is no cursor."""
    if not cursor:
        return []
    try:
        found = signing.loads(cursor, salt=_PURPOSE)
    except signing.BadSignature as error:
        raise ProblemError(
            Kind.NOT_READ, "This is no cursor of ours.", remedy="Begin again without one."
        ) from error
    return [str(one) for one in found]


def page_of(
    found: Iterable[T],
    order: Callable[[T], tuple[str, str]],
    shown: Callable[[T], S],
    cursor: str,
    limit: int,
) -> Listed[S]:
    """The page of a list after a cursor.

    `order` gives what it is sorted by and an id: what comes and goes in between neither repeats nor hides the rest.
    """
    after = tuple(place_of(cursor))
    rows = sorted(((order(one), one) for one in found), key=lambda row: row[0])
    rows = [row for row in rows if not after or row[0] > after]
    follows = mark(*rows[limit - 1][0]) if len(rows) > limit else None
    return Listed(items=[shown(one) for _, one in rows[:limit]], next=follows)
