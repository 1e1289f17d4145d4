"""What an export is signed with: its contents, its key and its checkpoint, taken or refused before anything else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from bailiwick.ledger import told
from bailiwick.ledger.checkpoints import Checkpoint, open_checkpoint
from bailiwick.ledger.errors import ExportFormError, KeyFormError, LedgerError
from bailiwick.ledger.export import CHECKPOINT, CONTENTS, KEY, LARGEST_LOG, Contents
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.report import Finding


@dataclass(slots=True)
class Envelope:
    """Contents, key and checkpoint, None for what cannot be relied on, with what was found."""

    contents: Contents | None = None
    key: VerifyingKey | None = None
    checkpoint: Checkpoint | None = None
    findings: list[Finding] = field(default_factory=list)


def open_envelope(files: Mapping[str, bytes], given: VerifyingKey | None) -> Envelope:
    """Take what can be relied on; the key that is given goes before the one in the files. Raises ExportFormError."""
    if CONTENTS not in files and CHECKPOINT not in files:
        raise ExportFormError(
            "There is neither export.json nor a checkpoint here.",
            remedy="Give the folder or the zip file of an export, as you got it.",
        )
    found = Envelope(key=given)
    _take_contents(found, files)
    _take_key(found, files)
    _take_checkpoint(found, files)
    if found.contents and found.checkpoint:
        stated = (found.contents.origin, found.contents.size)
        if stated != (found.checkpoint.origin, found.checkpoint.size):
            found.findings.append(told.of_contents())
            found.contents = None
    return found


def _take_contents(found: Envelope, files: Mapping[str, bytes]) -> None:
    try:
        found.contents = Contents.from_bytes(files.get(CONTENTS, b""))
    except ExportFormError:
        found.findings.append(told.of_contents())
        return
    for name, digest in sorted(found.contents.files.items()):
        if hashlib.sha256(files.get(name, b"")).hexdigest() != digest:
            found.findings.append(told.of_file(name))


def _take_key(found: Envelope, files: Mapping[str, bytes]) -> None:
    try:
        own = VerifyingKey.read(files.get(KEY, b"").decode("utf-8", "replace"))
    except KeyFormError:
        found.findings.append(told.of_key(KEY))
        return
    found.key = found.key or own
    if own != found.key:
        found.findings.append(told.of_key(KEY))


def _take_checkpoint(found: Envelope, files: Mapping[str, bytes]) -> None:
    if found.key is None:
        return
    try:
        found.checkpoint, _ = open_checkpoint(files.get(CHECKPOINT, b""), found.key)
    except LedgerError:
        found.findings.append(told.of_checkpoint(CHECKPOINT))
        return
    if found.checkpoint.size > LARGEST_LOG:
        raise ExportFormError(
            f"This log has more than {LARGEST_LOG:,} entries.",
            remedy="Ask for receipts of the entries you need.",
        )
