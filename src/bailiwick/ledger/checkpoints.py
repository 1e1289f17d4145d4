"""Checkpoints (C2SP tlog-checkpoint): which log, how many entries, which root, signed by the log as a note."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bailiwick.ledger.errors import CheckpointFormError, OriginError
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import EMPTY_ROOT, HASH_SIZE
from bailiwick.ledger.keys import SigningKey, VerifyingKey
from bailiwick.ledger.notes import Note, open_note, sign_note

LARGEST_SIZE = 2**63 - 1
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_FIXED_LINES = 3
_AGAIN = "Take the checkpoint from its source again."


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log by its origin (as records.example/log), at a size, with its root. Raises CheckpointFormError."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lines = (self.origin, *self.extensions)
        if not all(lines) or any(one < " " or "\ud800" <= one <= "\udfff" for line in lines for one in line):
            raise _not_a_checkpoint("A line of it is empty, or more than a line.")
        if not 0 <= self.size <= LARGEST_SIZE:
            raise _not_a_checkpoint("Its size is out of range.")
        if len(self.root) != HASH_SIZE or (self.size == 0 and self.root != EMPTY_ROOT):
            raise _not_a_checkpoint("Its root is not that of a tree of its size.")

    @classmethod
    def of(cls, origin: str, frontier: Frontier) -> Checkpoint:
        """The checkpoint of a log whose right edge is known."""
        return cls(origin, frontier.size, frontier.root())

    def text(self) -> str:
        """The text that is signed: origin, size, root in Base 64, extension lines."""
        lines = (self.origin, str(self.size), base64.b64encode(self.root).decode(), *self.extensions)
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def from_text(cls, text: str) -> Checkpoint:
        """Read the text of a note as a checkpoint. Raises CheckpointFormError."""
        lines = text.split("\n")
        if len(lines) <= _FIXED_LINES or lines.pop():
            raise _not_a_checkpoint("It has fewer than three lines, or the last has no end.")
        origin, size, root = lines[:_FIXED_LINES]
        if not _SIZE.fullmatch(size):
            raise _not_a_checkpoint("Its second line is no number of entries.")
        try:
            checkpoint = cls(
                origin, int(size), base64.b64decode(root, validate=True), tuple(lines[_FIXED_LINES:])
            )
        except (binascii.Error, ValueError):
            checkpoint = None
        if checkpoint is None or checkpoint.text() != text:
            raise _not_a_checkpoint("Its third line is no root in Base 64.")
        return checkpoint

    def signed_by(self, *keys: SigningKey) -> bytes:
        """The checkpoint as a signed note, the log's own key first."""
        return sign_note(self.text(), keys).to_bytes()


def open_checkpoint(
    data: bytes, key: VerifyingKey, origin: str = "", witnesses: Iterable[VerifyingKey] = ()
) -> tuple[Checkpoint, Note]:
    """Read a checkpoint that the log's key has signed; `origin` is the key's name unless another is given.

    Raises OriginError for another log's checkpoint, CheckpointFormError, and what `open_note` raises.
    """
    note = open_note(data, key, witnesses)
    checkpoint = Checkpoint.from_text(note.text)
    expected = origin or key.name
    if checkpoint.origin != expected:
        raise OriginError(
            f"This is a checkpoint of {checkpoint.origin}, not of {expected}.",
            remedy="Ask for the checkpoint of the right log.",
        )
    return checkpoint, note


def _not_a_checkpoint(why: str) -> CheckpointFormError:
    return CheckpointFormError(f"This is no checkpoint. {why}", remedy=_AGAIN)
