"""What the journal does: `act` wraps every act of every room; checkpoints sign what it has written."""

from __future__ import annotations

from bailiwick.apps.journal.guard import building_tables, housekeeping
from bailiwick.apps.journal.services.acts import Act, Doing, act, acts
from bailiwick.apps.journal.services.append_only import OnlyGrows

__all__ = ["Act", "Doing", "OnlyGrows", "act", "acts", "building_tables", "housekeeping"]
