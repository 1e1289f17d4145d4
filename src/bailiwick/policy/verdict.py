"""The four verdicts, and the effects a verdict can have at a gate."""

from __future__ import annotations

from enum import Enum


class Verdict(Enum):
    """What the engine says of one clause."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"
    NOT_APPLICABLE = "not_applicable"


class Effect(Enum):
    """What something not met does at the gate, strongest first."""

    STOP = "stop"
    HOLD = "hold"
    REVIEW = "review"
    WARN = "warn"
    ADVISE = "advise"
    TAG = "tag"
    NONE = "none"

    @property
    def stops(self) -> bool:
        """Whether the gate stays shut: a stop for good, a hold until a person says go."""
        return self in (Effect.STOP, Effect.HOLD)

    @property
    def strength(self) -> int:
        """6 for a stop down to 0 for none; the stricter of two layers is the higher."""
        return _STRENGTHS[self]


_STRENGTHS = {effect: strength for strength, effect in enumerate(reversed(Effect))}
