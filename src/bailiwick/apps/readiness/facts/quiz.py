"""The questions of a course: one right answer each, kept as canonical JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bailiwick.kernel.canonical import canonical_json


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its answers in order, and the place of the right one, from 0."""

    asks: str
    answers: tuple[str, ...]
    right: int


def written_quiz(questions: Sequence[Question]) -> str:
    """The questions as canonical JSON."""
    return canonical_json(
        [{"asks": one.asks, "answers": list(one.answers), "right": one.right} for one in questions]
    ).decode()


def read_quiz(text: str) -> tuple[Question, ...]:
    """The questions in what `written_quiz` wrote."""
    return tuple(Question(one["asks"], tuple(one["answers"]), one["right"]) for one in json.loads(text))
