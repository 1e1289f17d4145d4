"""Words that a policy defines, as data, so that a thing at hand can be held against its definition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bailiwick.kernel.sentence import Sentence, say


class Thing(Enum):
    """What sort of thing a word is for."""

    JOURNAL = "journal"


class Audience(Enum):
    """For whom something is meant."""

    EVERYBODY = "everybody"
    MEMBERS = "members"


class Replies(Enum):
    """What a definition says of visitors' answers."""

    UNSAID = "unsaid"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as one clause defines it. `audience` None: the definition does not ask for whom it is meant."""

    id: str
    clause: str
    thing: Thing
    audience: Audience | None = None
    replies: Replies = Replies.UNSAID


class Fit(Enum):
    """Whether a thing is what a word means."""

    IS = "is"
    MAY_NOT_BE = "may-not-be"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Classed:
    """What a policy's word says of a thing, and why."""

    fit: Fit
    why: Sentence


def classed(word: Word, audience: Audience | None, *, replies: bool | None = None) -> Classed:
    """Hold a thing of the word's kind against the definition: for whom it is meant, and whether visitors can answer.

    None is not known. A definition that does not ask is fitted by either (nmpd/IV.A asks for the public, pd/III.A not).
    """
    if word.audience is Audience.EVERYBODY and audience is Audience.MEMBERS:
        return Classed(
            Fit.MAY_NOT_BE,
            say("It may not be a “{word}” here: the word is for what is meant for the public.", word=word.id),
        )
    if word.audience is not None and audience is None:
        return Classed(
            Fit.CANNOT_TELL,
            say("We cannot tell: the word asks for whom it is meant, and nobody has said."),
        )
    if replies is False and word.replies is Replies.OPTIONAL:
        return Classed(
            Fit.IS,
            say("It is a “{word}”, also where visitors cannot answer: comments are optional.", word=word.id),
        )
    return Classed(Fit.IS, say("It is a “{word}” here.", word=word.id))
