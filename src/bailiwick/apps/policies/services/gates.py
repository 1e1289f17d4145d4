"""The doors of a gate. Looking keeps nothing; passing and refusing each keep one passage, inside the act under way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from bailiwick.apps.journal.services import Doing
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import Passage
from bailiwick.apps.policies.selectors.examining import examiner_for
from bailiwick.apps.policies.selectors.packs import library
from bailiwick.kernel.canonical import canonical_json
from bailiwick.policy.facts import Facts
from bailiwick.policy.finding import Report
from bailiwick.policy.gate import Gate
from bailiwick.policy.gate import Passage as HeartsPassage

ReadFacts = Callable[[], Facts]


def look_at_gate(gate: str, facts: Facts, *, owner: UUID | None, actor: UUID | None, day: date) -> Report:
    """What stands between here and passing: the gate's list. Keeps nothing. Raises NoPolicyError."""
    return examiner_for(gate, owner=owner, actor=actor, day=day).examine(facts)


def pass_gate(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    gate: str,
    read_facts: ReadFacts,
    *,
    owner: UUID | None,
    actor: UUID | None,
    day: date,
    subject: UUID | None = None,
    cites: Sequence[str] = (),
) -> Passage:
    """Pass a gate inside the act under way: its locks first, then the facts, then one passage with the act's entry.

    `owner` is the unit that owns the thing, `actor` the person who acts, `subject` the thing's random id, which is
    locked. Raises GateShutError, whose report is the to-do list, and the act undoes everything. Raises NoPolicyError.
    """
    keeper = RecordKeeper(doing, owner, subject, _known(cites))
    _gate(gate, keeper, owner, actor, day).pass_(read_facts, actor=doing.actor.key, at=doing.at)
    return keeper.row


def refuse_gate(  # noqa: PLR0913 -- as pass_gate
    doing: Doing,
    gate: str,
    read_facts: ReadFacts,
    *,
    owner: UUID | None,
    actor: UUID | None,
    day: date,
    reason: str,
    subject: UUID | None = None,
    cites: Sequence[str] = (),
) -> Passage:
    """A named person says no, for a reason that is kept as its digest; `cites` are clauses and texts it rests on.

    It is the act's own yes to saying no: the act is done, and its entry holds the passage.
    """
    if not reason.strip():
        raise PoliciesError("Nobody has said why.", remedy="Give the reason: whoever asked will read it.")
    keeper = RecordKeeper(doing, owner, subject, _known(cites))
    _gate(gate, keeper, owner, actor, day).refuse(
        read_facts, actor=doing.actor.key, at=doing.at, reason=reason
    )
    return keeper.row


@dataclass(slots=True)
class RecordKeeper:
    """What a gate stands on here: the transaction of the act under way, locks by name, and the table of passages."""

    doing: Doing
    unit: UUID | None
    subject: UUID | None
    cites: tuple[str, ...]
    kept: Passage | None = None

    @property
    def row(self) -> Passage:
        """The passage that was kept."""
        assert self.kept is not None  # noqa: S101 -- a gate that did not raise has kept one
        return self.kept

    @contextmanager
    def transaction(self, locks: tuple[str, ...]) -> Iterator[None]:
        """A part of the act's transaction, with the gate's locks taken on this one thing."""
        with transaction.atomic():
            for lock in sorted(locks):
                self._lock(lock)
            yield

    def keep(self, passage: HeartsPassage) -> None:
        """Write the passage, and its ids and digests into the act's entry."""
        body = canonical_json(passage.plain()).decode()
        row = Passage.objects.create(
            gate=passage.gate,
            outcome=passage.outcome.value,
            subject=self.subject,
            unit=self.unit,
            actor=self.doing.actor.identity,
            day=date.fromisoformat(passage.on),
            at=self.doing.at,
            policy_digest=passage.policy_digest,
            digest=passage.digest,
            body=body,
            cites="\n".join(self.cites),
            would_have_stopped=sum(line.would_have_stopped for line in passage.lines),
        )
        self.kept = row
        self.doing.record(
            gate=passage.gate,
            passage=row.id,
            passage_digest=passage.digest,
            policies=passage.policies,
            policy_digest=passage.policy_digest,
            outcome=passage.outcome,
            cites=self.cites,
        )

    def _lock(self, name: str) -> None:
        # SQLite has one writer at a time; PostgreSQL is told which thing nobody else may bring to a gate meanwhile.
        if connection.vendor != "postgresql" or self.subject is None:
            return
        number = int.from_bytes(
            hashlib.sha256(f"gate {name} {self.subject}".encode()).digest()[:8], signed=True
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _gate(name: str, keeper: RecordKeeper, owner: UUID | None, actor: UUID | None, day: date) -> Gate:
    return Gate(examiner_for(name, owner=owner, actor=actor, day=day), keeper)


def _known(cites: Sequence[str]) -> tuple[str, ...]:
    """What is cited, each of which must be a clause, or a text that some policy names."""
    packs = library().packs.values()
    strange = [one for one in cites if not any(one in pack.clauses or one in pack.cited for pack in packs)]
    if strange:
        raise PoliciesError(
            f"Nothing that is at hand is called {', '.join(strange)}.",
            remedy="Cite a clause, or a text that a policy names.",
        )
    return tuple(dict.fromkeys(cites))
