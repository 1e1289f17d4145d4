"""The words of Ask (spec: experience, Words 3 to 9), as sentences that can be translated."""

from __future__ import annotations

from enum import Enum

from django.utils.translation import gettext

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.clause import Force
from bailiwick.policy.facts.subjects import MediaKind, PostClass
from bailiwick.policy.verdict import Effect

KIND_WORDS = {
    PostClass.OFFICIAL: say("Official post"),
    PostClass.PERSONAL: say("Personal post"),
    PostClass.COMMENT: say("Visitor comment"),
}
KIND_HINTS = {
    PostClass.OFFICIAL: say("in the agency’s name"),
    PostClass.PERSONAL: say("on your own page"),
    PostClass.COMMENT: say("by a resident"),
}
MEDIA_WORDS = {
    None: say("Words only"),
    MediaKind.PHOTO: say("Photo"),
    MediaKind.VIDEO: say("Video"),
    MediaKind.GRAPHIC: say("Graphic"),
}

CLEAR_HEADING = say("We found nothing in this policy that stops this.")
CLEAR_NOTE = say("That is not permission, and we can miss things.")


class Tone(Enum):
    """How a finding looks and is called: each has a word and an icon, and never a colour alone."""

    STOP = "stop"
    HOLD = "hold"
    REVIEW = "review"
    WARN = "warn"
    ADVISE = "advise"
    UNKNOWN = "unknown"
    EXCUSED = "excused"


TONE_OF_EFFECT = {
    Effect.STOP: Tone.STOP,
    Effect.HOLD: Tone.HOLD,
    Effect.REVIEW: Tone.REVIEW,
    Effect.WARN: Tone.WARN,
    Effect.ADVISE: Tone.ADVISE,
    Effect.TAG: Tone.ADVISE,
    Effect.NONE: Tone.EXCUSED,
}
TONE_WORDS = {
    Tone.STOP: say("Stops"),
    Tone.HOLD: say("Waits for a yes"),
    Tone.REVIEW: say("For a person to look at"),
    Tone.WARN: say("Advised against"),
    Tone.ADVISE: say("A caution"),
    Tone.UNKNOWN: say("We cannot tell"),
    Tone.EXCUSED: say("Excused"),
}
TONE_ICONS = {
    Tone.STOP: "report",
    Tone.HOLD: "people",
    Tone.REVIEW: "people",
    Tone.WARN: "warning",
    Tone.ADVISE: "lightbulb_outline",
    Tone.UNKNOWN: "help",
    Tone.EXCUSED: "undo",
}
FORCE_WORDS = {
    Force.MUST: say("the policy requires this"),
    Force.MUST_NOT: say("the policy forbids this"),
    Force.SHOULD: say("the policy advises this"),
    Force.CAUTIONED: say("the policy warns of this"),
    Force.MAY: say("the policy allows a choice here"),
    Force.IS: say("the policy says what this is"),
}


STEP_WORDS = {
    "name-purpose": say("What would help: whoever posts says which of the listed uses it serves."),
    "rewrite": say("What would help: say it in other words."),
    "review": say("What would help: a second person reads it before it goes out."),
    "read": say("What would help: somebody who reads that language checks it by the policy itself."),
    "ask-leave": say("What would help: ask the person shown for leave."),
    "ask-clerk": say("What would help: keep the thread, and ask the Clerk how to bring it into a meeting."),
    "ask": say("What would help: ask the policy steward which rules hold for it."),
    "find-edition": say("What would help: the policy steward finds the text that was in force that day."),
    "leave-out": say("What would help: leave it out."),
    "leave-unposted": say("What would help: leave it unposted."),
    "take-out-hidden-data": say("What would help: save the picture without its hidden data."),
    "blur-what-can-be-read": say("What would help: blur or crop what can be read."),
    "record-right": say(
        "What would help: record why it may be used, link to it, or use something of your own."
    ),
    "add-sign-off": say("What would help: sign off in the agency’s name."),
}
"""Acts that remedies name, in words; an act that is not here is named as it is written."""


def lead(tone: Tone, words: str) -> Sentence:
    """The first sentence of a finding: what the policy says of these words, or of the whole when there are none."""
    if words:
        return _leads_with_words(tone, words)
    return {
        Tone.STOP: say("The policy does not allow this."),
        Tone.HOLD: say("The policy asks a person to say yes first."),
        Tone.REVIEW: say("A person should look at this first."),
        Tone.WARN: say("The policy advises against this."),
        Tone.ADVISE: say("The policy does not forbid this. It warns you."),
        Tone.UNKNOWN: say("We cannot tell yet."),
        Tone.EXCUSED: say("The policy would stop this, and something excuses it."),
    }[tone]


def _leads_with_words(tone: Tone, words: str) -> Sentence:
    return {
        Tone.STOP: say("The policy does not allow “{words}”.", words=words),
        Tone.HOLD: say("The policy asks a person to say yes to “{words}” first.", words=words),
        Tone.REVIEW: say("A person should look at “{words}” first.", words=words),
        Tone.WARN: say("The policy advises against “{words}”.", words=words),
        Tone.ADVISE: say("The policy does not forbid “{words}”. It warns you.", words=words),
        Tone.UNKNOWN: say("We cannot tell yet about “{words}”.", words=words),
        Tone.EXCUSED: say("The policy would stop “{words}”, and something excuses it.", words=words),
    }[tone]


def stops(number: int, kind: PostClass) -> Sentence:
    """How many things stop it."""
    if kind is PostClass.COMMENT:
        return one_or_many(
            number,
            say("1 thing stops this comment"),
            say("{number} things stop this comment", number=str(number)),
        )
    return one_or_many(
        number, say("1 thing stops this post"), say("{number} things stop this post", number=str(number))
    )


def holds(number: int) -> Sentence:
    """How many things wait for somebody's yes."""
    return one_or_many(
        number, say("1 thing waits for a yes"), say("{number} things wait for a yes", number=str(number))
    )


def to_look_at(number: int) -> Sentence:
    """How many things a person should look at."""
    return one_or_many(
        number,
        say("1 thing for a person to look at"),
        say("{number} things for a person to look at", number=str(number)),
    )


def questions(number: int) -> Sentence:
    """How many questions are open."""
    return one_or_many(
        number,
        say("1 question would settle it; answer what you know."),
        say("{number} questions would settle it; answer what you know.", number=str(number)),
    )


def one_or_many(number: int, one: Sentence, many: Sentence) -> Sentence:
    """The sentence for one, or for several."""
    return one if number == 1 else many


def translated(sentence: Sentence) -> str:
    """A sentence in the reader's language, to stand inside another."""
    return sentence.render(gettext)
