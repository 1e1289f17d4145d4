"""Passages as they are printed: by which policies in full, what each rule said, and what was given as the ground."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.models import Passage
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors.packs import library
from bailiwick.apps.roster.selectors import may_read_journal
from bailiwick.policy.clause import Clause
from bailiwick.policy.pack import Pack

NEWEST = 100


@dataclass(frozen=True, slots=True)
class ClauseCited:
    """A clause in full: the title of its policy as printed (volume, series, number), its label and its id."""

    policy: str
    citation: str
    label: str
    heading: str
    id: str


@dataclass(frozen=True, slots=True)
class GroundCited:
    """A text that a policy names, given as a ground: its kind (constitution, rules, ...), and whether it is held."""

    name: str
    kind: str
    held: bool


@dataclass(frozen=True, slots=True)
class LineShown:
    """What one rule said: its clauses, check and verdict, what it would have done, and what excused it."""

    clauses: Sequence[ClauseCited]
    check: str
    verdict: str
    effect: str
    excused_by: str
    would_have_stopped: bool


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A passage with its lines and grounds."""

    passage: Passage
    lines: Sequence[LineShown]
    clauses: Sequence[ClauseCited]
    grounds: Sequence[GroundCited]


def passages_of(unit: UUID, day: date) -> list[Passage]:
    """The latest passages of a unit up to that day. One query."""
    return list(Passage.objects.filter(unit=unit, day__lte=day).order_by("-order")[:NEWEST])


def passage_for(actor: Actor, passage: UUID, day: date) -> PassageShown | None:
    """A passage, for whoever passed, keeps the policies there or reads the journal; None for anybody else."""
    row = Passage.objects.filter(id=passage).first()
    if row is None:
        return None
    own = row.actor is not None and row.actor == actor.identity
    keeps = row.unit is not None and may(actor, Right.KEEP_POLICIES, day, row.unit)
    return shown(row) if own or keeps or may_read_journal(actor, day) else None


def shown(row: Passage) -> PassageShown:
    """A passage as it is printed."""
    packs = library().packs
    cites = row.cites.splitlines()
    told = json.loads(row.body)["lines"]
    return PassageShown(
        row,
        [
            LineShown(
                [one for one in (_clause(packs, name) for name in line["clauses"]) if one],
                line["check"],
                line["verdict"],
                line["effect"],
                line["excused_by"],
                line["would_have_stopped"],
            )
            for line in told
        ],
        [one for one in (_clause(packs, name) for name in cites) if one],
        [
            GroundCited(cited.name, cited.kind.value, held=not cited.is_gap)
            for name in cites
            for pack in packs.values()
            if (cited := pack.cited.get(name)) is not None
        ],
    )


def _clause(packs: Mapping[str, Pack], name: str) -> ClauseCited | None:
    pack = packs.get(name.partition("/")[0])
    clause: Clause | None = pack.clauses.get(name) if pack else None
    if pack is None or clause is None:
        return None
    return ClauseCited(pack.title, pack.citation, clause.label, clause.heading, clause.id)
