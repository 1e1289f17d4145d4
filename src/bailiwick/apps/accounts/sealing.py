"""Secrets of this room: AES-256-GCM and keyed hashes under keys that stand outside the database.

The folder's secret (SECRET_KEY) stands in its keys, readable by its owner alone; every purpose has a key of its own
from it (HKDF-SHA256, RFC 5869). Whoever has the database alone can neither read a secret nor try a hash.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from bailiwick.kernel.errors import CallError

BYTES = 32
_NONCE = 12
_FORM = "v1:"


def keyed_hash(purpose: str, value: str | bytes) -> str:
    """The HMAC-SHA256 of a value under the key of its purpose, in hex."""
    data = value.encode() if isinstance(value, str) else value
    return hmac.new(_key(purpose), data, hashlib.sha256).hexdigest()


def seal(purpose: str, text: str, *, about: str = "") -> str:
    """Encrypt a text for a purpose; it opens again only with the same `about`, so that it cannot be moved."""
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(_key(purpose)).encrypt(nonce, text.encode(), about.encode())
    return _FORM + base64.b64encode(nonce + sealed).decode()


def unseal(purpose: str, sealed: str, *, about: str = "") -> str:
    """Open what `seal` made. Raises CallError where the key, the purpose or `about` is another one."""
    try:
        data = base64.b64decode(sealed.removeprefix(_FORM), validate=True)
        return AESGCM(_key(purpose)).decrypt(data[:_NONCE], data[_NONCE:], about.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise CallError(
            "A secret cannot be opened with the keys of this folder.",
            place="SECRET_KEY",
            remedy="Put back the keys that belong to this database.",
        ) from error


def _key(purpose: str) -> bytes:
    return _derived(settings.SECRET_KEY, purpose)


@lru_cache(maxsize=64)
def _derived(secret: str, purpose: str) -> bytes:
    info = f"bailiwick/accounts/{purpose}".encode()
    return HKDF(SHA256(), BYTES, salt=None, info=info).derive(secret.encode())
