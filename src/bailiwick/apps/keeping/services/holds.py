"""Holds: placed at once by one person, released only when a second one grants it."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.errors import NoSuchRecordError
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.keeping.models import Held, Hold, Proposal, ProposalKind
from bailiwick.apps.keeping.services import proposals
from bailiwick.apps.keeping.services.locks import alone_among_holds
from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.errors import CallError
from bailiwick.kernel.identifiers import is_plain_id
from bailiwick.kernel.sentence import say

_AT_ONCE = 400


@act("keeping.hold", say("placed a hold"))
def place_hold(doing: Doing, matter: str, scope: Scope) -> Hold:
    """Hold every record that the scope takes, from now on and those to come. Raises CallError for an empty scope.

    `matter` is the code of a case, such as `civil-2026-014`, not a name. When this returns, nothing that matches can
    be destroyed, and nothing that comes to match can be read before it is held.
    """
    if not is_plain_id(matter):
        raise CallError(
            f"'{matter}' is no code of a matter.",
            remedy="Write small letters, digits and hyphens, such as civil-2026-014.",
        )
    if not scope.has_dimensions and not scope.records:
        raise CallError(
            "The hold names nothing that it would take.",
            remedy="Name people, sites, days, words or records.",
        )
    alone_among_holds()
    hold: Hold = Hold.objects.create(
        matter=matter,
        scope=scope.to_text(),
        placed_by=proposals.person_of(doing.actor),
        placed_at=doing.at,
    )
    taken = _take_all(hold, scope)
    doing.about("hold", hold.id)
    doing.record(matter=matter, scope=digest_of(_told(hold)), records=len(taken))
    doing.record(took=digest_of(sorted(taken)), seal=selectors.seal_of_hold(hold))
    return hold


def _take_all(hold: Hold, scope: Scope) -> list[str]:
    """Take what matches; the records' ids.

    Each record is locked first, in order: a destruction under way comes to its end before us.
    """
    taken: list[str] = []
    last = None
    while True:
        rows = selectors.candidates(scope)
        rows = rows.filter(pk__gt=last) if last else rows
        part = list(rows.order_by("pk").select_for_update()[:_AT_ONCE])
        if not part:
            return taken
        last = part[-1].pk
        matching = [row for row in part if scope.takes(selectors.traits_of(row))]
        Held.objects.bulk_create([Held(hold=hold, record=row) for row in matching])
        taken += [str(row.id) for row in matching]


@act("keeping.hold.propose-release", say("asked for a hold to be released"))
def propose_release(doing: Doing, hold: UUID) -> Proposal:
    """Ask for a hold's release; a second person grants it. Raises NoSuchRecordError, RefusedError."""
    row = _locked(hold)
    doing.about("hold", hold)
    return proposals.ask(doing, ProposalKind.RELEASE, hold, digest_of(_told(row)))


@act("keeping.hold.release", say("released a hold"))
def release_hold(doing: Doing, proposal: UUID) -> None:
    """Release a hold whose release one person asked for and another granted. Raises RefusedError, NoSuchRecordError."""
    found = proposals.locked_proposal(proposal)
    row = _locked(found.subject)
    doing.about("hold", row.id)
    if row.released_at is not None:
        raise RefusedError("This hold has been released already.", reason="released-already")
    asked, granted = proposals.use(doing, found, ProposalKind.RELEASE, digest_of(_told(row)))
    row.release_asked_by, row.released_by, row.released_at = asked, granted, doing.at
    row.save(update_fields=["release_asked_by", "released_by", "released_at"])
    doing.record(asked_by=asked, granted_by=granted, seal=selectors.seal_of_hold(row))


def _locked(identity: UUID) -> Hold:
    row = Hold.objects.select_for_update().filter(pk=identity).first()
    if not isinstance(row, Hold):
        raise NoSuchRecordError(
            "There is no such hold.", place=str(identity), remedy="Look for it among the holds."
        )
    return row


def _told(hold: Hold) -> dict[str, object]:
    """A hold as grants and entries are bound to it."""
    return {"hold": str(hold.id), "matter": hold.matter, "scope": hold.scope}
