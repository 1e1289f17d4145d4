"""What keeping is told and tells: a sighting of an object, what a capture came to, and which records a hold takes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.errors import CallError

LONGEST = {
    "kind": 40,
    "source": 80,
    "object": 500,
    "marker": 200,
    "media_type": 120,
    "method": 80,
    "series": 160,
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One object as it was seen at its source: which it is, when, how it was obtained, and what is known of it.

    `marker` is the source's own mark of the version, empty where it has none: the bytes' digest is taken. `text` is
    the words in the bytes; None where nobody has read them, and then a hold by words takes it. `day`: the day it is of.
    """

    kind: str
    source: str
    object: str
    seen_at: datetime
    marker: str = ""
    media_type: str = "application/octet-stream"
    method: str = "api"
    series: str = ""
    text: str | None = None
    person: UUID | None = None
    unit: UUID | None = None
    site: UUID | None = None
    day: date | None = None

    def __post_init__(self) -> None:
        for name, longest in LONGEST.items():
            value = getattr(self, name)
            if len(value) > longest or not value.isprintable():
                raise CallError(
                    f"'{name}' of what was captured is longer than {longest} characters, or not printable.",
                    place=name,
                    remedy="Give the source's own short name for it.",
                )
        if not (self.kind and self.source and self.object):
            raise CallError(
                "What was captured has no kind, no source or no name at its source.",
                remedy="Name all three: they tell one record from another.",
            )


@dataclass(frozen=True, slots=True)
class Key:
    """What tells one version of one object from every other: the same key again is a repeat."""

    source: str
    object: str
    marker: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """What may become known of a record: its series, whose it is, its day. None leaves what is there."""

    series: str | None = None
    person: UUID | None = None
    unit: UUID | None = None
    site: UUID | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Captured:
    """What a capture came to: the record, the version's id and number, and whether it was new."""

    record: UUID
    capture: UUID
    version: int
    digest: str
    new: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """What holds look at: whom and what a record is about, its day and the words of all its versions.

    `texts` holds None for a version whose words nobody has read.
    """

    id: UUID
    person: UUID | None = None
    site: UUID | None = None
    day: date | None = None
    texts: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a hold takes: records that fit every dimension it names, and those named one by one."""

    people: frozenset[UUID] = frozenset()
    sites: frozenset[UUID] = frozenset()
    since: date | None = None
    until: date | None = None
    words: tuple[str, ...] = ()
    records: frozenset[UUID] = frozenset()

    def to_text(self) -> str:
        """The scope as canonical JSON: what is stored, and what a release is bound to."""
        told = {
            "people": sorted(map(str, self.people)),
            "sites": sorted(map(str, self.sites)),
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "words": list(self.words),
            "records": sorted(map(str, self.records)),
        }
        return canonical_json(told).decode()

    @classmethod
    def from_text(cls, text: str) -> Scope:
        """The scope that `to_text` wrote."""
        told = json.loads(text)
        return cls(
            people=frozenset(map(UUID, told["people"])),
            sites=frozenset(map(UUID, told["sites"])),
            since=date.fromisoformat(told["since"]) if told["since"] else None,
            until=date.fromisoformat(told["until"]) if told["until"] else None,
            words=tuple(told["words"]),
            records=frozenset(map(UUID, told["records"])),
        )

    @property
    def has_dimensions(self) -> bool:
        """Whether it names anything besides single records."""
        return bool(self.people or self.sites or self.since or self.until or self.words)

    def takes(self, record: Traits) -> bool:
        """Whether the hold takes a record. A day or words that nobody knows count as fitting: to keep can be undone."""
        if record.id in self.records:
            return True
        return (
            self.has_dimensions
            and (not self.people or record.person in self.people)
            and (not self.sites or record.site in self.sites)
            and (record.day is None or self.since is None or self.since <= record.day)
            and (record.day is None or self.until is None or record.day <= self.until)
            and (not self.words or any(_says(text, self.words) for text in record.texts or (None,)))
        )


def _says(text: str | None, phrases: Sequence[str]) -> bool:
    if text is None:
        return True
    plain = _plain(text)
    return any(re.search(rf"(?<!\w){re.escape(_plain(phrase))}(?!\w)", plain) for phrase in phrases)


def _plain(text: str) -> str:
    """Text as phrases are looked for in it: one form of each letter, small, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a destruction leaves: which record, under which series and edition, by which two, and what was removed."""

    record: UUID
    series: str
    edition: str
    kept_until: date | None
    asked_by: UUID
    granted_by: UUID
    digests: tuple[str, ...] = field(default=())
