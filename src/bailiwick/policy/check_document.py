"""What a check says of itself: the sections of its module's docstring, its title, and its two examples."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from bailiwick.policy.check import Check

SECTIONS = ("What it asks", "Why", "Example", "Remedy", "Where it errs")
_SIDE = re.compile(r"(?P<side>Not met|Met)(?: \((?P<where>[^)]*)\))?:")
"""How an example begins; in brackets stands the policy by which it is judged, where that matters."""


@dataclass(frozen=True, slots=True)
class WrittenExample:
    """One example of a docstring: its words, and whether the clause is met by them."""

    met: bool
    text: str


def sections_of(check: Check) -> dict[str, str]:
    """The sections of a check's docstring, in the order written: heading to text. What precedes them is left out."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in check.document.splitlines():
        if line and not line[0].isspace() and line.strip() in SECTIONS:
            lines = sections.setdefault(line.strip(), [])
        else:
            lines.append(line)
    return {heading: textwrap.dedent("\n".join(body)).strip() for heading, body in sections.items()}


def title_of(check: Check) -> str:
    """The first line of a check's docstring, without its code and full stop."""
    first = check.document.strip().partition("\n")[0]
    return first.removeprefix(f"{check.code}: ").removesuffix(".")


def written_examples(check: Check) -> list[WrittenExample]:
    """The examples of a check's docstring; a line that is set in goes on with the one before it."""
    found: list[WrittenExample] = []
    for line in sections_of(check).get("Example", "").splitlines():
        begun = _SIDE.match(line)
        if begun is not None:
            where = f"({begun['where']}) " if begun["where"] else ""
            found.append(WrittenExample(begun["side"] == "Met", f"{where}{line[begun.end() :].strip()}"))
        elif found and line.strip():
            found[-1] = WrittenExample(found[-1].met, f"{found[-1].text} {line.strip()}")
    return found
