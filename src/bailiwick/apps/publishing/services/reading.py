"""Second readings: somebody else says whether the words mean what a rule takes them for, in the shape of approvals."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.approvals.models import WaiverAsk
from bailiwick.apps.approvals.services import answer_waiver, ask_to_waive
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.publishing.errors import NoSuchDraftError, PublishingError
from bailiwick.apps.publishing.models import Reading
from bailiwick.apps.publishing.selectors.gate import before, thing_of
from bailiwick.apps.publishing.services.stepping import day_of, locked, require_author, text_of
from bailiwick.kernel.sentence import say


@act("publishing.reading.ask", say("asked that somebody else reads a post"))
def ask_reading(doing: Doing, draft: UUID, *, clause: str, reason: str) -> Reading:
    """Ask that somebody else says whether a rule has these words wrong, and say why you think so.

    Only of a rule that stands in the way now and leaves it open. Raises PublishingError; ApprovalsError; RefusedError.
    """
    found = locked(doing, draft)
    require_author(doing, found)
    day, unit = day_of(doing), found.page.row.unit_id
    why = text_of(reason, "reason", 4000, lacking="Nobody has said why the rule has it wrong.")
    shown = before(found, day)
    if clause in shown.asked:
        raise PublishingError(
            "Somebody has been asked about this already.", field="clause", remedy="Wait, or change the words."
        )
    if clause not in shown.readable:
        raise PublishingError(
            "About this rule nobody is asked.", field="clause", remedy="Change the words, then save."
        )
    ask = ask_to_waive(doing.actor, unit=unit, clause=clause, thing=thing_of(found), reason=why, reading=True)
    row: Reading = Reading.objects.create(ask=ask, version=found.now)
    doing.record(clause=clause, version=found.now.id, words_digest=found.now.digest)
    return row


@act("publishing.reading.answer", say("answered whether a rule has the words of a post wrong"))
def answer_reading(doing: Doing, reading: UUID, *, granted: bool, digest: str, words: str = "") -> WaiverAsk:
    """Say of exactly the words that were shown whether they mean what the rule takes them for, or not, and why.

    Never about one's own: the room approvals refuses that, and whoever holds no office that answers.
    """
    row = Reading.objects.filter(pk=reading).select_related("version").first()
    if row is None:
        raise NoSuchDraftError("Nobody has asked for this.", remedy="Look at the list again.")
    found = locked(doing, row.version.draft_id)
    doing.record(version=row.version_id, words_digest=row.version.digest, granted=granted)
    answer_waiver(doing.actor, reading, granted=granted, words=words)
    if digest != row.version.digest or found.now.id != row.version_id or found.standing.called_off:
        raise PublishingError(
            "The words have changed since you were asked.", remedy="Look at the draft as it is now."
        )
    answered: WaiverAsk = WaiverAsk.objects.get(pk=reading)
    return answered
