"""Writing a pack of one's own into a folder, and what lies beside it: open points, and the text to copy labels from."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.errors import BailiwickError, CallError
from bailiwick.policy.loading.library_files import BUILT_IN_PACKS, load_library
from bailiwick.policy.starting import Begun, begun_files, relabelled

OPEN_POINTS = "open-points.txt"
DOCUMENT = "document.txt"


def begin_pack(
    place: Path, base: str, begun: Begun, answers: Mapping[str, str], open_points: Sequence[str]
) -> Path:
    """Write a new pack into `place`, begun from one that ships, and see that it can be read.

    Raises CallError where there is one of that name, and FaultyFilesError, and leaves nothing behind.
    """
    target, making = place / begun.id, place / f".{begun.id}"
    if target.exists() or (BUILT_IN_PACKS / begun.id).exists():
        raise CallError(f"There is a policy '{begun.id}' already.", remedy="Choose another short name.")
    source = BUILT_IN_PACKS / base
    files = {
        path.relative_to(source).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(source.rglob("*.yaml"))
    }
    shutil.rmtree(making, ignore_errors=True)
    try:
        for name, text in begun_files(files, base, begun, answers):
            path = making / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (making / OPEN_POINTS).write_text("".join(f"{one}\n" for one in open_points), encoding="utf-8")
        load_library([making])
    except BailiwickError:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return making.rename(target)


def open_points_of(folder: Path) -> list[str]:
    """What nobody has answered yet when the pack was begun."""
    path = folder / OPEN_POINTS
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def relabel(folder: Path, clause: str, label: str) -> None:
    """Give a clause of an own pack another printed label. Raises CallError where it has no such clause."""
    for path in sorted((folder / "clauses").rglob("*.yaml")):
        text = relabelled(path.read_text(encoding="utf-8"), clause, label)
        if text is not None:
            path.write_text(text, encoding="utf-8")
            return
    raise CallError(f"There is no clause {clause}.", remedy="Choose one of the policy’s own.")


def lay_beside(folder: Path, text: str) -> str:
    """Lay the text of the agency's own document beside its pack; returns its digest."""
    (folder / DOCUMENT).write_text(text, encoding="utf-8")
    return digest_of_text(text)


def document_of(folder: Path) -> str:
    """The text that was laid beside the pack, if there is one."""
    path = folder / DOCUMENT
    return path.read_text(encoding="utf-8") if path.is_file() else ""
