"""Write docs/access.md: who sees what and who may do what, as tests/access declares it and its tests hold it.

`python -m tools.access_page` writes; `--check` writes nothing and fails when the page is not what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tools.access_matrix import (
    ALL,
    EVERYBODY,
    MEANINGS,
    Answer,
    Declared,
    Row,
    Seats,
    read_acts,
    read_by_file,
    read_reads,
    read_seats,
    read_told,
)

PAGE = Path(__file__).resolve().parent.parent / "docs" / "access.md"
HEADING = """# Who sees what, and who may do what

*Made by `make docs` from tests/access/, where every row is asked of the product itself, seat by seat. Edit those files,
not this page.*

Deny by default: who is not named in a row finds nothing there, byte for byte as if it did not exist; a stranger is led
to the sign-in. What is refused is an entry of the journal, as is what is done.

Every run asks every cell, and takes every guard that is found in the source out in turn: a guard that no cell misses
fails the run, but for those that `tests/access/test_taken_out.py` names with the test that shows them. A room that is
not declared fails. What rooms read again is remembered between cells for as long as nothing was written, and asked
anew with a guard of it out (`tests/access/remembering.py`). On PostgreSQL the first cell that is allowed and the first
that is denied are asked of every route, act and read (`tests/access/test_first_cells.py`).
"""
TITLES = {
    "archive": "Threads on official pages",
    "approvals": "Permissions",
    "accounts": "Sign-in",
    "conduct": "Reports and cases",
    "covert": "The vault",
    "desk": "Home and the journal",
    "library": "Ask, Page, the policies, the checks",
    "policies": "Policies in force, and help",
    "records": "Demands for records",
    "readiness": "Signing and learning",
    "roster": "People, units, powers",
    "sites": "Official sites and platforms",
}


def page(
    seats: Seats,
    routes: Mapping[str, Sequence[Declared]],
    acts: Mapping[str, Sequence[Declared]],
    reads: Mapping[str, Sequence[Declared]],
) -> str:
    """The whole page."""
    lines = [HEADING, *_seats(seats), *_answers()]
    for room, declared in routes.items():
        lines += [f"\n## Pages: {TITLES.get(room, room)}\n"]
        for one in declared:
            lines += _declared(one, seats)
    lines.append("\n## Acts: who may do what, to whom\n\n*Who is not named is refused, which is an entry.*\n")
    lines += _called(acts, seats, Answer.REFUSED)
    lines.append("\n## Reads: what is given in somebody's name\n\n*Who is not named is given nothing.*\n")
    lines += _called(reads, seats, Answer.ABSENT)
    return "\n".join([*lines, *_lists()]) + "\n"


LISTS = {
    "commands": (
        "Commands, which the owner of the folder alone can run",
        ("asks", "acts", "folder", "names"),
        "*What is entered is entered as the operator's. A folder that is no agency's is refused.*",
    ),
    "jobs": ("Jobs, which the clock asks for", ("beat", "acts"), "*What is entered is the clockwork's.*"),
    "exports": (
        "What leaves as a file",
        ("gives", "withholds"),
        "*Who gets a page's file stands with the page; a command's is the operator's. What is sealed leaves by none.*",
    ),
}
"""What tests/access/NAME.yaml tells, under which heading."""


def _lists() -> Iterator[str]:
    for name, (title, columns, says) in LISTS.items():
        yield f"\n## {title}\n\n{says}\n"
        yield f"| Name | {' | '.join(one.capitalize() for one in columns)} |\n|{'---|' * (len(columns) + 1)}"
        for one, told_of in read_told(name).items():
            yield f"| `{one}` | {' | '.join(told_of.get(column, '') for column in columns)} |"


def _seats(seats: Seats) -> Iterator[str]:
    yield "\n## Who asks\n\n| Seat | Who sits there | Group |\n|---|---|---|"
    for group, names in seats.groups.items():
        for name, says in names.items():
            yield f"| `{name}` | {says} | {group} |"


def _answers() -> Iterator[str]:
    yield "\n## What is answered\n\n| Answer | It means |\n|---|---|"
    for answer, meaning in MEANINGS.items():
        yield f"| {answer.value} | {meaning} |"


def _declared(one: Declared, seats: Seats) -> Iterator[str]:
    who = "anybody, signed in or not, may come here" if one.open else "signed in"
    yield f"\n### `{one.name}`\n\n*{who}*\n\n| Asked | Who is answered what | Who sees which part |\n|---|---|---|"
    for row in one.rows:
        asked = f"{row.method} {row.of}".strip()
        shows = "; ".join(f"*{part}*: {told(who, seats)}" for part, who in row.shows.items())
        yield f"| {asked} | {_answered(row, seats, is_open=one.open)} | {shows} |"


def _called(found: Mapping[str, Sequence[Declared]], seats: Seats, default: Answer) -> Iterator[str]:
    yield "| Act or read | Of what | Who |\n|---|---|---|"
    for one in (one for declared in found.values() for one in declared):
        if one.why_none:
            yield f"| `{one.name}` | | *{one.why_none}* |"
        for row in one.rows:
            by: dict[Answer, set[str]] = {}
            for seat, answer in row.answers.items():
                by.setdefault(answer, set()).add(seat)
            named = [(answer, who) for answer, who in by.items() if answer is not default]
            said = "; ".join(f"**{answer.value}**: {told(who, seats)}" for answer, who in named)
            yield f"| `{one.name}` | {row.of} | {said or 'nobody'} |"


def _answered(row: Row, seats: Seats, *, is_open: bool) -> str:
    """Each answer with its seats; the one that nobody has to be named for stands last."""
    by: dict[Answer, set[str]] = {}
    for seat, answer in row.answers.items():
        by.setdefault(answer, set()).add(seat)
    if not is_open:
        by.pop(Answer.SIGN_IN, None)
    last = [Answer.ABSENT] if Answer.ABSENT in by and len(by) > 1 else []
    order = [answer for answer in MEANINGS if answer in by and answer not in last]
    parts = [f"**{answer.value}**: {told(by[answer], seats, is_open=is_open)}" for answer in order]
    return "; ".join([*parts, *(f"{answer.value}: all others" for answer in last)])


def told(who: Iterable[str], seats: Seats, *, is_open: bool = False) -> str:
    """Seats by name, or by the groups that hold all of them."""
    left, names = set(who), []
    for group in (*([ALL] if is_open else []), EVERYBODY, *seats.groups):
        members = seats.group(group)
        if left.issuperset(members):
            names.append(group)
            left -= set(members)
        elif len(members) > 8 and len(set(members) - left) <= 6 and left & set(members):  # noqa: PLR2004 -- reads well
            but = [name for name in members if name not in left]
            names.append(f"{group} but {', '.join(f'`{name}`' for name in but)}")
            left -= set(members)
    return ", ".join([*names, *(f"`{name}`" for name in seats.says if name in left)])


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with --check say whether it stands."""
    seats = read_seats()
    text = page(seats, read_by_file(seats), read_acts(seats), read_reads(seats))
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print("docs/access.md is not what tests/access declares. Run `make docs`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
