"""What is missing: editions and cited texts that nobody here holds, and topics that no procedure covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from uuid import UUID

from bailiwick.apps.policies.models import GapOwner
from bailiwick.apps.policies.selectors.adopted import InForce, in_force
from bailiwick.apps.policies.selectors.procedures import coverage
from bailiwick.apps.roster.models import Person
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.pack import Pack


class GapKind(Enum):
    """What sort of gap."""

    CITED = "cited"
    EDITION = "edition"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap: its permanent name, what is missing, what is known of it all the same, and who looks after it."""

    name: str
    kind: GapKind
    says: Sentence
    policy: str
    clauses: Sequence[str] = ()
    note: str = ""
    known: Sequence[str] = ()
    owner: Person | None = None
    remind_on: date | None = None


TOPICS = {
    "personal-use": say("No procedure says anything of what people do on their own pages."),
    "official-pages": say("No procedure says anything of the agency’s own pages."),
    "comments": say("No procedure says anything of visitors’ comments."),
    "records": say("No procedure says anything of keeping records."),
    "security": say("No procedure says anything of passwords and security."),
    "platform-terms": say("No procedure says anything of platforms’ terms."),
    "training": say("No procedure says anything of training."),
    "discipline": say("No procedure says anything of discipline."),
    "creation-of-new-pages": say("No procedure says how new pages are created."),
    "creation-of-existing-pages": say("No procedure says how existing pages came to be and are entered."),
    "development-of-new-pages": say("No procedure says how new pages are developed."),
    "development-of-existing-pages": say("No procedure says how existing pages are developed."),
    "maintenance-of-new-pages": say("No procedure says how new pages are maintained."),
    "maintenance-of-existing-pages": say("No procedure says how existing pages are maintained."),
    "management-of-new-pages": say("No procedure says how new pages are managed."),
    "management-of-existing-pages": say("No procedure says how existing pages are managed."),
}


def gaps_of(unit: UUID, day: date) -> list[Gap]:
    """Every gap of the policies that a unit lives by, those that somebody looks after first. About fifteen queries."""
    speaking = in_force(unit, day)
    owners = {
        row.gap: row
        for row in GapOwner.objects.on(day)
        .filter(unit_id__in=tree_on(day).above(unit))
        .select_related("owner")
    }
    found = [gap for one in speaking for gap in _of_pack(one.policy.pack)]
    found += _topics(unit, day, speaking)
    return [_owned(gap, owners.get(gap.name)) for gap in found]


def _of_pack(pack: Pack) -> Iterator[Gap]:
    called = pack.citation or pack.title
    for one in pack.cited.values():
        if one.is_gap:
            yield Gap(
                name=f"cited:{one.id}",
                kind=GapKind.CITED,
                says=say("{policy} names “{text}”, whose text is not held.", policy=called, text=one.name),
                policy=pack.id,
                clauses=one.clauses,
                note=one.note,
                known=[quotation.clause for quotation in one.quotes],
            )
    for edition in pack.editions:
        if not edition.held:
            yield Gap(
                name=f"edition:{pack.id}/{edition.id}",
                kind=GapKind.EDITION,
                says=say("The text of {policy}, edition {id}, is not held.", policy=called, id=edition.id),
                policy=pack.id,
                note=edition.note,
            )


def _topics(unit: UUID, day: date, speaking: Sequence[InForce]) -> Iterator[Gap]:
    asked = [one.policy.id for one in speaking if _asks_for_procedures(one.policy.pack)]
    if not asked:
        return
    for one in coverage(unit, day):
        if not one.where:
            yield Gap(
                name=f"topic:{asked[0]}/{one.topic}",
                kind=GapKind.TOPIC,
                says=TOPICS[one.topic],
                policy=asked[0],
            )


def _asks_for_procedures(pack: Pack) -> bool:
    """Whether the policy has procedures gone through by the clock, and so asks that there be some."""
    return any(one.watch and one.watch.subject == "policy.procedures" for one in pack.bindings.values())


def _owned(gap: Gap, row: GapOwner | None) -> Gap:
    if row is None:
        return gap
    return Gap(
        name=gap.name,
        kind=gap.kind,
        says=gap.says,
        policy=gap.policy,
        clauses=gap.clauses,
        note=gap.note,
        known=gap.known,
        owner=row.owner,
        remind_on=row.remind_on,
    )
