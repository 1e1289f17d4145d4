"""Whether words of violence or crime call on others, tell of what was, or mean something else."""

from __future__ import annotations

import re

_PERSON_OR_PLACE = re.compile(
    r"\b(?:him|her|them|'?em|cops?|pigs?|police|snitch(?:es)?|rats?|landlord|that (?:guy|dude|clown|crew|store|shop|place|house|car|snitch|rat|bus|cop|truck|bank|clinic|club)|"
    r"those (?:guys|cops|pigs|clowns|people)|this (?:guy|dude|store|place|clown|snitch)|the (?:\w+ )?(?:store|shop|precinct|station|bank|pharmacy|building|mall|house|church|school|statue|"
    r"clinic|courthouse|windows?|cruisers?|cars?|cop|cops|pigs|judge|warehouse)|(?:his|her|their) (?:\w+ )?(?:car|house|tires|windows?|store|shop|truck|face|legs|kneecaps)|crew|landlord|officer)\b",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\b(?:smash|break|trash|wreck|torch|burn|slash|loot|bust|spray|key)(?: (?:up|out|in|down|into))?"
    r" (?:(?:some|all|any|a few|more|cop|police|shop|store|car|parked) ){0,2}"
    r"(?:windows?|cars?|tires|tyres|stores?|shops?|storefronts?|cruisers?|doors|statues?|cameras?|atms?|dumpsters?|buses|vans?"
    r"|houses|churches|mosques|synagogues|property|stuff|things)\b",
    re.IGNORECASE,
)
_VIOLENT = re.compile(
    r"\b(?:torch|burn|loot|rob|smash|trash|wreck|jump|stomp|kill|shoot|stab|beat|hurt|bomb|firebomb|lynch|slash\w*|break\w*|ambush|knock out|break into|curb|kidnap|mug|set fire|light up|"
    r"armed|strapped|bats?|guns?|knives|molotovs?|bricks?|blades?|mercy|ground|dirt|six feet|blood|again|coming|deserves?|alive|stitches|gut|bash|riot|steal|gas|snatch|raid|hit (?:him|her|them|'em))\b",
    re.IGNORECASE,
)
_HARD = re.compile(
    r"\b(?:torch|burn|loot|rob|stomp|stab|bomb|firebomb|lynch|slash|ambush|break into|curb|kidnap|mug|set fire|armed|strapped|bats|guns|knives|molotovs?|bricks|"
    r"mercy|in the (?:ground|dirt|hospital|morgue|grave)|six feet|blood|alive|stitches|riot|coming|deserves?|gas|"
    r"(?:kill|shoot|beat|hurt|jump|hit) (?:him|her|them|'?em|whoever|(?:any|every|a|all) (?:cops?|snitch\w*|pigs?)))\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|don't|do not|won't|wouldn't|can't|didn't|didnt|refuse to|stop|who would|why would (?:you|anyone|they)|without|nobody should|no one should|to not)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:heard|saw|read|witnessed)\b[^.!?]{0,40}$|\b(?:they|he|she|somebody|someone|people|some guys?|a guy|two guys) (?!needs|need|should|has|have|gotta|oughta|ought|better)[^.!?]{0,30}$",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"(?:\A|[,:;—–\"“-]|\b(?:and|then|just|go|always|so|please|tonight|tomorrow|friday|saturday|sunday|now|everyone|everybody|y'all|boys|guys))\W*\Z",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\A(?:let|we|you|y'all|every|some|got|time|who|help|come|i say|what|go|just|show|roll|pull|meet|be there|arrive|bring|grab|pack|carry|get|don't|do it|had|has|have|deserve|snitches|if|no|take|an eye|kill them all|kill 'em all|blood|burn|off|acab|put|steal)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:i|he|she|they|it|we (?!should|gotta|need|oughta))\b|\bto (?!the\b)", re.IGNORECASE
)
_NO_CALL = re.compile(
    r"(?<!needs )(?<!need )(?<!has )(?<!have )(?<!ought )(?<!got )\bto\W*$|\b(?:could|might|may|will|would|did) (?:\w+ )?$",
    re.IGNORECASE,
)
_ALSO_PAST = re.compile(r"(?:hit|beat|cut|set|spread|burst|put)\b", re.IGNORECASE)
_TEACHING = re.compile(r"\bteach(?:es|ing)?\b|\bfilm (?:it|him|her|them|this)\b", re.IGNORECASE)
_WHO_IS_IN = re.compile(
    r"\bwho(?:'s| is)? (?:wants in|in|down|with me|ready|game|coming|buying|selling|riding|wants (?:some|it|one))\b[^?]*\?",
    re.IGNORECASE,
)
_PAID_FOR = re.compile(r"\b(?:pay|paying|give|giving|reward|offer)", re.IGNORECASE)
_NEWS = re.compile(
    r"\b(?:arraign\w*|charged|arrest\w*|convict\w*|sentenc\w*|investigat\w*|victims?|suspects?|witness\w*|located|locating|recover\w*|search(?:es)?|appeal\w*|police|officers?|"
    r"manuals|reported|allegedly|awareness|insurance|council|majesty)\b",
    re.IGNORECASE,
)
_SHADY = re.compile(
    r"\b(?:job|lick|split|cut|no questions|masks?|gloves|stash|brick|drop|driver|lookout)\b", re.IGNORECASE
)


def is_told(before: str) -> bool:
    """Whether what stands before the words tells of something heard, seen or done by others."""
    return _PAST.search(before) is not None


def is_denied(before: str) -> bool:
    """Whether what stands before the words denies or refuses them."""
    return _DENIED.search(before) is not None


def is_a_call(words: str, before: str) -> bool:
    """Whether the words call, and tell nothing that was: "hit him" after a comma may be told of yesterday."""
    if is_told(before) or _NO_CALL.search(before):
        return False
    if _CALLED.match(words):
        return True
    if _ALSO_PAST.match(words):
        return not before.strip()
    return bool(_IMPERATIVE.search(before)) and not _SUBJECT.search(before)


def is_harm_called_for(before: str) -> bool:
    """Whether harm in other words is called for: nobody stands before it who did it, may do it or wants to."""
    return not (is_told(before) or _NO_CALL.search(before) or _SUBJECT.search(before))


def is_news(sentence: str) -> bool:
    """Whether the sentence tells of a case, a search or a victim."""
    return _NEWS.search(sentence) is not None


def is_violent(words: str) -> bool:
    """Whether the words name violence or a crime, or what could be one."""
    return _VIOLENT.search(words) is not None


def is_plainly_criminal(words: str) -> bool:
    """Whether the words have no harmless reading of their own."""
    return _HARD.search(words) is not None


def is_aimed(words: str) -> bool:
    """Whether somebody, or somebody's place or thing, is to be hit."""
    return (_PERSON_OR_PLACE.search(words) or _THINGS.search(words)) is not None


def is_paid_harm(words: str) -> bool:
    """Whether money is promised for harm."""
    return _PAID_FOR.search(words) is not None and is_violent(words)


def is_shady(words: str) -> bool:
    """Whether people are sought for something that nobody names."""
    return _SHADY.search(words) is not None


def without_recruiting(sentence: str) -> str:
    """The sentence without "who's in?", which asks nothing."""
    return _WHO_IS_IN.sub(" ", sentence)


def without_teaching(sentence: str) -> str:
    """The sentence without "teaching", which condemns elsewhere and here is what is looked for."""
    return _TEACHING.sub(" ", sentence)
