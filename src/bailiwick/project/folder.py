"""Where one agency's record is kept: its folder on this machine, and its database."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bailiwick.kernel.errors import CallError

# WAL lets readers read while one writes; FULL makes what was acknowledged survive a power cut (NORMAL does not).
# recursive_triggers makes REPLACE fire the triggers that refuse it; secure_delete overwrites what is destroyed.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; "
    "PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON"
)
_PATIENCE = 20
"""Seconds that a writer waits for another one."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder that holds an agency's record."""

    path: Path

    @classmethod
    def from_environment(cls) -> Folder:
        """The folder named by BAILIWICK_FOLDER, or `data` in the present directory."""
        return cls(Path(os.environ.get("BAILIWICK_FOLDER", "data")).absolute())

    @property
    def database(self) -> Path:
        """The embedded database's file."""
        return self.path / "bailiwick.sqlite3"

    @property
    def checkpoints(self) -> Path:
        """The store of signed checkpoints, which is never part of a backup that is put back (Sunlight's lock)."""
        return self.path / "checkpoints.sqlite3"

    @property
    def keys(self) -> Path:
        """The folder of signing keys and secrets, readable by the owner alone."""
        return self.path / "keys"

    @property
    def blobs(self) -> Path:
        """The folder of captured bytes, by digest."""
        return self.path / "blobs"

    @property
    def is_an_agency(self) -> bool:
        """Whether `bailiwick init` has been here."""
        return (self.path / "agency").exists()


def database_of(folder: Folder, address: str | None = None) -> dict[str, Any]:
    """Django's settings of the database: PostgreSQL at BAILIWICK_DATABASE, or SQLite in the folder.

    The address has the form postgresql://user:password@host:port/name; a host that is a folder, for a socket, is
    given as ?host=FOLDER. Raises CallError for any other form.
    """
    address = os.environ.get("BAILIWICK_DATABASE", "") if address is None else address
    if not address:
        return {
            "ENGINE": "bailiwick.project.sqlite",
            "NAME": str(folder.database),
            "ATOMIC_REQUESTS": False,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": _PATIENCE,
                "init_command": _PRAGMAS,
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise CallError(
            "The address of the database is not one of PostgreSQL.",
            place="BAILIWICK_DATABASE",
            remedy="Write postgresql://user:password@host:port/name.",
        )
    host = unquote(parts.query.removeprefix("host=")) if parts.query.startswith("host=") else parts.hostname
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host or "",
        "PORT": str(parts.port or ""),
        "ATOMIC_REQUESTS": False,
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
    }
