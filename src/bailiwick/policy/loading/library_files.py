"""Loading packs from folders: every fault of every pack is told at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.kernel.errors import CallError, Faults
from bailiwick.policy.catalogue import CHECKS
from bailiwick.policy.library import Library
from bailiwick.policy.loading.files import read_bytes
from bailiwick.policy.loading.scanner_cache import cached_scanner
from bailiwick.policy.loading.statistic_file import shipped_model
from bailiwick.policy.pack import Pack
from bailiwick.policy.reading.node import LARGEST_FILE, Node, parse_yaml
from bailiwick.policy.reading.packs import PackFiles, read_pack
from bailiwick.policy.validation import PackValidator

BUILT_IN_PACKS = Path(__file__).resolve().parents[2] / "packs"


def load_library(folders: Sequence[Path] = ()) -> Library:
    """Load the built-in packs and those in further folders. Raises FaultyFilesError and CallError."""
    if not folders:
        return _built_in_alone()
    faults = Faults()
    library = load_library_noting(folders, faults)
    faults.raise_if_any("The library of packs")
    return library


def load_library_noting(folders: Sequence[Path], faults: Faults) -> Library:
    """Load as `load_library` does, but note the folders' faults instead of raising, so that they can be told."""
    return _with(folders, _built_in_alone().packs, faults)


@cache
def _built_in_alone() -> Library:
    """The packs that ship, read once in a process: they are part of the software and change with it."""
    faults = Faults()
    built_in = sorted(path for path in BUILT_IN_PACKS.iterdir() if (path / "pack.yaml").is_file())
    library = _with(built_in, {}, faults)
    faults.raise_if_any("The library of packs")
    return Library(library.packs, CHECKS, cached_scanner, model=shipped_model)


def _with(folders: Sequence[Path], known: Mapping[str, Pack], faults: Faults) -> Library:
    """A library of the packs that are known, which have no faults, and those in the folders."""
    packs = dict(known)
    for folder in folders:
        pack = load_pack(folder, faults)
        if pack is None:
            continue
        if pack.id in packs:
            faults.add(f"{folder.name}/pack.yaml", 0, f"there is already a pack '{pack.id}'")
            continue
        packs[pack.id] = pack
    entries = (
        entry for pack in packs.values() for lexicon in pack.lexicons.values() for entry in lexicon.entries
    )
    groups = frozenset(entry.group for entry in entries)
    added = frozenset(packs) - frozenset(known)
    for pack in packs.values():
        if pack.id in added:
            PackValidator(pack, CHECKS, groups, faults, packs).validate()
    return Library(packs, CHECKS, cached_scanner, added, shipped_model)


def load_pack(folder: Path, faults: Faults) -> Pack | None:
    """Read one pack's folder without looking at what it names outside itself."""
    return read_pack(read_pack_files(folder, faults, with_cases=False), faults)


def read_pack_files(folder: Path, faults: Faults, *, with_cases: bool) -> PackFiles:
    """Parse the YAML files of a pack's folder. Raises CallError when there is no such folder."""
    if not folder.is_dir():
        raise CallError(
            "There is no such folder.", place=str(folder), remedy="Name the folder that holds pack.yaml."
        )
    nodes: dict[str, Node | None] = {}
    digests: dict[str, str] = {}
    for path in sorted(folder.rglob("*.yaml")):
        inner = path.relative_to(folder).as_posix()
        if inner.startswith("cases/") and not with_cases:
            continue
        shown = f"{folder.name}/{inner}"
        try:
            data = read_bytes(path, shown, LARGEST_FILE)
        except CallError as error:
            faults.add(shown, 0, error.message)
            continue
        nodes[inner] = parse_yaml(data, shown, faults)
        digests[inner] = digest_of_bytes(data)
    return PackFiles(folder.name, nodes, digests)
