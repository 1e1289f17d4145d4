"""What is known of a site, folded from its steps: who owns it, what it is called, how it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from bailiwick.apps.sites.models import Comments
from bailiwick.kernel.canonical import canonical_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The entry of a site in the register on a day. What nobody has said is empty or None."""

    owner: UUID | None = None
    backup: UUID | None = None
    admins: tuple[UUID, ...] = ()
    """Who else has rights of an administrator there."""
    name: str = ""
    handle: str = ""
    address: str = ""
    goal: str = ""
    audience: str = ""
    language: str = ""
    series: str = ""
    capacity: str = ""
    """In which capacity it speaks, and who gave it."""
    comments: str = ""
    comments_why: str = ""
    comments_until: date | None = None
    second_factor: bool | None = None
    own_logins: bool | None = None
    """Each administrator has a login of their own."""
    recovery: bool | None = None
    """Somebody knows how to get the account back."""

    @property
    def administrators(self) -> tuple[UUID, ...]:
        """Everybody with rights of an administrator: owner, backup, and the others."""
        return tuple(dict.fromkeys(one for one in (self.owner, self.backup, *self.admins) if one))

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name or self.handle

    def comments_on(self, day: date) -> str:
        """Whether visitors may comment on that day: what was limited is open again after its end."""
        if self.comments in {Comments.LIMITED, Comments.OFF} and self.comments_until is not None:
            return self.comments if day <= self.comments_until else str(Comments.OPEN)
        return self.comments

    def with_(self, sets: Mapping[str, Any]) -> Entry:
        """The entry after a step."""
        return replace(
            self, **{name: _READ[name](value) if name in _READ else value for name, value in sets.items()}
        )


def _person(value: str | None) -> UUID | None:
    return UUID(value) if value else None


_READ: Mapping[str, Callable[[Any], Any]] = {
    "owner": _person,
    "backup": _person,
    "admins": lambda value: tuple(UUID(one) for one in value),
    "comments_until": lambda value: date.fromisoformat(value) if value else None,
}
NAMES = frozenset(one.name for one in fields(Entry))


def sets_text(**sets: Any) -> str:
    """What a step sets, as canonical JSON."""
    plain = {name: _plain(value) for name, value in sets.items()}
    assert plain.keys() <= NAMES  # noqa: S101 -- a service that sets what no entry has is a mistake of ours
    return canonical_json(plain).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


def read_sets(text: str) -> Mapping[str, Any]:
    """What a step sets, as plain data."""
    found: Mapping[str, Any] = orjson.loads(text)
    return found
