"""Appending to a log: content to manifest, manifest to salted leaf, leaf to the right edge of the tree."""

from __future__ import annotations

import functools
import hashlib
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from django.db import connections

from bailiwick.apps.journal.errors import FreeTextError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.logs import Log
from bailiwick.apps.journal.models import Outcome
from bailiwick.apps.journal.services.standing import refuse_when_stopped
from bailiwick.kernel.canonical import canonical_json
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ledger.leaves import SALT_SIZE, Leaf, commitment_to

VERSION = 1
"""Of the manifest's form."""
_ID_SIZE = 16
_PLAIN = re.compile(r"[\w.:/+@=-]{0,160}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry says: the act and its outcome, who, when, what about, and ids and digests as details."""

    act: str
    outcome: Outcome
    at: datetime
    actor: Actor
    subject: tuple[str, str] = ("", "")
    reason: str = ""
    details: Mapping[str, object] | None = None

    def manifest(self, record: str) -> bytes:
        """The canonical JSON that the leaf commits to."""
        return canonical_json(
            {
                "v": VERSION,
                "record": record,
                "act": self.act,
                "outcome": str(self.outcome),
                "reason": self.reason,
                "at": told(self.at),
                "actor": {
                    "kind": str(self.actor.kind),
                    "id": str(self.actor.identity or ""),
                    "channel": str(self.actor.channel),
                    "address": self.actor.address,
                },
                "subject": {"kind": self.subject[0], "id": self.subject[1]},
                "details": dict(self.details or {}),
            }
        )


@functools.lru_cache(maxsize=64)
def told(moment: datetime) -> str:
    """A moment in UTC to the microsecond, as manifests and leaves write it (RFC 3339)."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def plain(name: str, value: object) -> object:
    """The value as a manifest may hold it: ids, codes, digests, numbers, days and moments, and lists and maps of them.

    Raises FreeTextError for words in their own right and for floats: they are kept elsewhere, or not at all.
    """
    result: object
    match value:
        case None | bool() | int():
            result = value
        case Enum():
            result = plain(name, value.value)
        case UUID():
            result = str(value)
        case datetime():
            result = told(value)
        case date():
            result = value.isoformat()
        case str() if _PLAIN.fullmatch(value):
            result = value
        case Mapping():
            result = {str(key): plain(f"{name}.{key}", one) for key, one in value.items()}
        case set() | frozenset():
            result = sorted((plain(name, one) for one in value), key=str)
        case list() | tuple():
            result = [plain(name, one) for one in value]
        case _:
            raise FreeTextError(
                f"{name} of an entry holds free text or a {type(value).__name__}.",
                remedy="Record an id, a code or a digest.",
            )
    return result


@dataclass(slots=True)
class Appended:
    """Where an entry stands, and its random id."""

    index: int
    record: str


@dataclass(frozen=True, slots=True)
class _Statements:
    """What appending says to a database; written out, because it is said at every act."""

    head: str
    insert: str
    advance: str


@functools.cache
def _statements(log: Log, vendor: str) -> _Statements:
    # SQLite's transactions are IMMEDIATE, so one writes at a time; PostgreSQL locks the head.
    lock, value = (" FOR UPDATE", "%s") if vendor == "postgresql" else ("", "?")
    head, entries = log.heads._meta.db_table, log.entries._meta.db_table
    columns = ", ".join(f'"{name}"' for name in _COLUMNS)
    values = ", ".join([value] * len(_COLUMNS))
    return _Statements(
        head=f"SELECT frontier FROM {head} WHERE id = 1{lock}",  # noqa: S608 -- a model's table
        insert=f"INSERT INTO {entries} ({columns}) VALUES ({values})",  # noqa: S608 -- as above
        advance=f"UPDATE {head} SET size = {value}, frontier = {value} WHERE id = 1",  # noqa: S608 -- as above
    )


_COLUMNS = (
    "index", "record", "act", "outcome", "reason", "at", "actor_kind", "actor", "channel", "subject_kind", "subject",
    "manifest", "salt", "leaf", "leaf_hash",
)  # fmt: skip


def append(log: Log, contents: Sequence[Content]) -> list[Appended]:
    """Append one entry for each content, in order, under the head's lock. Must run in a transaction of the act.

    Raises StoppedError where the database and the checkpoints that were signed do not belong together.
    """
    connection = connections[log.database]
    statements = _statements(log, connection.vendor)
    # Said to the driver itself: Django's wrapping of three statements would cost as much as all the hashing.
    with connection.wrap_database_errors:
        cursor = connection.connection.cursor()
        frontier = _locked_head(log, cursor, statements.head)
        refuse_when_stopped(log, frontier.size)
        form = _form(log.database, native=connection.features.has_native_uuid_field)
        rows = [_row(index, content, form) for index, content in enumerate(contents, frontier.size)]
        frontier = frontier.append_all([row[-1] for row in rows])
        cursor.executemany(statements.insert, rows)
        cursor.execute(statements.advance, (frontier.size, frontier.to_bytes()))
    return [Appended(row[0], str(row[1])) for row in rows]


def _locked_head(log: Log, cursor: Any, statement: str) -> Frontier:
    found = cursor.execute(statement).fetchone()
    if not found:
        # The very first entry; two processes at once agree on who was first.
        heads = log.heads.objects.using(log.database)
        heads.bulk_create([log.heads(frontier=Frontier().to_bytes())], ignore_conflicts=True)
        found = cursor.execute(statement).fetchone()
    return Frontier.from_bytes(bytes(found[0]))


@dataclass(frozen=True, slots=True)
class _Form:
    """How a database's driver takes random ids and moments: its own uuid, or 32 hexadecimal digits; its own time."""

    native: bool
    of_time: Callable[[datetime], object]


@functools.cache
def _form(database: str, *, native: bool) -> _Form:
    if native:
        return _Form(native, lambda moment: moment)
    of_time = connections[database].ops.adapt_datetimefield_value
    return _Form(native, functools.lru_cache(maxsize=64)(of_time))


def _row(index: int, content: Content, form: _Form) -> tuple[Any, ...]:
    actor, drawn = content.actor, secrets.token_bytes(SALT_SIZE + _ID_SIZE)
    digits, record = _random_id(drawn[SALT_SIZE:])
    salt, manifest = drawn[:SALT_SIZE], content.manifest(record)
    leaf = Leaf(
        type=content.act,
        record=record,
        reason=content.reason or str(content.outcome),
        actor=actor.key,
        recorded_at=content.at.astimezone(UTC),
        commitment=commitment_to(salt, hashlib.sha256(manifest).digest()),
    ).to_bytes()
    return (
        index,
        record if form.native else digits,
        content.act,
        str(content.outcome),
        content.reason,
        form.of_time(content.at),
        str(actor.kind),
        None if actor.identity is None else str(actor.identity) if form.native else actor.identity.hex,
        str(actor.channel),
        *content.subject,
        manifest,
        salt,
        leaf,
        leaf_hash(leaf),
    )


def _random_id(drawn: bytes) -> tuple[str, str]:
    """A random UUID (RFC 9562, version 4) as digits and as text; the library's takes four times as long."""
    own = bytearray(drawn)
    own[6] = own[6] & 0x0F | 0x40
    own[8] = own[8] & 0x3F | 0x80
    digits = own.hex()
    return digits, f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
