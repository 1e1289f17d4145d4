"""Confidential data on Presidio's own synthetic set: caught by kind of data, and F2 over tokens.

F2 is reckoned as Presidio's evaluation does: token by token, personal data or not, whatever its kind. *Covered* are the
kinds of data that a post must not show whoever they belong to; names and places are in nearly every lawful post.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bailiwick.policy.facts.subjects import PostClass
from bench import data
from bench.judgement.counting import judge_of
from bench.judgement.row import Row

CONFIDENTIAL = "CT003"
COVERED = frozenset({"CREDIT_CARD", "US_SSN", "IBAN_CODE", "PHONE_NUMBER", "EMAIL_ADDRESS", "ADDRESS"})
TOKEN = re.compile(r"\w+|[^\w\s]")
SET = "Presidio's synthetic texts"

Span = tuple[int, int]
Item = tuple[str, list[tuple[str, int, int]]]


def personal_data() -> Iterator[Row]:
    """A row for each kind of data, one for texts with marks on nothing, and F2 over what is covered and over all."""
    items = [item for item in data.personal_data() if data.is_held_back(item[0])]
    judge = judge_of(PostClass.OFFICIAL)
    ours = [
        [(one.start, one.end) for one in judge.findings(text) if one.check == CONFIDENTIAL]
        for text, _ in items
    ]
    theirs = by_presidio([text for text, _ in items])
    yield from _by_kind(items, ours)
    for name, kinds in (("the kinds covered", COVERED), ("every kind", None)):
        yield Row(
            check=CONFIDENTIAL,
            set=SET,
            kind=name,
            texts=len(items),
            read_as=PostClass.OFFICIAL.value,
            measure="F2 by token",
            score=token_f2(items, ours, kinds),
            peers={} if theirs is None else {"Presidio's patterns": token_f2(items, theirs, kinds)},
        )


def _by_kind(items: list[Item], marked: list[list[Span]]) -> Iterator[Row]:
    seen: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    stray = 0
    for (_, gold), marks in zip(items, marked, strict=True):
        for kind, start, end in gold:
            seen[kind] += 1
            caught[kind] += any(left < end and start < right for left, right in marks)
        stray += any(all(end <= left or right <= start for _, start, end in gold) for left, right in marks)
    read_as = PostClass.OFFICIAL.value
    for kind, number in sorted(seen.items()):
        named = kind.lower().replace("_", " ")
        yield Row(
            check=CONFIDENTIAL,
            set=SET,
            kind=named,
            texts=number,
            read_as=read_as,
            caught=caught[kind],
            measure="spans",
        )
    yield Row(
        check=CONFIDENTIAL, set=SET, kind="marks on nothing", texts=len(items), read_as=read_as, alarms=stray
    )


def token_f2(items: list[Item], marked: list[list[Span]], kinds: frozenset[str] | None) -> float:
    """F2 over tokens. Tokens of kinds that are not asked for count neither way."""
    right = missed = wrong = 0
    for (text, gold), marks in zip(items, marked, strict=True):
        wanted = [(start, end) for kind, start, end in gold if kinds is None or kind in kinds]
        others = [(start, end) for kind, start, end in gold if kinds is not None and kind not in kinds]
        for token in TOKEN.finditer(text):
            is_gold, is_marked = _within(token.span(), wanted), _within(token.span(), marks)
            right += is_gold and is_marked
            missed += is_gold and not is_marked
            wrong += is_marked and not is_gold and not _within(token.span(), others)
    return round(5 * right / (5 * right + 4 * missed + wrong), 4) if right else 0.0


def _within(token: Span, spans: Iterable[Span]) -> bool:
    return any(start < token[1] and token[0] < end for start, end in spans)


def by_presidio(texts: list[str]) -> list[list[Span]] | None:
    """What Presidio's predefined pattern recognisers mark, on a blank pipeline; None where it is not installed."""
    try:
        import spacy  # noqa: PLC0415 -- heavy, and only for the benchmark
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415
        from presidio_analyzer.nlp_engine import SpacyNlpEngine  # noqa: PLC0415
    except ImportError:
        return None

    class Blank(SpacyNlpEngine):  # type: ignore[misc]  # ships no types
        def __init__(self) -> None:
            super().__init__()
            self.nlp: dict[str, Any] = {"en": spacy.blank("en")}

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers()
    registry.recognizers = [one for one in registry.recognizers if "Spacy" not in type(one).__name__]
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["en"])
    return [[(one.start, one.end) for one in engine.analyze(text=text, language="en")] for text in texts]
