"""Whether something unlawful is boasted of, hidden, offered or shown as the author's own."""

from __future__ import annotations

import re

from bailiwick.policy.checks.grammar.told import asks_about

_UNLAWFUL_PICTURE = re.compile(
    r"\b(?:fake|forged|counterfeit|stolen|untaxed|bootleg\w*|smuggled|pirated|hacked|jailbroken|illegal|unlicensed|poached|shoplifted|"
    r"contraband|moonshine|homemade still|still with|cockfight|dog ?fight|ghost gun|drugs?|cocaine|meth|pills|lines of|bong|crack|over the limit|undersized|burn ban|"
    r"marijuana plants|grow room|shorts|over limit|undersize|too small|slot machine|card table|dice game|bets?|graffiti|no trespassing|disabled placard|loot)\b",
    re.IGNORECASE,
)
_BOASTED = re.compile(
    r"\b(?:lol|haha|who cares|so what|suckers?|for years|a year|all (?:year|summer|winter|season|month)|every (?:day|week|weekend|night|time|single)|again|no problem|easy|worth it|best|"
    r"freezer|front row|beats|saved|sold|selling|from the trunk|free|cheaper|score[ds]?|finally|been|still|proud\w*|way (?:over|past|more)|my (?:guy|plug))\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:[a-z]+ed|been|ran|run|took|made|sold|bought|brought|grew|told|lied|put|wrote|kept|got|hid|paid|signed|used|using|working|running|selling|claiming|driving|can't (?:tax|see|prove|trace)|on disability|is cash)\b",
    re.IGNORECASE,
)
_OF_THE_AUTHOR = re.compile(
    r"\b(?:author|poster|employee|officer|member|selfie|my|own|prices?|for sale|caption|grinning|posing|thumbs up|he|she|worker|sergeant|clerk|holding|friends?|host)\b|\$ ?[0-9]",
    re.IGNORECASE,
)
_OTHERS_PICTURE = re.compile(
    r"\b(?:seized|evidence|news|arrest\w*|museum|poster|awareness|training|display|article|screenshot of (?:an? )?(?:news|article)|book|movie|film|stock|mugshot|take-?back|confiscated)\b",
    re.IGNORECASE,
)
_PUT_AS_A_QUESTION = re.compile(
    r"^\W*(?:who(?:'s| else)? (?:wants|needs)|anyone (?:want|need)|anybody (?:want|need)|want (?:an?|some|in)|need (?:an?|some|any)|you want)\b",
    re.IGNORECASE,
)


def is_boasted_of(sentence: str) -> bool:
    """Whether the sentence boasts of what it tells, or makes a habit of it."""
    return _BOASTED.search(sentence) is not None


def is_done(sentence: str) -> bool:
    """Whether the sentence tells of something done or going on."""
    return _DONE.search(sentence) is not None


def is_unlawful_picture(shown: str) -> bool:
    """Whether a described picture shows something unlawful as the author's own, and no news or evidence."""
    if _OTHERS_PICTURE.search(shown) or not _UNLAWFUL_PICTURE.search(shown):
        return False
    return _OF_THE_AUTHOR.search(shown) is not None


def is_offered_by_a_question(sentence: str) -> bool:
    """Whether a question is an offer: "Who needs cartons?"; "Is it legal to sell cartons?" is none."""
    return asks_about(sentence) and _PUT_AS_A_QUESTION.match(sentence) is not None
