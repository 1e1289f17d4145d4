"""Whether a text tells of an arrest that was made, of none, or of arrests in general."""

from __future__ import annotations

import re

LONGEST_BETWEEN = 30
_NOT_BEFORE_THE_NOUN = frozenset(("jail", "bail", "custody", "charged", "identified", "k-9", "k9"))
_BETWEEN = re.compile(
    r"\s+(?:(?:a couple of|a pair of|one of the|two of the|the|that|this|our|a|an|another|these|those"
    r"|two|three|both|alleged|one|some|your)\s+)?"
    r"(?:(?!(?:between|by|from|at|with|on|in|up|for|and|but|to|of|as)\b)[\w'’-]+\s+){0,3}",
    re.IGNORECASE,
)
_GOT_WHOM = re.compile(r"\s+(?:the|that|this|our|these|those|another|a|both|your)\b", re.IGNORECASE)
_ARREST = re.compile(
    r"caught|nabbed|busted|bagged|nailed|nicked|collared|captured|arrested|apprehended|(?:hand)?cuffed"
    r"|got|snagged"
    r"|locked up|detained|picked up|in (?:hand)?cuffs",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:if|when(?:ever)?|until|unless|whether|how (?:do|to|can)"
    r"|(?:will|would|should|could|can|must|help(?:s|ed)?|hop(?:e|es|ing)|try(?:ing)?|want(?:s|ed)?"
    r"|need(?:s|ed)?|able"
    r"|right|job|work(?:ing|s)?|eager|nice|great|trained|used|ways?|chance|ready|efforts?|going|goal"
    r"|aim|mission|here|is|priority)"
    r" (?:\w+ ){0,2}to (?:catch|get|find|put|arrest|stop|lock)"
    r"|(?:help(?:s|ed|ing)?|to|can|could|will|would|must|should) (?:us |them |police "
    r"|officers )?(?:catch|find|arrest|stop|identify|locate)"
    r"|(?:will|would|could|might|may|can|should|must|not|never|cannot|n['’]t)(?: \w+){0,3}(?: be| been| get)?"
    r" (?:caught|arrested|found|identified|put|catch|get))\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:arrest(?:ed|s)?|custody|cuffs|handcuff(?:ed|s)|caught|nabbed|jail(?:ed)?|suspects?|charged"
    r"|behind bars"
    r"|(?:our|county|in|to) (?:jail|cell)|in county|hiding (?:in|under|behind)|in the back of"
    r"|we have (?:him|her|them)|cuffed|locked up|booked|detained|got (?:him|her|them|the|['’]em)"
    r"|mugshot|defendant|apprehended|in court|trial|captured|busted|taking down|took down|taken down"
    r"|took off|into custody)\b",
    re.IGNORECASE,
)
_NOBODY_HELD = re.compile(
    r"\bno (?:arrests?|one|suspects?)\b|\bnot (?:yet )?(?:been )?(?:arrested|caught)\b", re.IGNORECASE
)
_NO_DEED = re.compile(  # names of offenses that end like deeds, and grounds that are no offenses
    r"\bfor\s+(?:\w+ly\s+)?(?:carrying|possessing|resisting|violating|refusing|disturbing|questioning"
    r"|interviewing|processing|driving|speeding|shoplifting|trespassing"
    r"|loitering|stalking|failing|breaching|being|outstanding|poaching|racing|drink|dealing|money"
    r"|trafficking|grooming|begging"
    r"|fare|fly|smuggling|burgling|littering|testing|sentencing|hearing|booking|dangerous|everything"
    r"|something|anything"
    r"|nothing|helping|sharing|taking care|keeping|calling|letting|making sure|coming|playing|reading"
    r"|using a phone"
    r"|camping|training|parking|recycling|evening|morning|wedding|funding|building|spring)\b",
    re.IGNORECASE,
)


def is_an_arrest(word: str) -> bool:
    """Whether a word, as a whole, tells of an arrest: `nabbed`, `in cuffs`."""
    return _ARREST.fullmatch(word) is not None


def begins_with_an_arrest(raw: str, start: int) -> bool:
    """Whether the words from `start` begin with an arrest: `busted this creep`."""
    return _ARREST.match(raw, start) is not None


def somebody_is_held(words: str) -> bool:
    """Whether the words tell that somebody has been caught, charged or brought to court."""
    return _HELD.search(words) is not None and _NOBODY_HELD.search(words) is None


def speaks_in_general(sentence: str) -> bool:
    """Whether the sentence speaks of arrests hoped for, possible, or made as a rule."""
    return _GENERAL.search(sentence) is not None


def names_no_deed(words: str) -> bool:
    """Whether `arrested for ...` goes on with the name of an offense, or with no offense, and tells no deed."""
    return _NO_DEED.search(words) is not None


def reaches(word: str, between: str) -> bool:
    """Whether a word for an arrest reaches the doer named after it: `caught the`, not `caught between`."""
    if len(between) > LONGEST_BETWEEN or word.lower() in _NOT_BEFORE_THE_NOUN:
        return False
    return bool(_BETWEEN.fullmatch(between) and (word.lower() != "got" or _GOT_WHOM.match(between)))
