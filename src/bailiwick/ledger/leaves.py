"""What an entry of the log is: a small canonical JSON leaf that commits to a record without telling anything of it.

A leaf has no names and no free text. `commitment` = SHA-256(label || salt || SHA-256(manifest)): whoever is given the
salt and the manifest can tell that they are what was recorded; whoever is not can guess nothing, for the salt is 32
random bytes. When the salt is destroyed the leaf stands, and says nothing more.
"""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bailiwick.ledger.errors import LeafFormError, OpeningRefusedError
from bailiwick.ledger.hashing import HASH_SIZE, leaf_hash

VERSION = 1
LARGEST_LEAF = 1023
"""Bytes; four words of 64 letters, three fixed fields and their names stay below it."""
SALT_SIZE = 32
COMMITMENT_LABEL = b"bailiwick/commitment/v1"
_WORD = r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}"
_IS_WORD = re.compile(_WORD).fullmatch
_is_known_word = functools.lru_cache(1024)(_IS_WORD)
"""The same for types, reasons and actors, which come back again and again."""
_DIGEST = "[0-9a-f]{64}"
_TIME = r"\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}:\d{2}\.\d{6}"  # of bytes, so of ASCII digits
_LEAF = re.compile(
    rf'{{"actor":"(?P<actor>{_WORD})",(?:"after":"(?P<after>{_DIGEST})",)?"at":"(?P<at>{_TIME})Z",'
    rf'"commitment":"(?P<commitment>{_DIGEST})","reason":"(?P<reason>{_WORD})","record":"(?P<record>{_WORD})",'
    rf'"type":"(?P<type>{_WORD})","v":{VERSION}}}'.encode()
)
"""The canonical JSON of a leaf, in the only way it is ever written."""
_UTC_ENDING = "+00:00"


@dataclass(frozen=True, slots=True)
class LeafForm:
    """What leaves of the same act, reason, actor and moment have in common: checked once, and filled for each record.

    `head`, `middle` and `tail` are the canonical JSON before, between and after a commitment and a record id.
    """

    head: str
    middle: str
    tail: str

    @classmethod
    def of(
        cls, kind: str, reason: str, actor: str, recorded_at: datetime, after: bytes | None = None
    ) -> LeafForm:
        """The form for a type of act. Raises LeafFormError for what no leaf may hold."""
        if not (_is_known_word(kind) and _is_known_word(reason) and _is_known_word(actor)):
            raise _no_word()
        if recorded_at.tzinfo is not UTC:
            raise LeafFormError("The time of a leaf is not in UTC.", remedy="Give it with `tzinfo=UTC`.")
        if after is not None and len(after) != HASH_SIZE:
            raise _no_hash()
        time = recorded_at.isoformat(timespec="microseconds").removesuffix(_UTC_ENDING)
        root = f'"after":"{after.hex()}",' if after is not None else ""
        return cls(
            head=f'{{"actor":"{actor}",{root}"at":"{time}Z","commitment":"',
            middle=f'","reason":"{reason}","record":"',
            tail=f'","type":"{kind}","v":{VERSION}}}',
        )

    def filled(self, record: str, commitment: bytes) -> bytes:
        """The canonical JSON of one leaf, below 1 KiB: written out, since none of its words needs an escape."""
        if not _IS_WORD(record):
            raise _no_word()
        if len(commitment) != HASH_SIZE:
            raise _no_hash()
        return f"{self.head}{commitment.hex()}{self.middle}{record}{self.tail}".encode()


def _no_word() -> LeafFormError:
    return LeafFormError(
        "Type, record, reason and actor of a leaf are ids of up to 64 letters, digits and . _ : - each.",
        remedy="Put nothing else into a leaf: what it tells belongs in the manifest.",
    )


def _no_hash() -> LeafFormError:
    return LeafFormError(
        f"A commitment and a root have {HASH_SIZE} bytes.", remedy="Give them as they were made."
    )


@dataclass(frozen=True, slots=True)
class Leaf:
    """One entry: type of act, random record id, reason code, id of the actor's key, time in UTC, commitment.

    `after` is the root of the last published checkpoint: the entry cannot be older. Raises LeafFormError.
    """

    type: str
    record: str
    reason: str
    actor: str
    recorded_at: datetime
    commitment: bytes
    after: bytes | None = None

    def __post_init__(self) -> None:
        self.to_bytes()

    def to_bytes(self) -> bytes:
        """The canonical JSON of the leaf, below 1 KiB."""
        form = LeafForm.of(self.type, self.reason, self.actor, self.recorded_at, self.after)
        return form.filled(self.record, self.commitment)

    def hash(self) -> bytes:
        """The leaf hash (RFC 6962) of the canonical JSON."""
        return leaf_hash(self.to_bytes())

    @classmethod
    def from_bytes(cls, data: bytes) -> Leaf:
        """Read a leaf; only the very bytes that `to_bytes` gives are one. Raises LeafFormError."""
        parts = _LEAF.fullmatch(data)
        try:
            recorded_at = datetime.fromisoformat(parts["at"].decode()).replace(tzinfo=UTC) if parts else None
        except ValueError:
            recorded_at = None
        if parts is None or recorded_at is None:
            raise LeafFormError(
                f"These {len(data)} bytes are no leaf of version {VERSION}.",
                remedy="Take the entry from its source again.",
            )
        return cls(
            type=parts["type"].decode(),
            record=parts["record"].decode(),
            reason=parts["reason"].decode(),
            actor=parts["actor"].decode(),
            recorded_at=recorded_at,
            commitment=bytes.fromhex(parts["commitment"].decode()),
            after=bytes.fromhex(parts["after"].decode()) if parts["after"] else None,
        )


def commitment_in(data: bytes) -> bytes | None:
    """The commitment of a leaf by its bytes, without the rest of it; None for bytes that are no leaf."""
    parts = _LEAF.fullmatch(data)
    if parts is None:
        return None
    try:
        datetime.fromisoformat(parts["at"].decode())
    except ValueError:
        return None
    return bytes.fromhex(parts["commitment"].decode())


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a leaf: its 32-byte salt and the manifest it commits to, as bytes. Raises LeafFormError."""

    salt: bytes
    manifest: bytes

    def __post_init__(self) -> None:
        if len(self.salt) != SALT_SIZE:
            raise LeafFormError(
                f"A salt has {SALT_SIZE} bytes, and this has {len(self.salt)}.",
                remedy="Draw 32 random bytes.",
            )

    def commitment(self) -> bytes:
        """SHA-256(label || salt || SHA-256(manifest)), 32 bytes."""
        return commitment_to(self.salt, hashlib.sha256(self.manifest).digest())


def commitment_to(salt: bytes, manifest_hash: bytes) -> bytes:
    """The commitment to a manifest by its SHA-256; salt and hash have 32 bytes each, so no two inputs meet."""
    return hashlib.sha256(COMMITMENT_LABEL + salt + manifest_hash).digest()


def check_opening(leaf: Leaf, opening: Opening) -> None:
    """Hold the opening to be what the leaf committed to, or raise OpeningRefusedError."""
    if opening.commitment() != leaf.commitment:
        raise OpeningRefusedError(
            f"The record of entry {leaf.record} is not the one that was recorded.",
            remedy="Compare it with another copy; the entry itself tells when it was recorded.",
        )
