"""What courts have said of clauses like some of ours, as data: authorities, and the risks that name them.

Nothing here says what the law is for an agency. A risk brings a clause before counsel, with the cases that are why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from bailiwick.policy.clause import ClauseKind, Force

_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})
GAP = r"[^.;:]{0,60}"
"""What "…" in a phrase stands for: a few words of the same sentence."""


class Outcome(Enum):
    """What became of the rule, or of the act, that a case was about."""

    STRUCK = "struck"  # a rule was held to be against the Constitution
    NARROWED = "narrowed"  # part of it was, or its use in this case
    REVIVED = "revived"  # a claim against it was let go on
    TEST = "test"  # the case says how such questions are weighed
    UPHELD = "upheld"  # the rule, or the discipline under it, stood
    VACATED = "vacated"  # decided, and later set aside for another reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """One decided case. `said` is our wording of what the court said; `later` what became of the case afterwards."""

    id: str
    name: str
    court: str
    year: int
    citation: str
    outcome: Outcome
    said: str
    later: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Features of a clause that make it resemble what courts have dealt with; each one that is given must be there.

    `words` are phrases in the heading or in our summary: `*` ends a beginning of a word, `…` bridges a few words.
    `values` are values of a binding to one of `checks`, each one of those named (`asks: [any]`).
    `speech` names capacities (personal, comment): the clause's bindings reach one of them, or name no capacity.
    """

    because: str
    kinds: tuple[ClauseKind, ...] = ()
    forces: tuple[Force, ...] = ()
    binds: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    notices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether it looks at what a clause is about, and not only at its form."""
        return bool(self.checks or self.notices or self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One sort of clause that courts have struck or narrowed, why a clause may differ, and what would be narrower."""

    id: str
    title: str
    looks: tuple[Look, ...]
    authorities: tuple[str, ...]
    differs: str
    narrower: str = ""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases compiled together. Each is bounded, so that looking takes time linear in the text."""

    pattern: re.Pattern[str] | None = field(default=None)

    @classmethod
    def of(cls, phrases: tuple[str, ...]) -> Phrases:
        """Compile them; none at all find nothing."""
        if not phrases:
            return cls()
        return cls(re.compile("|".join(map(_expression, phrases)), re.IGNORECASE))

    def found_in(self, text: str) -> tuple[str, ...]:
        """The words found, each once."""
        if self.pattern is None:
            return ()
        return tuple(dict.fromkeys(match.group() for match in self.pattern.finditer(text)))


def _expression(phrase: str) -> str:
    parts = [re.escape(part.strip()).replace(r"\*", r"\w{0,20}") for part in phrase.split("…")]
    return rf"\b{GAP.join(parts)}\b" if parts[-1] else rf"\b{GAP.join(parts)}"
