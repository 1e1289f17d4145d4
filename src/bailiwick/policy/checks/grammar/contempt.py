"""How a word for a class of people and a word of contempt must stand to one another to be a remark about the class."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LONGEST_GAP = 70
CLOSE = 28

_IS = r"(?:are|is|r|were|was|be|being|been|ain't|'re|=|become|becoming|act|acts|acting|behave|look|looks|smell|live|seem|like)"
_COPULA = re.compile(rf"(?:^|\s|\b){_IS}\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|never|no longer|hardly|isn't|aren't|ain't|wasn't|weren't|isnt|arent|nor|neither|don't|doesn't)\b",
    re.IGNORECASE,
)
_NEGATED_ITSELF = re.compile(
    r"^(?:not|never|no|nothing|less|don|do |does|won|can|isn|aren|unfit|should|cannot|will|has|have|deserve)",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\bnot (?:only|just|even|all)\b|\bnever (?:anything )?but\b|\bnothing (?:but|more)\b", re.IGNORECASE
)
_BREAK = re.compile(
    r"[;:\"”]|\b(?:against|by|from|victims?|attacked|called|calling|because of|due to|but|while|although|though|than|"
    r"protect\w*|help\w*|support\w*|love|loves|faces?|suffer\w*|treated|feels?|if|when|said|says|where|whose|and (?:he|she|i|we)|"
    r"arrest\w*|report\w*|investigat\w*|charged|found|killed|injured|missing|who (?:was|were|died|lost)|i|we|you|he|she|it)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:no|nobody|no one|none of (?:the|these|those|our)|not all|not every|not one|never say|neither)(?: \w+)?\s*$",
    re.IGNORECASE,
)
_BEFORE_EPITHET = re.compile(
    r"^[\s,]*(?:(?:and|little|old|young|fucking|bloody|damn|ass|of|like|such as|those|these|all|the|a|bunch|pack|\w+y|\w+ing)\s+){0,3}$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"^\s*(?:(?:all|these|those|this|the|every|each|single|most|any|of|you|your|our|them|their|other|being|around|working|with|having|to|deal|dealing|"
    r"seeing|hearing|listening|paying|for|living|near|sitting|next|riding|and|so|much|damn|stupid|dumb|dirty|filthy|disgusting|lazy|ugly|evil|"
    r"f\w*|freaking|bloody|goddamn|whiny|annoying|old|young|black|white|brown|little|entire|whole|a|an|bunch|loads|lots)\s+){0,5}$",
    re.IGNORECASE,
)
_HATER = re.compile(
    r"(?:^|[.!?,;:\-]|\b(?:i|we|i'm|im|we're|so|really|do|just|absolutely|always|still|also|everybody|everyone|honestly|fucking|f\w*ing|truly|literally|"
    r"(?:i|we|everyone|everybody|people|i'm|and) \w+|people|normal people|to|can't help but|and|i'd|i've|think i|cops|officers|totally|utterly|simply|must|should|too|why i|reason i|hashtag|#))\s*$",
    re.IGNORECASE,
)
_THIRD = re.compile(
    r"\b(?:he|she|they|who|those who|people who|anyone who|some|if you|didn't|don't|doesn't|did not|do not|never|to not|not to)(?: \w+)?\s*$",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"^(?:'s|’s|s'|s’)?\s*(?:'s|’s|day|month|rights?|centers?|centres?|shelters?|clinic|shoes|clothing|clothes|football|soccer|basketball|team|studies|bathroom|restroom|food|restaurant|cuisine|history|month)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"years?[- ]$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"^\s+(?:being|getting|having to|not|who (?:are|were|get|have)|feel|were|was|have been)\b", re.IGNORECASE
)
_WISH = re.compile(
    r"(?:^|[.!?,;:]|\b(?:i|we|let's|lets|should|must|need|want|wanna|gonna|going|time|can|could|would|will|please|just|to|and|they|someone|somebody|"
    r"people|all|wish|hope|why not|'d|'ll))\s*(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_NOT_WISHED = re.compile(
    r"\b(?:don't|do not|never|not|stop|didn't|accused of|charged with|convicted of|for|after|tried to|threatened to|suspected of|attempted|men who|man who)\s*(?:\w+\s+){0,2}$|\b(?:he|she|who|said|wanted|threaten\w*)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_QUANTIFIED = re.compile(r"\b(?:all|every|these|those|each|any)\b", re.IGNORECASE)
_THEY = re.compile(
    r"\b(?:they|them|they're|theyre|these people|those people|those things|these things|such people|their|all of them|the lot of them)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:^|\b(?:why|how come|when|since when|how|aren't|isn't|don't)\b[^.!?]{0,20}|^\W*)\b(?:are|is|aren't|do|does|were)\s+(?:all |these |those |the |so many |most )?$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"go back (?:to (?:your|the|mexico|africa|china|india|your own)|where (?:you|they) (?:came|come|belong))|white (?:power|pride|genocide|race|homeland|nation|nations|blood)|"
    r"master race|race[- ]?(?:traitor|mixing|realis|war)|racial (?:purity|loyalty|awareness|suicide)|miscegenation|great replacement|14/88|heil|sieg|hitler was right|holoh|"
    r"holocaust|final solution|jewish (?:question|power|lobby|supremacy|media|control|run|owned)|13/50|ching chong|zog|anti[- ]white|jewed|gypped|women drivers?|woman drivers?|female drivers?|asian drivers?|"
    r"(?:diversity|dei|affirmative action) (?:hire|pick|badge|promotion)|make me a sandwich|sandwich maker|attack helicopter|monkey noises|chimp|woman's (?:place|job)|women's work|"
    r"(?:that'?s|so) gay|throws? like a|ghetto (?:trash|rats)|third world (?:savages|trash|invaders)|sick of those people|black crime|every stop proves|non[- ]whites?|our own kind|"
    r"play(?:s|ed|ing)? the (?:race|gender|gay) card|race card",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:racist|sexist|homophobic|transphobic|anti-?semitic|islamophobic|ableist|racial|ethnic|misogynistic|bigoted|xenophobic|anti-gay|anti-muslim|anti-immigrant|blackface|slant\w*|derogatory|demeaning|fake (?:accent|limp|stutter))\b",
    re.IGNORECASE,
)
_AT_THE_START = re.compile(
    r"^\W*(?:(?:a|an|the|my|our|new|funny|image|photo|video|post|posted|share[ds]?|sharing|gif|avatar|meme|cartoon|of|with|this|member|officer|explicit|crude|edited|text)\W+){0,6}\W*$",
    re.IGNORECASE,
)
_LIKE_A_CLASS = re.compile(
    r"^\s*(?:a|an|the|some|little|old|my|bunch of|fucking)?\s*(?:\w+\s)?$", re.IGNORECASE
)
_RECLAIMED = re.compile(
    r"\b(?:i'm|i am|im|we're|we are|us|my fellow|proud|myself|ourselves|as an?|call ourselves|call myself|my|fellow|our|reclaim\w*)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_FRIENDLY = re.compile(
    r"^\W*(?:and proud|pride|like me|like us|who (?:love|made)|solidarity|rights|community|history|culture|icon|film|cinema|theory|studies)\b",
    re.IGNORECASE,
)
_OBJECTS_TO_RECLAIM = re.compile(
    r"\b(?:hate|sick of|kill|my (?:stupid|damn|fucking)|surrounded by|not an?|no)\b", re.IGNORECASE
)
_HOMONYM_AFTER = re.compile(
    r"^\W*(?:in (?:the|his|her|their|its|our)? ?(?:armou?r|wall|plan|defen[cs]e|fence|system|curtains?|ice)|and span|of light|road|street|wall|path|dogs?|hunt\w*|hound|cats?|"
    r"rapids|lake|creek|end|ends|break|packet|smoke|ash|along|held|burst|breach\w*|the (?:spread|growth|flame|process)|ant|growth|sapiens|erectus|cheese|wrestling|submarine|bottle|football|game|fans|nation|island|hill|brea)\b",
    re.IGNORECASE,
)
_HOMONYM_BEFORE = re.compile(
    r"\b(?:sea|flood|van|offa's|maine|the dutch|lit(?: an?)?|light(?: an?)?|lighting(?: an?)?|smoking(?: an?)?|smoked(?: an?)?|smoke(?: an?)?|quick|for an?|a pack of|washington|earthen|spick and|ra[c]?|wallace and|flame|fire|la|tree|shrimp|treeing|bluetick)[\s-]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence, and where in it the word of contempt stands."""

    words: str
    start: int
    end: int


Span = tuple[int, int]


def relate(kind: str, place: Place, first: int, last: int) -> Span | None:
    """The span of the remark, where the people (from `first` to `last`) are what the word of contempt is about."""
    if kind == "exclusion" and place.start <= first < place.end:
        return (place.start, place.end)
    if _NOBODY.search(place.words[:first]) or _YEARS.search(place.words[:first]):
        return None
    if last > place.end and kind != "display" and _POSSESSED.match(place.words[last:]):
        return None
    return _WAYS.get(kind, _called)(kind, place, first, last)


def _within(_kind: str, place: Place, first: int, last: int) -> Span | None:
    return (place.start, place.end) if first < place.end and last > place.start else None


def _called(kind: str, place: Place, first: int, last: int) -> Span | None:
    words = place.words
    if place.end <= first:  # the word of contempt comes first
        close = first - place.end <= CLOSE and _BEFORE_EPITHET.match(words[place.end : first])
        return (place.start, last) if close and kind == "vile" and not _denied(words[: place.start]) else None
    gap = words[last : place.start]
    if last > place.start or len(gap) > LONGEST_GAP or _BREAK.search(gap):
        return None
    if _ASKED.search(words[:first]) and len(gap) <= CLOSE:
        return (first, place.end)
    negated = _NEGATED.search(gap + " " + words[place.start : place.end].partition(" ")[0])
    if negated and not _NEGATED_ITSELF.match(words[place.start : place.end]) and not _ONLY.search(gap):
        return None
    joined = (
        kind in {"harm", "incapable"}
        or _COPULA.search(gap + words[place.start : place.end])
        or len(gap.split()) == 0
    )
    return (first, place.end) if joined else None


def _hated(_kind: str, place: Place, first: int, last: int) -> Span | None:
    words = place.words
    if first < place.end or not _OBJECT.match(words[place.end : first]) or _CLAUSE.match(words[last:]):
        return None
    before = words[: place.start]
    if _THIRD.search(before) or not (
        _HATER.search(before)
        or not words[place.start :].lower().startswith(("hate", "desp", "loath", "detest", "abhor"))
    ):
        return None
    return (place.start, last)


def _wished(_kind: str, place: Place, first: int, last: int) -> Span | None:
    if first > place.end or last < place.start:
        return None
    before, said = place.words[: place.start], place.words[place.start : place.end]
    progressive = said.partition(" ")[0].lower().endswith("ing")
    if _NOT_WISHED.search(before) or (progressive and not _QUANTIFIED.search(said)):
        return None
    return (place.start, max(last, place.end)) if _WISH.search(before) else None


def _near(kind: str, place: Place, first: int, last: int) -> Span | None:
    words = place.words
    if kind == "display":
        shown = _AT_THE_START.match(words[: place.start]) or "[" in words[: place.start]
        return (
            (place.start, max(last, place.end))
            if shown and first >= place.start and first - place.end < LONGEST_GAP
            else None
        )
    gap = words[last : place.start] if last <= place.start else words[place.end : first]
    if len(gap) > LONGEST_GAP or _BREAK.search(gap):
        return None
    if last <= place.start:
        turned = _NEGATED.search(gap) and not _NEGATED_ITSELF.match(words[place.start : place.end])
        return None if turned else (first, place.end)
    return (place.start, last) if _LIKE_A_CLASS.match(gap) or _OBJECT.match(gap) else None


_WAYS: dict[str, Callable[[str, Place, int, int], Span | None]] = {
    "epithet": _within,
    "run-together": _within,
    "imperative": _wished,
    "emotion": _hated,
    "display": _near,
    "stereotype": _near,
    "exclusion": _near,
}


def _denied(before: str) -> bool:
    return bool(re.search(r"\b(?:not|never|no|aren't|isn't)\s+(?:\w+\s+)?$", before, re.IGNORECASE))


def stands_alone(kind: str, place: Place) -> bool:
    """Whether the words need nobody named beside them."""
    said = place.words[place.start : place.end]
    if kind == "display":
        shown = _AT_THE_START.match(place.words[: place.start]) or "[" in place.words[: place.start]
        return bool(_SHOWN.search(said) and shown)
    if kind == "run-together":
        return True
    return kind in {"stereotype", "exclusion"} and bool(
        _ALONE.search(place.words[place.start : place.end + CLOSE])
    )


def speaks_of_them(kind: str, place: Place) -> bool:
    """Whether the sentence goes on about people named before it: "They are vermin", "I hate them"."""
    they = _THEY.search(place.words)
    if they is None or kind in {"display", "epithet", "imperative"}:
        return False
    if kind == "emotion":
        return _hated(kind, place, they.start(), they.end()) is not None
    return relate(kind, place, they.start(), they.end()) is not None


def is_reclaimed(before: str, after: str) -> bool:
    """Whether somebody uses the word of themselves and their own."""
    said = before + after
    return bool(_RECLAIMED.search(before) or _FRIENDLY.match(after)) and not _OBJECTS_TO_RECLAIM.search(said)


def is_homonym(word: str, before: str, after: str) -> bool:
    """Whether a word that can also demean is used in its other sense."""
    return bool(
        _HOMONYM_AFTER.match(after)
        or _HOMONYM_BEFORE.search(before)
        or (word.istitle() and before.rstrip()[-1:].isalpha())
    )
