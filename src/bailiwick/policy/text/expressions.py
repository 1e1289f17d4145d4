"""How an entry is asked of the scanner: terms become word-bounded patterns, patterns are taken as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import hyperscan

from bailiwick.policy.text.characters import plain_expression
from bailiwick.policy.text.folding import DISGUISES
from bailiwick.policy.text.lexicon import Entry, Lexicon
from bailiwick.policy.text.refusal import Refusal
from bailiwick.policy.text.vocabulary import TELLING_SIGNS

_WORD = re.compile(r"\w", re.ASCII)
_SPACE = rb"\s+"


@dataclass(frozen=True, slots=True)
class Asked:
    """One entry as it is compiled: the bytes of the pattern, Hyperscan's flags, and where it comes from."""

    pattern: bytes
    flags: int
    entry: Entry
    lexicon: Lexicon
    refusal: str = ""

    @property
    def ends_only(self) -> bool:
        """Whether the scanner tells only where a match ends."""
        return not self.flags & hyperscan.HS_FLAG_SOM_LEFTMOST

    @property
    def caseless(self) -> bool:
        """Whether capital and small letters are the same."""
        return bool(self.flags & hyperscan.HS_FLAG_CASELESS)

    def without_beginnings(self) -> Asked:
        """The same, told only where a match ends."""
        return replace(self, flags=self.flags & ~hyperscan.HS_FLAG_SOM_LEFTMOST)


def asked_of(lexicon: Lexicon) -> Iterator[Asked]:
    """What each entry of a lexicon asks of the plain stream; a letter that cannot be asked for is a refusal."""
    flags = hyperscan.HS_FLAG_SOM_LEFTMOST | (hyperscan.HS_FLAG_CASELESS if lexicon.caseless else 0)
    for entry in lexicon.entries:
        try:
            pattern = term_pattern(entry.expression) if entry.literal else plain_expression(entry.expression)
        except ValueError as error:
            yield Asked(b"", flags, entry, lexicon, str(error))
        else:
            yield Asked(pattern, flags, entry, lexicon)


def folded_of(lexicon: Lexicon) -> Iterator[Asked]:
    """What each entry of a lexicon asks of the folded stream, which has small letters only and may have masks."""
    if not lexicon.fold:
        return
    flags = hyperscan.HS_FLAG_SOM_LEFTMOST | hyperscan.HS_FLAG_CASELESS
    for asked in asked_of(lexicon):
        pattern = asked.pattern.decode()
        if len(pattern) <= _LONGEST_MASKED:
            pattern = _MASKABLE.sub(_with_masks, pattern)
        if asked.entry.literal:
            pattern = _LAST_LETTER.sub(r"(?:[\1_]\\b|\\*)", pattern)
        yield Asked(pattern.encode(), flags, asked.entry, lexicon, asked.refusal)


_MASKABLE = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|\{[^}]*\}|\(\?[^:)]*[:)]|(?P<letters>[A-Za-z]{3,})")
_LAST_LETTER = re.compile(r"\[([A-Za-z])\*_\]\\b\Z")
_STRONG_WORD = 4
_LONGEST_MASKED = (
    600  # bytes; with masks a longer pattern would take longer to compile than all others together
)


def _with_masks(part: re.Match[str]) -> str:
    """A run of letters in which each but the first may be masked; a short one by stars alone."""
    letters = part["letters"]
    if letters is None:
        return part.group()
    masks = "*" if len(letters) < _STRONG_WORD else "*_"
    return letters[0] + "".join(f"[{letter}{masks}]" for letter in letters[1:])


def plain_words(expression: str) -> list[str]:
    """The words of a term as they stand in the plain stream. Raises ValueError for a letter it does not tell apart."""
    return [plain_expression(re.escape(word)).decode() for word in expression.split()]


def bounded(pattern: str, first: str, last: str) -> bytes:
    """A pattern that must begin and end at the edge of a word, where its first and last signs are of a word."""
    head = r"\b" if _WORD.match(first) else ""
    tail = r"\b" if _WORD.match(last) else ""
    return f"{head}{pattern}{tail}".encode("ascii")


def term_pattern(term: str) -> bytes:
    """The pattern of a literal term: bounded by the edges of words, any white space between its words."""
    words = plain_words(term)
    plain = plain_expression(re.escape(term.strip())).decode()
    return bounded(_SPACE.decode().join(words), plain.lstrip("\\")[:1], plain[-1:])


@dataclass(frozen=True, slots=True)
class Share:
    """What is looked for at one time, in the plain stream and in the folded."""

    plain: tuple[Asked, ...]
    folded: tuple[Asked, ...]


def shares_of(lexicons: Sequence[Lexicon], triggers: frozenset[str] | None) -> tuple[Share, Share]:
    """What is looked for at once (the triggers; without any named, everything), and what only when asked for."""

    def share(*, first: bool) -> Share:
        plain, folded = (
            tuple(
                asked
                for lexicon in lexicons
                for asked in ask(lexicon)
                if (triggers is None or asked.entry.group in triggers) is first
            )
            for ask in (asked_of, folded_of)
        )
        signs = (*plain, _FOREIGN_FINDER) if first else plain
        return Share((*signs, *FINDERS) if folded else signs, folded)

    return share(first=True), share(first=False)


FOREIGN = "bailiwick/foreign"
"""The group of the small words of other languages, found in the same pass as everything else."""
_FINDERS = Lexicon("bailiwick/disguises", "", fold=False, caseless=True, entries=(), source="")
FINDERS = tuple(
    Asked(pattern, hyperscan.HS_FLAG_CASELESS, Entry(pattern.decode(), literal=False, group=""), _FINDERS)
    for pattern in DISGUISES
)
"""What finds disguises; asked together with the plain entries, after them, where there is anything to unfold."""
_FOREIGN_WORDS = "|".join(sorted(word for word in TELLING_SIGNS if word.isascii()))
_FOREIGN_FINDER = Asked(
    rf"\b(?:{_FOREIGN_WORDS})\b".encode(),
    hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH,
    Entry(_FOREIGN_WORDS, literal=False, group=FOREIGN),
    _FINDERS,
)


def refusal_of(asked: Asked, reason: str) -> Refusal:
    """Why an entry is refused, with its place."""
    lexicon, entry = asked.lexicon, asked.entry
    return Refusal(lexicon.id, lexicon.source, entry.line, entry.expression, reason)
