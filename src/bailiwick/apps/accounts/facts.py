"""What this room tells others: times and limits, and a session as its owner sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

IDLE = timedelta(minutes=30)
"""Without a request for so long, a session ends (CJIS AC-11, IA-5-j)."""
ABSOLUTE = timedelta(hours=12)
"""A session ends after so long whatever is done in it (CJIS IA-5-j)."""
HALFWAY = timedelta(minutes=10)
"""From the password to the second step."""
PROVED = timedelta(minutes=10)
"""For so long an act that matters needs no new proof."""
INVITED = timedelta(days=7)
"""An invitation's time, unless said otherwise."""
LEAST_PASSWORD = 12
"""Characters of a password."""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session on its owner's own page."""

    id: UUID
    browser: str
    network: str
    started_at: datetime
    seen_at: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class FactorShown:
    """A second step on its owner's own page: what it is, its name, since when, last used when."""

    id: int
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None
    left: int = 0
