"""Words that page notices are made of, and how a page's text is cut up to be read for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.text.sentences import Span, sentences_of

PAGE = r"(?:page|account|site|profile|channel|feed|presence|stream|handle|blog|group|space|forum|wall|timeline|community)"
NETWORK = r"(?:facebook|twitter|instagram|youtube|nextdoor|tiktok|threads|linkedin|social media|x)"
COMMENT = (
    r"(?:comments?|commentary|comment (?:section|box)|repl(?:y|ies)|posts?|postings?|remarks?|messages?|feedback|contributions?|"
    r"submissions?|discussions?|conversations?|threads?|content|material|items?|statements?|responses?|tweets?|entries|entry|uploads?|"
    r"(?:what|anything|everything|whatever|all|something|words?) (?:that )?(?:is |gets |was |has been )?(?:you|people|visitors?|others|users|anyone|anybody|"
    r"everyone|followers|readers|the public|residents|posted|written|said|left|appears|shared|shown)(?: (?:may |can |choose to )?"
    r"(?:writes?|posts?|says?|comments?|shares?|puts?|leaves?|types?|express(?:es)?))?|your words|anything|everything|whatever)"
)
VISITOR = (
    r"(?:you|your|yours|yourself|visitors?|commenters?|commentators?|users?|followers?|fans?|guests?|members of the public|the public|public comments?|others|"
    r"individuals?|citizens?|residents?|third[- ]part(?:y|ies)|people|persons?|those who|anyone|anybody|someone|everyone|the community|readers?|"
    r"participants?|subscribers?|posters?|authors?|outsiders?|public|neighbou?rs|members)"
)
AGENCY = (
    r"(?:police|sheriff|(?:our |the |this |your )?department(?!s? of motor)|dept\b|[a-z]{1,4}pd\b|pd\b|public safety|law enforcement|office of the chief|"
    r"chief['’]s office|(?:the |this )?agency|city of|town of|county of|(?:the |our )?(?:city|town|county)\b|public information offic\w+|"
    r"communications (?:unit|office|division|team|section)|public affairs|media (?:team|unit|office)|troopers|constabulary)"
)
NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|none|nor|neither|cannot|without|unable)\b|n['’]t\b", re.IGNORECASE
)
_MORE_ENDS = re.compile(r"\s+[|•·]\s+|\s+(?=[-–*]\s)")


@dataclass(frozen=True, slots=True)
class Found:
    """What one text has of one notice: the parts that stand and where, what speaks against, what goes too far.

    `weak` is a part of the way to the notice, and `note` says why it is not enough. What speaks against `softly` gives
    way to a plain statement elsewhere on the page. Spans are offsets into the text.
    """

    parts: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))
    weak: Span | None = None
    against: Span | None = None
    wider: Span | None = None
    note: Sentence | None = None
    softly: bool = False


NOTHING = Found()


def words(pattern: str) -> re.Pattern[str]:
    """A pattern over words, whatever their capitals."""
    return re.compile(pattern, re.IGNORECASE)


def clauses_of(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets; bullets, bars and line breaks end one as well."""
    for start, end in sentences_of(text):
        at = start
        for cut in _MORE_ENDS.finditer(text, start, end):
            if cut.start() > at:
                yield at, text[at : cut.start()]
            at = cut.end()
        if text[at:end].strip():
            yield at, text[at:end]


def span_of(start: int, match: re.Match[str]) -> Span:
    """Where a match within a sentence stands in the text."""
    return start + match.start(), start + match.end()


def first_of(text: str, *patterns: re.Pattern[str]) -> Span | None:
    """The first sentence-bound occurrence of any of the patterns."""
    for start, sentence in clauses_of(text):
        for pattern in patterns:
            match = pattern.search(sentence)
            if match:
                return span_of(start, match)
    return None


def negated_before(sentence: str, place: int, reach: int = 24) -> bool:
    """Whether a word of negation stands shortly before a place, in the same breath."""
    before = re.split(r"[,;:()]", sentence[max(0, place - reach) : place])[-1]
    return bool(NEGATION.search(before))
