"""Verify an export: hash everything anew, and tell what was changed, where, what is proved and what is not.

Files come as a mapping from path to bytes, which may read lazily. Nothing in them is believed but the key, and the
key only where the caller gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ledger import told
from bailiwick.ledger.authority import Hashes, Tree, signed_leaves
from bailiwick.ledger.checkpoints import Checkpoint, open_checkpoint
from bailiwick.ledger.comparison import Difference, differences
from bailiwick.ledger.entries import Entries, read_entries
from bailiwick.ledger.envelope import open_envelope
from bailiwick.ledger.errors import LeafFormError, LedgerError
from bailiwick.ledger.export import CONTENTS, Contents
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.leaves import Leaf
from bailiwick.ledger.report import Finding, Kind, Report, Subject, not_proved, time_told
from bailiwick.ledger.shown import look_at_openings, opened_by_file
from bailiwick.ledger.tiles import level_paths, levels_of, readable_entries

_SPOILED = frozenset({Kind.CHANGED, Kind.UNREADABLE, Kind.MISSING, Kind.TRUNCATED})


def verify_export(
    files: Mapping[str, bytes], key: VerifyingKey | None = None, held: Sequence[bytes] = ()
) -> Report:
    """Verify the files of an export against a key and against checkpoints that somebody holds.

    Without `key` the export's own is taken, and the report says so. Raises ExportFormError where the files are no
    export at all.
    """
    envelope = open_envelope(files, key)
    findings, contents, checkpoint = envelope.findings, envelope.contents, envelope.checkpoint
    if not (contents and checkpoint and envelope.key):
        missing = not_proved(key_given=key is not None, compared=False)
        return Report(Subject.LOG, findings=tuple(findings), not_proved=missing)
    found = read_entries(files, checkpoint.size)
    theirs = _open_held(held, envelope.key)
    signed, tree = found.hashes, tree_over(found.hashes)
    if tree is None or tree.size != checkpoint.size or tree.root() != checkpoint.root:
        signed = signed_leaves(
            checkpoint.size, checkpoint.root, found.hashes, lambda path: files.get(str(path))
        )
        _take_word_of_held(theirs, signed, found.hashes)
        findings += [_told(one, found, files) for one in differences(signed, found.hashes)]
        tree = tree_over(signed)
    findings += _changed_tiles(files, tree)
    findings += _strays(files, contents, checkpoint.size, found)
    spoiled = {entry for one in findings if one.kind in _SPOILED for entry in range(one.first, one.last + 1)}
    findings += look_at_openings(files, contents, found, signed, spoiled)
    compared = _look_at_held(theirs, checkpoint, signed, findings)
    return Report(
        subject=Subject.LOG,
        origin=checkpoint.origin,
        size=checkpoint.size,
        root=checkpoint.root,
        findings=tuple(findings),
        proved=() if findings else _proved(files, contents, found, compared),
        not_proved=not_proved(key_given=key is not None, compared=bool(compared)),
    )


def tree_over(hashes: Hashes) -> Tree | None:
    """The tree over leaf hashes, None where one of them is unknown."""
    # No hash is empty, so that all are known where all are true; asking each for None takes five times as long.
    return Tree.over(cast("list[bytes]", hashes)) if all(hashes) else None


def _told(one: Difference, found: Entries, files: Mapping[str, bytes]) -> Finding:
    by_place = one.kind in {Kind.INSERTED, Kind.UNREADABLE}
    file = found.file_of(one.first) if by_place else found.signed_file(one.first)
    if one.kind is Kind.UNREADABLE and readable_entries(files.get(file, b""))[1]:
        one = Difference(Kind.MISSING, one.first, one.last)
    return told.of_entries(one, file)


def _changed_tiles(files: Mapping[str, bytes], tree: Tree | None) -> Iterator[Finding]:
    for path, data in tree.tiles() if tree else ():
        if files.get(str(path)) != data:
            yield told.of_tile(str(path))


def _strays(files: Mapping[str, bytes], contents: Contents, size: int, found: Entries) -> Iterator[Finding]:
    tiles = {str(path) for level in levels_of(size) for path in level_paths(level, size)}
    bundles = {one.path for one in found.bundles}
    known = {CONTENTS, *contents.files, *tiles, *bundles, *opened_by_file(contents)}
    return (told.of_stray(name) for name in sorted(files) if name not in known)


def _open_held(held: Sequence[bytes], key: VerifyingKey) -> list[Checkpoint | None]:
    """The checkpoints that somebody holds, None for one that this key did not sign."""
    opened: list[Checkpoint | None] = []
    for data in held:
        try:
            opened.append(open_checkpoint(data, key)[0])
        except LedgerError:
            opened.append(None)
    return opened


def _take_word_of_held(theirs: list[Checkpoint | None], signed: Hashes, found: Hashes) -> None:
    """Where the tiles cannot tell: what leads to a held checkpoint's root is what was signed."""
    for one in theirs:
        if one and one.size <= len(signed) and None in signed[: one.size]:
            tree = tree_over(found[: one.size])
            if tree and tree.root() == one.root:
                signed[: one.size] = found[: one.size]


def _look_at_held(
    theirs: list[Checkpoint | None], checkpoint: Checkpoint, signed: Hashes, findings: list[Finding]
) -> list[int]:
    """Note what does not fit the checkpoints somebody holds; tells the sizes that could be compared."""
    compared: list[int] = []
    for number, one in enumerate(theirs, start=1):
        if one is None:
            findings.append(told.of_held(number))
        elif one.size > checkpoint.size:
            findings.append(told.of_stale(checkpoint.size, one.size))
        elif part := tree_over(signed[: one.size]):
            compared.append(one.size)
            if part.root() != one.root:
                findings.append(told.of_history(one.size))
    return compared


def _proved(
    files: Mapping[str, bytes], contents: Contents, found: Entries, compared: list[int]
) -> tuple[Sentence, ...]:
    size = contents.size
    last = found.entry(files, size - 1)
    try:
        time = time_told(Leaf.from_bytes(last).recorded_at)
        since = say("{size} entries have not changed since {time}.", size=str(size), time=time)
        one = say("1 entry has not changed since {time}.", time=time)
    except LeafFormError:
        since = say("{size} entries have not changed since the log was signed.", size=str(size))
        one = say("1 entry has not changed since the log was signed.")
    proved = [one if size == 1 else since]
    shown = sum(end - start + 1 for start, end in contents.opened)
    if shown:
        proved.append(say("What is shown of {shown} of them is what was recorded.", shown=str(shown)))
    return (
        *proved,
        *(
            say("They continue the {size} entries of the checkpoint you hold.", size=str(one))
            for one in compared
        ),
    )
