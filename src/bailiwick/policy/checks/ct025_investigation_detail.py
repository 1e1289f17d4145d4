"""CT025: Details of an investigation of a crime or of a crash.

What it asks
    Does a private post give away what only those who investigate can know: evidence, warrants, what a suspect said,
    who is looked at next, how fast, how drunk, whose fault?

Why
    CR-25. nmpd/IX.A.3.a.3 and IX.A.3.a.4 bar it to members; under pd it is information from the job (pd/V.A.8). A
    detail out too early costs a confession its worth, and a family learns from a feed what it should hear at the door.

Example
    Not met: "Found the murder weapon in the pond, news doesn't know yet."
    Met: "I'm reading a novel about a murder weapon found in a pond."

Remedy
    Take the sentence out, or point to the official release without adding to it.

Where it errs
    It cannot know what has been released; a source named in the text passes. A crash told without its cause passes.
    Stories of a writer's own accident pass; stories told in code are missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, check, words_not_met
from bailiwick.policy.checks.grammar.stages import FICTION, is_ended
from bailiwick.policy.facts.value import is_true
from bailiwick.policy.text.scanned import Match, ScannedText

EVIDENCE, WARRANT = "common/investigation:evidence", "common/investigation:warrant"
LEAD, STATEMENT = "common/investigation:lead", "common/investigation:statement"
CRASH, CRASH_IMAGE = "common/investigation:crash", "common/investigation:crash-image"
SCENE_IMAGE, WRECK = "common/investigation:scene-image", "common/investigation:wreck"
ADVICE, SOURCED, OWN = (
    "common/investigation:advice",
    "common/investigation:sourced",
    "common/investigation:own",
)
COURT = "common/stages:court"
FINDING, LEAK = "common/investigation-inside:found", "common/investigation-inside:leak"

CRIME_GROUPS = {
    EVIDENCE: 0.82,
    WARRANT: 0.85,
    LEAD: 0.78,
    STATEMENT: 0.8,
    SCENE_IMAGE: 0.8,
    FINDING: 0.78,
    LEAK: 0.78,
}
CRASH_GROUPS = {CRASH: 0.84, CRASH_IMAGE: 0.7}
OF_A_CRASH = say("“{words}” gives away how a crash is being investigated.")
OF_A_CRIME = say("“{words}” gives away something from an investigation of a crime.")
_TOLD_AS_IS = frozenset((SCENE_IMAGE, CRASH_IMAGE, LEAK))

_INSIDE = re.compile(
    r"\b(?:we|we['’](?:re|ve|ll)|our|us|my (?:case|guy|suspect|partner|sergeant|unit|squad|shift"
    r"|detail|scene)|on scene|at work"
    r"|tonight's|today's|yesterday's|this morning's|(?:the|that|this|our|last night's|a) (?:[\w'’-]+ ){0,3}"
    r"(?:case|homicide|murder|shooting|stabbing|robbery|burglary|arson|raid|bust|investigation"
    r"|suspect|scene|warrant)|news|yet|not public"
    r"|\d{1,2} times|confess\w*|autopsy|tox(?:icology)?|dna|prints|ballistics|(?:main|prime|lead|top"
    r"|real) suspect"
    r"|person of interest|lineup|interview room)\b",
    re.IGNORECASE,
)
_NAMED_PLACE = re.compile(r"\b(?:on|at|in) (?:[A-Z][a-z]+|the \w+ side)\b")
_WHO_TALKS_OF_CRIME = re.compile(
    r"\b(?:suspects?|detectives?|police|cops?|officers?|case|homicide|murder(?:ed|er)?|shooting"
    r"|stabbing|robbery|burglary"
    r"|arson|raid|bust|warrants?|arrest(?:ed|s)?|evidence|crime|victims?|confess\w*|interview(?:ed)?"
    r"|interrogat\w+|custody"
    r"|jail|kilos?|weapon|DNA|killed|body|informant|dealer|gun|drugs|narcotics|swat|shooter|autopsy"
    r"|trap house|stash|runner|strangled)\b",
    re.IGNORECASE,
)
_ROOM_OR_TOOL = re.compile(  # named by itself, a place of work gives nothing away
    r"evidence (?:locker|room|log|bags?|board)|interview room|interrogation(?: room)?|chain of custody",
    re.IGNORECASE,
)
_A_CASE = re.compile(
    r"\b(?:suspects?|(?:the|that|this|our|my|a) case|homicide|murder(?:ed|er)?|shooting|stabbing|robbery|burglary|arson"
    r"|raid|bust|warrants?|arrest(?:ed|s)?|victims?|confess\w*|informant|kilos?|bricks?|weapon|DNA|body|bodies|gun|guns"
    r"|rifles?|knife|knives|drugs|narcotics|meth|heroin|fentanyl|cocaine|cash|stash|seized|lineup|autopsy)\b",
    re.IGNORECASE,
)

_SURE_BY_ITSELF = re.compile(
    r"came back|phone ping|pinged|waiting (?:on|for)|dead (?:for )?\w+ (?:days|weeks)|broke|crack"
    r"|flipped|rolled over|snitched"
    r"|detectives? |we (?:all )?know who|(?:lab|dna|tox\w*|prints|ballistics|forensics) .*|(?:gun|knife"
    r"|weapon|body) w|shows (?:him|her)"
    r"|\bci (?:says|said)|informant|snitch|interview(?:ed|ing) the|interrogat|hiding something"
    r"|watching (?:a|the)"
    r"|raid (?:tomorrow|tonight|at|on)|held (?:him|her|them) down|stolen|warrant|insurance job|homicide"
    r"|murder weapon|case file",
    re.IGNORECASE,
)
_MEASURED = re.compile(  # a speed, a test or a trace, which only whoever works the crash knows
    r"in a \d\d|mph|\.\d\d|skid|black ?box|texting|reconstruct|cause of|marks on the"
    r"|never (?:even )?(?:slowed|braked|hit)",
    re.IGNORECASE,
)


@check(
    "CT025",
    name="investigation-detail",
    asks="Does this give away details of an investigation of a crime or a crash?",
    document=__doc__,
    rules=("CR-25",),
    triggers=(*CRIME_GROUPS, *CRASH_GROUPS),
    context=(WRECK, ADVICE, SOURCED, OWN, COURT, "common/stages:ended", FICTION),
    languages=("en",),
    values={"kinds": "What to look for: crime, crash."},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Say each sentence once that gives away such a detail."""
    text = look.text
    kinds = look.values.get("kinds", ("crime", "crash"))
    assert isinstance(kinds, tuple)  # noqa: S101 -- the pack's reader makes lists into tuples
    wanted = {**(CRIME_GROUPS if "crime" in kinds else {}), **(CRASH_GROUPS if "crash" in kinds else {})}
    if is_true(look.facts.post.released):
        return
    told: set[int] = set()
    for match in text.any_of(wanted):
        begin = text.sentence_at(match.start)[0]
        if begin in told or not _gives_away(text, match):
            continue
        told.add(begin)
        yield _found(look, match, wanted[match.group])


def _gives_away(text: ScannedText, match: Match) -> bool:
    """Whether the words are about a real matter, from inside, and told by nobody else before."""
    if text.in_sentence(FICTION, match.start) or (match.group != LEAK and text.matches(SOURCED)):
        return False
    if match.group in _TOLD_AS_IS:
        return match.group != LEAK or bool(_WHO_TALKS_OF_CRIME.search(text.raw) or text.matches(WRECK))
    first, last = text.sentence_at(match.start)
    sentence = text.raw[first:last]
    asks = match.group != LEAD and sentence.rstrip().endswith("?")
    if asks or text.in_sentence(OWN, match.start) or text.in_sentence(ADVICE, match.start):
        return False
    if match.group == CRASH:
        return bool(text.matches(WRECK)) or _MEASURED.search(sentence) is not None
    if match.group != LEAD and is_ended(text):
        return False
    inside = match.group == FINDING and not text.in_sentence(COURT, match.start)
    return inside or _is_from_inside(text.raw, match)


def _is_from_inside(raw: str, match: Match) -> bool:
    """Whether only somebody who works the case would say it, as far as the words around it tell."""
    if _SURE_BY_ITSELF.search(raw, match.start, match.end):
        return True
    if _ROOM_OR_TOOL.fullmatch(raw, match.start, match.end):
        return _A_CASE.search(raw[: match.start] + " " + raw[match.end :]) is not None
    inside = _INSIDE.search(raw) or _NAMED_PLACE.search(raw)
    return bool(inside and _WHO_TALKS_OF_CRIME.search(raw))


def _found(look: Look, match: Match, certainty: float) -> Observation:
    raw, start, end = look.text.raw, match.start, match.end
    while end > start and raw[end - 1].isspace():
        end -= 1
    while start < end and raw[start] in " .!?:\n":
        start += 1
    return words_not_met(
        look, start, end, OF_A_CRASH if match.group in CRASH_GROUPS else OF_A_CRIME, confidence=certainty
    )
