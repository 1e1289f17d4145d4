"""The agency's own schedules of retention: whether they can be read."""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.errors import BailiwickError
from bailiwick.policy.loading.schedule_files import load_schedules
from bailiwick.project.folder import Folder
from bailiwick.project.looking.finding import Finding, fine, wrong


def look_at_schedules(folder: Folder) -> Iterator[Finding]:
    """They can be read. While one has a fault, what was read before stands, and nothing is destroyed."""
    own = len(list(folder.schedules.glob("*.yaml")))
    try:
        load_schedules([folder.schedules])
    except BailiwickError as error:
        yield wrong(
            f"{' '.join(error.message.split())} Until that is mended nothing is destroyed.",
            f"Look at each file in {folder.schedules}: bailiwick schedule check FILE.",
        )
        return
    yield fine(f"{own} schedules of your own can be read, and stand as they are.")
