"""CT034: A visitor's comment that has nothing to do with the post it stands under.

What it asks
    Under a post on another matter, does the comment advertise, ask for things, or tell of the visitor's own affairs?

Why
    CR-34. Being off topic is one of the three grounds on the page (nmpd/V.F.1.s2). A person decides. Criticism of the
    police is on topic under any police post, and what is unclear stays.

Example
    Not met: under a lost dog, "My cousin's wedding is in June, any DJs?"
    Met: under a flood warning, "You people closed the wrong road last time."

Remedy
    A person looks; it may well stay.

Where it errs
    A comment off topic that is neither an advertisement nor one of the listed matters is not noticed, on purpose.
    Without the post above it nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import Known
from bailiwick.policy.remedy import Do
from bailiwick.policy.text.scanned import Match, ScannedText

ADVERT = "common/off-topic:advert"
SEEKING = "common/off-topic:seeking"
AFFAIRS = "common/off-topic:affairs"
CHATTER = "common/off-topic:chatter"
ELSEWHERE = "common/off-topic:elsewhere"
AWAY = (ADVERT, SEEKING, AFFAIRS, CHATTER, ELSEWHERE)
AGENCY = "common/topics:agency"
SUBJECTS = tuple(
    f"common/topics:{name}" for name in ("animals", "roads", "weather", "missing", "crime", "community")
)

CERTAINTY = {ADVERT: 0.85, SEEKING: 0.72, AFFAIRS: 0.7, CHATTER: 0.7, ELSEWHERE: 0.6}
_WORD = re.compile(r"[a-z]{4,}", re.IGNORECASE)
_COMMON = frozenset(
    [
        "about",
        "after",
        "again",
        "also",
        "anyone",
        "been",
        "before",
        "being",
        "best",
        "call",
        "come",
        "does",
        "done",
        "from",
        "going",
        "good",
        "have",
        "help",
        "here",
        "just",
        "know",
        "like",
        "look",
        "made",
        "make",
        "more",
        "much",
        "need",
        "never",
        "only",
        "other",
        "over",
        "please",
        "post",
        "really",
        "said",
        "same",
        "some",
        "such",
        "take",
        "than",
        "thank",
        "thanks",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "thing",
        "this",
        "those",
        "time",
        "today",
        "very",
        "want",
        "warning",
        "week",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "will",
        "with",
        "would",
        "year",
        "your",
        "lost",
        "found",
        "free",
        "friend",
        "people",
    ]
)
_ENDING = re.compile(r"(?:ing|ed|es|s|'s)$")


@check(
    "CT034",
    name="off-topic-comment",
    asks="Does this comment have nothing to do with the post it stands under?",
    document=__doc__,
    rules=("CR-34",),
    triggers=AWAY,
    context=(AGENCY, *SUBJECTS),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say what leads away from the post, when the post is known and nothing in the comment leads back to it."""
    topic, begins = _topic(look)
    away = [match for match in look.text.any_of(AWAY) if match.start >= begins]
    if not away:
        return
    if topic is None:
        yield cannot_tell(say("Nobody has said which post this comment stands under."), "post.topic")
        return
    first = max(away, key=lambda match: CERTAINTY[match.group])
    if _leads_back(look, topic, begins, first):
        return
    yield not_met(
        say("“{words}” leads away from the post above it.", words=look.words(first)),
        start=first.start,
        end=first.end,
        confidence=CERTAINTY[first.group],
        remedies=(Do("review", "moderator"),),
    )


def _topic(look: Look) -> tuple[str | None, int]:
    """The post above the comment, and where the comment begins in the text."""
    for note in look.text.annotations:
        if note.kind == "post":
            return note.text, note.end
    fact = look.facts.post.topic
    return (fact.value if isinstance(fact, Known) else None), 0


def _leads_back(look: Look, topic: str, begins: int, first: Match) -> bool:
    """Whether the comment shares a word or a subject with the post, or speaks of the agency and its work."""
    comment = look.text.raw[begins:]
    shared = _stems(topic) & _stems(comment)
    if first.group == ADVERT:
        return False
    if shared or any(match.start >= begins for match in look.text.matches(AGENCY)):
        return True
    assert look.scan is not None  # noqa: S101 -- the engine always gives it
    above = look.scan(topic)
    return any(_outside(look.text, subject, begins, first) and above.matches(subject) for subject in SUBJECTS)


def _outside(text: ScannedText, subject: str, begins: int, first: Match) -> bool:
    return any(
        match.start >= begins and (match.end <= first.start or match.start >= first.end)
        for match in text.matches(subject)
    )


def _stems(words: str) -> frozenset[str]:
    found = {_ENDING.sub("", word.lower()) for word in _WORD.findall(words)}
    return frozenset(stem for stem in found if stem not in _COMMON)
