"""Whether words of violence are meant for a person, and whether a call to act is a call to go after somebody."""

from __future__ import annotations

import re

from bailiwick.policy.check import Look
from bailiwick.policy.text.scanned import Match

VIOLENCE = "common/threats:violence"
PROMISE = "common/threats:promise"
VEILED = "common/threats:veiled"
WISH = "common/threats:wish"
PILE_ON = "common/threats:pile-on"

ADVICE = "common/threats-lawful:advice"
NEWS = "common/threats-lawful:news"
PLAY = "common/threats-lawful:play"
LAWFUL = (ADVICE, NEWS, PLAY)

_PLAINLY = re.compile(
    r"\b(?:kill|murder|shoot|stab|beat|hurt|hang|strangle|choke|burn|bury|punch|slap|gut|rape|attack|run over|behead|torture|slaughter|drown|"
    r"poison|execute|lynch|hunt|dox|swat|break|smash|destroy|ruin|end|jump|crush|put (?:a bullet|a knife))\b",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"^\s*(?:an? )?(?:email|message|text|note|line|dm|photo|picture|video|look|time|record|up with|in (?:cards|chess)|for (?:coffee|lunch|dinner|that|a)|"
    r"to (?:work|school|the (?:punch|draw))|out (?:with|together)|calories|music|laundry|dishes|trash|car|lights?|grass|boredom|streak|habit|curve|odds|"
    r"news|silence|ice|fast|rules|deadline|clock|buzzer|eggs|flags?|posters?|decorations?|bread|cookies|calls?|meeting|argument|conversation|"
    r"proud|happy|smile|laugh|some|dinner|breakfast|lunch|coffee|feel|see|understand|a (?:deal|drink|coffee|promise))\b",
    re.IGNORECASE,
)
_MENACE = re.compile(
    r"\b(?:pay|regret|sorry|dead|hurt|bleed|bitch|alone|dark|snitch|rat|sleep|family|kids|house|home|tonight|outside|wish|suffer|beg|scream|cry|"
    r"grave|back for this|for what|one day|some day|prison|where you live|teeth|neck|legs|jaw|skull|face in|life hell|a living hell)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|n't|nobody|no one|without|didn't|doesn't|refuse to|afraid|worried|scared|fear(?:ed|s)?)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_OUR_WORK = re.compile(
    r"\b(?:your concerns?|a concern|crimes?|potholes?|suspicious|fraud|scams?|phishing|tips?|incident|accident|damage|lost|stolen|non-emergency|our (?:page|website|app|line|team|number)|the form|online)\b",
    re.IGNORECASE,
)
_OFFENDERS = re.compile(
    r"\b(?:drunk|drink|impaired|speed\w*|drivers?|thie(?:f|ves)|burglars?|dealers|criminals|santa|vaccines?|road)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:her|him|his|he|she|them|this (?:guy|woman|man|lady|reporter|clown|idiot|person|girl|teacher|cop|officer|page)|that (?:guy|woman|man|reporter|lady|girl)|their|@\w+)\b",
    re.IGNORECASE,
)
_HOSTILE = re.compile(
    r"\b(?:hell|miserable|off the (?:platform|internet)|until (?:she|he|they)|let (?:her|him|them) (?:know|have it|hear)|what (?:you|we) think|visit|do your thing|you know what to do|"
    r"flood|spam|bombard|swarm|brigade|dogpile|pile on|harass|hound|troll|heckle|dox\w*|mass[- ]report|bury|ruin|run (?:her|him|them)|drive (?:her|him|them)|quits?|deletes?|fired|"
    r"one[- ]star|account down|report (?:her|him|his|that|this|them)|blow up (?:her|his|their)|light up (?:her|his|their)|(?:home|cell|private|personal|phone) (?:address|number)|address)\b",
    re.IGNORECASE,
)


def is_meant(look: Look, match: Match) -> bool:
    """Whether words of threat are meant, and are no news, advice, sport or denial; who is quoted, the caller asks."""
    text, start = look.text, match.start
    advised = match.group != VEILED and text.in_sentence(ADVICE, start)
    if advised or text.in_sentence(NEWS, start) or text.in_sentence(PLAY, start):
        return False
    first, last = text.sentence_at(start)
    before, words, after = text.raw[first:start], look.words(match), text.raw[match.end : last]
    if match.group == VIOLENCE:
        return is_violent(before, words, after)
    if match.group == PILE_ON:
        return is_pile_on(words + after, text.raw)
    return not (is_denied(before) or (match.group == VEILED and is_said_to_offenders(after)))


def is_violent(before: str, words: str, after: str) -> bool:
    """Whether a person is to be hurt: "I will shoot you", and not "I'll shoot you an email" or "we'll get them"."""
    if is_denied(before) or _NO_PERSON.match(after):
        return False
    if _PLAINLY.search(words):
        return not re.search(r"\b(?:up|it|that|this|those|these|all)$", words, re.IGNORECASE) or bool(
            _MENACE.search(after)
        )
    return bool(_MENACE.search(after))


def is_pile_on(words: str, whole: str) -> bool:
    """Whether others are called on to go after somebody, and not to write to an office about its work."""
    return bool(_SOMEBODY.search(words) and _HOSTILE.search(words)) and not _OUR_WORK.search(whole)


def is_said_to_offenders(after: str) -> bool:
    """Whether a warning is given to those who break the law, as agencies do: "we're coming for you, drunk drivers"."""
    return _OFFENDERS.search(after) is not None


def is_denied(before: str) -> bool:
    """Whether the sentence denies, fears or refuses what follows."""
    return _DENIED.search(before) is not None
