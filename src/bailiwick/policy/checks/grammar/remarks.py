"""Remarks put before a person, one after the other: the same words are told once, and a description counts whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bailiwick.kernel.sentence import Sentence
from bailiwick.policy.check import Look, Observation, words_not_met
from bailiwick.policy.checks.grammar.described import within_brackets
from bailiwick.policy.remedy import Change, Do
from bailiwick.policy.text.scanned import Match


def for_a_person(
    look: Look,
    certainty: Mapping[str, float],
    described: str,
    passes: Callable[[Look, Match], bool],
    why: Callable[[str, str], Sentence],
) -> Iterator[Observation]:
    """Yield each match of the groups of `certainty` that does not pass; one of `described` reaches to its bracket."""
    last = -1
    for match in look.text.any_of(certainty):
        if match.start < last or passes(look, match):
            continue
        last = match.end if match.group != described else within_brackets(look.text.raw, match.start)[1]
        yield words_not_met(
            look,
            match.start,
            last,
            why(look.text.raw[match.start : last], match.group),
            confidence=certainty[match.group],
            remedies=(Do("review", "second-reader"),),
        )


def once_a_sentence(
    look: Look,
    certainty: Mapping[str, float],
    described: str,
    is_meant: Callable[[Look, Match], bool],
    why: Callable[[str, str], Sentence],
) -> Iterator[Observation]:
    """Yield the first match of each sentence that is meant, with the offer to take its sentence out."""
    told: set[int] = set()
    for match in look.text.any_of(certainty):
        first, last = look.text.sentence_at(match.start)
        if first in told or not is_meant(look, match):
            continue
        told.add(first)
        end = match.end if match.group != described else within_brackets(look.text.raw, match.start)[1]
        yield words_not_met(
            look,
            match.start,
            end,
            why(look.text.raw[match.start : end], match.group),
            confidence=certainty[match.group],
            remedies=(Do("review", "second-reader"), Change(first, max(last, end), "")),
        )
