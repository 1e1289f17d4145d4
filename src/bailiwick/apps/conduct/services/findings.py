"""What a named person finds of each clause, and what another decides to follow: both pass the heart's gates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.facts.cases import has_advised, is_any_sustained, view_day
from bailiwick.apps.conduct.facts.hearts import Finds, Stands, facts_of_action, facts_of_finding
from bailiwick.apps.conduct.facts.weighing import ACT, SUSTAIN
from bailiwick.apps.conduct.models import Action, Adviser, CaseState, CaseStep, CaseStepKind, Part, Result
from bailiwick.apps.conduct.permissions import require_part
from bailiwick.apps.conduct.selectors.cases import SeenCase
from bailiwick.apps.conduct.services.cases import locked, take
from bailiwick.apps.conduct.services.helping import day_of, known, me, text_of
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.services import pass_gate
from bailiwick.apps.roster.selectors import records
from bailiwick.kernel.sentence import say
from bailiwick.policy.facts import Facts
from bailiwick.policy.facts.subjects import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody finds of one clause: each element, their own analysis, and what they cite for it."""

    clause: str
    result: Result
    analysis: str
    elements: Mapping[str, Finding] = field(default_factory=dict)
    cites: Collection[str] = ()


def _require_answered(seen: SeenCase) -> None:
    """While the City Attorney was asked and has not answered, nobody finds or decides. Raises ConductError."""
    if seen.state is CaseState.LEGAL_VIEW:
        raise ConductError(
            "The City Attorney was asked and has not answered.",
            remedy="Wait for the view, or for it to be declined.",
        )


def _ready_to_find(seen: SeenCase, told: Told) -> None:
    """Say what stands in the way of a finding, where something does. Raises ConductError."""
    _require_answered(seen)
    if seen.state is not CaseState.INVESTIGATING:
        raise ConductError("The case is not at this step.", remedy="Look at where it stands.")
    if told.clause not in seen.clauses:
        raise ConductError(
            "The case is not about this clause.", field="clause", remedy="Choose from the list."
        )


@act("conduct.case.find", say("made a finding in a case"))
def make_finding(doing: Doing, identity: UUID, told: Told) -> CaseStep:
    """Find, by name. To sustain it passes the gate: elements found, own analysis, the views that come first.

    Raises GateShutError, whose list says what is missing; ConductError; NoPolicyError.
    """
    seen = locked(doing, identity)
    require_part(seen.parts, Part.INVESTIGATOR)
    _ready_to_find(seen, told)
    weighing = seen.weighing
    asked = weighing.elements_of(told.clause)
    elements = {name: told.elements.get(name, Finding.OPEN) for name in (*asked.any_of, *asked.all_of)}
    offered = [one.clause.id for one in weighing.factors()] + [one.name for one in weighing.authorities()]
    cites = known(told.cites, offered, "cites")
    analysis = text_of(told.analysis, "analysis")
    passage = None
    if told.result is Result.SUSTAINED:
        finds = Finds(clause=told.clause, analysis=analysis, elements=elements)
        passage = _passes(doing, seen, SUSTAIN, facts_of_finding(finds, _stands(doing, seen)))
    elif not analysis:
        raise ConductError(
            "The finding has no analysis yet.", field="analysis", remedy="Say why, for this case."
        )
    doing.record(clause=told.clause, result=told.result.value, passage=passage)
    return take(
        doing,
        seen,
        CaseStepKind.FINDING,
        clause=told.clause,
        result=told.result.value,
        words=analysis,
        elements="\n".join(f"{name} {found.value}" for name, found in elements.items()),
        cites="\n".join(cites),
        passage=passage,
    )


@act("conduct.case.decide", say("decided what follows in a case"))
def decide(doing: Doing, identity: UUID, action: Action, *, words: str, due: date) -> CaseStep:
    """Decide what follows, and by when: whoever decides about such people, and never who investigated.

    Raises GateShutError where no finding was sustained, or what comes first is missing; ConductError; NoPolicyError.
    """
    seen = locked(doing, identity)
    require_part(seen.parts, Part.DECIDER)
    if seen.action is not None:
        raise ConductError("It has been decided already.", remedy="Look at the case again.")
    _require_answered(seen)
    if due < day_of(doing):
        raise ConductError("That day is past.", field="due", remedy="Say by when it is to be done.")
    found = seen.state is CaseState.FINDING
    stands = _stands(doing, seen, since_finding=True)
    sustained = is_any_sustained(seen.did)
    passage = _passes(doing, seen, ACT, facts_of_action(action, stands, sustained=sustained, found=found))
    if not found or not sustained:
        raise ConductError(
            "No finding has been made from which it could follow.", remedy="Wait for the finding."
        )
    if action not in seen.weighing.actions():
        raise ConductError("This cannot follow for them.", field="action", remedy="Choose from the list.")
    doing.record(action=action.value, passage=passage)
    said = text_of(words, lacking="Nobody has given the reason.")
    return take(doing, seen, CaseStepKind.ACTION, of=action.value, words=said, due=due, passage=passage)


def _stands(doing: Doing, seen: SeenCase, *, since_finding: bool = False) -> Stands:
    here = records(seen.row.day, [seen.row.subject_id])
    declined = [
        one.words for one in seen.steps if one.kind == CaseStepKind.DECLINED and one.of == Adviser.LEGAL
    ]
    return Stands(
        category=str(here[0].category) if here else "",
        is_concerned=me(doing) in {seen.row.subject_id, seen.row.report.filer_id},
        legal=view_day(seen.did),
        declined=declined[-1] if declined else "",
        hr=has_advised(seen.did, Adviser.HR, since_finding=since_finding),
    )


def _passes(doing: Doing, seen: SeenCase, gate: str, facts: Facts) -> UUID:
    """Pass a gate under the policies that bind whom the case is about, on the day of what was done."""
    row = seen.row
    passage = pass_gate(
        doing, gate, lambda: facts, owner=row.unit_id, actor=row.subject_id, day=row.day, subject=row.id
    )
    found: UUID = passage.id
    return found
