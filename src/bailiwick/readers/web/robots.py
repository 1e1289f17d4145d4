"""What a host's robots.txt lets us read: the longest rule that fits decides, and where two are as long, leave does.

Source: RFC 9309. `*` and `$` are understood; `Crawl-delay`, which is no part of it, is heard too. Matching is linear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

LARGEST = 500 * 1024
"""Bytes that are read of it, as RFC 9309, 2.5 asks at least."""
MOST_RULES = 5000
LONGEST_PAUSE = 60.0
_SAFE = "/?&=:;,@!$'()*+~-._[]"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for us, each whether it gives leave and its pattern; and the pause that is asked for, in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    pause: float = 0.0

    def allow(self, path: str) -> bool:
        """Whether a path, with its query, may be read."""
        asked = _plain(path)
        fitting = [
            (len(pattern), allowed) for allowed, pattern in self.rules if pattern and _fits(asked, pattern)
        ]
        return max(fitting)[1] if fitting else True


EVERYTHING = Rules()
NOTHING = Rules(((False, "/"),))


def read_rules(data: bytes, agent: str) -> Rules:
    """The rules of a robots.txt for an agent's short name: of its own group, or else of `*`. Never raises."""
    own: list[tuple[str, str]] = []
    for_all: list[tuple[str, str]] = []
    has_own = False
    for names, lines in _groups(data[:LARGEST].decode("utf-8-sig", "replace")):
        if agent.lower() in names:
            has_own = True
            own += lines
        elif "*" in names:
            for_all += lines
    return _ruled(own if has_own else for_all)


def _ruled(lines: list[tuple[str, str]]) -> Rules:
    pauses = [_seconds(value) for key, value in lines if key == "crawl-delay"]
    rules = [(key == "allow", _plain(value)) for key, value in lines if key in {"allow", "disallow"}]
    return Rules(tuple(rules[:MOST_RULES]), max(pauses, default=0.0))


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    names: set[str] = set()
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if lines:
                yield names, lines
                names, lines = set(), []
            names.add(value.partition("/")[0].strip().lower())
        elif names and key in {"allow", "disallow", "crawl-delay"}:
            lines.append((key, value))
    if names:
        yield names, lines


def _fits(path: str, pattern: str) -> bool:
    """Whether a path begins as a pattern says; each part is sought once, from left to right."""
    ends = pattern.endswith("$")
    first, *rest = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not rest:
        return not ends or at == len(path)
    *middle, last = rest
    for part in middle:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if ends:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0


def _plain(path: str) -> str:
    """A path in one notation, so that `%7Ea` and `~a` are the same."""
    return quote(unquote_to_bytes(path), safe=_SAFE) if path else ""


def _seconds(value: str) -> float:
    try:
        told = float(value)
    except ValueError:
        return 0.0
    return min(max(told, 0.0), LONGEST_PAUSE) if told == told else 0.0  # noqa: PLR0124 -- not a number
