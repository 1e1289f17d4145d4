"""From bytes to lines of cells. A cell never goes over a line's end, so that one lost quote spoils one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bailiwick.apps.roster.services.bringing.columns import BY_NAME, COLUMNS
from bailiwick.apps.roster.services.bringing.faults import LineFault, shown
from bailiwick.kernel.sentence import Sentence, say

MOST_BYTES = 8 * 1024 * 1024
MOST_LINES = 20_000
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_END_OF_LINE = re.compile(rb"\r\n|\n|\r")
_UNREADABLE = "\ufffd"
_FORMULA = ("=", "+", "-", "@")

SAVE_ANEW = say("Save it again as CSV UTF-8, with commas.")


@dataclass(frozen=True, slots=True)
class Line:
    """One line by column; `clean` are the columns whose cells can be read."""

    number: int
    cells: dict[str, str]
    clean: frozenset[str]


@dataclass(slots=True)
class Lines:
    """What was read, and what could not be."""

    lines: list[Line] = field(default_factory=list)
    faults: list[LineFault] = field(default_factory=list)

    def fault(self, line: int, column: str, says: Sentence, remedy: Sentence) -> None:
        """Note one fault and go on reading."""
        self.faults.append(LineFault(line, column, says, remedy))


def read(data: bytes) -> Lines:
    """Read a file whole: comma-separated, UTF-8 (RFC 4180), its first line naming the columns."""
    found = Lines()
    if len(data) > MOST_BYTES:
        found.fault(0, "", say("The file is larger than 8 MB."), say("Cut it in two files."))
        return found
    if data.startswith(_OTHER_ENCODINGS):
        found.fault(0, "", say("The file is written as UTF-16."), SAVE_ANEW)
        return found
    texts = [
        (number, raw)
        for number, raw in enumerate(_END_OF_LINE.split(data.removeprefix(b"\xef\xbb\xbf")), 1)
        if raw.strip()
    ]
    if not texts:
        found.fault(0, "", say("The file is empty."), say("Start from the template."))
        return found
    if len(texts) > MOST_LINES + 1:
        found.fault(0, "", say("The file has more than 20,000 lines."), say("Cut it in two files."))
        return found
    header = _header(found, *texts[0])
    if header:
        for number, raw in texts[1:]:
            found.lines.append(_line(found, number, raw, header))
    return found


def _header(found: Lines, number: int, raw: bytes) -> list[str]:
    """The columns of the file, in its order; nothing where the lines below could not be told apart."""
    cells, _ = cells_of(raw.decode("utf-8", "replace"))
    names = [cell.strip().lower() for cell in cells]
    if len(names) == 1 and re.search(r"[;\t]", names[0]):
        found.fault(number, "", say("The columns are parted by something that is no comma."), SAVE_ANEW)
        return []
    for column in COLUMNS:
        if column.needed and column.name not in names:
            found.fault(
                number, column.name, say("This column is missing."), say("Add it; every line needs it.")
            )
        if names.count(column.name) > 1:
            found.fault(number, column.name, say("This column stands there twice."), say("Keep one of them."))
    for place, name in enumerate(names, 1):
        if name not in BY_NAME:
            found.fault(
                number,
                shown(name),
                say("Column {place} is none that we know.", place=str(place)),
                say("Take it out, or name it as in the template."),
            )
    return names


def _line(found: Lines, number: int, raw: bytes, header: list[str]) -> Line:
    cells, torn = cells_of(raw.decode("utf-8", "replace"))
    for place, says in torn:
        column = header[place] if place < len(header) else ""
        found.fault(number, column, says, say("Write “” for a quotation mark, and quote the whole cell."))
    if len(cells) != len(header):
        found.fault(
            number,
            "",
            say(
                "The line has {here} cells; there are {all} columns.",
                here=str(len(cells)),
                all=str(len(header)),
            ),
            say("Quote a cell that holds a comma, or add what is missing."),
        )
    spoiled = {header[place] for place, _ in torn if place < len(header)}
    by_name: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        if name not in BY_NAME or name in by_name:
            continue
        by_name[name] = cell.strip()
        for says, remedy in _faults_of(cell, BY_NAME[name].most):
            found.fault(number, name, says, remedy)
            spoiled.add(name)
    return Line(number, by_name, frozenset(by_name) - spoiled)


def _faults_of(cell: str, most: int) -> Iterator[tuple[Sentence, Sentence]]:
    """What no cell of any column may hold."""
    if _UNREADABLE in cell:
        yield say("It holds a letter that is not written as UTF-8."), SAVE_ANEW
    elif not cell.isprintable():
        yield say("It holds a character that cannot be seen."), say("Type the cell again.")
    if cell.strip().startswith(_FORMULA):
        yield (
            say("“{value}” would be a formula where somebody opens the file.", value=shown(cell)),
            say("Take the first character away."),
        )
    if len(cell.strip()) > most:
        yield say("It is longer than {most} characters.", most=str(most)), say("Shorten it.")


def cells_of(text: str) -> tuple[list[str], list[tuple[int, Sentence]]]:
    """The cells of one line, and of each that is quoted wrongly its place (from 0) and why (RFC 4180, section 2)."""
    cells: list[str] = []
    torn: list[tuple[int, Sentence]] = []
    at = 0
    while True:
        if text.startswith('"', at):
            cell, at, why = _quoted(text, at + 1)
        else:
            end = text.find(",", at)
            end = len(text) if end < 0 else end
            cell, at = text[at:end], end
            why = say("A quotation mark stands inside the cell.") if '"' in cell else None
        if why is not None:
            torn.append((len(cells), why))
        cells.append(cell)
        if at >= len(text):
            return cells, torn
        at += 1


def _quoted(text: str, at: int) -> tuple[str, int, Sentence | None]:
    """The cell that was opened before `at`, where it ends, and what is wrong with it."""
    parts: list[str] = []
    while True:
        end = text.find('"', at)
        if end < 0:
            return "".join(parts) + text[at:], len(text), say("A quotation mark opens and none closes.")
        parts.append(text[at:end])
        if text.startswith('""', end):
            parts.append('"')
            at = end + 2
            continue
        after = text.find(",", end)
        after = len(text) if after < 0 else after
        rest = text[end + 1 : after]
        why = say("Something follows the closing quotation mark.") if rest.strip() else None
        return "".join(parts) + rest.strip(), after, why
