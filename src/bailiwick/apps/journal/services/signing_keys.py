"""The log's key: Ed25519 in a file that its owner alone can read, in the form Go's note tools use."""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bailiwick.apps.journal.logs import Log
from bailiwick.kernel.errors import CallError
from bailiwick.ledger.keys import ED25519, SigningKey

_BEGINNING = "PRIVATE+KEY+"
_OTHERS = 0o077
_AGAIN = "Take it from where a copy is kept; without it no checkpoint can be signed."


def key_path(keys: Path, log: Log) -> Path:
    """Where the key of a log stands."""
    return keys / f"{log.name}.key"


def make_key(keys: Path, log: Log, name: str) -> SigningKey:
    """Draw a key of the name (the log's origin, as records.example/internal) and keep it; `bailiwick init` does.

    Raises CallError where there is one already, KeyFormError for a name that cannot be one.
    """
    key = SigningKey(name, Ed25519PrivateKey.generate())
    printed = f"{name}+{key.verifying().id.hex()}"
    secret = base64.b64encode(ED25519 + key.private.private_bytes_raw()).decode()
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = key_path(keys, log)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CallError("The log has a key already.", place=path.name, remedy="Keep it.") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(f"{_BEGINNING}{printed}+{secret}\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def read_key(keys: Path, log: Log) -> SigningKey:
    """The key of a log. Raises CallError where it is missing, damaged, or open to others."""
    path = key_path(keys, log)
    try:
        line = path.read_text(encoding="ascii")
        open_to_others = path.stat().st_mode & _OTHERS
    except (OSError, UnicodeDecodeError):
        raise CallError("The log's key cannot be read.", place=path.name, remedy=_AGAIN) from None
    if open_to_others:
        raise CallError("Others can read the log's key.", place=path.name, remedy="Run chmod 600 on it.")
    name, _, rest = line.strip().removeprefix(_BEGINNING).partition("+")
    identity, _, secret = rest.partition("+")
    try:
        data = base64.b64decode(secret, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if data[:1] == ED25519 and name:
        key = SigningKey.from_seed(name, data[1:])
        if key.verifying().id.hex() == identity:
            return key
    raise CallError("The log's key is damaged.", place=path.name, remedy=_AGAIN)
