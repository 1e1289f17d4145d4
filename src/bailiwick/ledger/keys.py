"""Keys that sign notes: Ed25519 under a name, with the key id and the printed form of C2SP signed-note."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bailiwick.ledger.errors import KeyFormError

ED25519 = b"\x01"
"""The signature type of C2SP signed-note for Ed25519."""
KEY_SIZE = 32
KEY_ID_SIZE = 4
LONGEST_NAME = 255
_PRIME = 2**255 - 19
_SIGN = 1 << 255
# The y of every point whose order divides 8 (RFC 7748, section 7 warns of them): such a key lets anybody sign.
_SMALL_ORDER = frozenset(
    {
        0,
        1,
        _PRIME - 1,
        0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
        0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    }
)
_PRINTED_PARTS = 3
_AGAIN = "Take the key from whoever publishes it, as one line."


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """The public half: a name and 32 bytes (RFC 8032). Raises KeyFormError for what cannot be a safe key."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        if not is_key_name(self.name):
            raise KeyFormError(
                "The name of a key is empty, too long, or has spaces or a plus in it.",
                remedy="Use a name such as records.example/log.",
            )
        y = int.from_bytes(self.public, "little") & (_SIGN - 1)
        if len(self.public) != KEY_SIZE or y >= _PRIME or y in _SMALL_ORDER:
            raise KeyFormError("This is no Ed25519 key that could be relied on.", remedy=_AGAIN)

    @property
    def id(self) -> bytes:
        """SHA-256(name || 0x0A || 0x01 || key), its first 4 bytes: an identifier, not a proof."""
        named = self.name.encode() + b"\n" + ED25519 + self.public
        return hashlib.sha256(named).digest()[:KEY_ID_SIZE]

    def has_signed(self, message: bytes, signature: bytes) -> bool:
        """Whether the signature is this key's over the message (RFC 8032, section 5.1.7)."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True

    def printed(self) -> str:
        """One line, name+id+key, as tools of other logs print it."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(ED25519 + self.public).decode()}"

    @classmethod
    def read(cls, line: str) -> VerifyingKey:
        """Read a printed key; surrounding space is passed over. Raises KeyFormError."""
        parts = line.strip().split("+", _PRINTED_PARTS - 1)
        key = None
        if len(parts) == _PRINTED_PARTS:
            try:
                data = base64.b64decode(parts[2], validate=True)
            except (binascii.Error, ValueError):
                data = b""
            if data[:1] == ED25519:
                key = cls(parts[0], data[1:])
        if key is None or key.printed() != line.strip():
            raise KeyFormError("This line is no Ed25519 key of the form name+id+key.", remedy=_AGAIN)
        return key


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private half, under the same name."""

    name: str
    private: Ed25519PrivateKey

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> SigningKey:
        """A key from its 32 secret bytes. Raises KeyFormError."""
        if len(seed) != KEY_SIZE or not is_key_name(name):
            raise KeyFormError(
                f"A signing key has a name without spaces or plus, and {KEY_SIZE} secret bytes.",
                remedy="Draw them at random, and keep them where nobody else reads.",
            )
        return cls(name, Ed25519PrivateKey.from_private_bytes(seed))

    def verifying(self) -> VerifyingKey:
        """The public half."""
        return VerifyingKey(self.name, self.private.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The signature over a message, 64 bytes."""
        return self.private.sign(message)


def is_key_name(name: str) -> bool:
    """Whether a key may have this name: not empty, no spaces, no plus, no control characters, UTF-8."""
    printable = name and len(name) <= LONGEST_NAME and "+" not in name
    return bool(printable) and not any(
        one.isspace() or one < " " or "\ud800" <= one <= "\udfff" for one in name
    )
