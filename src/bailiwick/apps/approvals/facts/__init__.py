"""The pure heart of the room: where a request stands, whose move it is, and what the heart is told of it."""

from __future__ import annotations

from bailiwick.apps.approvals.facts.payload import Payload, as_identity, shown_digest
from bailiwick.apps.approvals.facts.permission import permission_of
from bailiwick.apps.approvals.facts.shapes import SHAPES, Shape, subject_of
from bailiwick.apps.approvals.facts.standing import Done, Standing, Whose, may_follow, spans, standing_of
from bailiwick.apps.approvals.facts.way import CHAIN, Level, Voice, Way

__all__ = [
    "CHAIN",
    "SHAPES",
    "Done",
    "Level",
    "Payload",
    "Shape",
    "Standing",
    "Voice",
    "Way",
    "Whose",
    "as_identity",
    "may_follow",
    "permission_of",
    "shown_digest",
    "spans",
    "standing_of",
    "subject_of",
]
