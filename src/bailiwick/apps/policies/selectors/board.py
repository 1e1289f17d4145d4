"""The board of a policy in force: each clause with where it acts, what exempts from it, what it answered lately."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import orjson

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.models import Passage
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors.adopted import InForce
from bailiwick.apps.policies.selectors.pages import speaking
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.book import ordered
from bailiwick.policy.clause import Clause
from bailiwick.policy.subject import Subject, subject_named
from bailiwick.ui.words import FORCE_WORDS, GATE_WORDS, WATCH_WORDS

LATELY = timedelta(days=90)
EXCUSED, WATCHED = "excused", "would-have-stopped"
ANSWER_WORDS = {
    "met": say("met"),
    "not_met": say("not met"),
    "cannot_tell": say("could not tell"),
    EXCUSED: say("excused"),
    WATCHED: say("let through while it only watches"),
}
"""What a rule answered at a gate, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class ClauseOnBoard:
    """One clause: how firmly, at which gates and by which clocks it acts, what exempts from it, what was answered."""

    clause: Clause
    force: Sentence
    own: str
    acts: Sequence[Sentence | str]
    exempts: Sequence[str]
    answered: Sequence[tuple[Sentence, int]]


@dataclass(frozen=True, slots=True)
class Board:
    """The clauses in force on the day, narrowed to one of the policy's own groups where one is named."""

    found: InForce
    groups: Sequence[Subject]
    only: Subject | None
    rows: Sequence[ClauseOnBoard]
    all: int
    since: date | None
    """From which day on answers are counted; None: whoever looks is told of none."""


def board_for(actor: Actor, adoption: UUID, day: date, group: str = "") -> Board | None:
    """The board of a policy in force; None where there is none, or no such group. Answers are for its stewards."""
    found = speaking(adoption, day)
    if found is None:
        return None
    policy, unit = found.policy, found.adoption.unit_id
    only = subject_named(policy.pack.subjects, group) if group else None
    if group and only is None:
        return None
    answers = may(actor, Right.KEEP_POLICIES, day, unit) or may(actor, Right.END_WATCH, day, unit)
    since = day - LATELY if answers else None
    counted = _answered(policy, unit, since, day) if since is not None else {}
    held = policy.clauses_on(day)
    clauses = [one for one in ordered(policy.pack) if one.id in held]
    shown = [one for one in clauses if only is None or only.takes_in(one)]
    return Board(
        found,
        tuple(policy.pack.subjects.values()),
        only,
        [_row(one, policy, counted.get(one.id, Counter())) for one in shown],
        len(clauses),
        since,
    )


def _row(clause: Clause, policy: AdoptedPolicy, counted: Counter[str]) -> ClauseOnBoard:
    bindings = [one for one in policy.bindings.values() if clause.id in one.clauses]
    gates = dict.fromkeys(gate for one in bindings for gate in one.gates)
    watches = dict.fromkeys(one.watch.subject for one in bindings if one.watch is not None)
    return ClauseOnBoard(
        clause,
        FORCE_WORDS[clause.force],
        policy.overlay.wording.get(clause.id, ""),
        [
            *(GATE_WORDS.get(gate, gate) for gate in gates),
            *(WATCH_WORDS.get(watch, watch) for watch in watches),
        ],
        [one.source for one in policy.exemptions if one.reaches(clause.id, policy.choices)],
        [(words, counted[name]) for name, words in ANSWER_WORDS.items() if counted[name]],
    )


def _answered(policy: AdoptedPolicy, unit: UUID, since: date, day: date) -> dict[str, Counter[str]]:
    """What each clause answered at gates of the unit and its parts, by clause: ids and verdicts, never words."""
    clauses = {name: one.clauses for name, one in policy.bindings.items()}
    passages = Passage.objects.filter(unit__in=tree_on(day).below(unit), day__range=(since, day))
    found: dict[str, Counter[str]] = {}
    for body in passages.values_list("body", flat=True):
        told = orjson.loads(body)
        for binding in told["met"]:
            for clause in clauses.get(binding, ()):
                found.setdefault(clause, Counter())["met"] += 1
        for line in told["lines"]:
            for clause in line["clauses"]:
                found.setdefault(clause, Counter())[_answer(line)] += 1
    return found


def _answer(line: dict[str, object]) -> str:
    """Excused is never counted as met, nor is what was let through because the policy only watches."""
    if line["excused_by"]:
        return EXCUSED
    return WATCHED if line["would_have_stopped"] else str(line["verdict"])
