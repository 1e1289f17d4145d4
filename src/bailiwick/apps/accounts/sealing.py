"""Secrets of this room: AES-256-GCM and keyed hashes under keys that stand outside the database.

One root of 32 random bytes is kept in the folder's keys, readable by its owner alone; every purpose has its own key
from it (HKDF-SHA256, RFC 5869). Whoever has the database alone can neither read a secret nor try a hash.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from bailiwick.kernel.errors import CallError

BYTES = 32
_NONCE = 12
_FORM = "v1:"
FILE = "accounts.key"


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
            place=FILE,
            remedy="Put back the keys that belong to this database.",
        ) from error


def _key(purpose: str) -> bytes:
    return _derived(settings.FOLDER.keys / FILE, purpose)


# Keys of one session differ from sign-in to sign-in, so only the root is kept in memory for good.
@lru_cache(maxsize=64)
def _derived(path: Path, purpose: str) -> bytes:
    return HKDF(SHA256(), BYTES, salt=None, info=f"bailiwick/accounts/{purpose}".encode()).derive(_root(path))


@lru_cache(maxsize=4)
def _root(path: Path) -> bytes:
    """The root, drawn at the first use; two processes at once agree on whose it is."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    if not path.exists():
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(secrets.token_bytes(BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            # A link appears whole or not at all, and never in place of another.
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    root = path.read_bytes()
    if len(root) != BYTES:
        raise CallError(
            "The key of the accounts is damaged.", place=FILE, remedy="Put back the one of a backup."
        )
    return root
