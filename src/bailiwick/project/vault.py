"""Switching the vault on: its own database, its log's key, its first entry; and what is looked at whenever it opens."""

from __future__ import annotations

from pathlib import Path

from django.db import connections

from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.covert.services import begin_vault
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import make_key
from bailiwick.apps.journal.services.signing_keys import key_path
from bailiwick.kernel.errors import CallError
from bailiwick.project.durable import write_new
from bailiwick.project.folder import Agency, Folder
from bailiwick.project.routing import VAULT
from bailiwick.project.tables import build_tables, refuse_tables_of_another

_MARK = b"This record has a vault, in a database of its own.\n"


def make_vault(folder: Folder, agency: Agency) -> None:
    """Begin the vault of a record. Raises CallError where there is one, or where something stands in its place."""
    if folder.has_vault:
        raise CallError("The record has a vault already.", place=str(folder.vault_mark), remedy="Keep it.")
    in_a_file = connections[VAULT].vendor == "sqlite"
    ours = [key_path(folder.keys, SEALED), *([folder.vault] if in_a_file else [])]
    _refuse_what_stands(ours)
    if not in_a_file:
        refuse_tables_of_another(VAULT)
    try:
        if in_a_file:
            # Made by us, so that it is its owner's alone from its first byte; SQLite's other files do as it does.
            write_new(folder.vault, b"")
        make_key(folder.keys, SEALED, f"bailiwick/{agency.record}/sealed")
        build_tables(VAULT)
        begin_vault(OPERATOR, record=agency.record)
    except BaseException:
        connections[VAULT].close()
        for one in ours:
            one.unlink(missing_ok=True)
        raise
    write_new(folder.vault_mark, _MARK)


def _refuse_what_stands(ours: list[Path]) -> None:
    for one in ours:
        if one.exists():
            raise CallError(
                "A vault was begun here and not finished, or the mark that says there is one was lost.",
                place=str(one),
                remedy="Put the record back from a backup; if it never had a vault, move the file away first.",
            )
