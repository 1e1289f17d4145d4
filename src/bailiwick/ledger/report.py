"""What a verification tells: findings with their place, what is proved, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say


class Kind(Enum):
    """What was found."""

    CHANGED = "changed"
    MISSING = "missing"
    INSERTED = "inserted"
    SWAPPED = "swapped"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    UNREADABLE = "unreadable"
    UNTOLD = "untold"
    OPENING = "opening"
    TILE = "tile"
    FILE = "file"
    CHECKPOINT = "checkpoint"
    KEY = "key"
    HISTORY = "history"
    STALE = "stale"


class Subject(Enum):
    """What was verified."""

    LOG = "log"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was recorded: kind, file, first and last entry (-1 for none), sentence."""

    kind: Kind
    file: str
    says: Sentence
    first: int = -1
    last: int = -1

    def plain(self) -> dict[str, object]:
        """As data, the same that the single-file verifier gives."""
        return {
            "kind": self.kind.value,
            "file": self.file,
            "first": self.first,
            "last": self.last,
            "says": str(self.says),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The answer: what was verified, of which log, up to which size and root, with findings or with what is proved."""

    subject: Subject
    origin: str = ""
    size: int = 0
    root: bytes = b""
    findings: tuple[Finding, ...] = ()
    proved: tuple[Sentence, ...] = ()
    not_proved: tuple[Sentence, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether everything is as it was recorded."""
        return not self.findings

    def plain(self) -> dict[str, object]:
        """As data, the same that the single-file verifier gives."""
        return {
            "verified": self.subject.value,
            "outcome": "unchanged" if self.unchanged else "changed",
            "origin": self.origin,
            "size": self.size,
            "root": self.root.hex(),
            "findings": [one.plain() for one in self.findings],
            "proved": [str(one) for one in self.proved],
            "not_proved": [str(one) for one in self.not_proved],
        }


def time_told(recorded_at: datetime) -> Sentence:
    """A time for people, with its zone: 14:02 UTC on 4 May 2026."""
    return say("{time} UTC on {day}", time=f"{recorded_at:%H:%M}", day=written(recorded_at.date()))


def not_proved(*, key_given: bool, compared: bool) -> tuple[Sentence, ...]:
    """What no verification of this kind proves: integrity is not origin."""
    told = [
        say("This does not prove who wrote it."),
        say("This does not prove that what was recorded is true, or that everything was recorded."),
        say("The times are those of the log's own clock."),
    ]
    if not key_given:
        told.append(
            say("The key came with the files. Compare it with the one that the agency publishes (--key).")
        )
    if not compared:
        told.append(
            say(
                "Somebody else may have been shown another history. "
                "Compare with a checkpoint that you or somebody else holds (--checkpoint)."
            )
        )
    return tuple(told)
