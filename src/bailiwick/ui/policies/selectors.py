"""What the pages of policies read from the shelf: one policy, one clause, what lives it, what cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.clause import Clause, Edition
from bailiwick.policy.exemption import Exemption
from bailiwick.policy.pack import Pack
from bailiwick.policy.power import Power
from bailiwick.policy.setting import Setting
from bailiwick.ui.shelf import Shelf

_CITED_ID = re.compile(r"[a-z][a-z0-9-]*/[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]")
_CITED_LABEL = re.compile(r"(?<![\w./])[A-Z0-9]+(?:\.[A-Za-z0-9]+)+(?![\w])")


@dataclass(frozen=True, slots=True)
class ClauseAt:
    """One clause in its policy."""

    policy: AdoptedPolicy
    clause: Clause

    @property
    def pack(self) -> Pack:
        """The pack that holds it."""
        return self.policy.pack


def clause_named(shelf: Shelf, policy: str, path: str) -> ClauseAt | None:
    """One clause by its policy's id and the end of its own; None where there is none."""
    adopted = shelf.policies.get(policy)
    clause = adopted.pack.clauses.get(f"{policy}/{path}") if adopted else None
    return ClauseAt(adopted, clause) if adopted and clause else None


def edition_of(pack: Pack, name: str) -> Edition | None:
    """The edition of that id; the first one where a clause names none."""
    if not name:
        return pack.editions[0] if pack.editions else None
    return next((edition for edition in pack.editions if edition.id == name), None)


def powers_of(at: ClauseAt) -> list[Power]:
    """The powers that a clause gives, or that it names as what lives it."""
    named = [name.partition(":")[2] for name in at.clause.lived_by if name.startswith("power:")]
    found = {power.id: power for power in at.pack.powers.values() if power.clause == at.clause.id}
    found |= {name: at.pack.powers[name] for name in named if name in at.pack.powers}
    return list(found.values())


def settings_of(at: ClauseAt) -> list[Setting]:
    """The choices that touch a clause."""
    named = {name.partition(":")[2] for name in at.clause.lived_by if name.startswith("setting:")}
    return [
        setting
        for setting in at.pack.settings.values()
        if at.clause.id in setting.clauses or setting.id in named
    ]


def exemptions_of(at: ClauseAt) -> list[Exemption]:
    """The exemptions that set a clause aside, or that it is the source of."""
    return [
        exemption
        for exemption in at.policy.exemptions
        if exemption.source == at.clause.id or exemption.reaches(at.clause.id, at.policy.choices)
    ]


@dataclass(frozen=True, slots=True)
class Citations:
    """The clauses that a clause cites, and those that cite it."""

    cites: tuple[str, ...]
    cited_by: tuple[str, ...]


def citations_of(shelf: Shelf, clause_id: str) -> Citations:
    """Both directions, by clause id."""
    forward, backward = _citations(shelf)
    return Citations(forward.get(clause_id, ()), backward.get(clause_id, ()))


@lru_cache(maxsize=4)
def _citations(shelf: Shelf) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    forward: dict[str, tuple[str, ...]] = {}
    backward: dict[str, list[str]] = {}
    known = {clause for policy in shelf.policies.values() for clause in policy.pack.clauses}
    for policy in shelf.policies.values():
        labels = _labels(policy.pack)
        for clause in policy.pack.clauses.values():
            cited = tuple(dict.fromkeys(_cited_by(clause, labels, known)))
            if cited:
                forward[clause.id] = cited
            for other in cited:
                backward.setdefault(other, []).append(clause.id)
    return forward, {clause: tuple(citing) for clause, citing in backward.items()}


def _cited_by(clause: Clause, labels: Mapping[str, list[str]], known: set[str]) -> Iterator[str]:
    text = f"{clause.says} {clause.note} {clause.acceptance}"
    yield from (found for found in _CITED_ID.findall(text) if found in known and found != clause.id)
    for found in _CITED_LABEL.findall(text):
        if found != clause.label:
            yield from labels.get(found, ())


def _labels(pack: Pack) -> Mapping[str, list[str]]:
    """Printed labels of two components and more, each with its clauses: one alone ("I") is also a word."""
    found: dict[str, list[str]] = {}
    for clause in pack.clauses.values():
        if _CITED_LABEL.fullmatch(clause.label):
            found.setdefault(clause.label, []).append(clause.id)
    return found
