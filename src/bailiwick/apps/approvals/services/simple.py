"""Steps that only say something: endorsing, asking back, answering, reporting what became of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.models import StepKind
from bailiwick.apps.approvals.selectors.requests import Loaded
from bailiwick.apps.approvals.services.stepping import Said, locked, require, take, text_of
from bailiwick.apps.journal.services import Doing, act
from bailiwick.kernel.sentence import Sentence, say

Service = Callable[..., Loaded]


def _step(code: str, says: Sentence, kind: StepKind, lacking: str = "") -> Service:
    """An act that takes one step; `lacking`: what is missing where words must come with it."""

    @act(code, says)
    def taking(doing: Doing, request: UUID, words: str = "", *, capture: UUID | None = None) -> Loaded:
        loaded = locked(doing, request)
        may = require(doing, loaded, kind)
        said = Said(words=text_of(words), capture=capture)
        if lacking and not said.words:
            raise ApprovalsError(lacking, field="words", remedy="Say it in a sentence.")
        if kind is StepKind.SKIPPED and loaded.standing.level is not None:
            said = replace(said, about=loaded.standing.level.person)
        return take(doing, loaded, kind, may, said)

    return taking


K = StepKind
hear = _step("approvals.hear", say("gave a view on a request"), K.HEARD, "There is no view yet.")
decline_to_say = _step("approvals.decline", say("had nothing to say on a request"), K.DECLINED)
endorse = _step("approvals.endorse", say("endorsed a request and sent it on"), K.ENDORSED)
skip = _step(
    "approvals.skip",
    say("passed over a level of the chain"),
    K.SKIPPED,
    "Nobody has said why it is passed over.",
)
question = _step(
    "approvals.question", say("asked a question about a request"), K.QUESTION, "There is no question."
)
answer = _step(
    "approvals.answer", say("answered a question about a request"), K.ANSWER, "There is no answer yet."
)
call_off = _step("approvals.call-off", say("called a request off"), K.CALLED_OFF)
keep_copy = _step("approvals.copy", say("said that they have their copy"), K.COPY_KEPT)
still_fits = _step("approvals.still-fits", say("said that it is still fitting"), K.STILL_FITS)
no_longer_fits = _step("approvals.no-longer-fits", say("said that it is fitting no longer"), K.NO_LONGER_FITS)
effort = _step(
    "approvals.effort",
    say("noted what they tried to have a copy taken down"),
    K.EFFORT,
    "Nobody has said what was tried.",
)
removed = _step(
    "approvals.removed", say("took it down"), K.REMOVED, "Nobody has said how one can see that it is gone."
)
withdraw = _step("approvals.withdraw", say("took a permission back"), K.WITHDRAWN)
read = _step("approvals.read", say("read a direct act"), K.READ)
change_does_not_matter = _step(
    "approvals.change-weighed",
    say("said that a change does not matter"),
    K.CHANGE_DOES_NOT_MATTER,
    "Nobody has said why the change does not matter.",
)
