"""In what mood a sentence speaks of a thing: calling, planning, offering, praising, teaching, rewarding, or none of these."""

from __future__ import annotations

import re

_CALLS = re.compile(
    r"\A[\W\d_]*(?:(?:ok|okay|yo|hey|so|and|then|now|please|just|everyone|everybody|y'all|boys|guys|fam|somebody|someone|tonight|tomorrow|friday|saturday)\W+){0,2}"
    r"(?:grab|bring|come|meet|pull|get|take|use|hit|burn|kill|slap|spit|throw|toss|join|go|run|make|light|smash|break|rob|steal|beat|jump|stomp|put|drop|shoot|stab|torch|loot|riot|hang|"
    r"shut|block|open|cut|choke|punch|swing|attack|poison|gas|bomb|storm|rush|fight|hunt|find|teach|show|don't (?:let|stop|wait|leave)|never (?:let|forgive|back)|always|be (?:there|ready)|mask up|gear up|"
    r"film|record|post|share|spread|tell|call|text|wear|pack|buy|make sure|wait (?:for|until)|follow (?:him|her|them)|do (?:it|this)|learn|try|remember)\b",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"\b(?:let's|lets|let us|we'll|we will|we should|we gotta|we have to|we need|we're (?:going|gonna|taking|hitting)|we are (?:going|taking)|who's (?:in|down|coming|ready|with|buying)|who is (?:in|down)|who wants|with me|join (?:us|me)|"
    r"come (?:through|help|with)|help (?:us|me)|you should|y'all should|people should|everybody should|someone should|somebody should|needs? to|deserves? to|ought to|should all|must all|time to|need (?:two|three|four|five|some|more) (?:people|guys|bodies))\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:i(?:'ve)? got|we got|i can get|selling|for sale|who's buying|dm|hit (?:me|my)|hmu|message me|cash ?app|in my bio|link (?:in|below)|fresh batch|in stock|cheap)\b",
    re.IGNORECASE,
)
_PRAISES = re.compile(
    r"\b(?:king|queen|legends?|hero(?:es)?|goat|icon|respect|props|salute|be like (?:him|her|them)|beautiful|art|masterpiece|well done|good (?:for|on) (?:him|her|them)|good job|about time|love to see|love it|never got caught|absolute|based|"
    r"keeps? (?:her|him|them) in line|(?:is|are) the only (?:language|way|thing|answer|solution)|only (?:language|way|thing|answer)|is (?:fun|justified)|we need more|more of (?:this|that|these)|should be legal|medal|goals|inspir\w+)\b",
    re.IGNORECASE,
)
_TEACHES = re.compile(
    r"\b(?:how to|lesson|step (?:one|two|1|2|by)|recipe|trick|tutorial|guide|part (?:two|2|one|1)|follow for|here's how|this is how|easiest|fastest|best way|pro tip|tip:|class|learn to|instructions|diy|easy money|quick (?:cash|money))\b",
    re.IGNORECASE,
)
_REWARDS = re.compile(
    r"\b(?:best (?:video|clip|one) wins|wins? (?:[0-9$]|a|cash)|bounty|reward|challenge|i'll pay|i will pay|bucks (?:for|to)|prize)\b",
    re.IGNORECASE,
)
_MOODS = (_CALLS, _PLANS, _OFFERS, _PRAISES, _TEACHES, _REWARDS)


def promotes(sentence: str) -> bool:
    """Whether the sentence calls, plans, offers, praises, teaches or rewards, and does not merely tell or ask."""
    return any(mood.search(sentence) for mood in _MOODS)


def praises(sentence: str) -> bool:
    """Whether the sentence praises."""
    return _PRAISES.search(sentence) is not None


def speaks_out(sentence: str) -> bool:
    """Whether the sentence plans, offers, teaches or rewards, in words that are not told of what was."""
    return any(mood.search(sentence) for mood in (_PLANS, _OFFERS, _TEACHES, _REWARDS))
