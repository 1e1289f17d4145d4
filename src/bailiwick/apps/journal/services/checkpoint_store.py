"""The store of signed checkpoints: the one thing that must never go back, kept apart from the database (Sunlight).

A database can be put back from a backup; this file never is. It holds every checkpoint that was ever signed, gives the
last, and takes a new one only from a signer that knows the last (compare and swap), in one step that is on the disk
before it returns (store_file).
"""

from __future__ import annotations

import os
import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from bailiwick.apps.journal.errors import RacedError, StoppedError
from bailiwick.apps.journal.services.store_file import File, StoreFile
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.notes import read_note

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time tells of every write there was."""
_SIGNED = "SELECT origin, size, root, signed_at, note FROM checkpoint WHERE log = :log"
_STANDING = """
SELECT coalesce((SELECT size FROM checkpoint WHERE log = :log ORDER BY place DESC LIMIT 1), 0),
       coalesce((SELECT why FROM stop WHERE log = :log), '')
"""


class Why(StrEnum):
    """Why a log is stopped."""

    SMALLER = "database-is-older"
    TWO_HISTORIES = "two-histories"
    STORE_BEHIND = "store-is-older"


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint as it was signed: log's origin, number of entries, root, moment, and the note itself."""

    origin: str
    size: int
    root: bytes
    signed_at: datetime
    note: bytes


@dataclass(frozen=True, slots=True)
class Standing:
    """The size that was signed last, why the log is stopped, if it is, and the file that says so, if there is one."""

    size: int = 0
    why: Why | None = None
    file: File | None = None


class CheckpointStore(StoreFile):
    """The signed checkpoints of one log, in the file at `path`, which is made when the first one is signed."""

    def __init__(self, path: Path, log: str) -> None:
        super().__init__(path)
        self._name = str(path)
        self.log = log
        self._seen: tuple[tuple[int, ...], Standing] = ((), Standing())
        self.agreed: Standing | None = None
        """What was found to belong to the database, by whoever asks at every act."""

    def last(self) -> SignedCheckpoint | None:
        """The checkpoint that was signed last."""
        found = self.ask(f"{_SIGNED} ORDER BY place DESC LIMIT 1", {"log": self.log})
        return _signed(found[0]) if found else None

    def all(self) -> list[SignedCheckpoint]:
        """Every checkpoint ever signed, of every epoch, in the order of signing."""
        return [_signed(row) for row in self.ask(f"{_SIGNED} ORDER BY place", {"log": self.log})]

    def has(self, note: bytes) -> bool:
        """Whether this very note was signed."""
        stated = Checkpoint.from_text(read_note(note).text)
        asked = {"log": self.log, "origin": stated.origin, "size": stated.size}
        found = self.ask(f"{_SIGNED} AND origin = :origin AND size = :size", asked)
        return bool(found) and bytes(found[0][-1]) == note

    def standing(self) -> Standing:
        """How far the log was signed, and whether it is stopped: asked by every act, so a look at the file is enough.

        As long as the file was not written since it was read, what it said stands. A file that was written in the
        last seconds is always read: its time is too coarse to tell two writes apart.
        """
        try:
            found = os.stat(self._name)  # noqa: PTH116 -- a Path takes three times as long
        except FileNotFoundError:
            return Standing()
        state = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
        if state == self._seen[0]:
            return self._seen[1]
        size, why = self.ask(_STANDING, {"log": self.log})[0]
        standing = Standing(size, Why(why) if why else None, (found.st_dev, found.st_ino))
        settled = time.time_ns() - found.st_mtime_ns > _SETTLED
        self._seen = (state if settled else (), standing)
        return standing

    def swap(self, expected: SignedCheckpoint | None, note: bytes, at: datetime) -> SignedCheckpoint:
        """Put `note` in the place of `expected`, or do nothing: RacedError when another was signed meanwhile.

        Raises StoppedError for a smaller size, for a second note for a size, and for another log's origin.
        """
        new = _as_signed(note, at)
        with self.writing() as connection:
            last = self._last_is(connection, expected)
            if last is not None and new.note == last.note:
                return last
            if last is not None and (new.size <= last.size or new.origin != last.origin):
                raise StoppedError(
                    f"{new.origin} at {new.size} entries does not continue {last.origin} at {last.size}.",
                    place=str(self.path),
                    remedy="Nothing was signed. Two people decide on a new epoch of the journal.",
                )
            self._add(connection, new)
        return new

    def begin_epoch(self, expected: SignedCheckpoint | None, note: bytes, at: datetime) -> SignedCheckpoint:
        """Take the first checkpoint of a new origin, and let the log go on. Raises RacedError, StoppedError."""
        new = _as_signed(note, at)
        with self.writing() as connection:
            self._last_is(connection, expected)
            known = "SELECT 1 FROM checkpoint WHERE log = ? AND origin = ?"
            if connection.execute(known, (self.log, new.origin)).fetchone():
                raise StoppedError(
                    f"{new.origin} has been signed before.", remedy="Give the new epoch an origin of its own."
                )
            self._add(connection, new)
            connection.execute("DELETE FROM stop WHERE log = ?", (self.log,))
        return new

    def stop(self, why: Why) -> None:
        """Stop the log until a new epoch begins; what stopped it first stays told."""
        with self.writing() as connection:
            connection.execute("INSERT INTO stop VALUES (?, ?) ON CONFLICT DO NOTHING", (self.log, why.value))

    def go_on(self) -> None:
        """Let a stopped log go on: its database was found to belong here after all."""
        if self.standing().why is not None:
            with self.writing() as connection:
                connection.execute("DELETE FROM stop WHERE log = ?", (self.log,))

    def _last_is(
        self, connection: sqlite3.Connection, expected: SignedCheckpoint | None
    ) -> SignedCheckpoint | None:
        found = connection.execute(f"{_SIGNED} ORDER BY place DESC LIMIT 1", {"log": self.log}).fetchone()
        last = _signed(found) if found else None
        if (last and last.note) != (expected and expected.note):
            raise RacedError("Another signer was first.", remedy="Begin again from its checkpoint.")
        return last

    def _add(self, connection: sqlite3.Connection, new: SignedCheckpoint) -> None:
        connection.execute(
            "INSERT INTO checkpoint SELECT :log, coalesce(max(place), 0) + 1, :origin, :size, :root, :at, :note "
            "FROM checkpoint WHERE log = :log",
            {
                "log": self.log,
                "origin": new.origin,
                "size": new.size,
                "root": new.root,
                "at": new.signed_at.isoformat(),
                "note": new.note,
            },
        )


def _as_signed(note: bytes, at: datetime) -> SignedCheckpoint:
    stated = Checkpoint.from_text(read_note(note).text)
    return SignedCheckpoint(stated.origin, stated.size, stated.root, at, note)


def _signed(row: tuple[str, int, bytes, str, bytes]) -> SignedCheckpoint:
    origin, size, root, at, note = row
    return SignedCheckpoint(origin, size, bytes(root), datetime.fromisoformat(at), bytes(note))
