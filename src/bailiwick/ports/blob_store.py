"""Where captured bytes are kept: named by their own SHA-256, never overwritten, and checked whenever they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bailiwick.kernel.errors import BailiwickError, CallError

_DIGEST = re.compile(r"[0-9a-f]{64}")


class MissingBlobError(BailiwickError):
    """No bytes are kept under the digest."""


class DamagedBlobError(BailiwickError):
    """The bytes that are kept are not those that the digest names."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that are on the disk and will outlive a power cut: their SHA-256 in hexadecimal, and how many they are."""

    digest: str
    size: int


class BlobStore(Protocol):
    """Keeps bytes by their digest."""

    def put(self, data: bytes) -> Kept:
        """Keep the bytes; when this returns, they are durable. The same bytes are kept once. Raises OSError."""

    def put_all(self, contents: Sequence[bytes]) -> list[Kept]:
        """Keep several at once, in their order: when this returns, every one is durable. Raises OSError."""

    def get(self, digest: str) -> bytes:
        """The bytes, hashed again. Raises MissingBlobError, DamagedBlobError."""

    def has(self, digest: str) -> bool:
        """Whether a file stands under the digest; what is in it is not looked at."""

    def remove(self, digest: str) -> None:
        """Take the bytes away for good; nothing happens where there are none."""

    def digests(self) -> Iterator[str]:
        """Every digest under which something is kept."""


def checked_digest(digest: str) -> str:
    """The digest, when it is the SHA-256 of something in small hexadecimal letters. Raises CallError."""
    if _DIGEST.fullmatch(digest) is None:
        raise CallError("That is not the SHA-256 of a blob.", remedy="Give 64 small hexadecimal digits.")
    return digest
