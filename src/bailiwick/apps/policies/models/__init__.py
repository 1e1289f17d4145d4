"""What this room keeps."""

from __future__ import annotations

from bailiwick.apps.policies.models.adopting import Adoption, Ending, WatchEnd
from bailiwick.apps.policies.models.asking import Effort, HelpRequest, HelpStep, StepKind, Topic
from bailiwick.apps.policies.models.gaps import GapOwner
from bailiwick.apps.policies.models.passages import Passage
from bailiwick.apps.policies.models.procedures import (
    Covers,
    LawChange,
    Procedure,
    ProcedureVersion,
    Publication,
    Review,
    Task,
    TaskKind,
)
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
    "Covers",
    "Effort",
    "Ending",
    "ExemptionEntry",
    "GapOwner",
    "HelpRequest",
    "HelpStep",
    "LawChange",
    "ListEntry",
    "ListName",
    "OwnWording",
    "Passage",
    "Procedure",
    "ProcedureVersion",
    "Publication",
    "Review",
    "SettingChoice",
    "SourceKind",
    "StepKind",
    "Task",
    "TaskKind",
    "Topic",
    "WatchEnd",
    "WordingKind",
]
