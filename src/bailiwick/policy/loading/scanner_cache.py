"""Keeping compiled scanners on disk: made once for a pack, an engine and a processor, then restored in milliseconds."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, reduce
from pathlib import Path

import bailiwick.policy.text
from bailiwick.policy.text.lexicon import Lexicon
from bailiwick.policy.text.scanner import Scanner, ScannerUnusable, scanner_key

LARGEST_CACHE = 500_000_000


def cache_folder() -> Path:
    """Where compiled scanners are kept: BAILIWICK_CACHE, or `bailiwick` in the user's cache folder."""
    named = os.environ.get("BAILIWICK_CACHE")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bailiwick"


def cached_scanner(parts: Sequence[Sequence[Lexicon]], triggers: frozenset[str]) -> Scanner:
    """The scanner over these parts, from the cache where it stands; a cache that cannot be used is passed over.

    The parts are compiled side by side, and whoever edits a word list waits for its part alone.
    """
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        made = workers.map(lambda part: _cached_part(part, triggers), _split(parts) or [[]])
        return reduce(Scanner.joined, made)


def _split(parts: Sequence[Sequence[Lexicon]]) -> list[Sequence[Lexicon]]:
    """The parts cut smaller where BAILIWICK_SCANNER_PARTS asks for it, by the ids of their lexicons.

    Smaller parts scan a little slower and compile sooner after an edit: whoever writes word lists sets it to 8.
    """
    several = max(1, int(os.environ.get("BAILIWICK_SCANNER_PARTS", "1")))
    cut: list[list[Lexicon]] = [[] for _ in range(several * len(parts))]
    for place, part in enumerate(parts):
        for lexicon in part:
            # Those whose disguises are looked for stay together, for they share the unfolding.
            slot = 0 if lexicon.fold else zlib.crc32(lexicon.id.encode()) % several
            cut[several * place + slot].append(lexicon)
    return [one for one in cut if one]


def _cached_part(lexicons: Sequence[Lexicon], triggers: frozenset[str]) -> Scanner:
    own = triggers.intersection(entry.group for lexicon in lexicons for entry in lexicon.entries)
    path = cache_folder() / f"{scanner_key(lexicons, own)}-{_code_key()}.scanner"
    kept = _restored(path, lexicons, own)
    if kept is not None:
        return kept
    with _alone(path):
        kept = _restored(path, lexicons, own)
        if kept is not None:
            return kept
        scanner = Scanner.compile(lexicons, own)
        with contextlib.suppress(OSError):
            _keep(path, scanner.dump())
    return scanner


def _restored(path: Path, lexicons: Sequence[Lexicon], triggers: frozenset[str]) -> Scanner | None:
    with contextlib.suppress(OSError, ScannerUnusable):
        if path.stat().st_size <= LARGEST_CACHE:
            return Scanner.restore(path.read_bytes(), lexicons, triggers)
    return None


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait while another process makes the same: it takes a core half a minute, and ends with its process.

    Where files cannot be locked each makes its own.
    """
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = held.enter_context(path.with_suffix(".lock").open("wb"))
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
def _code_key() -> str:
    """A digest of the code that makes scanners: what another version of it has kept is never read."""
    digest = hashlib.sha256()
    for module in sorted(Path(bailiwick.policy.text.__path__[0]).glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()[:16]


def _keep(path: Path, data: bytes) -> None:
    """Write beside the place and rename, so that another process never reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, beside = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
