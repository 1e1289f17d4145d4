"""Demands in words."""

from __future__ import annotations

from collections.abc import Mapping

from bailiwick.apps.records.models import DemandKind, State, StepKind
from bailiwick.kernel.sentence import Sentence, say

KIND_WORDS: Mapping[str, Sentence] = {
    DemandKind.DISCOVERY_ORDER: say("Discovery order"),
    DemandKind.SUBPOENA: say("Subpoena"),
    DemandKind.OPEN_RECORDS: say("Open-records request"),
}
STATE_WORDS: Mapping[str, Sentence] = {
    State.RECEIVED: say("Held, to be searched"),
    State.SEARCHED: say("To be looked through"),
    State.EXPORTED: say("Exported, to be handed over"),
    State.HANDED_OVER: say("Handed over"),
    State.CLOSED: say("Closed"),
}
STEP_WORDS: Mapping[str, Sentence] = {
    StepKind.RECEIVED: say("recorded that it arrived."),
    StepKind.HELD: say("held what it asks for."),
    StepKind.SEARCHED: say("searched."),
    StepKind.LEFT_OUT: say("left something out."),
    StepKind.PUT_BACK: say("put something back that was left out."),
    StepKind.EXPORTED: say("exported a package."),
    StepKind.TAKEN: say("took a copy of a package."),
    StepKind.HANDED_OVER: say("handed a package over."),
    StepKind.RELEASE_ASKED: say("asked for the hold to be released."),
    StepKind.RELEASED: say("granted the release of the hold."),
    StepKind.CLOSED: say("closed it."),
}
THING_WORDS: Mapping[str, Sentence] = {
    "post": say("Post"),
    "comment": say("Comment"),
    "message": say("Message"),
    "thread": say("Thread, as the page showed it"),
    "page": say("Page, as it was looked at"),
    "site-final": say("Page, as it was when it was closed"),
    "said-in-a-thread": say("Said in a thread"),
    "words-posted": say("Words that were posted"),
    "draft": say("Words of a draft"),
}
