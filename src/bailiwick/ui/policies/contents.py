"""The shelf of policies, and the contents page of one, laid out like a statute book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.book import ROMAN, ordered, part_of, path_of
from bailiwick.policy.clause import Clause, Force, Qualifier
from bailiwick.policy.pack import Pack, PackKind
from bailiwick.policy.subject import Subject, subject_named
from bailiwick.ui import words
from bailiwick.ui.policies.living import Lives, living
from bailiwick.ui.policies.selectors import edition_of
from bailiwick.ui.progress.selectors import TITLES, state_of
from bailiwick.ui.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a clause is."""

    key: str
    word: Sentence
    means: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """How a policy is called on every page: the invented agency, what sort of policy it is, and its printed citation.

    A policy that nobody wears stands under its own title; one that an invented agency wears never names a real one.
    """

    id: str
    agency: str
    title: str
    citation: str
    house: bool
    powers: int = 0
    choices: int = 0

    @property
    def name(self) -> str:
        """The name that stands largest."""
        return self.agency or self.title

    @property
    def under(self) -> str:
        """What stands below the name: the policy's own title, and how it is cited where the title does not say."""
        cited = "" if self.citation in self.title else self.citation
        return ", ".join(filter(None, (self.title if self.agency else "", cited)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One clause in the contents."""

    id: str
    path: str
    label: str
    heading: str
    says: str
    force: Sentence
    force_key: str
    qualifier: Sentence | None
    since: str
    ended: str
    binds: str
    lives: tuple[Lives, ...]
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Provision:
    """The clauses under one printed label."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A run of provisions under a title of its own, or none."""

    key: str
    title: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a policy."""

    key: str
    numeral: str
    title: str
    number: int
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLine:
    """One edition, and whether its text is held."""

    id: str
    begins: str
    held: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The contents page."""

    heading: Heading
    publisher: str
    parts: tuple[Part, ...]
    editions: tuple[EditionLine, ...]
    all_held: bool
    clauses: int
    firmly: tuple[tuple[Sentence, Sentence, int], ...]
    bound: str
    source_files: tuple[str, ...]
    subjects: tuple[Subject, ...]
    only: Subject | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spine:
    """One policy on the shelf."""

    heading: Heading
    clauses: int
    editions: tuple[EditionLine, ...]
    parts: tuple[str, ...]
    counts: tuple[tuple[Sentence, int], ...]


def heading_of(policy: AdoptedPolicy) -> Heading:
    """A policy's names."""
    pack = policy.pack
    described = TITLES.get(pack.id) if policy.overlay.agency else None
    return Heading(
        id=pack.id,
        agency=policy.overlay.agency,
        title=words.translated(described) if described else pack.title,
        citation=pack.citation,
        house=pack.kind is PackKind.HOUSE,
        powers=len(pack.powers),
        choices=len(pack.settings),
    )


def spines(shelf: Shelf) -> tuple[Spine, ...]:
    """Every policy at hand."""
    return tuple(_spine(policy) for policy in shelf.policies.values())


def _spine(policy: AdoptedPolicy) -> Spine:
    pack = policy.pack
    clauses = ordered(pack)
    states = [state_of(clause.id) for clause in clauses]
    return Spine(
        heading=heading_of(policy),
        clauses=len(clauses),
        editions=tuple(_editions(pack)),
        parts=tuple(pack.parts[part] for part in dict.fromkeys(map(part_of, clauses)) if part in pack.parts),
        counts=tuple(
            (word, number) for state, word in words.STANDING_WORDS.items() if (number := states.count(state))
        ),
    )


def contents_of(shelf: Shelf, policy_id: str, only: str = "") -> Contents:
    """The contents of one policy, narrowed to one of its subjects where one is named."""
    subject = subject_named(shelf.policies[policy_id].pack.subjects, only)
    return _contents(shelf, policy_id, subject.id if subject else "", get_language())


@lru_cache(maxsize=32)
def _contents(shelf: Shelf, policy_id: str, only: str, language: str) -> Contents:
    """Laid out once for each shelf and language: packs do not change while it stands."""
    del language
    policy = shelf.policies[policy_id]
    pack = policy.pack
    subject = pack.subjects.get(only)
    clauses = [clause for clause in ordered(pack) if subject is None or subject.takes_in(clause)]
    forces = [clause.force for clause in clauses]
    return Contents(
        heading=heading_of(policy),
        publisher="" if policy.overlay.agency else pack.publisher,
        parts=tuple(_parts(clauses, pack, shelf)),
        editions=tuple(_editions(pack)),
        all_held=all(edition.held for edition in pack.editions),
        clauses=len(clauses),
        firmly=tuple(
            (words.FORCE_WORDS[force], words.FORCE_MEANS[force], forces.count(force))
            for force in Force
            if force in forces
        ),
        bound="; ".join(_bound(pack)),
        source_files=tuple(dict.fromkeys(clause.source.file for clause in clauses)),
        subjects=tuple(pack.subjects.values()),
        only=subject,
    )


def _bound(pack: Pack) -> Iterable[str]:
    for bound in pack.binds:
        people = ", ".join(category.replace("-", " ") for category in bound.categories)
        while_ = bound.while_.replace("-", " ")
        yield _("%(people)s, while: %(what)s") % {"people": people, "what": while_} if while_ else people


def _editions(pack: Pack) -> Iterable[EditionLine]:
    for edition in pack.editions:
        yield EditionLine(id=edition.id, begins=words.begins(edition), held=edition.held, note=edition.note)


def _parts(clauses: Sequence[Clause], pack: Pack, shelf: Shelf) -> Iterable[Part]:
    if len({part_of(clause) for clause in clauses}) == len(clauses):
        yield Part("all", "", "", len(clauses), tuple(_sections(clauses, pack, shelf)))
        return
    for key, group in groupby(clauses, key=part_of):
        own = list(group)
        numeral = key if ROMAN.fullmatch(key) or (key.isdigit() and key != "0") else ""
        title = pack.parts.get(key, "") or ("" if numeral else key)
        yield Part(key, numeral, title, len(own), tuple(_sections(own, pack, shelf)))


def _sections(clauses: Sequence[Clause], pack: Pack, shelf: Shelf) -> Iterable[Section]:
    for key, group in groupby(clauses, key=lambda clause: _section_key(clause, pack)):
        provisions = tuple(
            Provision(label, tuple(row_of(clause, pack, shelf) for clause in same))
            for label, same in groupby(group, key=lambda clause: clause.label)
        )
        yield Section(key, pack.parts.get(key, ""), provisions)


def _section_key(clause: Clause, pack: Pack) -> str:
    first, _dot, rest = path_of(clause).partition(".")
    key = f"{first}.{rest.partition('.')[0]}"
    return key if rest and key in pack.parts else ""


def row_of(clause: Clause, pack: Pack, shelf: Shelf) -> Row:
    """One clause as the contents show it."""
    edition = edition_of(pack, clause.since)
    ended = edition_of(pack, clause.until) if clause.until else None
    return Row(
        id=clause.id,
        path=path_of(clause),
        label=clause.label,
        heading=clause.heading,
        says=clause.says,
        force=words.FORCE_WORDS[clause.force],
        force_key=clause.force.value,
        qualifier=words.QUALIFIER_WORDS.get(clause.qualifier)
        if clause.qualifier is not Qualifier.NONE
        else None,
        since=words.begins(edition) if edition else "",
        ended=_("ended with edition %(id)s") % {"id": ended.id} if ended else "",
        binds=words.roles(clause.binds),
        lives=living(clause, pack, shelf),
        standing=standing_of(clause.id),
    )


def standing_of(clause_id: str) -> Standing | None:
    """How far a clause is; None where nobody has counted it, as with our own rules."""
    state = state_of(clause_id)
    if state not in words.STANDING_WORDS:
        return None
    return Standing(state.replace("_", "-"), words.STANDING_WORDS[state], words.STANDING_MEANS[state])
