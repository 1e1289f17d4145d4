"""CT016: An opinion on City business by somebody who tells that they work for the City, without a disclaimer.

What it asks
    Does a personal post whose author tells of working for the city pass judgement on what the city decides or does,
    without saying that the view is their own and not the city's?

Why
    CR-16. mpd/IV.A.3.c asks for all three: somebody who chose to say where they work, a site that is not the City's, an
    opinion on City business. Saying where one works is free (s2), and so is the opinion: only the disclaimer is asked
    for, in the post or in the bio, in words like those of the notice (s3). Facts ask for nothing.

Example
    Not met: "(bio: Public Works, opinions my own) The council's snow plan is a mistake."
    Met: "(bio: Public Works. Views are mine, not the City's.) The council's snow plan is a mistake."

Remedy
    Add the disclaimer of the policy's notice, or words like it.

Where it errs
    Irony, City business without the usual words for it, and trades that other employers have as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, check, not_met
from bailiwick.policy.checks.grammar.city_work import FIELD, JOB, SAID, TOLD, profiles_of, works_for_the_city
from bailiwick.policy.checks.grammar.disclaimer import DISCLAIMING, Disclaimer, disclaimer_of
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import Match
from bailiwick.policy.text.speech import is_quoted

TOPIC, WIDE, ELSEWHERE = (f"common/city-business:{group}" for group in ("topic", "wide", "elsewhere"))
AGAINST, FAVOUR = "common/judgement:against", "common/judgement:favour"
DEMAND, OPENING = "common/judgement:demand", "common/judgement:opening"
PLEASANTRY = "common/judgement:pleasantry"
JUDGING = (AGAINST, FAVOUR, DEMAND)
SURE, OPENED_ONLY, HALF_SAID = 0.86, 0.7, 0.7

_OTHERS_SAY = re.compile(
    r"\b(?:(?:he|she|they|people|residents|critics|neighbou?rs|everyone|somebody|someone|callers|the union|opponents"
    r"|supporters|experts|(?:my|a|the|his|her|their) \w+)"
    r" (?:says?|said|thinks?|believes?|calls?|called|claims?|asked|argues?|told))\b",
    re.IGNORECASE,
)
_I_SAY = re.compile(r"\bi (?:think|believe|feel|agree|say|find|love|hate)\b", re.IGNORECASE)
_LOCAL = re.compile(r"\b(?:mayor|council\w*|city|chief|zoning|ordinance|public works)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"^\W*(?:is|are|was|does|do|did|can|could|when|where|which|anyone|any one|has|have)\b", re.IGNORECASE
)
_OUTCRY = 80
"""The longest sentence, in characters, that judges by itself what the sentence beside it told: "What a joke."."""
_ANOTHER_MATTER = re.compile(
    r"\b(?:my|coach|game|team|season|movie|song|dinner|lunch|weather|traffic|dog|cat|wife|husband|kids?|birthday|coffee)\b",
    re.IGNORECASE,
)


_ENDS = (".", "!", "?", "…", "”", '"', ")", "]")


@check(
    "CT016",
    name="opinion-without-disclaimer",
    asks="Does somebody who tells of working for the city give an opinion on its business without a disclaimer?",
    document=__doc__,
    rules=("CR-16",),
    triggers=(TOPIC, TOLD, FIELD),
    context=(WIDE, *JUDGING, OPENING, PLEASANTRY, ELSEWHERE, SAID, JOB, *DISCLAIMING),
    languages=("en",),
    values={
        "lexicons": "The city's and the agency's own names.",
        "notice": "The notice that holds the disclaimer.",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say once a post which words judge City business, and what the disclaimer lacks."""
    if look.reads != "post.text" or not works_for_the_city(look) or not (judged := _judged(look)):
        return
    start, end, confidence = judged
    said = disclaimer_of([look.text, *profiles_of(look)], look.lexicon_groups)
    if said is Disclaimer.WHOLE:
        return
    if said is Disclaimer.ONLY_NOT_THEIRS:
        confidence = min(confidence, HALF_SAID)
    yield not_met(
        _why(said, look.text.raw[start:end]),
        start=start,
        end=end,
        confidence=confidence,
        remedies=_offer(look),
    )


def _judged(look: Look) -> tuple[int, int, float] | None:
    """Where City business is judged, from its first to its last word, and how sure it is; None when nowhere."""
    unsure: tuple[int, int, float] | None = None
    for topic in (*look.text.matches(TOPIC), *look.text.matches(WIDE)):
        if _is_of_no_concern(look, topic):
            continue
        for start, end, sure in _near(look, topic):
            span = min(topic.start, start), max(topic.end, end), sure
            if sure >= SURE:
                return span
            unsure = unsure or span
    return unsure


def _near(look: Look, topic: Match) -> Iterator[tuple[int, int, float]]:
    """The words of judgement that belong to a topic: those of its sentence, and of a short outcry beside it."""
    first, last = look.text.sentence_at(topic.start)
    sentence = look.text.raw[first:last]
    if _OTHERS_SAY.search(sentence) and not _I_SAY.search(sentence):
        return
    asked = _ASKED.search(sentence) is not None and sentence.rstrip().endswith("?")
    sure = OPENED_ONLY if asked or topic.group == WIDE else SURE
    yield from ((start, end, sure) for start, end in _judging(look, first))
    if topic.group == WIDE:
        return
    for neighbour in (last, first - 1):
        if 0 <= neighbour < len(look.text.raw) and _is_outcry(look, neighbour):
            yield from ((start, end, SURE) for start, end in _judging(look, neighbour))
    for match in look.text.in_sentence(OPENING, topic.start):
        if match.start < topic.start and not asked:
            yield match.start, match.end, OPENED_ONLY


def _judging(look: Look, where: int) -> list[tuple[int, int]]:
    """The words of judgement of a sentence outside the profile, but for praise of a day, a crowd or a taco."""
    pleasant = look.text.in_sentence(PLEASANTRY, where)
    return [
        (match.start, match.end)
        for group in JUDGING
        for match in look.text.in_sentence(group, where)
        if not _in_profile(look, match.start)
        and not any(one.start <= match.start < one.end for one in pleasant)
    ]


def _is_outcry(look: Look, where: int) -> bool:
    """Whether the sentence is short and names no matter of its own."""
    first, last = look.text.sentence_at(where)
    sentence = look.text.raw[first:last].strip()
    return len(sentence) <= _OUTCRY and not _ANOTHER_MATTER.search(sentence)


def _is_of_no_concern(look: Look, topic: Match) -> bool:
    """Whether the words are the profile's, are quoted, or are about what a state or somebody else decides."""
    if _in_profile(look, topic.start) or is_quoted(look.text, topic.start, topic.end):
        return True
    first, last = look.text.sentence_at(topic.start)
    elsewhere = look.text.in_sentence(ELSEWHERE, topic.start)
    return bool(elsewhere) and (topic.group == WIDE or not _LOCAL.search(look.text.raw[first:last]))


def _in_profile(look: Look, start: int) -> bool:
    return any(one.start <= start < one.end for one in look.text.annotations)


def _why(said: Disclaimer, words: str) -> Sentence:
    if said is Disclaimer.ONLY_OWN:
        return say(
            "“{words}” is an opinion on City business by somebody who works for the City. The disclaimer says that the "
            "view is your own, and does not say that it is not the City’s.",
            words=words,
        )
    if said is Disclaimer.ONLY_NOT_THEIRS:
        return say(
            "“{words}” is an opinion on City business by somebody who works for the City. The disclaimer says that the "
            "view is not the City’s, and does not say that it is your own.",
            words=words,
        )
    return say(
        "“{words}” is an opinion on City business by somebody who works for the City, and no disclaimer says that it "
        "is your own and not the City’s.",
        words=words,
    )


def _offer(look: Look) -> tuple[Change, ...]:
    """The disclaimer of the policy's notice, to stand at the end of the post."""
    notice = look.notices.get(str(look.values.get("notice")))
    if notice is None:
        return ()
    end = len(look.text.raw.rstrip())
    glue = " " if look.text.raw[:end].endswith(_ENDS) else ". "
    return (Change(end, end, f"{glue}{notice.suggest}"),)
