"""Facts that somebody states and facts that a file tells, joined: what is stated goes first, and a conflict is told."""

from __future__ import annotations

from dataclasses import fields, replace

from bailiwick.policy.facts.media import MediaFacts
from bailiwick.policy.facts.value import UNKNOWN, Known


def joined(stated: MediaFacts, read: MediaFacts) -> tuple[MediaFacts, tuple[str, ...]]:
    """The facts of both, and the paths on which they differ, such as `media.captured-on`."""
    both: dict[str, object] = {}
    differ = []
    for part in fields(MediaFacts):
        said, found = getattr(stated, part.name), getattr(read, part.name)
        both[part.name] = found if said is UNKNOWN else said
        if said is not UNKNOWN and isinstance(found, Known) and said != found:
            differ.append(f"media.{part.name.replace('_', '-')}")
    return replace(read, **both), tuple(differ)  # type: ignore[arg-type]  # each value comes from its own field
