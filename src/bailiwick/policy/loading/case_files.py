"""Loading the casebooks of packs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bailiwick.kernel.errors import Faults
from bailiwick.policy.casebook import Case
from bailiwick.policy.loading.library_files import BUILT_IN_PACKS, read_pack_files
from bailiwick.policy.reading.cases import read_cases


def load_cases(folders: Sequence[Path] = ()) -> list[Case]:
    """Load the cases of the built-in packs and of further folders. Raises FaultyFilesError, CallError."""
    faults = Faults()
    built_in = sorted(path for path in BUILT_IN_PACKS.iterdir() if (path / "pack.yaml").is_file())
    found: list[Case] = []
    for folder in [*built_in, *folders]:
        files = read_pack_files(folder, faults, with_cases=True)
        heading = files.nodes.get("pack.yaml")
        plain = heading.plain() if heading is not None else {}
        pack_id = str(plain.get("id", folder.name)) if isinstance(plain, dict) else folder.name
        found.extend(read_cases(files, pack_id, faults))
    faults.raise_if_any("The casebook")
    return found
