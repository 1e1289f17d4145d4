"""Clauses, the dated sentences of a policy, as data: what is asked, how firmly, of whom, since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bailiwick.policy.verdict import Effect


class ClauseKind(Enum):
    """What a clause does; how firmly it does it is its force."""

    DUTY = "duty"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    NOTICE = "notice"
    ADVISORY = "advisory"
    DEFINITION = "definition"
    PROCEDURE = "procedure"
    RETENTION = "retention"


class Force(Enum):
    """How firmly a clause speaks."""

    MUST = "must"
    MUST_NOT = "must-not"
    MAY = "may"
    SHOULD = "should"
    CAUTIONED = "cautioned"
    IS = "is"

    @property
    def default_effect(self) -> Effect | None:
        """The effect of a binding that names none; `may` and `is` have no default and their bindings must say."""
        return _DEFAULT_EFFECTS.get(self)


_DEFAULT_EFFECTS = {
    Force.MUST: Effect.STOP,
    Force.MUST_NOT: Effect.STOP,
    Force.SHOULD: Effect.WARN,
    Force.CAUTIONED: Effect.ADVISE,
}


class Qualifier(Enum):
    """What softens a clause."""

    NONE = "none"
    WHERE_POSSIBLE = "where-possible"
    WITHOUT_PERMISSION = "without-permission"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a clause stands in the document as received."""

    file: str
    lines: str = ""


@dataclass(frozen=True, slots=True)
class Elements:
    """What a finding of fact must find: at least one of `any_of` and each of `all_of`."""

    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause. `says` is our summary, never the policy's wording; `since` and `until` name editions."""

    id: str
    label: str
    heading: str
    kind: ClauseKind
    force: Force
    says: str
    source: Source
    qualifier: Qualifier = Qualifier.NONE
    binds: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    lived_by: tuple[str, ...] = ()
    acceptance: str = ""
    room: str = ""
    elements: Elements | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a policy. `begins` is None where it begins on the day the agency adopts it."""

    id: str
    begins: date | None
    held: bool
    note: str = ""
