"""The order in which a page ends, whatever it is: holds asked first, a final capture, then it closes (WF-RETIRE)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bailiwick.apps.sites.facts.standing import Standing
from bailiwick.apps.sites.models import StepKind

K = StepKind
NEEDS: Mapping[StepKind, tuple[StepKind, ...]] = MappingProxyType(
    {
        K.ANNOUNCED: (),
        K.HOLDS_ASKED: (),
        K.FINAL_CAPTURE: (K.HOLDS_ASKED,),
        K.CLOSED: (K.ANNOUNCED, K.FINAL_CAPTURE),
        K.ARCHIVED: (K.CLOSED,),
    }
)
"""What must have been done before each step."""


def lacking(standing: Standing, kind: StepKind) -> tuple[StepKind, ...]:
    """What has still to be done before a step."""
    return tuple(one for one in NEEDS.get(kind, ()) if one not in standing.done)


def left(standing: Standing) -> tuple[StepKind, ...]:
    """The steps that are left, in their order."""
    return tuple(one for one in NEEDS if one not in standing.done)
