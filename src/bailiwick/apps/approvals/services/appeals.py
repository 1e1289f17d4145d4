"""Appeals to the public in a case: drafted with their purpose and the number of the case, before anybody publishes."""

from __future__ import annotations

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts.access import CASE, FOR_APPEALS
from bailiwick.apps.approvals.models import Appeal, Purpose
from bailiwick.apps.approvals.services.stepping import day_of, me, text_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.selectors import cards_of
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say


@act("approvals.appeal.draft", say("drafted an appeal to the public in a case"))
def draft_appeal(doing: Doing, *, purpose: Purpose, case: str, words: str) -> Appeal:
    """Keep a draft of an appeal with its purpose and case (pd/IV.C.2.0). It goes nowhere; publishing is another act.

    Raises ApprovalsError naming the field. Refused to who does not work here.
    """
    person, day = me(doing), day_of(doing)
    cards = cards_of(person, day)
    if not cards:
        raise RefusedError("You do not work here.", reason="not-here", remedy="Ask human resources.")
    if purpose not in FOR_APPEALS:
        raise ApprovalsError(
            "The public is not asked for help with this.",
            field="purpose",
            remedy="Choose one of those listed.",
        )
    number, text = text_of(case, "case", 60), text_of(words, "words", 4000)
    if not number:
        raise ApprovalsError(str(CASE.lacking), field=CASE.field, remedy=str(CASE.remedy))
    if not text:
        raise ApprovalsError("There are no words yet.", field="words", remedy="Write the appeal.")
    row: Appeal = Appeal.objects.create(
        person_id=person,
        unit_id=cards[0].unit,
        purpose=purpose,
        case=number,
        words=text,
        digest=digest_of_text(text),
        drafted_at=doing.at,
    )
    doing.about("appeal", row.id)
    doing.record(purpose=purpose, unit=row.unit_id, digest=row.digest)
    return row
