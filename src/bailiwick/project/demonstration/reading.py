"""The demo's files: read strictly, as the packs are, and given to the steps as plain lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import bailiwick
from bailiwick.kernel.errors import Faults
from bailiwick.policy.loading.files import read_bytes
from bailiwick.policy.reading.node import LARGEST_FILE, parse_yaml

FILES = Path(bailiwick.__file__).parent / "demo"


def read(name: str) -> list[dict[str, Any]]:
    """The list in the file `name`.yaml. Raises FaultyFilesError."""
    faults = Faults()
    shown = f"demo/{name}.yaml"
    node = parse_yaml(read_bytes(FILES / f"{name}.yaml", shown, LARGEST_FILE), shown, faults)
    faults.raise_if_any("The demo")
    return cast("list[dict[str, Any]]", node.plain() if node else [])
