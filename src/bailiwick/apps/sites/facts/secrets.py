"""Words that look like a secret: a password, a code, a seed. The register never holds one; better refused too often.

Nothing here keeps or repeats what it was given.
"""

from __future__ import annotations

import re

_NAMED = re.compile(
    r"\b(?:pass(?:word|wort|code|phrase|wd)?|pwd|pw|pin|kennwort|contrase(?:ñ|n)a|clave|secret|token|key|seed|login|code)s?\b"
    r"(?:\s*[:=]\s*[\"'“‘]?\S{4,}|\s+(?:is|was|are|now|ist|es)\s+[\"'“‘]?(?=\S*[\d!@#$%^&*_+?]|\S{12,})\S{4,})",
    re.IGNORECASE,
)
_CODES = re.compile(r"\b\d{4,8}(?:[ -]\d{4,8})+\b|\botpauth://|\b[A-Z2-7]{4}(?:[ -][A-Z2-7]{4}){3,}\b")
_LONG = re.compile(r"\b(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[A-Za-z])[A-Za-z0-9+/_-]{20,}={0,2}(?![\w.])")
_TELEPHONE = re.compile(r"^\+?\d[\d -]*-01\d\d$|^\d{4}-\d\d-\d\d$")
_PLAIN = re.compile(
    r"^(?:https?://\S+|\S+@\S+\.\w+|(?-i:[A-Z]{1,8}[-/#]?\d[\d/-]*)|\d+[a-z]{0,2}|"
    r"[a-z]+-\d{1,3}|1password|office365|microsoft365|m365|[\w-]+\.[\w.-]+)$",
    re.IGNORECASE,
)
_CLASSES = tuple(re.compile(one) for one in (r"[a-z]", r"[A-Z]", r"\d", r"[^\w\s]"))
_EDGES = ".,;:()[]“”‘’\"'"
SHORTEST = 7


def looks_like_secret(text: str) -> bool:
    """Whether something in the text could be a password, a code or a key."""
    if _NAMED.search(text) or _LONG.search(text):
        return True
    if any(not _TELEPHONE.match(one.group()) for one in _CODES.finditer(text)):
        return True
    return any(_mixed(word) for word in text.split())


def _mixed(word: str) -> bool:
    """Whether one word mixes letters, digits and signs as passwords do and names do not."""
    bare = word.strip(_EDGES)
    if len(bare) < SHORTEST or _PLAIN.match(bare):
        return False
    lower, upper, digit, sign = (bool(one.search(bare)) for one in _CLASSES)
    return digit and (lower or (upper and sign))
