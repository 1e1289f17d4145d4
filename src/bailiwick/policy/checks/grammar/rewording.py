"""Words that assert a deed, said again as what has happened: an arrest, and what it is on suspicion of."""

from __future__ import annotations

import re

from bailiwick.policy.remedy import Change
from bailiwick.policy.text.rawtext import RawText

_OFFENCES: tuple[tuple[str, str], ...] = (
    (r"(?:car |identity )?thie|shoplift|pick ?pocket|porch|pirate|looter", "theft"),
    (r"robber|mugger|bandit", "robbery"),
    (r"burglar|prowler", "burglary"),
    (r"killer|murder", "murder"),
    (r"shooter|gunm", "a shooting"),
    (r"rapist|predator|molest|p(?:a)?edo|sex offender", "a sexual offense"),
    (r"flasher|peeping|voyeur|perv", "indecent conduct"),
    (r"traffick|pimp", "trafficking"),
    (r"dealer|pusher|kingpin|drug|lord", "drug dealing"),
    (r"arson|firebug", "arson"),
    (r"vandal|tagger", "vandalism"),
    (r"jacker", "carjacking"),
    (r"kidnap|abduct", "kidnapping"),
    (r"stabber|slasher", "a stabbing"),
    (r"attacker|assailant|beater", "assault"),
    (r"fraud|scam|con ?artist|con ?m[ae]n|swindl", "fraud"),
    (r"embezzl", "embezzlement"),
    (r"drunk|impaired|dui", "driving under the influence"),
    (r"hit[- ]and", "leaving the scene of a crash"),
    (r"bomb", "a bombing"),
    (r"stalk", "stalking"),
    (r"smuggl", "smuggling"),
    (r"poach", "poaching"),
    (r"counterfeit", "counterfeiting"),
)
_COMPILED = [(re.compile(rf"\b(?:\w+ )?{pattern}", re.IGNORECASE), offence) for pattern, offence in _OFFENCES]
_PARTICIPLES = {
    "stole": "stolen",
    "broke": "broken",
    "beat": "beaten",
    "ran": "run",
    "took": "taken",
    "did": "done",
}
_AUXILIARIES = frozenset(("was", "were", "is", "are", "has", "have", "had", "kept", "keeps"))
_BEGINS = re.compile(r"(?:\A|[.!?:\n])[\s\"“]*\Z")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|has been|have been|gets|got)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:we|we['’]ve|i|they|police|deputy|team|\w+s|have|has|just|finally)\s\Z", re.IGNORECASE
)
_WHO_FOLLOWS = re.compile(r"\s+(?:who|that|which|whom)\b", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:for|after)(?=\s+(?:\w+ly\s+)?(?:and \w+ly\s+)?\w+ing\b)", re.IGNORECASE)
_DOER = re.compile(r"\b(?:(?:is|are|was|were)\s+)?responsible(?P<what>\s+for)?|\bbehind(?=\s)", re.IGNORECASE)
_WHO_DID = re.compile(r"\b(?:who|that)\s+(?P<verb>\w+)", re.IGNORECASE)


def offence_of(noun: str) -> str:
    """The offence that a name for its doer tells of, or a general one."""
    return next((offence for pattern, offence in _COMPILED if pattern.search(noun)), "an offense")


def accused_in_place_of(noun: str) -> str:
    """The person and the accusation, in the place of a name for a doer: `person accused of theft` for `thief`."""
    person = "people" if noun.lower().endswith(("s", "ves", "men")) else "person"
    return _as_written(noun, f"{person} accused of {offence_of(noun)}", begins=False)


def arrest_in_place_of(text: RawText, start: int, end: int, noun: str, *, noun_first: bool) -> Change:
    """The arrest and its ground, in the place of `burglar caught` or `got the robber who hit the bank`."""
    raw, offence = text.raw, offence_of(noun)
    begins = _BEGINS.search(raw[max(0, start - 3) : start]) is not None
    suggestion = f"arrested on suspicion of {offence}"
    if noun_first:
        passive = _PASSIVE.search(raw[start:end])
        person = "people" if noun.lower().endswith(("s", "ves", "men")) else "person"
        if passive or not begins:
            verb = f"{passive.group().lower()} " if passive else ""
            suggestion = f"{person} {verb}{suggestion}"
    elif _SUBJECT.search(raw[max(0, start - 12) : start]):
        suggestion = f"arrested a person on suspicion of {offence}"
    until = _end_of_sentence(text, end) if _WHO_FOLLOWS.match(raw, end) else end
    return Change(start, until, _as_written(raw[start:end], suggestion, begins=begins))


def plain_arrest(text: RawText, start: int, end: int, *, verb_first: bool) -> Change:
    """An arrest without its ground, in the place of `busted this creep`."""
    suggestion = "arrested a person" if verb_first else "a person was arrested"
    begins = _BEGINS.search(text.raw[max(0, start - 3) : start]) is not None
    return Change(start, end, _as_written(text.raw[start:end], suggestion, begins=begins))


def accused_of_doing(raw: str, start: int, end: int) -> Change | None:
    """`arrested, accused of stabbing` for `arrested for stabbing`; nothing where the words are others."""
    place = _FOR.search(raw, start, end + 1)
    if place is None:
        return None
    return Change(place.start(), place.end(), ", ACCUSED OF" if raw[start:end].isupper() else ", accused of")


def accused_who_did(raw: str, start: int, end: int) -> Change | None:
    """`accused of having robbed` for `who robbed`, `suspected in` for `behind`; nothing where the words are others."""
    place = _WHO_DID.search(raw, start, end)
    if place and place["verb"].lower() not in _AUXILIARIES:
        verb = _PARTICIPLES.get(place["verb"].lower(), place["verb"])
        return Change(place.start(), place.end(), f"accused of having {verb}")
    place = _DOER.search(raw, start, end + len(" for"))
    if place is None:
        return None
    bare = place.group().lower().endswith("responsible")
    return Change(place.start(), place.end(), "suspected" if bare else "suspected in")


def allegedly(raw: str, start: int, end: int) -> Change:
    """`allegedly` before the last word, the verb."""
    verb = raw[start:end].rsplit(maxsplit=1)[-1]
    return Change(end - len(verb), end, f"allegedly {verb}")


def sentence_again(text: RawText, start: int, end: int, *, suggestion: str) -> Change:
    """A hashtag, or a cry that is a sentence of its own, goes; any other sentence becomes the suggestion."""
    raw, (first, last) = text.raw, text.sentence_at(start)
    rest = (raw[first:start] + raw[end:last]).strip(" .!:,#\n")
    if not rest or raw[start] == "#":
        return Change(start, end, "")
    return Change(first, first + len(raw[first:last].rstrip()), suggestion)


def _end_of_sentence(text: RawText, offset: int) -> int:
    first, last = text.sentence_at(offset)
    return first + len(text.raw[first:last].rstrip().rstrip(".!"))


def _as_written(words: str, suggestion: str, *, begins: bool) -> str:
    """The suggestion in capitals where the words are, or with a first capital where it begins a sentence."""
    if words.isupper():
        return suggestion.upper()
    return suggestion[:1].upper() + suggestion[1:] if begins or words[:1].isupper() else suggestion
