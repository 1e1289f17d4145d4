"""All that the open rooms hold about somebody, as they may take it away: plain data, the same as on their page."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from bailiwick.ui.contributing import Looker, panels_about

FORMAT = "bailiwick.held-about-me/1"


def held_about(person: UUID, at: datetime) -> dict[str, object]:
    """Every panel with its rows, as words and days (ISO 8601); nothing of sealed rooms, which say nothing at all."""
    return {
        "format": FORMAT,
        "person": str(person),
        "at": at.isoformat(),
        "held": [
            {
                "what": str(panel.title),
                "rows": [
                    {"says": str(row.says), "day": row.day.isoformat() if row.day else None}
                    for row in panel.rows
                ],
            }
            for panel in panels_about(person, Looker(person, at))
        ],
    }
