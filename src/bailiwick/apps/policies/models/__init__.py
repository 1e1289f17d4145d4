"""What this room keeps."""

from __future__ import annotations

from bailiwick.apps.policies.models.adopting import Adoption, Ending, WatchEnd
from bailiwick.apps.policies.models.gaps import GapOwner
from bailiwick.apps.policies.models.passages import Passage
from bailiwick.apps.policies.models.wearing import (
    ExemptionEntry,
    ListEntry,
    ListName,
    OwnWording,
    SettingChoice,
    SourceKind,
    WordingKind,
)

__all__ = [
    "Adoption",
    "Ending",
    "ExemptionEntry",
    "GapOwner",
    "ListEntry",
    "ListName",
    "OwnWording",
    "Passage",
    "SettingChoice",
    "SourceKind",
    "WatchEnd",
    "WordingKind",
]
