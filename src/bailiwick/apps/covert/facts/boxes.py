"""Sealing, without a database and without a clock: who holds a key opens what was sealed to it, and nobody else.

AES-256-GCM encrypts; a key is given to its holder by ECDH on P-256 with HKDF-SHA256 (SP 800-56A, 56C), and a holder's
own key stands locked under a passphrase of theirs (scrypt, RFC 7914). What a box is about is bound into it, so that it
opens nowhere else.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.errors import BailiwickError

WORK = 17
"""How much one try at a passphrase costs, as a power of two: 128 MB of memory, a third of a second."""
_CURVE = ec.SECP256R1()
_SIZE, _NONCE, _SALT = 32, 12, 16
_POINT = 65


class DoesNotOpenError(BailiwickError):
    """What was sealed does not open: by another key, about another thing, or changed. It is not told which."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key and what others seal to it. `private` stands in no message, log or traceback: it is not shown."""

    private: bytes = field(repr=False)
    public: bytes

    @classmethod
    def drawn(cls) -> Pair:
        """A new one."""
        return cls.of(ec.generate_private_key(_CURVE).private_numbers().private_value.to_bytes(_SIZE))

    @classmethod
    def of(cls, private: bytes) -> Pair:
        """The pair of a key that is known already. Raises DoesNotOpenError for what is none."""
        try:
            point = _key(private).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        except ValueError as error:
            raise _does_not_open() from error
        return cls(private, point)


@dataclass(frozen=True, slots=True)
class Locked:
    """A private key under its holder's passphrase: what each try costs, the salt, and the key encrypted."""

    work: int
    salt: bytes
    sealed: bytes


def new_key() -> bytes:
    """A key for one record, drawn afresh."""
    return AESGCM.generate_key(_SIZE * 8)


def lock(passphrase: str, private: bytes, about: str, *, work: int) -> Locked:
    """Lock a private key under a passphrase."""
    salt = secrets.token_bytes(_SALT)
    return Locked(work, salt, _encrypt(_stretched(passphrase, salt, work), private, about))


def unlock(passphrase: str, locked: Locked, about: str) -> bytes:
    """The private key. Raises DoesNotOpenError for another passphrase."""
    return _decrypt(_stretched(passphrase, locked.salt, locked.work), locked.sealed, about)


def seal_to(public: bytes, secret: bytes, about: str) -> bytes:
    """Seal to whoever holds the key of `public`: they alone open it, and cannot tell who sealed it."""
    drawn = Pair.drawn()
    point = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public)
    return drawn.public + _encrypt(_shared(drawn.private, point, drawn.public, public), secret, about)


def open_with(pair: Pair, box: bytes, about: str) -> bytes:
    """Open what was sealed to a key. Raises DoesNotOpenError."""
    drawn = box[:_POINT]
    try:
        point = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, drawn)
    except ValueError as error:
        raise _does_not_open() from error
    return _decrypt(_shared(pair.private, point, drawn, pair.public), box[_POINT:], about)


def seal_words(key: bytes, words: Mapping[str, str], about: str) -> bytes:
    """Encrypt what a record says under its key."""
    return _encrypt(key, canonical_json(dict(words)), about)


def open_words(key: bytes, sealed: bytes, about: str) -> Mapping[str, str]:
    """What a record says. Raises DoesNotOpenError."""
    return cast("Mapping[str, str]", orjson.loads(_decrypt(key, sealed, about)))


def _key(private: bytes) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(private), _CURVE)


def _shared(private: bytes, point: ec.EllipticCurvePublicKey, drawn: bytes, to: bytes) -> bytes:
    agreed = _key(private).exchange(ec.ECDH(), point)
    return HKDF(SHA256(), _SIZE, salt=None, info=b"bailiwick/vault/box" + drawn + to).derive(agreed)


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    return Scrypt(salt=salt, length=_SIZE, n=1 << work, r=8, p=1).derive(passphrase.encode())


def _encrypt(key: bytes, data: bytes, about: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, about.encode())


def _decrypt(key: bytes, sealed: bytes, about: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise _does_not_open() from error


def _does_not_open() -> DoesNotOpenError:
    return DoesNotOpenError("This does not open.", remedy="Try the passphrase again.")
