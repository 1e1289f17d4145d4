"""Appending to a log: content to manifest, manifest to salted leaf, leaf to the right edge of the tree."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from uuid import UUID

from bailiwick.apps.journal.errors import FreeTextError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import AbstractEntry, AbstractHead, Outcome
from bailiwick.apps.journal.services.logs import Log
from bailiwick.kernel.canonical import canonical_json
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ledger.leaves import SALT_SIZE, Leaf, Opening

VERSION = 1
"""Of the manifest's form."""
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

    def manifest(self, record: UUID) -> bytes:
        """The canonical JSON that the leaf commits to."""
        return canonical_json(
            {
                "v": VERSION,
                "record": str(record),
                "act": self.act,
                "outcome": self.outcome.value,
                "reason": self.reason,
                "at": told(self.at),
                "actor": {
                    "kind": self.actor.kind.value,
                    "id": str(self.actor.identity or ""),
                    "channel": self.actor.channel.value,
                    "address": self.actor.address,
                },
                "subject": {"kind": self.subject[0], "id": self.subject[1]},
                "details": dict(self.details or {}),
            }
        )


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


def append(log: Log, contents: Sequence[Content]) -> list[AbstractEntry]:
    """Append one entry for each content, in order, under the head's lock. Must run in a transaction of the act."""
    head = _locked_head(log)
    frontier = Frontier.from_bytes(bytes(head.frontier))
    rows = [_row(log, frontier.size + offset, content) for offset, content in enumerate(contents)]
    frontier = frontier.append_all([bytes(row.leaf_hash) for row in rows])
    log.entries.objects.using(log.database).bulk_create(rows)
    log.heads.objects.using(log.database).filter(pk=head.pk).update(
        size=frontier.size, frontier=frontier.to_bytes()
    )
    return rows


def _locked_head(log: Log) -> AbstractHead:
    heads = log.heads.objects.using(log.database)
    head = heads.select_for_update().first()
    if head is None:
        # The very first entry; two processes at once agree on who was first.
        heads.bulk_create([log.heads(frontier=Frontier().to_bytes())], ignore_conflicts=True)
        head = heads.select_for_update().get()
    return head


def _row(log: Log, index: int, content: Content) -> AbstractEntry:
    record = uuid.uuid4()
    opening = Opening(secrets.token_bytes(SALT_SIZE), content.manifest(record))
    leaf = Leaf(
        type=content.act,
        record=str(record),
        reason=content.reason or content.outcome.value,
        actor=content.actor.key,
        recorded_at=content.at.astimezone(UTC),
        commitment=opening.commitment(),
    ).to_bytes()
    return log.entries(
        index=index,
        record=record,
        act=content.act,
        outcome=content.outcome,
        reason=content.reason,
        at=content.at,
        actor_kind=content.actor.kind,
        actor=content.actor.identity,
        channel=content.actor.channel,
        subject_kind=content.subject[0],
        subject=content.subject[1],
        manifest=opening.manifest,
        salt=opening.salt,
        leaf=leaf,
        leaf_hash=leaf_hash(leaf),
    )
