"""The page of one clause: everything there is about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.binding import (
    Binding,
    Condition,
    PowerRelease,
    Release,
    ReviewerRelease,
    WaiverRelease,
)
from bailiwick.policy.book import ordered, path_of
from bailiwick.policy.clause import Clause
from bailiwick.policy.notice import Notice
from bailiwick.policy.pack import Pack
from bailiwick.ui import words
from bailiwick.ui.examples import Side, examples_of, sides
from bailiwick.ui.policies.choices import Choice, choice_of
from bailiwick.ui.policies.citing import CitedText, cited_by_clause
from bailiwick.ui.policies.contents import Heading, Row, heading_of, row_of
from bailiwick.ui.policies.leave import Leave, leave_of
from bailiwick.ui.policies.selectors import ClauseAt, citations_of, exemptions_of, powers_of, settings_of
from bailiwick.ui.policies.valuing import VALUE_WORDS
from bailiwick.ui.shelf import Bound, Shelf


@dataclass(frozen=True, slots=True)
class Cited:
    """Another clause, as a link."""

    policy: str
    path: str
    label: str
    heading: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """One check that looks at a clause, and how it is bound."""

    code: str
    asks: str
    binding: str
    where: tuple[str, ...]
    by_clock: str
    applies: tuple[str, ...]
    apart: tuple[str, ...]
    does: Sentence
    values: tuple[str, ...]
    release: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused:
    """An exemption that sets a clause aside."""

    id: str
    source: str
    source_link: str
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """A notice that the clause asks a page to carry."""

    id: str
    parts: str
    where: str
    suggest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePage:
    """Everything the page of a clause shows."""

    heading: Heading
    row: Row
    kind: Sentence
    force_means: Sentence
    acts: str
    source: str
    lines: str
    note: str
    acceptance: str
    elements_any: tuple[str, ...]
    elements_all: tuple[str, ...]
    looks: tuple[LookedAt, ...]
    leaves: tuple[Leave, ...]
    choices: tuple[Choice, ...]
    excused: tuple[Excused, ...]
    notices: tuple[NoticeLine, ...]
    sides: tuple[Side, ...]
    texts: tuple[CitedText, ...]
    cites: tuple[Cited, ...]
    cited_by: tuple[Cited, ...]
    before: Cited | None
    after: Cited | None


def clause_page(shelf: Shelf, at: ClauseAt) -> ClausePage:
    """The page of one clause."""
    clause, pack = at.clause, at.pack
    bound = shelf.bound_to_clause.get(clause.id, ())
    citations = citations_of(shelf, clause.id)
    before, after = _neighbours(clause, pack)
    elements = clause.elements
    return ClausePage(
        heading=heading_of(at.policy),
        row=row_of(clause, pack, shelf),
        kind=words.KIND_WORDS[clause.kind],
        force_means=words.FORCE_MEANS[clause.force],
        acts=words.roles(clause.acts),
        source=clause.source.file,
        lines=clause.source.lines,
        note=clause.note,
        acceptance=clause.acceptance,
        elements_any=tuple(map(_spaced, elements.any_of)) if elements else (),
        elements_all=tuple(map(_spaced, elements.all_of)) if elements else (),
        looks=tuple(_looked_at(one, clause) for one in bound),
        leaves=tuple(leave_of(power, pack) for power in powers_of(at)),
        choices=tuple(choice_of(setting, at.policy) for setting in settings_of(at)),
        excused=tuple(_excused(at)),
        notices=tuple(_notices(clause, pack)),
        sides=sides(examples_of(shelf, [one.binding.id for one in bound])),
        texts=cited_by_clause(pack, clause.id),
        cites=tuple(_cited(shelf, citations.cites)),
        cited_by=tuple(_cited(shelf, citations.cited_by)),
        before=before,
        after=after,
    )


def _looked_at(bound: Bound, clause: Clause) -> LookedAt:
    binding = bound.binding
    effect = binding.effect or clause.force.default_effect
    return LookedAt(
        code=bound.check.code,
        asks=bound.check.asks,
        binding=binding.id,
        where=tuple(words.gate(gate) for gate in binding.gates),
        by_clock=_by_clock(binding),
        applies=tuple(map(_condition, binding.when)),
        apart=tuple(one.because for one in binding.unless),
        does=words.EFFECT_WORDS[effect] if effect else words.FORCE_WORDS[clause.force],
        values=tuple(_values(bound)),
        release=_release(binding.release, bound.pack),
    )


def _by_clock(binding: Binding) -> str:
    if binding.watch is None:
        return ""
    what = words.translated(words.WATCH_WORDS.get(binding.watch.subject, binding.watch.subject))
    return _("%(what)s, every %(period)s") % {"what": what, "period": words.period(binding.watch.every)}


def _condition(condition: Condition) -> str:
    if condition.path == "post.class":
        return _(" or ").join(
            words.translated(words.CAPACITY_WORDS.get(one, one)) for one in condition.one_of
        )
    values = _(" or ").join(map(_spaced, condition.one_of))
    return f"{condition.path.replace('.', ', ').replace('-', ' ')}: {values}"


def _values(bound: Bound) -> Iterator[str]:
    for name, value in bound.binding.values.items():
        if name in VALUE_WORDS:
            yield f"{words.translated(VALUE_WORDS[name])}: {_told(value)}"


def _told(value: object) -> str:
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(map(_told, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_told(one)}" for key, one in value.items())
    return str(value)


def _release(release: Release, pack: Pack) -> str:
    match release:
        case PowerRelease(power) if power in pack.powers:
            return _("A yes of %(who)s excuses it.") % {"who": words.role(pack.powers[power].holder)}
        case WaiverRelease(kind):
            return _("It may be set aside for a recorded reason: %(kind)s.") % {"kind": _spaced(kind)}
        case ReviewerRelease(role):
            return _("A second person (%(role)s) may say that the words do not mean it.") % {
                "role": _spaced(role)
            }
        case _:
            return _("Nobody can set it aside.")


def _excused(at: ClauseAt) -> Iterator[Excused]:
    for exemption in exemptions_of(at):
        source = at.pack.clauses.get(exemption.source)
        link = reverse("policies:clause", args=[at.pack.id, path_of(source)]) if source else ""
        yield Excused(
            id=exemption.id,
            source=f"{at.pack.citation}, {source.label}" if source else exemption.source,
            source_link=link,
            when=tuple(map(_condition, exemption.when)),
        )


def _notices(clause: Clause, pack: Pack) -> Iterator[NoticeLine]:
    for notice in pack.notices.values():
        if clause.id in notice.clauses:
            yield NoticeLine(
                id=notice.id, parts=_parts_of(notice), where=", ".join(map(_spaced, notice.where)),
                suggest=notice.suggest,
            )  # fmt: skip


def _parts_of(notice: Notice) -> str:
    return ", ".join(_spaced(part.name) for part in notice.parts)


def _cited(shelf: Shelf, ids: Sequence[str]) -> Iterable[Cited]:
    for clause_id in ids:
        pack = shelf.policies[clause_id.partition("/")[0]].pack
        yield cited(pack.clauses[clause_id], pack)


def cited(clause: Clause, pack: Pack) -> Cited:
    """A clause as a link."""
    return Cited(pack.id, path_of(clause), f"{pack.citation}, {clause.label}", clause.heading, clause.id)


def _neighbours(clause: Clause, pack: Pack) -> tuple[Cited | None, Cited | None]:
    book = ordered(pack)
    place = book.index(clause)
    before = cited(book[place - 1], pack) if place else None
    after = cited(book[place + 1], pack) if place + 1 < len(book) else None
    return before, after


def _spaced(key: str) -> str:
    return key.replace("-", " ")
