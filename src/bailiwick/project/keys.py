"""What a new record stands on: its log's key, and the secret that everything sealed in its database is sealed with."""

from __future__ import annotations

import secrets

from bailiwick.apps.journal.services import INTERNAL, make_key
from bailiwick.project.durable import make_private_folder, write_new
from bailiwick.project.folder import Agency, Folder

_SECRET_BYTES = 64


def make_keys(folder: Folder, agency: Agency) -> None:
    """Draw both, readable by the owner alone."""
    make_private_folder(folder.keys)
    write_new(folder.secret_key, secrets.token_urlsafe(_SECRET_BYTES).encode() + b"\n")
    make_key(folder.keys, INTERNAL, f"bailiwick/{agency.record}/internal")
