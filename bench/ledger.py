"""What the log costs: verifying against the bare read-and-hash loop, and appending against bare hashing, in one run.

The bare loop reads the same bundles, hashes each entry, and folds the tree to its root, and compares nothing but
the root. A second row has a loop that does not even fold. Rounds are interleaved, and the median counts.
"""

import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import orjson

from bailiwick.cli.verify import FolderFiles
from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.export import export_files, opening_path
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import complete_root, leaf_hash
from bailiwick.ledger.keys import SigningKey
from bailiwick.ledger.leaves import Leaf, Opening
from bailiwick.ledger.tiles import ENTRIES, level_paths
from bailiwick.ledger.verification import verify_export
from bench.table import show

ENTRIES_IN_ALL = 100_096
"""A whole number of bundles of 256, so that the bare loop stays bare."""
OPENED = 20_000
ROUNDS = 7
WIDTH = 256
WHEN = datetime(2026, 5, 4, 14, 2, tzinfo=UTC)
LOG = SigningKey.from_seed("records.example/log", bytes(range(32)))


def opening(number: int) -> Opening:
    """Salt and manifest of an entry, some 400 bytes."""
    text = f'{{"number":{number},"text":"{"a road is closed, " * 20}"}}'
    return Opening(hashlib.sha256(b"%d" % number).digest(), text.encode())


def leaf(number: int) -> Leaf:
    """One entry of the log."""
    return Leaf("post.publish", f"r-{number:032x}", "none", "k-7f3a", WHEN, opening(number).commitment())


def export(folder: Path, rows: list[bytes], opened: int) -> None:
    """Write an export of these entries, the first `opened` of them opened."""
    top = Checkpoint.of(LOG.name, Frontier.of(map(leaf_hash, rows))).signed_by(LOG)
    shown = ((number, opening(number)) for number in range(opened))
    for name, data in export_files(checkpoint=top, key=LOG.verifying(), entries=rows, openings=shown):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def bare_leaves(files: Mapping[str, bytes]) -> list[bytes]:
    """Read each bundle and hash each entry."""
    hashes = []
    for path in level_paths(ENTRIES, ENTRIES_IN_ALL):
        data, place = files[str(path)], 0
        while place < len(data):
            start = place + 2
            place = start + int.from_bytes(data[place:start], "big")
            hashes.append(hashlib.sha256(b"\0" + data[start:place]).digest())
    return hashes


def bare_tree(files: Mapping[str, bytes]) -> bytes:
    """Read, hash, and fold to the root."""
    hashes = bare_leaves(files)
    blocks = [complete_root(hashes[start : start + WIDTH]) for start in range(0, len(hashes), WIDTH)]
    return Frontier.of(blocks).root()


def bare_openings(files: Mapping[str, bytes]) -> None:
    """Read the openings, and hash each manifest."""
    for start in range(0, OPENED, WIDTH):
        for line in files[opening_path(start // WIDTH)].splitlines():
            hashlib.sha256(orjson.loads(line)["manifest"].encode()).digest()


def medians(works: dict[str, Callable[[], object]], each: int) -> dict[str, float]:
    """Seconds for one thing, by work, interleaved."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            start = time.process_time()
            work()
            taken[name].append((time.process_time() - start) / each)
    return {name: statistics.median(times) for name, times in taken.items()}


def table(title: str, works: dict[str, Callable[[], object]], each: int) -> None:
    """Print what each work costs, and how fast the first is beside it."""
    found = medians(works, each)
    base = next(iter(found.values()))
    rows = [[name, f"{1e6 * one:.2f}", f"{one / base:.2f}"] for name, one in found.items()]
    show(title, ["what", "µs each", "our speed ÷ its speed"], rows)


def main() -> None:
    """Print both tables."""
    leaves = [leaf(number) for number in range(ENTRIES_IN_ALL)]
    rows = [one.to_bytes() for one in leaves]
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        export(Path(first), rows, 0)
        export(Path(second), rows[:], OPENED)
        plain, opened = FolderFiles(Path(first)), FolderFiles(Path(second))
        key = LOG.verifying()
        if not (verify_export(plain, key).unchanged and verify_export(opened, key).unchanged):
            message = "The log does not verify; there is nothing to measure."
            raise SystemExit(message)
        table(
            f"Verifying {ENTRIES_IN_ALL:,} entries of {len(rows[0])} bytes, from files",
            {
                "bailiwick verify": lambda: verify_export(plain, key),
                "bare: read, hash, fold to the root": lambda: bare_tree(plain),
                "bare: read and hash, no tree": lambda: bare_leaves(plain),
            },
            ENTRIES_IN_ALL,
        )
        table(
            f"The same with {OPENED:,} of them opened",
            {
                "bailiwick verify": lambda: verify_export(opened, key),
                "bare: read, hash, fold; read openings, hash manifests": lambda: (
                    bare_tree(opened),
                    bare_openings(opened),
                ),
            },
            ENTRIES_IN_ALL,
        )
    _appending(leaves, rows)


def _appending(leaves: list[Leaf], rows: list[bytes]) -> None:
    hashes = [leaf_hash(one) for one in rows]

    def one_by_one() -> None:
        edge = Frontier()
        for one in leaves:
            edge = edge.append(one.hash())

    table(
        f"Appending {len(leaves):,} entries in memory",
        {
            "canonical bytes, leaf hash, frontier, one by one": one_by_one,
            "frontier alone, one by one": lambda: _each(hashes),
            "frontier alone, all at once": lambda: Frontier.of(hashes),
            "bare: hash the bytes": lambda: [hashlib.sha256(one).digest() for one in rows],
        },
        len(leaves),
    )


def _each(hashes: list[bytes]) -> None:
    edge = Frontier()
    for one in hashes:
        edge = edge.append(one)
