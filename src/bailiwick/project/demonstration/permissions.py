"""What the demo's people have asked for, and what was said to it: one permission in each state that a page can show."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.utils import timezone
from PIL import Image, ImageDraw

from bailiwick.apps.approvals.selectors.requests import Loaded, load
from bailiwick.apps.approvals.services import (
    Asked,
    approve,
    ask,
    endorse,
    keep_copy,
    release_ahead,
    see_change,
    send_back,
)
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.policy.facts.captures import PageCapture
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

Take = Callable[[Actor, Loaded, str], object]
_TAKEN: Mapping[str, Take] = MappingProxyType(
    {
        "endorse": lambda actor, request, words: endorse(actor, request.row.id, words),
        "approve": lambda actor, request, words: approve(
            actor, request.row.id, digest=request.shown, words=words
        ),
        "send-back": lambda actor, request, words: send_back(
            actor, request.row.id, digest=request.shown, words=words
        ),
        "keep-copy": lambda actor, request, words: keep_copy(actor, request.row.id, words),
        "see-change": lambda actor, request, words: see_change(actor, request.row.id, words=words),
    }
)
"""The steps that the file names: each with what was shown to whoever takes it."""
_SIZE = (960, 640)


def give_ahead(made: Made) -> None:
    """Standing releases: one ends within the week."""
    for told in read("released"):
        release_ahead(
            made.as_(told["giver"]),
            power=told["power"],
            unit=made.units[told["unit"]],
            category=told["category"],
            limits=told["limits"],
            until=made.day(told["last"]),
            instrument=told["instrument"],
        )


def ask_all(made: Made) -> None:
    """Each is asked by whoever wants it, and taken on by those who have it."""
    for told in read("asked"):
        asked = ask(made.as_(told["who"]), _asked(made, told))
        for step in told.get("steps", ()):
            now = load(asked.row.id)
            if now is not None:
                _TAKEN[step["do"]](made.as_(step["by"]), now, step.get("words", ""))


def _asked(made: Made, told: dict[str, Any]) -> Asked:
    capture_of, digest = _photo(made, told) if "file" in told else (None, "")
    spoken = told.get("spoken", {})
    return Asked(
        power=told["power"],
        unit=made.units[told["unit"]],
        told=told["told"],
        colleague=made.people[told["colleague"]] if "colleague" in told else None,
        page=PageCapture(text=told["page"]) if "page" in told else None,
        capture=capture_of,
        file_digest=digest,
        spoken_on=made.day(spoken["on"]) if spoken else None,
        spoken_by=made.people[spoken["by"]] if spoken else None,
    )


def _photo(made: Made, told: dict[str, Any]) -> tuple[UUID, str]:
    """A drawing in the place of a photo, which shows nobody; the capture that keeps it, and its digest."""
    data = _drawn(told["file"]["colour"])
    seen = Sighting(
        kind="photo",
        source="handed-in",
        object=hashlib.sha256(data).hexdigest(),
        seen_at=timezone.now(),
        media_type="image/png",
        method="upload",
        text=told["file"]["shows"],
        person=made.people[told["who"]],
        unit=made.units[told["unit"]],
        day=made.days.today,
    )
    return capture(made.as_(told["who"]), seen, data).capture, digest_of_bytes(data)


def _drawn(colour: str) -> bytes:
    """A street, a house or an engine of one colour, and figures without faces."""
    picture = Image.new("RGB", _SIZE, "#9fc3de")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 430, 960, 640), fill="#8a8f94")
    draw.rectangle((330, 230, 900, 470), fill=colour)
    for left in (420, 740):
        draw.ellipse((left, 430, left + 90, 520), fill="#22262b")
    for left in (80, 200):
        draw.ellipse((left, 230, left + 60, 290), fill="#5b4636")
        draw.rounded_rectangle((left - 15, 295, left + 75, 480), 20, fill="#1d2c4d")
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()
