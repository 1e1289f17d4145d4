"""Remedies that take words out, so that what is left is never a torn sentence."""

from __future__ import annotations

from dataclasses import replace

from bailiwick.policy.check import Observation
from bailiwick.policy.remedy import Change, Do, Remedy
from bailiwick.policy.text.cuts import cut_whole, sentences_around
from bailiwick.policy.text.rawtext import RawText


def with_whole_cuts(observation: Observation, text: RawText) -> Observation:
    """The observation, with every cut that would tear its sentence made one of the whole sentence, or a rewording."""
    if not any(isinstance(one, Change) and not one.suggestion for one in observation.remedies):
        return observation
    remedies = tuple(dict.fromkeys(_mended(one, text) for one in observation.remedies))
    return replace(observation, remedies=remedies)


def _mended(remedy: Remedy, text: RawText) -> Remedy:
    if not isinstance(remedy, Change) or remedy.suggestion or remedy.start >= remedy.end:
        return remedy
    first, last = sentences_around(text, remedy.start, remedy.end)
    covered = remedy.start <= first and remedy.end >= first + len(text.raw[first:last].rstrip())
    cut = (remedy.start, remedy.end) if covered else cut_whole(text, remedy.start, remedy.end)
    if cut is not None:
        return Change(*cut, "")
    if (text.raw[:first] + text.raw[last:]).strip():
        return Change(first, last, "")
    return Do("rewrite", "poster")  # it is the only sentence: nothing would be left
