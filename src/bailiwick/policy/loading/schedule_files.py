"""Loading retention schedules: those that ship, and those of further folders; every fault is told at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bailiwick.kernel.errors import Faults
from bailiwick.policy.loading.files import read_bytes
from bailiwick.policy.reading.node import LARGEST_FILE, parse_yaml
from bailiwick.policy.reading.schedules import read_schedule
from bailiwick.policy.retention import Schedule, Schedules

SHIPPED_SCHEDULES = Path(__file__).resolve().parents[2] / "schedules"


@cache
def shipped_schedules() -> Schedules:
    """The schedules that ship, read when they are first asked for."""
    return load_schedules()


def load_schedule(path: Path, faults: Faults) -> Schedule | None:
    """Load one schedule by itself, noting its faults; None where it cannot be told which it is. Raises CallError."""
    shown = _shown(path)
    return read_schedule(parse_yaml(read_bytes(path, shown, LARGEST_FILE), shown, faults), shown, faults)


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def load_schedules(folders: Sequence[Path] = ()) -> Schedules:
    """Load the schedules that ship and those in further folders. Raises FaultyFilesError and CallError."""
    faults = Faults()
    found: dict[str, Schedule] = {}
    for folder in [SHIPPED_SCHEDULES, *folders]:
        for path in sorted(folder.glob("*.yaml")):
            schedule = load_schedule(path, faults)
            if schedule and schedule.id in found:
                faults.add(_shown(path), 0, f"there is already a schedule '{schedule.id}'")
            elif schedule:
                found[schedule.id] = schedule
    faults.raise_if_any("The schedules of retention")
    return Schedules(found)
