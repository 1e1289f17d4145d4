"""What a stranger is given: a log as plain files, with what opens the entries the holder may see.

export.json             form, origin, size, which entries are opened, SHA-256 of the files named below
checkpoint, log.key     the signed checkpoint; the key, as one line
tile/entries/...        the entries, 256 to a bundle (C2SP tlog-tiles)
tile/0/..., tile/1/...  the hashes of the tree, 256 to a tile
openings/...            salt and manifest of each opened entry, one line of JSON each, named as the bundles are
README.txt, verify_bailiwick.py
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice

import orjson

from bailiwick.kernel.canonical import canonical_json
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.errors import ExportFormError, LeafFormError
from bailiwick.ledger.hashing import HASH_SIZE, leaf_hash
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.leaves import Opening
from bailiwick.ledger.notes import read_note
from bailiwick.ledger.readme import README
from bailiwick.ledger.tiles import ENTRIES, NO_TILES, WIDTH, TilePath, join_bundle, tiles_of

FORM = "bailiwick-export"
VERSION = 1
CONTENTS, CHECKPOINT, KEY = "export.json", "checkpoint", "log.key"
READ_ME, VERIFIER = "README.txt", "verify_bailiwick.py"
NAMED = (READ_ME, CHECKPOINT, KEY, VERIFIER)
"""The files whose digests export.json gives; all others are held by the tree or by a commitment."""
LARGEST_LOG = 2**24
"""Entries of one export; a checkpoint that claims more would keep a reader busy for nothing."""
LARGEST_FILE = 64_000_000
"""Bytes of one file of an export; readers refuse what is larger."""

_OF_A_LINE = ("entry", "manifest", "salt")
NO_HASH = bytes(HASH_SIZE)
"""Stands where the hash of a leaf is lost; it is the hash of nothing."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contents:
    """What export.json says: origin, size, the opened entries as first and last of each run, digests of files."""

    origin: str
    size: int
    opened: tuple[Range, ...]
    files: dict[str, str]

    def to_bytes(self) -> bytes:
        """Canonical JSON and a newline."""
        data = {
            "files": self.files,
            "form": FORM,
            "opened": [list(one) for one in self.opened],
            "origin": self.origin,
            "size": self.size,
            "v": VERSION,
        }
        return canonical_json(data) + b"\n"

    @classmethod
    def from_bytes(cls, data: bytes) -> Contents:
        """Read export.json; only what `to_bytes` writes is taken. Raises ExportFormError."""
        try:
            parts = orjson.loads(data)
            runs = tuple((int(first), int(last)) for first, last in parts["opened"])
            contents = cls(str(parts["origin"]), int(parts["size"]), runs, dict(parts["files"]))
            plain = all(isinstance(one, str) for one in contents.files.values())
            fits = plain and contents.to_bytes() == data and _ascending(contents.opened, contents.size)
        except (ValueError, KeyError, TypeError):
            contents, fits = cls("", 0, (), {}), False
        if not fits:
            raise ExportFormError(
                f"This is no contents of an export of version {VERSION}.",
                place=CONTENTS,
                remedy="Ask for the export again.",
            )
        return contents


def export_files(  # noqa: PLR0913 -- the parts of an export
    *,
    checkpoint: bytes,
    key: VerifyingKey,
    entries: Iterable[bytes],
    leaf_hashes: Iterable[bytes] | None = None,
    tiles: Mapping[TilePath, bytes] = NO_TILES,
    openings: Iterable[tuple[int, Opening]] = (),
    verifier: bytes = b"",
) -> Iterator[tuple[str, bytes]]:
    """Path and content of every file of an export, in an order that needs little memory.

    `leaf_hashes` are those kept when the entries were appended, and `tiles` those kept since, which go before them:
    where they are given, it shows which entry has changed. An entry that is not there any more is given as b"", and
    so is its hash, so that the others keep their numbers. `openings` come in the order of their entries.
    """
    hashes = []
    for index, bundle in enumerate(_by_width(entries)):
        hashes += [leaf_hash(entry) for entry in bundle]
        yield str(TilePath(ENTRIES, index, len(bundle))), join_bundle(bundle)
    kept = hashes if leaf_hashes is None else [one or NO_HASH for one in leaf_hashes]
    yield from ((str(tile), data) for tile, data in tiles_of(kept, tiles))
    opened: list[int] = []
    for index, block in groupby(openings, key=lambda one: one[0] // WIDTH):
        part = list(block)
        opened += [entry for entry, _ in part]
        yield opening_path(index), b"".join(opening_line(entry, opening) for entry, opening in part)
    named = {READ_ME: README.encode(), CHECKPOINT: checkpoint, KEY: f"{key.printed()}\n".encode()}
    named |= {VERIFIER: verifier} if verifier else {}
    yield from named.items()
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in named.items()}
    stated = Checkpoint.from_text(read_note(checkpoint).text)
    yield CONTENTS, Contents(stated.origin, stated.size, runs_of(opened), digests).to_bytes()


def opening_path(index: int) -> str:
    """Where the openings of the entries of bundle `index` stand."""
    return str(TilePath(ENTRIES, index)).replace("tile/entries", "openings") + ".jsonl"


def opening_line(entry: int, opening: Opening) -> bytes:
    """One line: the entry, its manifest as text, its salt in hexadecimal."""
    text = opening.manifest.decode(
        "utf-8", "replace"
    )  # a manifest that is no UTF-8 was changed: then it does not open
    line = {"entry": entry, "manifest": text, "salt": opening.salt.hex()}
    return canonical_json(line) + b"\n"


def read_opening(line: bytes) -> tuple[int, Opening] | None:
    """Entry and opening in a line as `opening_line` writes it; None for anything else."""
    try:
        parts = orjson.loads(line)
        entry, salt = parts["entry"], bytes.fromhex(parts["salt"])
        opening = Opening(salt, parts["manifest"].encode())
        # What `opening_line` would write, said of the parts that are at hand.
        own = (
            type(entry) is int
            and entry >= 0
            and len(parts) == len(_OF_A_LINE)
            and salt.hex() == parts["salt"]
        )
        written = own and canonical_json(parts) + b"\n" == line
    except (ValueError, KeyError, TypeError, AttributeError, LeafFormError):
        return None
    return (entry, opening) if written else None


def runs_of(numbers: Iterable[int]) -> tuple[Range, ...]:
    """Ascending numbers as runs without gaps: first and last of each."""
    runs: list[Range] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)


def _ascending(runs: tuple[Range, ...], size: int) -> bool:
    ends = [-2, *(end for run in runs for end in run)]
    gaps = all(ends[at] + 1 < ends[at + 1] for at in range(0, len(ends) - 1, 2))
    return gaps and all(first <= last for first, last in runs) and ends[-1] < size


def _by_width(entries: Iterable[bytes]) -> Iterator[list[bytes]]:
    each = iter(entries)
    while bundle := list(islice(each, WIDTH)):
        yield bundle
