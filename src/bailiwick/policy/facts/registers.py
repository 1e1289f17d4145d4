"""Subjects that stand in registers, lists, logs and captures; the names are those used in packs (with hyphens)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from bailiwick.policy.facts.subjects import Duty
from bailiwick.policy.facts.value import UNKNOWN, Fact


class Equipment(Enum):
    """Whose device a line of a log is about."""

    AGENCY = "agency"
    OWN = "own"


class Account(Enum):
    """With which kind of account a social site was reached."""

    PERSONAL = "personal"
    OFFICIAL = "official"
    INVESTIGATION = "investigation"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLine:
    """One line of a log, joined with the roster, the equipment and the access register; None is not known.

    `grounds` are those on record for this access: authorisation, investigation, duty-need. `minutes` is its length.
    """

    person: str
    at: str = ""
    site: str = ""
    kind: str = ""  # sort of the site, by the register of platforms; empty: nobody has classed it
    minutes: int = 0
    equipment: Equipment | None = None
    account: Account | None = None
    duty: Duty | None = None
    grounds: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessFacts:
    """Lines of an access log. They are read for one report or one approved draw, and for whom that is about."""

    supplied_for: Fact[str] = UNKNOWN
    concerns: Fact[frozenset[str]] = UNKNOWN
    lines: Fact[tuple[AccessLine, ...]] = UNKNOWN
    more_than_occasional: Fact[bool] = UNKNOWN
    interferes: Fact[bool] = UNKNOWN  # the supervisor's statement of the effect on the work


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintainerFacts:
    """What is known of the employee behind an entry of the covert register; read only inside the vault."""

    names: Fact[tuple[str, ...]] = UNKNOWN
    nicknames: Fact[tuple[str, ...]] = UNKNOWN
    handles: Fact[tuple[str, ...]] = UNKNOWN  # of accounts under the employee's own name, old ones included
    badge: Fact[str] = UNKNOWN
    birth_year: Fact[str] = UNKNOWN
    unit: Fact[str] = UNKNOWN
    avatars: Fact[frozenset[str]] = UNKNOWN  # digests of pictures the employee has used elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFacts:
    """A platform's terms: the copy that was accepted, and a new one."""

    platform: Fact[str] = UNKNOWN
    stored: Fact[str] = UNKNOWN
    new: Fact[str] = UNKNOWN
    stored_digest: Fact[str] = UNKNOWN
    new_digest: Fact[str] = UNKNOWN
