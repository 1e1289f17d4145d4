"""A pack: one policy as data, validated as a whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from bailiwick.kernel.errors import CallError
from bailiwick.policy.aim import Aim
from bailiwick.policy.binding import Binding
from bailiwick.policy.cited import Cited
from bailiwick.policy.clause import Clause, Edition
from bailiwick.policy.conduct import ConductRule
from bailiwick.policy.exemption import Exemption
from bailiwick.policy.looking import LookPurpose
from bailiwick.policy.notice import Notice
from bailiwick.policy.power import Power
from bailiwick.policy.reminder import Reminder
from bailiwick.policy.risk import Authority, Risk
from bailiwick.policy.setting import Setting
from bailiwick.policy.subject import Subject
from bailiwick.policy.text.lexicon import Lexicon
from bailiwick.policy.word import Word


class PackKind(Enum):
    """What a pack is for."""

    AGENCY = "agency"  # one agency's policy
    HOUSE = "house"  # our own rules, always layered
    COMMON = "common"  # word lists every agency shares; binds nobody


@dataclass(frozen=True, slots=True)
class Bound:
    """People a pack binds: categories, and while they do what."""

    categories: tuple[str, ...]
    while_: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One policy: its clauses and everything bound to them. `digest` is over every file of the pack."""

    id: str
    title: str
    kind: PackKind
    digest: str
    citation: str = ""
    publisher: str = ""
    binds: tuple[Bound, ...] = ()
    editions: tuple[Edition, ...] = ()
    parts: Mapping[str, str] = field(
        default_factory=dict
    )  # "V" or "V.G" to a title, ours where none is printed
    printed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # a part to its titles as printed
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    words: Mapping[str, Word] = field(default_factory=dict)
    aims: Mapping[str, Aim] = field(default_factory=dict)  # what a post is tagged with
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    powers: Mapping[str, Power] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    bindings: Mapping[str, Binding] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)  # by key
    exemptions: tuple[Exemption, ...] = ()
    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    authorities: Mapping[str, Authority] = field(default_factory=dict)
    risks: Mapping[str, Risk] = field(default_factory=dict)
    cited: Mapping[str, Cited] = field(default_factory=dict)
    reminders: Mapping[str, Reminder] = field(default_factory=dict)  # by the clause that is told
    conduct: Mapping[str, ConductRule] = field(default_factory=dict)
    looks: Mapping[str, LookPurpose] = field(default_factory=dict)
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # "clause pd/I.s1" to file and line

    def binds_person(self, category: str, doing: Collection[str] = ()) -> bool:
        """Whether the policy binds somebody of that category, who is `doing` this (`works-on-official-site`)."""
        return any(
            category in bound.categories and (not bound.while_ or bound.while_ in doing)
            for bound in self.binds
        )

    def edition_on(self, day: date, adopted: date | None = None) -> Edition | None:
        """The edition in force on a day; one that begins at adoption counts from `adopted`, or always."""
        in_force = None
        latest = date.min
        for edition in self.editions:
            begins = edition.begins or adopted or date.min
            if begins <= day and (in_force is None or begins >= latest):
                in_force, latest = edition, begins
        return in_force

    def edition_in_force(self, day: date, adopted: date | None = None) -> Edition:
        """The edition in force on a day. Raises CallError before the first one."""
        edition = self.edition_on(day, adopted)
        if edition is None:
            first = min((edition.begins or adopted or date.min for edition in self.editions), default=None)
            begins = f" Its first edition begins on {first.isoformat()}." if first else ""
            raise CallError(
                f"The policy '{self.id}' had no edition in force on {day.isoformat()}.{begins}",
                remedy="Choose a later day.",
            )
        return edition

    def clauses_of(self, edition: Edition) -> dict[str, Clause]:
        """The clauses in force in an edition: begun by then and not yet ended."""
        order = {known.id: place for place, known in enumerate(self.editions)}
        here = order[edition.id]
        return {
            clause.id: clause
            for clause in self.clauses.values()
            if order.get(clause.since, 0) <= here and (not clause.until or here < order[clause.until])
        }
