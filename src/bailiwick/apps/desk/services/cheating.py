"""Trying to cheat: an entry is tampered with in a copy of the database, and the export of the copy is verified.

Everything is what it would be in earnest but the database: the export is the journal's own, and so is the verifier.
The copy is in memory and ends with the try; the record, its keys and its published log are only read.
"""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from django.conf import settings

from bailiwick.apps.desk.facts import Cheated, Tampering
from bailiwick.apps.desk.services.copying import copy_of
from bailiwick.apps.desk.services.tampering import Hand
from bailiwick.apps.journal.models import AbstractEntry
from bailiwick.apps.journal.selectors import Published, Rows, edge_tiles, export_rows, published, verifier
from bailiwick.apps.journal.services import INTERNAL, Log, key_for, read_key
from bailiwick.kernel.errors import CallError
from bailiwick.ledger.comparison import Difference, differences
from bailiwick.ledger.entries import Entries, read_entries
from bailiwick.ledger.report import Kind
from bailiwick.ledger.tiles import TilePath
from bailiwick.ledger.verification import verify_export

FOLDER = "bailiwick-tampered"
_ENTRIES = (
    'SELECT "index", record, manifest, salt, leaf, leaf_hash FROM journal_entry WHERE "index" < ? '
    'ORDER BY "index"'
)
_CHECKPOINT = "SELECT size, note FROM journal_checkpoint ORDER BY size DESC LIMIT 1"


def cheat(how: Tampering, *, record: UUID, index: int, log: Log = INTERNAL) -> Cheated:
    """Do it to the entry of `record` in a copy, and tell what comes out. Only that entry is opened in the export.

    Raises CallError where nothing is published yet, or where it cannot be done to this entry.
    """
    before = published(log)
    if before is None or index >= before.checkpoint.size:
        raise CallError(
            "This entry has not been published yet, so nobody else holds it.",
            remedy="Wait for the next checkpoint, or run bailiwick journal sign.",
        )
    key = key_for(before.checkpoint.origin, read_key(settings.FOLDER.keys, log))
    with copy_of(log) as copy:
        hand = Hand(copy, key)
        hand.tamper(how, index)
        made = export_rows(
            _rows(copy, log),
            key.verifying(),
            may_see=lambda entry: entry.record == record,
            verifier=verifier(),
        )
        export = dict(made)
    found = read_entries(export, before.checkpoint.size)
    return Cheated(
        how=how,
        index=index,
        statements=tuple(hand.said),
        export=export,
        entries=found,
        before=before,
        alone=verify_export(export, before.key),
        held=verify_export(export, before.key, [before.note]),
        differences=tuple(_compared(before, found)),
    )


def package(cheated: Cheated) -> bytes:
    """A zip file with the export, the agency's key, and the checkpoint that was published before."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for path, data in cheated.export.items():
            package.writestr(f"{FOLDER}/export/{path}", data)
        package.writestr(f"{FOLDER}/log.key", f"{cheated.before.key.printed()}\n")
        package.writestr(f"{FOLDER}/earlier-checkpoint", cheated.before.note)
    return kept.getvalue()


def _rows(copy: sqlite3.Connection, log: Log) -> Rows:
    size, note = copy.execute(_CHECKPOINT).fetchone()

    def read() -> Iterator[AbstractEntry]:
        for index, record, manifest, salt, leaf, leaf_hash in copy.execute(_ENTRIES, (size,)):
            yield log.entries(
                index=index,
                record=UUID(record),
                manifest=manifest,
                salt=salt,
                leaf=leaf,
                leaf_hash=leaf_hash,
            )

    kept = copy.execute('SELECT level, "index", hashes FROM journal_tile')
    tiles = {TilePath(level, index): bytes(hashes) for level, index, hashes in kept}
    return Rows(note, tiles | edge_tiles(note.encode(), log), read)


def _compared(before: Published, found: Entries) -> Iterator[Difference]:
    """Entry by entry against the published copy; a place in the copy that is empty is one that was taken out."""
    size = before.checkpoint.size
    for one in differences(before.hashes, found.hashes[:size]):
        yield replace(one, kind=Kind.MISSING) if one.kind is Kind.UNREADABLE else one
