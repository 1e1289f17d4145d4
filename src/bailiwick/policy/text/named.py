"""What languages are called, for sentences that tell which one a text is in."""

from __future__ import annotations

from bailiwick.kernel.sentence import Sentence, say

_LANGUAGES = {
    "en": say("English"),
    "es": say("Spanish"),
    "pt": say("Portuguese"),
    "fr": say("French"),
    "de": say("German"),
    "it": say("Italian"),
    "nl": say("Dutch"),
    "pl": say("Polish"),
    "ht": say("Haitian Creole"),
    "so": say("Somali"),
    "vi": say("Vietnamese"),
    "tl": say("Tagalog"),
    "sv": say("Swedish"),
    "ru": say("Russian"),
    "ar": say("Arabic"),
    "zh": say("Chinese"),
    "ja": say("Japanese"),
    "ko": say("Korean"),
    "hi": say("Hindi"),
}


def language_called(code: str) -> Sentence:
    """The name of a language by its ISO 639 code; "another language" for one that has no name here."""
    return _LANGUAGES.get(code, say("another language"))
