"""What a scan found: which groups occur, and, when asked, exactly where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bailiwick.policy.text.beginnings import Beginning
from bailiwick.policy.text.characters import Offsets
from bailiwick.policy.text.expressions import FOREIGN
from bailiwick.policy.text.language import ENGLISH, Language, foreign_spans, language_of, plainly_english
from bailiwick.policy.text.lexicon import Entry
from bailiwick.policy.text.limits import stands_free
from bailiwick.policy.text.rawtext import RawText

Hit = tuple[int, int, int]
"""The number of an entry, and where it begins and ends in the bytes that were scanned."""

_NONE: frozenset[str] = frozenset()
_NO_HITS: list[Hit] = []
_NO_MATCHES: list[Match] = []


@dataclass(frozen=True, slots=True)
class Match:
    """One occurrence of a group; `raw[start:end]` is what the person typed. `folded`: seen only through a disguise."""

    group: str
    start: int
    end: int
    expression: str
    folded: bool = False


class Finds:
    """The hits of one scan over one stream, and the way from their bytes back to characters."""

    __slots__ = ("_beginnings", "_by_group", "_data", "_offsets", "entries", "folded", "groups", "hits")

    def __init__(  # noqa: PLR0913, PLR0917 -- made for every text with hits, so by place
        self,
        hits: list[Hit],
        entries: Sequence[Entry],
        groups: Sequence[str],
        offsets: Offsets,
        data: bytes,
        beginnings: Mapping[int, Beginning],
        *,
        folded: bool,
    ) -> None:
        self.hits = hits
        self.entries = entries
        self.groups = groups
        self.folded = folded
        self._offsets = offsets
        self._data = data
        self._beginnings = beginnings
        self._by_group: dict[str, list[Hit]] | None = None

    def _hits_of(self, group: str) -> list[Hit]:
        """The hits of a group, last first; sorted by group once, since a check asks for many groups."""
        by_group = self._by_group
        if by_group is None:
            by_group = self._by_group = {}
            groups = self.groups
            for hit in reversed(self.hits):
                by_group.setdefault(groups[hit[0]], []).append(hit)
        return by_group.get(group, _NO_HITS)

    def has(self, group: str) -> bool:
        """Whether anything of a group was hit."""
        groups = self.groups
        return any(groups[hit[0]] == group for hit in self.hits)

    def spans(self, group: str) -> Iterator[tuple[int, int, int]]:
        """The number of the entry, and where it begins and ends in the raw text, for every hit of a group."""
        offsets, beginnings = self._offsets, self._beginnings
        told_from: dict[int, tuple[int, int]] = {}
        for number, start, end in self._hits_of(group):
            begin = start
            if number in beginnings:
                first, last = told_from.get(number, (end, end))
                if first < end < last:  # a shorter end of what is already told
                    continue
                begin = beginnings[number].of(self._data, end)
                told_from[number] = begin, end
            if begin < end:
                yield number, *((begin, end) if offsets is None else (offsets[begin], offsets[end - 1] + 1))


@dataclass(frozen=True, slots=True)
class Tier:
    """Groups that are only looked for when one of them is asked for, and how; done at most once for a text."""

    groups: frozenset[str]
    look: Callable[[str], Sequence[Finds]]


class ScannedText(RawText):
    """A raw text with what the scanner found in it.

    Only what wakes checks has been scanned for at first; the rest is scanned for when `matches` first asks for it.
    """

    def __init__(
        self, raw: str, finds: Sequence[Finds], tiers: Sequence[Tier], eager: frozenset[str]
    ) -> None:
        self.raw = raw
        self._finds = finds
        self._tiers = tiers
        self._eager = eager
        self._matches: dict[str, list[Match]] = {}
        self._language: Language | None = None
        self.groups = self._groups(eager) if finds else _NONE
        """The triggers that may have been hit; `matches` has the last word, for it weighs what limits an entry.

        Without triggers, every group is looked for.
        """

    def _groups(self, eager: frozenset[str]) -> frozenset[str]:
        return eager.intersection([finds.groups[hit[0]] for finds in self._finds for hit in finds.hits])

    def matches(self, group: str) -> Sequence[Match]:
        """The occurrences of a group, in order, none within another: leftmost first, then longest."""
        known = self._matches.get(group)
        if known is None:
            if group in self._eager:
                if group not in self.groups:
                    return _NO_MATCHES
            elif self._tiers:
                self._look_for(group)
            known = self._matches[group] = self._resolve(group)
        return known

    def _look_for(self, group: str) -> None:
        for tier in self._tiers:
            if group in tier.groups:
                self._finds = [*self._finds, *tier.look(self.raw)]
                self._tiers = [one for one in self._tiers if one is not tier]

    def any_of(self, groups: Iterable[str]) -> list[Match]:
        """The occurrences of several groups, in the order of the text."""
        return sorted((match for group in groups for match in self.matches(group)), key=_place)

    def in_sentence(self, group: str, where: int | tuple[int, int]) -> list[Match]:
        """The occurrences of a group that begin in the sentence (or sentences) of an offset or a span."""
        first, last = (where, where) if isinstance(where, int) else (where[0], max(where[0], where[1] - 1))
        matches = self.matches(group)
        if not matches:
            return []
        start, end = self.sentence_at(first)[0], self.sentence_at(last)[1]
        return [match for match in matches if start <= match.start < end]

    @property
    def language(self) -> Language:
        """The language of the whole, or of the part that is plainly not English; nothing when nobody could tell."""
        if self._language is None:
            plain = plainly_english(self.raw) and not any(finds.has(FOREIGN) for finds in self._finds)
            self._language = ENGLISH if plain else language_of(self.raw)
        return self._language

    @cached_property
    def foreign(self) -> list[tuple[tuple[int, int], Language]]:
        """The sentences that are plainly in another language than English, with that language."""
        return foreign_spans(self.raw) if self.language is not ENGLISH else []

    def _resolve(self, group: str) -> list[Match]:
        found = [
            (start, -end, finds.folded, number, finds)
            for finds in self._finds
            for number, start, end in finds.spans(group)
        ]
        if not found:
            return []
        found.sort(key=_leftmost_longest)
        kept: list[Match] = []
        free_from = 0
        for start, minus_end, folded, number, finds in found:
            if start < free_from and kept:
                continue
            entry = finds.entries[number]
            if stands_free(entry, self, start, -minus_end):
                kept.append(Match(group, start, -minus_end, entry.expression, folded))
                free_from = -minus_end
        return kept


def _place(match: Match) -> tuple[int, int]:
    return match.start, match.end


def _leftmost_longest(found: tuple[int, int, bool, int, Finds]) -> tuple[int, int, bool, int]:
    return found[:4]
