"""The kinds of text that somebody may hand in for a look, and the gate that each kind is read at.

Four are posts. The others describe, in plain words, something a register holds: notes on a candidate, a page that was
found, lines of an access log, an entry of the covert register, a page under a memorandum, a platform's terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.facts.subjects import PostClass


class Kind(Enum):
    """What a text is."""

    OFFICIAL = "official"
    PERSONAL = "personal"
    COMMENT = "comment"
    COVERT = "covert"
    VETTING = "vetting"
    PAGE = "page"
    LOG = "log"
    REGISTER = "register"
    REFERENCE = "reference"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class KindDefinition:
    """One kind: the gate that reads it, how it is called in full and in short, and its class if it is a post."""

    gate: str
    shown: Sentence
    noun: str
    post_class: PostClass | None = None


KINDS = MappingProxyType(
    {
        Kind.OFFICIAL: KindDefinition("self.check", say("an official post"), "post", PostClass.OFFICIAL),
        Kind.PERSONAL: KindDefinition("self.check", say("a personal post"), "post", PostClass.PERSONAL),
        Kind.COMMENT: KindDefinition(
            "comment.review", say("a visitor's comment"), "comment", PostClass.COMMENT
        ),
        Kind.COVERT: KindDefinition("self.check", say("a covert post"), "post", PostClass.COVERT),
        Kind.VETTING: KindDefinition("vetting.pass-on", say("notes on a candidate"), "note"),
        Kind.PAGE: KindDefinition("page.review", say("a page that was found"), "page"),
        Kind.LOG: KindDefinition("access.review", say("lines of an access log"), "log"),
        Kind.REGISTER: KindDefinition("covert.enter", say("an entry of the covert register"), "entry"),
        Kind.REFERENCE: KindDefinition("reference.review", say("a page under a memorandum"), "page"),
        Kind.TERMS: KindDefinition("contract.review", say("a platform's terms"), "change"),
    }
)
"""Every kind with its gate."""
