"""Whose deed a sentence tells of: its author's own, or one that is reported, asked about, regulated or made up."""

from __future__ import annotations

import re

from bailiwick.policy.checks.grammar.framing import is_condemned, is_fiction

_REPORTED = re.compile(
    r"\b(?:police|officers?|deput(?:y|ies)|detectives|agents|investigators|prosecutors?|court|judge|jury|arrest(?:ed|s)?|"
    r"charged|convicted|sentenced|pleaded|indicted|accused|suspects?|allegedly|fined|raid(?:ed)?|bust(?:ed|s)?|caught|"
    r"according to|reports?|reported|the (?:paper|news|herald|times|post|city|state|county|legislature|council) (?:says?|said)|"
    r"says the|officials?|victims?|scam(?:s|mers?|med)?|beware|warning|"
    r"(?:a|the|this|that|some|another|two|three) (?:man|woman|teen|couple|neighbou?r|crew|guys?|thie(?:f|ves)|store|seller|driver) (?:who|that|was|were|is|are|has|had|got|sold|stole)|"
    r"(?:somebody|someone|people|they|he|she|thieves|kids|folks|a guy|some guy) (?:(?:\w+ )?(?:stole|broke|dumped|sold|sells|took|swiped|dump|steal|hacked|keyed|slashed|smashed|tagged|is|are|was|were|keeps?|robbed|got|had|has|have)))\b",
    re.IGNORECASE,
)
_LAW_TALK = re.compile(
    r"\b(?:legal(?:ly|ize\w*|isation|ization)?|illegal to|against the law|the law|laws?|bill|statute|ordinance|ban on|lawmakers|"
    r"legislature|should (?:be|we|they)|licen[cs]ed|licen[cs]e required|permit(?:ted)? by|with (?:a|my) (?:permit|licen[cs]e|tag)|regulat\w+|"
    r"policy|debate|petition|vote|decriminal\w+|dispensar(?:y|ies)|prescribed|my doctor (?:prescribed|changed|gave|says|said|put)|pharmacist)\b",
    re.IGNORECASE,
)
_ADVISED = re.compile(
    r"\b(?:(?<!i )(?<!we )(?:don't|do not) (?!tell|ask|worry|care|need|have|know|even|got)|never (?:buy|sell|dump|drive|share|give|pay|use|leave|take|accept|trust)|report (?:it|them|any)|if you (?:see|spot|suspect|know|are)|"
    r"avoid|watch out|stay away|tips? (?:to|for) (?:avoid|protect|prevent)|how to (?:avoid|protect|prevent|spot|report)|protect your\w*|"
    r"lock your|prevention|awareness|signs of|turn (?:it|them) in|take[- ]back|should(?:n't| not|n’t))\b",
    re.IGNORECASE,
)
_REGRETTED = re.compile(
    r"\b(?:in recovery|years? sober|days sober|clean for|turned myself in|i regret|i was wrong|paid my (?:debt|fine)|"
    r"used to|back when i was|as a (?:kid|teen)|when i was (?:a kid|young|[0-9]{1,2})|wish i (?:hadn't|had not)|joking|just kidding|satire|parody)\b",
    re.IGNORECASE,
)
_PIRACY = re.compile(
    r"\b(?:jailbr\w+|hacked|cracked|loaded|sticks?|torrent\w*|pirat\w+|stream\w*|ripped|bootleg\w*|logins?|iptv|cable|netflix)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:\b(?:is it|are they|isn't it|can you|can i|does (?:anyone|anybody)|did (?:anyone|anybody)|do you|who|what|why|when|where|how (?:much|do|does|did|is|are|can|many)|"
    r"anyone (?:know|hear|see|else)|anybody (?:know|hear|see|else)|wonder|have you|has anyone|was it|were they|should)\b[^?]*\?)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:i|i'm|i've|i'll|im|ive|me|my|mine|we|we're|we've|we'll|us|our|ours|myself)\b", re.IGNORECASE
)
_OPENS_WITH_A_DEED = re.compile(
    r"\A[\W\d_]*(?:(?:just|finally|totally|also|then|and|so|lol|yep|still|always|never|been|won't|again|another|no|not|accidentally|literally|"
    r"successfully|proudly|straight up|got to|may have|might have)\W+){0,3}"
    r"(?:[a-z]+ed|[a-z]+ing|got|won|shot|took|bought|sold|swept|snuck|hid|made|paid|lied|ran|ripped|went|put|kept|broke|cut|drove|rode|stole|"
    r"fake|free|pay|pays|easy|cheap|beats|works|using|tolls|meters?|no|zero|nothing|cash|house|fresh|good|selling|untaxed|bootleg|forged|counterfeit|jailbroken|hacked)\b",
    re.IGNORECASE,
)


def is_told_of_others(sentence: str) -> bool:
    """Whether the sentence reports, regulates, advises against, asks about, regrets or invents what it tells.

    Films and shows are no fiction where they are what is taken without paying.
    """
    return bool(
        _REPORTED.search(sentence)
        or _LAW_TALK.search(sentence)
        or _ADVISED.search(sentence)
        or _REGRETTED.search(sentence)
        or asks_about(sentence)
        or (is_fiction(sentence) and not _PIRACY.search(sentence))
        or is_condemned(sentence)
    )


def asks_about(sentence: str) -> bool:
    """Whether the sentence asks about a thing and does not offer it."""
    return _ASKED.search(sentence) is not None


def is_ones_own(sentence: str) -> bool:
    """Whether the sentence is told of its author: a first person in it, or none and a deed to begin with."""
    return _OWN.search(sentence) is not None or _OPENS_WITH_A_DEED.match(sentence) is not None
