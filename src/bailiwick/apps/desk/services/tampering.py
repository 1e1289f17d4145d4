"""What somebody does who has the database, on a copy of it: the triggers off, the rows changed, the triggers on again.

The last two kinds also have the log's key, and leave an export that is in order by itself.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import orjson

from bailiwick.apps.desk.facts import Tampering
from bailiwick.apps.journal.services import key_for
from bailiwick.apps.journal.services.appending import told
from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.errors import CallError
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.keys import SigningKey
from bailiwick.ledger.leaves import Leaf, commitment_to
from bailiwick.ledger.notes import read_note

EARLIER = timedelta(days=3)
"""How far an entry is back-dated."""
_TRIGGERS = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
    "AND tbl_name IN ('journal_entry', 'journal_checkpoint') ORDER BY name"
)
_LAST = "SELECT size, note FROM journal_checkpoint ORDER BY size DESC LIMIT 1"


@dataclass(slots=True)
class Hand:
    """Somebody's hand in a copy of the database; `said` is what the copy was told, in its order."""

    copy: sqlite3.Connection
    key: SigningKey
    said: list[str] = field(default_factory=list)

    def tamper(self, how: Tampering, index: int) -> None:
        """Do it to entry `index`. Raises CallError where that cannot be done to this entry."""
        triggers = self.copy.execute(_TRIGGERS).fetchall()
        for name, _ in triggers:
            self._tell(f"DROP TRIGGER {name}")
        _HOW[how](self, index)
        for name, sql in triggers:
            self.copy.execute(sql)
            self.said.append(f"CREATE TRIGGER {name} ...")

    def backdate(self, index: int, *, mend: bool = False) -> None:
        """Let the entry say that it was done earlier, wherever it says when; `mend` its hash as well."""
        row = self.copy.execute(
            'SELECT manifest, salt, leaf, leaf_hash FROM journal_entry WHERE "index" = ?', (index,)
        )
        manifest, salt, data, hashed = map(bytes, row.fetchone())
        leaf = Leaf.from_bytes(data)
        moment = leaf.recorded_at - EARLIER
        manifest = canonical_json(orjson.loads(manifest) | {"at": told(moment)})
        commitment = commitment_to(salt, hashlib.sha256(manifest).digest())
        leaf = replace(leaf, recorded_at=moment, commitment=commitment)
        self._tell(
            'UPDATE journal_entry SET at = ?, manifest = ?, leaf = ?, leaf_hash = ? WHERE "index" = ?',
            str(moment.replace(tzinfo=None)),
            manifest,
            leaf.to_bytes(),
            leaf.hash() if mend else hashed,
            index,
        )

    def delete(self, index: int) -> None:
        """Take the entry out."""
        self._tell('DELETE FROM journal_entry WHERE "index" = ?', index)

    def swap(self, index: int) -> None:
        """Give the entry the number of its neighbour, and the neighbour its own."""
        size = self._signed()[0]
        other = index + 1 if index + 1 < size else index - 1
        if other < 0:
            raise CallError("This entry has no neighbour.", remedy="Try another thing with it.")
        for old, new in ((index, -1), (other, index), (-1, other)):
            self._tell('UPDATE journal_entry SET "index" = ? WHERE "index" = ?', new, old)

    def forge(self, index: int) -> None:
        """Back-date the entry, mend every hash, and sign again."""
        self.backdate(index, mend=True)
        self._sign(self._signed()[0])

    def cut(self, index: int) -> None:
        """Cut the entry off with everything after it, and sign what is left."""
        if index == 0:
            raise CallError("Nothing would be left to sign.", remedy="Choose a later entry.")
        self._tell('DELETE FROM journal_entry WHERE "index" >= ?', index)
        self._sign(index)

    def _sign(self, size: int) -> None:
        found = self.copy.execute(
            'SELECT leaf_hash FROM journal_entry WHERE "index" < ? ORDER BY "index"', (size,)
        )
        frontier = Frontier.of(bytes(one) for (one,) in found)
        origin = Checkpoint.from_text(read_note(self._signed()[1].encode()).text).origin
        checkpoint = Checkpoint.of(origin, frontier)
        note = checkpoint.signed_by(key_for(origin, self.key)).decode()
        row = (size, checkpoint.root, frontier.to_bytes(), note)
        self._tell("DELETE FROM journal_tile")
        self._tell("UPDATE journal_head SET size = ?, frontier = ?", size, row[2])
        self._tell("DELETE FROM journal_checkpoint WHERE size >= ?", size)
        self._tell(
            "INSERT INTO journal_checkpoint (size, root, frontier, note, signed_at) "
            "VALUES (?, ?, ?, ?, datetime('now'))",
            *row,
        )

    def _signed(self) -> tuple[int, str]:
        size, note = self.copy.execute(_LAST).fetchone()
        return size, note

    def _tell(self, statement: str, *values: Any) -> None:
        self.copy.execute(statement, values)
        self.said.append(statement)


_HOW: Mapping[Tampering, Callable[[Hand, int], None]] = {
    Tampering.BACKDATE: Hand.backdate,
    Tampering.DELETE: Hand.delete,
    Tampering.SWAP: Hand.swap,
    Tampering.FORGE: Hand.forge,
    Tampering.CUT: Hand.cut,
}
