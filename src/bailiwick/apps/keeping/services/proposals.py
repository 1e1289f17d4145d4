"""What needs two people: one asks, another grants exactly what was asked, and it is used once, within 72 hours."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import ActorKind
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.errors import NoSuchRecordError
from bailiwick.apps.keeping.models import Proposal, ProposalKind
from bailiwick.kernel.sentence import say

LASTS = timedelta(hours=72)


def person_of(actor: Actor) -> UUID:
    """The person who acts. Raises RefusedError for anybody that is none."""
    if actor.kind is not ActorKind.PERSON or actor.identity is None:
        raise RefusedError(
            "Only a person who is signed in can do this.",
            reason="not-a-person",
            remedy="Sign in and try again.",
        )
    return actor.identity


def ask(doing: Doing, kind: ProposalKind, subject: UUID, payload: str) -> Proposal:
    """Write down what the person asks for."""
    made: Proposal = Proposal.objects.create(
        kind=kind, subject=subject, payload=payload, asked_by=person_of(doing.actor), asked_at=doing.at
    )
    _seal(doing, made)
    return made


def _seal(doing: Doing, proposal: Proposal) -> None:
    """Have the act's entry say what the proposal is now."""
    doing.record(proposal=proposal.id, proposal_seal=selectors.seal_of_proposal(proposal))


@act("keeping.grant", say("granted what another person had asked for"))
def grant(doing: Doing, proposal: UUID) -> None:
    """Grant what somebody else asked for, within 72 hours. Raises RefusedError, NoSuchRecordError."""
    found = locked_proposal(proposal)
    doing.about("proposal", proposal)
    doing.record(kind=found.kind, subject=found.subject, payload=found.payload)
    person = person_of(doing.actor)
    if person == found.asked_by:
        raise RefusedError(
            "Whoever asks for this cannot grant it.",
            reason="own-request",
            remedy="Have a second person look at it.",
        )
    if found.granted_at or found.used_at or _is_over(found.asked_at, doing.at):
        raise _spent()
    found.granted_by, found.granted_at = person, doing.at
    found.save(update_fields=["granted_by", "granted_at"])
    _seal(doing, found)


def use(doing: Doing, proposal: Proposal, kind: ProposalKind, payload: str) -> tuple[UUID, UUID]:
    """Use a grant up; gives who asked and who granted. Raises RefusedError unless it is for exactly this, and fresh."""
    person_of(doing.actor)
    if proposal.granted_by is None or proposal.granted_at is None:
        raise RefusedError(
            "Nobody has granted this yet.", reason="not-granted", remedy="Have a second person look at it."
        )
    if proposal.kind != kind or proposal.payload != payload:
        raise RefusedError(
            "What was granted is not what stands here now.",
            reason="changed-since",
            remedy="Ask again, so that a second person sees it as it is.",
        )
    if proposal.used_at or _is_over(proposal.asked_at, doing.at):
        raise _spent()
    proposal.used_at = doing.at
    proposal.save(update_fields=["used_at"])
    _seal(doing, proposal)
    return proposal.asked_by, proposal.granted_by


def locked_proposal(identity: UUID) -> Proposal:
    """The proposal's row, locked until the transaction ends. Raises NoSuchRecordError."""
    found = Proposal.objects.select_for_update().filter(pk=identity).first()
    if not isinstance(found, Proposal):
        raise NoSuchRecordError("There is no such proposal.", place=str(identity), remedy="Ask for it again.")
    return found


def _is_over(asked_at: datetime, now: datetime) -> bool:
    """Also when the clock shows a time before it was asked: a clock that went back proves nothing."""
    return not asked_at <= now <= asked_at + LASTS


def _spent() -> RefusedError:
    return RefusedError(
        "This was granted or used already, or it was asked more than 72 hours ago.",
        reason="spent",
        remedy="Ask again.",
    )
