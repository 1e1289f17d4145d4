"""What stands once words are taken out of a text: whether a whole sentence is left, as far as shape can tell.

Only shapes that leave a sentence are let through: words set off by marks, hashtags, an intensifier before its noun, a
phrase of time, place or manner at the end. Any other words go with their whole sentence.
"""

from __future__ import annotations

import re

from bailiwick.policy.text.rawtext import RawText
from bailiwick.policy.text.sentences import Span

_WORD = re.compile(r"\w")
_WORDS = re.compile(r"[\w'’]+")
_LAST_WORD = re.compile(r"([\w'’]+)\W*\Z")
_FIRST_WORD = re.compile(r"\W*([\w'’]+)")
_SET_OFF = re.compile(r"[\s,;–—-]*[,;–—-]\s*\Z")
_GOES_ON_AFTER_A_MARK = re.compile(r"\s*[,;–—]")
_BRACKETED = re.compile(r"\s*(?:\(.*\)|\[.*\])\s*", re.DOTALL)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_INTENSIFIER = re.compile(
    r"(?:god)?damn(?:ed)?|bloody|f\w*[*@#$]+\w*|fuck\w*in['’]?g?|fr[ei][aceg]*k?in['’]?g?|effing|shitty|crappy|stupid|dumb"
    r"|lousy|pathetic|worthless|useless",
    re.IGNORECASE,
)
_OPEN = frozenset(
    (  # noqa: SIM905 -- reads better than a list of a hundred strings
        "a an the this that these those my your his her its our their some any no every each of to at in on by for from"
        " with without into onto over under between and or but nor so if when while because although as than is are was"
        " were be been being am has have had do does did will would can could shall should may might must not very too"
        " i he she we they you who which what whose lives live living stays staying resides located born named called"
        " says said told got get lets let"
    ).split()
)
"""Words that want another after them."""
_ADJUNCTS = frozenset(
    (  # noqa: SIM905 -- as above
        "at in on near by from with without for because after before during outside inside behind under while tonight"
        " today yesterday tomorrow since until despite who"
    ).split()
)
_GOES_ON = frozenset(
    "and but because when while yesterday today tonight tomorrow now again then since until".split()  # noqa: SIM905
)
_SUBORDINATE = re.compile(
    r"\W*(?:when|if|because|although|while|after|before|since|as|unless)\b", re.IGNORECASE
)
_FEWEST_LEFT = 2


def sentences_around(text: RawText, start: int, end: int) -> Span:
    """The span of every sentence that the words touch."""
    return text.sentence_at(start)[0], text.sentence_at(max(start, end - 1))[1]


def cut_whole(text: RawText, start: int, end: int) -> Span | None:
    """The span to take out so that what is left of its sentence reads whole; None where it would be torn."""
    raw, (first, last) = text.raw, sentences_around(text, start, end)
    if start > first and raw[start - 1] in "#@":
        start -= 1
    words, before, after = raw[start:end].strip(), raw[first:start], raw[end:last]
    if _torn_apart(raw, start, end):
        return None
    spoken_before, spoken_after = _WORD.search(before), _WORD.search(after)
    if not spoken_before and not spoken_after:
        return first, last
    if words.startswith(("#", "@")) or _BRACKETED.fullmatch(words):
        return (start, end) if _stands_without_mark(before, after) else None
    if not spoken_before:
        return None  # what is left would begin in its middle
    if not spoken_after:
        return _without_end(before, words, start, end)
    return _without_middle(before, words, after, start, end)


def _torn_apart(raw: str, start: int, end: int) -> bool:
    """Whether a word or a pair of marks would be torn in two."""
    words = raw[start:end]
    inside = (start and raw[start - 1 : start + 1].isalnum()) or raw[end - 1 : end + 1].isalnum()
    whole_word = len(raw[end - 1 : end + 1]) < 2 or not inside  # noqa: PLR2004 -- the characters on both sides
    paired = words.count('"') % 2 == 0 and all(words.count(one) == words.count(two) for one, two in _PAIRS)
    return not (whole_word and paired)


def _stands_without_mark(before: str, after: str) -> bool:
    """Whether hashtags or brackets may go: nothing before them waits for a word, and what follows is no part of it."""
    follows = after.lstrip()
    return not _is_open(before) and (
        not _WORD.search(after) or follows[:1].isupper() or follows[:1] in "#@[("
    )


def _without_end(before: str, words: str, start: int, end: int) -> Span | None:
    if len(_WORDS.findall(before)) < _FEWEST_LEFT or _SUBORDINATE.match(before):
        return None
    mark = _SET_OFF.search(before)
    if mark and not _is_open(before[: mark.start()]):
        return start - (len(before) - mark.start()), end
    return (start, end) if _is_adjunct(words) and not _is_open(before) else None


def _without_middle(before: str, words: str, after: str, start: int, end: int) -> Span | None:
    following = _FIRST_WORD.match(after)
    follows = following[1] if following else ""
    if _INTENSIFIER.fullmatch(words):
        fits = after[:1].isspace() and follows.lower() not in _OPEN and _article_fits(before, follows)
        return (start, end) if fits else None
    mark = _SET_OFF.search(before)
    if mark and _GOES_ON_AFTER_A_MARK.match(after):
        return start - (len(before) - mark.start()), end
    goes_on = follows.lower() in _GOES_ON or _GOES_ON_AFTER_A_MARK.match(after)
    return (start, end) if goes_on and _is_adjunct(words) and not _is_open(before) else None


def _article_fits(before: str, follows: str) -> bool:
    found = _LAST_WORD.search(before)
    article = found[1].lower() if found else ""
    return article not in {"a", "an"} or (article == "an") == (follows[:1].lower() in set("aeiou"))


def _is_adjunct(words: str) -> bool:
    first, last = _FIRST_WORD.match(words), _LAST_WORD.search(words)
    return bool(first and last and first[1].lower() in _ADJUNCTS and last[1].lower() not in _OPEN)


def _is_open(before: str) -> bool:
    """Whether the words before wait for another."""
    found = _LAST_WORD.search(before)
    return before.rstrip().endswith(":") or bool(found and found[1].lower() in _OPEN)
