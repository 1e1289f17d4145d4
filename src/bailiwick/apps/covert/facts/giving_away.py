"""Whether a text says that it gives a password. It is told by the words around one, never by looking like one.

What it cannot tell: a password that stands alone (`Hunter2` after nothing), is spelled out in other words ("my dog's
name"), is in a language other than English and Spanish, or is hidden on purpose. So the page says so, no field asks for
one, and a hit is a reason to write it differently, not proof of anything.
"""

from __future__ import annotations

import re

_NAMED = (
    r"(?:pass\s?-?(?:words?|phrases?|codes?|keys?|wd)|pwd?s?|pins?|log\s?-?in\s+codes?|2fa(?:\s+codes?)?|one-time\s+codes?"
    r"|recovery\s+codes?|backup\s+codes?|secret\s+(?:answer|question)s?|credentials?|contraseñas?|claves?)"
)
_IS = re.compile(
    rf"\b{_NAMED}\b[^.\n]{{0,40}}?(?:\s*[:=→]\s*|\s+(?:is|are|was|will\s+be|es|son)(?:\s+now|\s+still)?\s*[:=]?\s+)"
    r"[\"'“‘«`]?(?P<what>\S+)",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"\b{_NAMED}\s*[-–—/(]*\s*[\"'“‘«`(](?P<what>[^\s\"'”’»`)]{{3,}})", re.IGNORECASE)
_AFTER = re.compile(
    rf"[\"'“‘«`](?P<what>[^\s\"'”’»`]{{4,}})[\"'”’»`]\s+(?:is|was|es)\s+(?:the|its|our|my|la|el)\s+(?:\w+\s+)?{_NAMED}\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\b(?:user(?:name)?|login|log-in)\s*/\s*pass(?:word)?\s*[:=]\s*\S+", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"://[^\s/@:]+:[^\s/@]+@|[?&](?:pass(?:word|wd)?|pwd|token|secret)=\S", re.IGNORECASE
)
# What is said of a password, and gives none: "the password is kept by ...", "is needed for", "is due".
_SAYS_OF = re.compile(
    r"(?:a|an|the|to|in|on|at|by|for|from|with|as|of|not|no|never|being|been|only|kept|known|held|needed|required|asked|"
    r"due|changed|given|handed|shared|lost|safe|old|new|stored|wanted|unknown|weak|strong|still|now|available|"
    r"written|reset|his|her|their|our|my|missing|secure|compromised|overdue|one|both|all|different|also|always|"
    r"la|el|de|en|por|para|no|un|una)[.,;]?",
    re.IGNORECASE,
)


def gives_a_password(text: str) -> bool:
    """Whether the words of a text say that a password, code or key follows or stands in it."""
    if _PAIR.search(text) or _IN_ADDRESS.search(text):
        return True
    if _BESIDE.search(text) or _AFTER.search(text):
        return True
    return any(not _SAYS_OF.fullmatch(found["what"]) for found in _IS.finditer(text))
