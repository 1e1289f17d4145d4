"""Proofs in one file (C2SP tlog-proof): an entry's index, its inclusion proof and the checkpoint it is proved under.

Ours carry the entry itself, and what opens it, in the `extra` line: a receipt that can be verified alone.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

import orjson

from bailiwick.kernel.canonical import canonical_json
from bailiwick.ledger.errors import ProofFormError
from bailiwick.ledger.hashing import HASH_SIZE
from bailiwick.ledger.leaves import SALT_SIZE, Opening
from bailiwick.ledger.proofs import Proof

FIRST_LINE = "c2sp.org/tlog-proof@v1"
LARGEST_PROOF = 4_000_000
_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
_AGAIN = "Take the receipt from its source again, byte for byte."


@dataclass(frozen=True, slots=True)
class TlogProof:
    """The index of an entry, its inclusion proof, the signed checkpoint, and extra bytes that nothing vouches for."""

    index: int
    proof: Proof
    checkpoint: bytes
    extra: bytes = b""

    def to_bytes(self) -> bytes:
        """The proof as it is written."""
        extra = [f"extra {base64.b64encode(self.extra).decode()}"] if self.extra else []
        hashes = [base64.b64encode(one).decode() for one in self.proof]
        lines = [FIRST_LINE, *extra, f"index {self.index}", *hashes, ""]
        return "".join(f"{line}\n" for line in lines).encode() + self.checkpoint

    @classmethod
    def from_bytes(cls, data: bytes) -> TlogProof:
        """Read a proof without believing it; only the one way to write it is taken. Raises ProofFormError."""
        head, _, checkpoint = data[:LARGEST_PROOF].partition(b"\n\n")
        try:
            first, *lines = head.decode().split("\n")
            extra = _after("extra", lines.pop(0)) if lines and lines[0].startswith("extra ") else ""
            index = _after("index", lines.pop(0))
            proof = tuple(base64.b64decode(line, validate=True) for line in lines)
            read = cls(int(index), proof, checkpoint, base64.b64decode(extra, validate=True))
        except (ValueError, IndexError, binascii.Error):
            raise _not_a_proof() from None
        fits = (
            first == FIRST_LINE and _NUMBER.fullmatch(index) and all(len(one) == HASH_SIZE for one in proof)
        )
        if not fits or read.to_bytes() != data:
            raise _not_a_proof()
        return read


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What the `extra` line of our receipts holds: the entry, and what opens it where the holder may see that."""

    entry: bytes
    opening: Opening | None = None

    def to_bytes(self) -> bytes:
        """Canonical JSON."""
        opened = (
            {"manifest": self.opening.manifest.decode(), "salt": self.opening.salt.hex()}
            if self.opening
            else {}
        )
        return canonical_json({"entry": self.entry.decode(), **opened})

    @classmethod
    def from_bytes(cls, data: bytes) -> Enclosed:
        """Read what a receipt of ours encloses. Raises ProofFormError."""
        try:
            parts = orjson.loads(data)
            salt = bytes.fromhex(parts["salt"]) if "salt" in parts else b""
            opening = Opening(salt, parts["manifest"].encode()) if len(salt) == SALT_SIZE else None
            enclosed = cls(parts["entry"].encode(), opening)
            same = enclosed.to_bytes() == data
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _not_a_proof() from None
        if not same:
            raise _not_a_proof()
        return enclosed


def _after(word: str, line: str) -> str:
    found, _, rest = line.partition(" ")
    if found != word or not rest:
        raise _not_a_proof()
    return rest


def _not_a_proof() -> ProofFormError:
    return ProofFormError("This is no proof of the form c2sp.org/tlog-proof@v1.", remedy=_AGAIN)
