"""Appending to a log: content to manifest, manifest to salted leaf, leaf to the right edge of the tree."""

from __future__ import annotations

import functools
import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections

from bailiwick.apps.journal.errors import FreeTextError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.logs import Log
from bailiwick.apps.journal.models import Outcome
from bailiwick.apps.journal.services.standing import refuse_when_stopped
from bailiwick.kernel.canonical import canonical_json
from bailiwick.ledger.frontier import Frontier, grown, size_in
from bailiwick.ledger.hashing import LEAF_PREFIX
from bailiwick.ledger.leaves import SALT_SIZE, LeafForm, commitment_to

VERSION = 1
"""Of the manifest's form."""
_ID_SIZE = 16
_DRAWN = SALT_SIZE + _ID_SIZE
_IN_COMMON = 5
"""The first fields of a Content: what many entries of one act have in common."""
_PLAIN = re.compile(r"[\w.:/+@=-]{0,160}", re.ASCII)


class Content(NamedTuple):
    """What an entry says: the act and its outcome, who, when, what about, and ids and digests as details.

    One is made for every entry; a frozen dataclass takes three times as long to make.
    """

    act: str
    outcome: Outcome
    at: datetime
    actor: Actor
    reason: str = ""
    subject: tuple[str, str] = ("", "")
    details: dict[str, object] | None = None


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
        size = size_in(frontier)
        refuse_when_stopped(log, size)
        rows = _rows(size, contents, native=connection.features.has_native_uuid_field)
        cursor.executemany(statements.insert, rows)
        cursor.execute(statements.advance, (size + len(rows), grown(frontier, [row[-1] for row in rows])))
    return [Appended(row[0], str(row[1])) for row in rows]


def _locked_head(log: Log, cursor: Any, statement: str) -> bytes:
    found = cursor.execute(statement).fetchone()
    if not found:
        # The very first entry; two processes at once agree on who was first.
        heads = log.heads.objects.using(log.database)
        heads.bulk_create([log.heads(frontier=Frontier().to_bytes())], ignore_conflicts=True)
        found = cursor.execute(statement).fetchone()
    return bytes(found[0])


class _Common(NamedTuple):
    """What entries of one act, outcome, reason, moment and actor have in common, made once for all that follow."""

    columns: tuple[object, ...]
    told: Mapping[str, object]
    form: LeafForm


def _common(content: Content, *, native: bool) -> _Common:
    actor, at = content.actor, content.at.astimezone(UTC)
    # Three words of enums, as plain text: a driver takes nothing else.
    outcome, kind, channel = str(content.outcome), str(actor.kind), str(actor.channel)
    identity = "" if actor.identity is None else str(actor.identity)
    # As Django writes them: a database's own types, or 32 digits and a time without its zone.
    moment = at if native else str(at.replace(tzinfo=None))
    column = (identity if native else identity.replace("-", "")) or None
    form = LeafForm.of(content.act, content.reason or outcome, actor.key, at)
    return _Common(
        (content.act, outcome, content.reason, moment, kind, column, channel),
        {
            "v": VERSION,
            "act": content.act,
            "outcome": outcome,
            "reason": content.reason,
            "at": told(at),
            "actor": {"kind": kind, "id": identity, "channel": channel, "address": actor.address},
        },
        form,
    )


def _rows(start: int, contents: Sequence[Content], *, native: bool) -> list[tuple[Any, ...]]:
    drawn, place, sha256 = os.urandom(len(contents) * _DRAWN), 0, hashlib.sha256
    rows: list[tuple[Any, ...]] = []
    last, common = tuple[object, ...](), None
    for index, content in enumerate(contents, start):
        if common is None or content[:_IN_COMMON] != last:
            last, common = content[:_IN_COMMON], _common(content, native=native)
        salt, place = drawn[place : place + SALT_SIZE], place + _DRAWN
        digits, record = _random_id(drawn[place - _ID_SIZE : place])
        kind, subject = content.subject
        manifest = canonical_json(
            {
                **common.told,
                "record": record,
                "subject": {"kind": kind, "id": subject},
                "details": content.details or {},
            }
        )
        leaf = common.form.filled(record, commitment_to(salt, sha256(manifest).digest()))
        own = (kind, subject, manifest, salt, leaf, sha256(LEAF_PREFIX + leaf).digest())
        rows.append((index, record if native else digits, *common.columns, *own))
    return rows


def _random_id(drawn: bytes) -> tuple[str, str]:
    """A random UUID (RFC 9562, version 4) as digits and as text; the library's takes four times as long."""
    own = bytearray(drawn)
    own[6] = own[6] & 0x0F | 0x40
    own[8] = own[8] & 0x3F | 0x80
    digits = own.hex()
    return digits, f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
