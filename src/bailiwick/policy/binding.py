"""Bindings: what ties a check to clauses, at which gates or watch, when, with which values and what effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

from bailiwick.kernel.periods import Period
from bailiwick.policy.verdict import Effect

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Store(Enum):
    """Where passages of a gate or watch are kept."""

    DEFAULT = "default"
    VAULT = "vault"


@dataclass(frozen=True, slots=True)
class Watch:
    """A subject looked at by the clock, because here nothing happens when somebody does nothing."""

    subject: str
    every: Period
    store: Store = Store.DEFAULT


@dataclass(frozen=True, slots=True)
class PowerRelease:
    """A permission under this power excuses what is not met."""

    power: str


@dataclass(frozen=True, slots=True)
class WaiverRelease:
    """A recorded reason of this kind excuses what is not met."""

    kind: str


@dataclass(frozen=True, slots=True)
class ReviewerRelease:
    """A second reader of this role may say that the words do not mean what the check thinks."""

    role: str


@dataclass(frozen=True, slots=True)
class NeverReleased:
    """Nobody can set it aside."""


Release: TypeAlias = PowerRelease | WaiverRelease | ReviewerRelease | NeverReleased


@dataclass(frozen=True, slots=True)
class Unsure:
    """Below this confidence a finding has this effect instead: it asks, and never stops."""

    below: float = 0.75
    effect: Effect = Effect.REVIEW


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of `when`: the fact must be one of the values. An unknown fact is Cannot tell, never no."""

    path: str
    one_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Circumstances in which a binding has nothing to ask, and why. What is not known of them sets nothing apart."""

    when: tuple[Condition, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Variation:
    """What a setting's choice changes in a binding, or in a power; None and absent keep what stands.

    A power may lose its standing releases (`standing` False) or have another holder.
    """

    effect: Effect | None = None
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    release: Release | None = None
    standing: bool = True
    holder: str = ""

    @property
    def is_of_power(self) -> bool:
        """Whether it changes a power."""
        return bool(self.holder) or not self.standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A check bound to clauses. `effect` None: by the force of each clause.

    `when` says of what it speaks, `unless` where it has nothing to ask all the same: there it is Not applicable.
    `only_with` names settings by key with the choice that wakes the binding; under any other it is not there.
    """

    id: str
    clauses: tuple[str, ...]
    check: str
    gates: tuple[str, ...] = ()
    watch: Watch | None = None
    when: tuple[Condition, ...] = ()
    unless: tuple[Apart, ...] = ()
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)
    effect: Effect | None = None
    release: Release = field(default_factory=NeverReleased)
    unsure: Unsure = field(default_factory=Unsure)
    only_with: Mapping[str, str] = field(default_factory=dict)
