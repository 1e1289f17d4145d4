"""What exactly somebody says yes to: one digest over the whole request and all that was said of it since."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.kernel.canonical import digest_of

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """All that a request asks, without whoever asked when."""

    power: str
    unit: UUID
    for_whom: UUID
    colleague: UUID | None = None
    identity: str = ""
    words: str = ""
    digest: str = ""
    layout: str = ""
    capture: UUID | None = None
    category: str = ""
    starts: date | None = None
    until: date | None = None
    told: Mapping[str, str] | None = None

    def plain(self) -> dict[str, object]:
        """The payload as plain data."""
        return {
            "power": self.power,
            "unit": str(self.unit),
            "for_whom": str(self.for_whom),
            "colleague": str(self.colleague or ""),
            "identity": self.identity,
            "words": self.words,
            "digest": self.digest,
            "layout": self.layout,
            "capture": str(self.capture or ""),
            "category": self.category,
            "starts": self.starts.isoformat() if self.starts else "",
            "until": self.until.isoformat() if self.until else "",
            "told": dict(self.told or {}),
        }


def shown_digest(request: UUID, payload: Payload, last_step: int) -> str:
    """The digest of exactly what somebody was shown: of this request, the payload as it is, after so many steps."""
    return digest_of({"request": str(request), "payload": payload.plain(), "steps": last_step})


def as_identity(text: str) -> str:
    """An address as it counts: without scheme, `www.`, last slash and capitals; other names without spare space."""
    bare = _SPACE.sub(" ", text).strip()
    if "." in bare and " " not in bare:
        bare = re.sub(r"^https?://", "", bare, flags=re.IGNORECASE)
        bare = re.sub(r"^www\.", "", bare, flags=re.IGNORECASE).rstrip("/")
        host, slash, path = bare.partition("/")
        return host.casefold() + slash + path
    return bare
