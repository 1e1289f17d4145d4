"""What a pattern costs: how often it answers on ordinary text and, where a clock is at hand, how long it takes.

Hyperscan walks a text once, whatever the number of patterns, but every answer is a call, and a pattern without rare
words in it is walked for at every character. Counting answers gives the same verdict everywhere; timing needs a wide
margin, and a clock from the caller, for the heart has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import hyperscan

from bailiwick.policy.text.expressions import Asked
from bailiwick.policy.text.sample import sample

Clock = Callable[[], float]
"""Seconds, as of `time.perf_counter`."""

FEWEST_BYTES_BETWEEN_ANSWERS = 16
"""Ordinary English has a word every six bytes, and its most frequent word every eighty."""
_FEWEST_ROUNDS = 5
_SLOW_SECONDS_PER_BYTE = 2e-9  # what a pattern may always take by itself, however small the pack
_SUSPICIOUS_LITERAL = 2


def busy(database: hyperscan.Database) -> dict[int, int]:
    """How often those patterns answer on the sample that answer too often, by their numbers in the database."""
    answers: Counter[int] = Counter()

    def on(number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
        answers[number] += 1

    database.scan(sample(), on)
    most = len(sample()) // FEWEST_BYTES_BETWEEN_ANSWERS
    return {number: count for number, count in answers.items() if count > most}


def seconds(database: hyperscan.Database, clock: Clock) -> float:
    """The shortest of several scans of the sample, post by post: short texts are what there is most of."""

    def on(_number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
        """Take the answer, so that its call is paid for."""

    posts = sample().splitlines()
    times = []
    for _ in range(_FEWEST_ROUNDS):
        begun = clock()
        for post in posts:
            database.scan(post, on)
        times.append(clock() - begun)
    return min(times)


def slow(
    asked: Sequence[Asked],
    database: hyperscan.Database,
    compile_alone: Callable[[Asked], hyperscan.Database | None],
    clock: Clock,
) -> dict[int, float]:
    """How many times slower each pattern makes the others, for those that make them more than twice as slow.

    Costs add up in Hyperscan, so a pattern that takes more than half of the whole by itself is one.
    """
    nothing = hyperscan.Database()
    nothing.compile(expressions=[b"nothing like this stands anywhere"])
    calls = seconds(nothing, clock)
    whole = seconds(database, clock) - calls
    floor = _SLOW_SECONDS_PER_BYTE * len(sample())
    found = {}
    for number, item in enumerate(asked):
        if longest_literal(item.pattern) > _SUSPICIOUS_LITERAL:
            continue
        alone = compile_alone(item)
        taken = seconds(alone, clock) - calls if alone is not None else 0.0
        if taken > floor and 2 * taken > whole:
            found[number] = whole / max(whole - taken, floor)
    return found


def longest_literal(pattern: bytes) -> int:
    """The longest run of plain letters in a pattern, outside classes, escapes and quantifiers; a rough upper bound."""
    longest = run = 0
    place = 0
    while place < len(pattern):
        byte = pattern[place : place + 1]
        if byte == b"\\":
            place += 1
            run = 0
        elif byte == b"[":
            end = pattern.find(b"]", place + 2)
            place = end if end > 0 else len(pattern)
            run = 0
        elif byte in b"*?{":  # the letter before may be absent
            run = 0
        elif byte.isalnum() or byte == b" ":
            run += 1
            longest = max(longest, run)
        else:
            run = 0
        place += 1
    return longest
