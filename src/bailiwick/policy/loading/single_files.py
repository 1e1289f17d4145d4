"""Loading one overlay or one file of facts."""

from __future__ import annotations

from pathlib import Path

from bailiwick.kernel.errors import Faults
from bailiwick.policy.facts import Facts
from bailiwick.policy.loading.files import read_bytes
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.reading.facts import read_facts
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.reading.node import LARGEST_FILE, parse_yaml
from bailiwick.policy.reading.overlays import read_overlay


def load_facts(path: Path) -> Facts:
    """Load facts from a YAML or JSON file. Raises CallError or FaultyFilesError naming file and line."""
    return read_stated(read_bytes(path, str(path), LARGEST_FILE), path.name)


def read_stated(data: bytes, name: str) -> Facts:
    """Facts as somebody states them, in YAML or JSON. Raises FaultyFilesError naming them by `name`, and the line."""
    faults = Faults()
    node = parse_yaml(data, name, faults)
    faults.raise_if_any("The file of facts")
    if node is None:
        return Facts()
    facts = read_facts(node, Fields(node, name, faults, "facts"))
    faults.raise_if_any("The file of facts")
    return facts


def load_overlay(path: Path) -> Overlay:
    """Load an agency's overlay. Raises CallError or FaultyFilesError naming file and line."""
    faults = Faults()
    node = parse_yaml(read_bytes(path, str(path), LARGEST_FILE), path.name, faults)
    overlay = read_overlay(node, path.name, faults) if node is not None else None
    if overlay is None and not faults:
        faults.add(path.name, 0, "the overlay is empty")
    faults.raise_if_any("The overlay")
    assert overlay is not None  # noqa: S101 -- no faults means that it was read
    return overlay
