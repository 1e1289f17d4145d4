"""The notices, their states and places in words, for every face that shows them."""

from __future__ import annotations

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.checks.grammar.notice_names import NOTICE_NAMES
from bailiwick.policy.checks.grammar.notice_places import Prominence
from bailiwick.policy.checks.grammar.notice_reading import State
from bailiwick.readers.page.answer import NoticeAnswer

STATE_WORDS: dict[State, Sentence] = {
    State.PRESENT: say("present"),
    State.INCOMPLETE: say("incomplete"),
    State.TOO_WIDE: say("too wide"),
    State.ABSENT: say("missing"),
    State.CANNOT_TELL: say("cannot tell"),
    State.NOT_APPLICABLE: say("not applicable"),
}
PLACE_WORDS: dict[str, Sentence] = {
    "name": say("in the name"),
    "bio": say("in the bio"),
    "header": say("in the header"),
    "about": say("under “About”"),
    "pinned": say("in the pinned post"),
    "post-form": say("beside the comment box"),
    "collapsed": say("behind “see more”"),
    "lower": say("in the footer or at the side"),
    "posts": say("in an ordinary post"),
    "links": say("among the links"),
}
PROMINENCE_WORDS: dict[Prominence, Sentence] = {
    Prominence.AT_ONCE: say("seen at once"),
    Prominence.NEAR_THE_TOP: say("in its first lines"),
    Prominence.FURTHER_DOWN: say("further down"),
    Prominence.WHEN_WRITING: say("seen by who writes"),
    Prominence.IN_A_POST: say("gone from sight with the next posts"),
    Prominence.BEHIND_MORE: say("not seen without a click"),
}


class _Named(dict[str, Sentence]):
    """Notices of packs we do not know are called by their own ids."""

    def __missing__(self, key: str) -> Sentence:
        return say("{notice}", notice=key.replace("-", " "))


NOTICE_WORDS: dict[str, Sentence] = _Named(NOTICE_NAMES)


def force_words(notice: NoticeAnswer) -> Sentence:
    """Whether the policy demands a notice, or recommends it."""
    return say("required") if notice.required else say("recommended")
