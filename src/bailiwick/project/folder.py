"""Where one agency's record is kept: its folder on this machine, and its database."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from bailiwick.kernel.errors import CallError
from bailiwick.project.seats import Demo

# WAL lets readers read while one writes; FULL makes what was acknowledged survive a power cut (NORMAL does not).
# recursive_triggers makes REPLACE fire the triggers that refuse it; secure_delete overwrites what is destroyed.
# The log of writes is brought into the database at 16 MB: at SQLite's own 4 MB small acts took longer. Each commit
# is on the disk before that. The cache, 16 MB too, holds the indexes that random ids go into.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; "
    "PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000"
)
_PATIENCE = 20
"""Seconds that a writer waits for another one."""


_FORM = 1
_SHORTEST_SECRET = 50
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Agency:
    """Whose record it is: name, time zone (IANA), the version that last built its tables, the record's random id."""

    name: str
    time_zone: str
    version: str
    record: UUID

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > _LONGEST_NAME or not self.name.isprintable():
            raise CallError(
                f"The agency's name is empty, longer than {_LONGEST_NAME} letters, or more than one line.",
                remedy="Give it as it stands on its letters: --name 'Port Calder Police'.",
            )
        if self.time_zone not in available_timezones():
            raise CallError(
                f"'{self.time_zone}' is no time zone.",
                remedy="Give the name of one, as --time-zone America/Chicago.",
            )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which its days begin and end."""
        return ZoneInfo(self.time_zone)

    def to_bytes(self) -> bytes:
        """What stands in the file `agency`."""
        plain = {"form": _FORM, **asdict(self), "record": str(self.record)}
        return json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes, place: str) -> Agency:
        """Read the file `agency`. Raises CallError."""
        try:
            plain = json.loads(data)
            agency = cls(plain["name"], plain["time_zone"], plain["version"], UUID(plain["record"]))
            known = plain["form"] == _FORM
        except (ValueError, KeyError, TypeError, AttributeError):
            agency, known = None, False
        if agency is None or not known:
            raise CallError(
                "The file that says whose record this is cannot be understood.",
                place=place,
                remedy="Put it back from a backup: it is the file `agency` in there.",
            )
        return agency


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
    def vault(self) -> Path:
        """The vault's own database, where it is SQLite; readable by its owner alone."""
        return self.path / "vault.sqlite3"

    @property
    def vault_mark(self) -> Path:
        """Says that the agency has a vault. It is written last: while it is not there, there is none."""
        return self.path / "vault"

    @property
    def has_vault(self) -> bool:
        """Whether the agency has switched the vault on, and that has finished."""
        return self.vault_mark.is_file()

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
    def secret_key(self) -> Path:
        """The secret that sessions and forms are signed with."""
        return self.keys / "secret.key"

    @property
    def mail_file(self) -> Path:
        """How mail is sent. No backup holds it: a copy that is put back elsewhere to be looked at tells nobody."""
        return self.path / "mail"

    @property
    def mail_password(self) -> Path:
        """The password towards the mail server, beside the other secrets."""
        return self.keys / "mail.key"

    @property
    def calendars(self) -> Path:
        """The agency's own tables of holidays, beside those that ship."""
        return self.path / "calendars"

    @property
    def schedules(self) -> Path:
        """The agency's own schedules of retention, beside those that ship."""
        return self.path / "schedules"

    @property
    def agency_file(self) -> Path:
        """Says whose record it is. It is written last: while it is not there, there is no record."""
        return self.path / "agency"

    @property
    def is_an_agency(self) -> bool:
        """Whether `bailiwick init` has been here, and has finished."""
        return self.agency_file.is_file()

    def agency(self) -> Agency | None:
        """Whose record it is; None where there is none. Raises CallError for a file that cannot be understood."""
        if not self.is_an_agency:
            return None
        return Agency.from_bytes(self.agency_file.read_bytes(), str(self.agency_file))

    @property
    def demo_mark(self) -> Path:
        """Says that the record is a demo, and which seats it has; a real agency's folder has no such file."""
        return self.path / "demo"

    def demo(self) -> Demo | None:
        """What the mark says; None without one, and for one that belongs to another record."""
        try:
            read = Demo.from_bytes(self.demo_mark.read_bytes())
        except OSError:
            return None
        agency = self.agency()
        return read if read and agency and read.record == agency.record else None

    def secret(self) -> str:
        """The secret's text. Raises CallError when it cannot be read, or is too short to be one."""
        try:
            text = self.secret_key.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            text = ""
        if len(text) < _SHORTEST_SECRET:
            raise CallError(
                "The secret of this record is missing or cannot be read.",
                place=str(self.secret_key),
                remedy="Put the keys back: bailiwick restore-keys FILE, with the file that backup --with-keys wrote.",
            )
        return text


def database_of(folder: Folder, address: str | None = None) -> dict[str, Any]:
    """Django's settings of the database: PostgreSQL at BAILIWICK_DATABASE, or SQLite in the folder.

    The address has the form postgresql://user:password@host:port/name; a host that is a folder, for a socket, is
    given as ?host=FOLDER. Raises CallError for any other form.
    """
    address = os.environ.get("BAILIWICK_DATABASE", "") if address is None else address
    return _postgresql(address, "BAILIWICK_DATABASE") if address else _sqlite(folder.database)


def vault_of(folder: Folder) -> dict[str, Any]:
    """Django's settings of the vault's own database: a second file, or a second database of PostgreSQL.

    That is at BAILIWICK_VAULT; where nobody says so, on the same server, with the record's name and `_vault` after it.
    Raises CallError for an address that is none, or is the record's own.
    """
    address, record = os.environ.get("BAILIWICK_VAULT", ""), database_of(folder)
    if not address and record["ENGINE"] == "bailiwick.project.sqlite":
        return _sqlite(folder.vault)
    given = (
        _postgresql(address, "BAILIWICK_VAULT") if address else record | {"NAME": f"{record['NAME']}_vault"}
    )
    if all(given.get(name) == record.get(name) for name in ("NAME", "HOST", "PORT")):
        raise CallError(
            "The vault would stand in the record's own database.",
            place="BAILIWICK_VAULT",
            remedy="Make a second database for it, and give that one's address.",
        )
    return given


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "bailiwick.project.sqlite",
        "NAME": str(path),
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": _PATIENCE,
            "init_command": _PRAGMAS,
        },
    }


def _postgresql(address: str, variable: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise CallError(
            "The address of the database is not one of PostgreSQL.",
            place=variable,
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
