"""States and steps in words, and what happens next with a request, and who has it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bailiwick.apps.approvals.models import State, StepKind
from bailiwick.kernel.sentence import Sentence, say

S, K = State, StepKind
STATE_WORDS: Mapping[State, Sentence] = MappingProxyType(
    {
        S.HEARING: say("Others are heard first"),
        S.IN_CHAIN: say("In the chain of command"),
        S.WITH_DECIDER: say("Waits for a decision"),
        S.MORE_INFO: say("A question is open"),
        S.SENT_BACK: say("Sent back"),
        S.CALLED_OFF: say("Called off"),
        S.LAPSED: say("Nobody decided in time"),
        S.IN_FORCE: say("In force"),
        S.DIRECT: say("A direct act"),
        S.CHANGED: say("Re-approval needed"),
        S.REMOVAL_DUE: say("Has to come down"),
        S.REMOVED: say("Came down"),
        S.BEYOND_CONTROL: say("The rest is beyond control"),
        S.CLOSED: say("Closed"),
        S.WITHDRAWN: say("Taken back"),
        S.RAN_OUT: say("Ran out"),
        S.ENDED: say("Ended: they have left, or moved"),
        S.REPLACED: say("Replaced by a later one"),
    }
)
STEP_WORDS: Mapping[StepKind, Sentence] = MappingProxyType(
    {
        K.ASKED: say("asked"),
        K.HEARD: say("gave their view"),
        K.DECLINED: say("had nothing to say"),
        K.ENDORSED: say("endorsed it and sent it on"),
        K.SKIPPED: say("passed over a level"),
        K.QUESTION: say("asked a question"),
        K.ANSWER: say("answered"),
        K.ASSENTED: say("said yes; others still have to"),
        K.APPROVED: say("approved"),
        K.SENT_BACK: say("sent it back"),
        K.CALLED_OFF: say("called it off"),
        K.LAPSED: say("Nobody decided in time"),
        K.ISSUED: say("gave it as a standing release"),
        K.DIRECT: say("used the power for their own: a direct act"),
        K.READ: say("read it"),
        K.COPY_KEPT: say("said that they have their copy"),
        K.STILL_FITS: say("said that it is still fitting"),
        K.NO_LONGER_FITS: say("said that it is fitting no longer"),
        K.CHANGE_SEEN: say("saw that the page has changed"),
        K.CHANGE_DOES_NOT_MATTER: say("said that the change does not matter"),
        K.AGAIN_REFUSED: say("sent the changed page back"),
        K.REPLACED: say("approved a later request in its place"),
        K.REMOVAL_ORDERED: say("ordered it off"),
        K.EFFORT: say("tried to have a copy taken down"),
        K.REMOVED: say("took it down"),
        K.BEYOND_CONTROL: say("accepted that the rest is beyond control"),
        K.CLOSED: say("closed it"),
        K.WITHDRAWN: say("took it back"),
        K.RAN_OUT: say("It ran out"),
        K.ENDED: say("It ended, as they have left or moved"),
        K.REMINDED: say("A reminder went out"),
    }
)
NEXT = MappingProxyType(
    {
        S.HEARING: say("It is with {who}, to be heard. Then it goes on."),
        S.IN_CHAIN: say("It is with {who}, to be endorsed. Then it goes on."),
        S.WITH_DECIDER: say("It is with {who}, to be decided."),
        S.MORE_INFO: say("It is with {who}, for an answer. The clock stands until then."),
        S.SENT_BACK: say("It has ended. It can be asked for again, in other words."),
        S.CALLED_OFF: say("It has ended. Nobody has to do anything."),
        S.LAPSED: say("It has ended. It can be asked for again."),
        S.IN_FORCE: say("It may be relied on. Nobody has to do anything now."),
        S.DIRECT: say("It is no approval. It is with {who}, to be read."),
        S.CHANGED: say(
            "It cannot be relied on. {who}: put the page back, or send the memorandum the same way again."
        ),
        S.REMOVAL_DUE: say("It has to come down. It is with {who}."),
        S.REMOVED: say("It is with {who}, to be closed."),
        S.BEYOND_CONTROL: say("It is with {who}, to be closed."),
        S.CLOSED: say("It has ended. Nobody has to do anything."),
        S.WITHDRAWN: say("It cannot be relied on any more. What was done under it has to stop."),
        S.RAN_OUT: say("It cannot be relied on any more. It can be asked for again."),
        S.ENDED: say("It cannot be relied on any more."),
        S.REPLACED: say("A later one is in its place."),
    }
)
READ_ALREADY = say("It is no approval. It has been read.")
NOBODY = say("nobody, as nobody here holds what it takes: ask the policy steward")
