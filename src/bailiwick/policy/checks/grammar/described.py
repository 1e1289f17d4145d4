"""What a picture, film or thread described in brackets shows, read for harassment and for delight in harm."""

from __future__ import annotations

import re

_MANY = re.compile(
    r"\b(?:[0-9]{1,3}|many|dozens|repeated|several|non-?stop|hundreds|daily|hourly|each|every|endless|countless)\b[^\]]{0,60}"
    r"\b(?:repl(?:y|ies)|messages?|comments?|calls?|texts?|emails?|posts?|insults?|threats?|dms?|mentions?|tags?|voicemails?|visits?)\b",
    re.IGNORECASE,
)
_HOSTILE_THREAD = re.compile(
    r"\b(?:insult\w*|threat\w*|one (?:reporter|person|woman|man|user|resident|officer)|to (?:her|him|the same|an ex|one)|after (?:she|he|being)|"
    r"blocked|ex|no reply|unanswered|asked|told|mock\w*|abus\w*|slurs?|taunt\w*)\b",
    re.IGNORECASE,
)
_MENACING = re.compile(
    r"\b(?:threat\w*|stalk\w*|harass\w*|bull(?:y|ies|ying|ied)|noose|crosshairs?|target (?:on|over)|gun (?:pointed|aimed)|"
    r"follow(?:s|ing|ed) (?:her|him|a woman|an ex)|(?:ex's|her|his|reporter's|neighbou?r's) (?:house|home|window|car|door|street)|home address|"
    r"surveill\w*|outside (?:her|his|their|an? ex\w*|someone's)|dox\w*)\b",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"\b(?:bod(?:y|ies)|corpse|victims?|overdos\w*|crash|dead|injured|homeless|grave|wreck|bleeding|casket|widow|grieving|crying|"
    r"handcuffed|suicide|funeral|morgue|beaten|unconscious)\b",
    re.IGNORECASE,
)
_DELIGHTED = re.compile(
    r"\b(?:selfie|grin\w*|smil\w*|thumbs|laugh\w*|posing|pos(?:e|ed)|jok\w*|mock\w*|pointing|caption|meme|funny|lol|emoji|ridicul\w*|trophy|souvenir)\b",
    re.IGNORECASE,
)
_LAWFUL = re.compile(
    r"\b(?:poster|awareness|campaign|helpline|news|museum|memorial|training|arrest\w*|convict\w*|lost|found)\b",
    re.IGNORECASE,
)


def within_brackets(raw: str, start: int) -> tuple[str, int]:
    """What stands in the square brackets that open at `start`, and where they end."""
    closed = raw.find("]", start)
    return (raw[start + 1 :], len(raw)) if closed < 0 else (raw[start + 1 : closed], closed + 1)


def shows_harassment(text: str) -> bool:
    """Whether a described thread or picture shows somebody being pestered, watched or threatened."""
    if _LAWFUL.search(text):
        return False
    pestered = _MANY.search(text) and _HOSTILE_THREAD.search(text)
    return bool(pestered or _MENACING.search(text))


def shows_delight_in_harm(text: str) -> bool:
    """Whether a described picture makes light of somebody who was hurt."""
    return bool(_HARMED.search(text) and _DELIGHTED.search(text)) and not _LAWFUL.search(text)
