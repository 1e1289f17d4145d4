"""The policy linter: which clauses resemble what courts have struck or narrowed, and in what. For counsel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bailiwick.policy.binding import Binding
from bailiwick.policy.book import ordered
from bailiwick.policy.clause import Clause
from bailiwick.policy.pack import Pack
from bailiwick.policy.risk import Authority, Look, Phrases, Risk

CAPACITY = "post.class"


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Why a clause was brought up: the reason of one look, and the words of our summary it rests on."""

    because: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One clause, for counsel: what it resembles, in what, and the cases."""

    policy: str
    clause: Clause
    risk: Risk
    resembles: tuple[Resemblance, ...]
    authorities: tuple[Authority, ...]


@dataclass(frozen=True, slots=True)
class Lawbook:
    """The risks and authorities of every pack at hand."""

    risks: Mapping[str, Risk]
    authorities: Mapping[str, Authority]

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Lawbook:
        """Gather them; a risk's authorities are those of its own pack, so that no two packs can disagree on one."""
        risks: dict[str, Risk] = {}
        authorities: dict[str, Authority] = {}
        for pack in packs:
            risks |= pack.risks
            authorities |= pack.authorities
        return cls(risks, authorities)


def concerns_of(pack: Pack, book: Lawbook) -> list[Concern]:
    """The clauses of a pack that resemble something, in the order of the book and then of the risks."""
    bound = _bound(pack)
    notices = _notice_groups(pack)
    found = []
    for clause in ordered(pack):
        for risk in book.risks.values():
            resembles = tuple(
                _resemblances(clause, risk, bound.get(clause.id, []), notices.get(clause.id, frozenset()))
            )
            if resembles:
                found.append(
                    Concern(
                        policy=pack.id,
                        clause=clause,
                        risk=risk,
                        resembles=resembles,
                        authorities=tuple(
                            book.authorities[name] for name in risk.authorities if name in book.authorities
                        ),
                    )
                )
    return found


def _bound(pack: Pack) -> dict[str, list[Binding]]:
    bound: dict[str, list[Binding]] = {}
    for binding in pack.bindings.values():
        for clause in binding.clauses:
            bound.setdefault(clause, []).append(binding)
    return bound


def _notice_groups(pack: Pack) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for notice in pack.notices.values():
        groups = {group for part in notice.parts for group in (*part.any_of, *part.all_of)}
        for clause in notice.clauses:
            found.setdefault(clause, set()).update(groups)
    return {clause: frozenset(groups) for clause, groups in found.items()}


def _resemblances(
    clause: Clause, risk: Risk, bound: list[Binding], notices: frozenset[str]
) -> Iterator[Resemblance]:
    reasons: dict[str, tuple[str, ...]] = {}
    for look in risk.looks:
        words = _words(clause, look)
        if words is not None and _formed(clause, look, bound) and _about(look, bound, notices):
            reasons[look.because] = (*reasons.get(look.because, ()), *words)
    for because, found in reasons.items():
        # A heading often says the same words as the summary, in another case.
        yield Resemblance(because, tuple({word.lower(): word for word in reversed(found)}.values())[::-1])


def _formed(clause: Clause, look: Look, bound: list[Binding]) -> bool:
    """Whether the clause has the form: its kind and force, whom it binds, and in what capacity they speak."""
    capacities = {one for binding in bound for one in _capacities(binding)}
    return (
        (not look.kinds or clause.kind in look.kinds)
        and (not look.forces or clause.force in look.forces)
        and (not look.binds or not set(look.binds).isdisjoint(clause.binds))
        and (not look.speech or not capacities or not capacities.isdisjoint(look.speech))
    )


def _about(look: Look, bound: list[Binding], notices: frozenset[str]) -> bool:
    """Whether the checks and notices of the clause are those looked for."""
    return (not look.notices or not notices.isdisjoint(look.notices)) and (
        not look.checks or any(_looked_for(look, binding) for binding in bound)
    )


def _looked_for(look: Look, binding: Binding) -> bool:
    capacities = _capacities(binding)
    fits = not look.speech or not capacities or not capacities.isdisjoint(look.speech)
    valued = all(_told(binding.values.get(name)) & set(wanted) for name, wanted in look.values.items())
    return binding.check in look.checks and fits and valued


def _told(value: object) -> set[str]:
    return {str(one) for one in value} if isinstance(value, tuple | frozenset) else {str(value)}


def _capacities(binding: Binding) -> set[str]:
    return {one for line in binding.when if line.path == CAPACITY for one in line.one_of}


def _words(clause: Clause, look: Look) -> tuple[str, ...] | None:
    """The words found; None where words are looked for and missing, or where one that excludes it stands."""
    text = f"{clause.heading}. {clause.says}"
    if _phrases(look.without).found_in(text):
        return None
    found = _phrases(look.words).found_in(text)
    return None if look.words and not found else found


@cache
def _phrases(phrases: tuple[str, ...]) -> Phrases:
    return Phrases.of(phrases)
