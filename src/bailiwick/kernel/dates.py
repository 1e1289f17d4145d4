"""Dates told with the month in words, so that nobody takes one for another (spec: experience, rules for all words)."""

from __future__ import annotations

from datetime import date

from bailiwick.kernel.sentence import Sentence, say

_MONTHS = (
    say("{day} January {year}"),
    say("{day} February {year}"),
    say("{day} March {year}"),
    say("{day} April {year}"),
    say("{day} May {year}"),
    say("{day} June {year}"),
    say("{day} July {year}"),
    say("{day} August {year}"),
    say("{day} September {year}"),
    say("{day} October {year}"),
    say("{day} November {year}"),
    say("{day} December {year}"),
)


def written(day: date) -> Sentence:
    """The day, as a sentence or a part of one: 21 November 2026."""
    return Sentence(_MONTHS[day.month - 1].template, {"day": str(day.day), "year": str(day.year)})
