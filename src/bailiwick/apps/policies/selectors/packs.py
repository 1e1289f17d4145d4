"""The packs at hand: those that ship, and those in the folder's own `packs`, which somebody here has started."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from django.conf import settings

from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.kernel.errors import BailiwickError
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.pack import Pack
from bailiwick.ui import shelf

_Signature: TypeAlias = tuple[tuple[str, int, int], ...]
_made: dict[_Signature, tuple[Library, Mapping[str, str]]] = {}
_making = Lock()


def own_packs() -> Path:
    """The folder of the agency's own packs, each in a folder of its own; it need not be there."""
    folder: Path = settings.FOLDER.path
    return folder / "packs"


def library() -> Library:
    """Every pack at hand, read once and again when a file of the folder's own packs has changed.

    An own pack that has faults is left out, and `faulty_packs` tells of it: the others go on speaking.
    """
    return _read()[0]


def faulty_packs() -> Mapping[str, str]:
    """The folder's own packs that cannot be read, each with its faults."""
    return _read()[1]


def pack_of(name: str) -> Pack:
    """The pack of that id. Raises PoliciesError where there is none at hand."""
    found = library().packs.get(name)
    if found is None:
        raise PoliciesError(
            f"The policy '{name}' is not at hand.",
            remedy="Put its folder back into the agency's packs, or choose another policy.",
        )
    return found


def _read() -> tuple[Library, Mapping[str, str]]:
    folders = own_folders()
    if not folders:
        return shelf.library(), {}
    signature = _signature(folders)
    with _making:
        if signature not in _made:
            _made.clear()
            _made[signature] = _load(folders)
        return _made[signature]


def own_folders() -> list[Path]:
    """The folders of the agency's own packs, by name."""
    place = own_packs()
    if not place.is_dir():
        return []
    own = (one for one in place.iterdir() if not one.name.startswith("."))
    return sorted(one for one in own if (one / "pack.yaml").is_file())


def _signature(folders: list[Path]) -> _Signature:
    files = [file for folder in folders for file in sorted(folder.rglob("*.yaml"))]
    told = ((str(file), file.stat()) for file in files)
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in told)


def _load(folders: list[Path]) -> tuple[Library, Mapping[str, str]]:
    try:
        return load_library(folders), {}
    except BailiwickError:
        faults: dict[str, str] = {}
        sound: list[Path] = []
        for folder in folders:
            try:
                load_library([*sound, folder])
                sound.append(folder)
            except BailiwickError as error:
                faults[folder.name] = error.message
        return (load_library(sound) if sound else shelf.library()), faults
