"""Whether a permission that a power asks for is there, by the register or by what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, cannot_tell, not_met
from bailiwick.policy.checks.grammar.pictured import Description, Words
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.power import Coverage, Power, Target, covers
from bailiwick.policy.remedy import Ask
from bailiwick.policy.target import target_of

PERMISSIONS = "permissions"
LACKING, GIVEN = "common/approval:lacking", "common/approval:given"
APPROVAL_WORDS = (LACKING, GIVEN)


class Approval(Enum):
    """What a description says of an approval."""

    GIVEN = "given"
    LACKING = "lacking"
    NOT_SAID = "not-said"


def approval_said(description: Description) -> Approval:
    """What a description says of an approval; that one is lacking weighs more than that one is there."""
    if description.has(LACKING):
        return Approval.LACKING
    return Approval.GIVEN if description.has(GIVEN) else Approval.NOT_SAID


def powers_needed(look: Look) -> list[Power]:
    """The powers each of which must have said yes, by the binding's `needs: {all: [...]}`."""
    needs = look.values.get("needs")
    named = needs.get("all", ()) if isinstance(needs, Mapping) else ()
    return [look.powers[str(name)] for name in named]


def missing_permission(
    look: Look, power: Power, target: Target | None = None, on: date | None = None
) -> Iterator[Observation]:
    """Say that no known permission of a power covers the target (by default the act's own) on a day; nothing: one does."""
    permissions = look.facts.permissions.value if isinstance(look.facts.permissions, Known) else ()
    aim = target or target_of(look.subject, look.facts, look.text.raw, power.object)
    answers = [
        covers(power, permission, aim, on or look.on)
        for permission in permissions
        if permission.power == power.id
    ]
    if any(answer.covers for answer in answers):
        return
    unclear = next((answer for answer in answers if answer.unclear), None)
    if unclear is not None:
        yield cannot_tell(unclear.why, unclear.missing)
        return
    yield not_met(_why(answers), remedies=(Ask(power.id, power.object),))


def approval_missing(look: Look) -> Iterator[Observation]:
    """Say which of the needed approvals are missing by the register, or that nobody has said which there are."""
    if look.facts.permissions is UNKNOWN:
        yield cannot_tell(say("Nobody has said which permissions there are."), PERMISSIONS)
        return
    for power in powers_needed(look):
        yield from missing_permission(look, power)


def approval_missing_by_words(
    look: Look, description: Description, words: Words, why: Sentence, confidence: float
) -> Iterator[Observation]:
    """The same for what is only described: a register that is known goes before what the words say."""
    powers = powers_needed(look)
    if look.facts.permissions is UNKNOWN:
        if approval_said(description) is Approval.GIVEN:
            return
    elif not any(list(missing_permission(look, power)) for power in powers):
        return
    yield not_met(
        why,
        start=words.start,
        end=words.end,
        remedies=tuple(Ask(power.id, power.object) for power in powers),
        confidence=confidence,
        missing=(PERMISSIONS,) if look.facts.permissions is UNKNOWN else (),
    )


def _why(answers: list[Coverage]) -> Sentence:
    return answers[-1].why if answers else say("Nobody who may has said yes to this.")
