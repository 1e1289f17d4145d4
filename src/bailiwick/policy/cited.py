"""What a policy names and rests on, and whether its text is at hand: the register of gaps, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from bailiwick.kernel.identifiers import matches_clause


class CitedKind(Enum):
    """What sort of text is cited."""

    CONSTITUTION = "constitution"
    STATUTE = "statute"
    CHARTER = "charter"
    ORDINANCE = "ordinance"
    POLICY = "policy"
    PROCEDURES = "procedures"
    RULES = "rules"
    SCHEDULE = "schedule"
    CONTRACT = "contract"
    STANDARD = "standard"


class Standing(Enum):
    """Whether a cited text is at hand."""

    HELD = "held"  # it is a pack of the library
    LINKED = "linked"  # it can be read where the link leads
    QUOTED = "quoted"  # only what another policy quotes of it is known
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One clause of a cited text, known by the clauses of a policy at hand that quote it (`mpd/IV.A.3.a.*`)."""

    clause: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One text that a policy names. `clauses` name it; `held_as` is a pack; `link` says where it can be read."""

    id: str
    name: str
    kind: CitedKind
    standing: Standing
    clauses: tuple[str, ...]
    held_as: str = ""
    link: str = ""
    quotes: tuple[Quotation, ...] = ()
    note: str = ""

    @property
    def is_gap(self) -> bool:
        """Whether any of its text is not at hand."""
        return self.standing in (Standing.QUOTED, Standing.MISSING)

    def names(self, clause_id: str) -> bool:
        """Whether that clause names it."""
        return any(matches_clause(pattern, clause_id) for pattern in self.clauses)


def cited_by(cited: Mapping[str, Cited], clause_id: str) -> tuple[Cited, ...]:
    """What a clause names."""
    return tuple(one for one in cited.values() if one.names(clause_id))


def faults_of(
    cited: Iterable[Cited], own: Iterable[str], known: Iterable[str], packs: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """The faults of a pack's register, each with the id it is about.

    `own` are the clauses of the pack, `known` those of every pack, `packs` the ids of all packs.
    """
    own, known, packs = tuple(own), tuple(known), frozenset(packs)
    for one in cited:
        yield from ((one.id, f"no clause is named by '{name}'") for name in _unknown(one.clauses, own))
        for quotation in one.quotes:
            for name in _unknown(quotation.by, known):
                yield one.id, f"clause {quotation.clause} is quoted by '{name}', which no policy has"
        if one.held_as and one.held_as not in packs:
            yield one.id, f"it is held as '{one.held_as}', which is no pack"
        if bool(one.held_as) is not (one.standing is Standing.HELD):
            yield one.id, "'held_as' names the pack of a text that is held, and of no other"
        if bool(one.quotes) is not (one.standing is Standing.QUOTED):
            yield one.id, "'quotes' says what is known of a text that is only quoted, and of no other"
        if one.standing is Standing.LINKED and not one.link.startswith("https://"):
            yield one.id, "a text that is linked needs 'link', an address that begins with https"


def _unknown(patterns: Iterable[str], known: tuple[str, ...]) -> Iterator[str]:
    return (pattern for pattern in patterns if not any(matches_clause(pattern, name) for name in known))
