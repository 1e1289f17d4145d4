"""Where texts come from: files, standard input, lines of JSON. Bad input is named, never guessed at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from bailiwick.cli.options import existing_file
from bailiwick.kernel.errors import CallError

LARGEST_TEXT = 1_000_000
"""Bytes of one text; no network takes a post of that length."""
_OVERRIDES = {"\u202d": "U+202D", "\u202e": "U+202E"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a batch: its number from 1, and its text, or what is wrong with it."""

    number: int
    text: str
    error: str = ""


def read_text(name: str) -> str:
    """The text of a file, or of standard input for `-`. Raises CallError naming the place."""
    shown = "standard input" if name == "-" else name
    if name == "-":
        data = sys.stdin.buffer.read(LARGEST_TEXT + 1)
    else:
        with existing_file(Path(name)).open("rb") as file:
            data = file.read(LARGEST_TEXT + 1)
    if len(data) > LARGEST_TEXT:
        raise CallError(
            f"The text is longer than {LARGEST_TEXT:,} bytes.",
            place=shown,
            remedy="Check one post at a time.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CallError(
            f"This is not text in UTF-8 (byte {error.start + 1}).",
            place=shown,
            remedy="Save it as plain text in UTF-8.",
        ) from None
    fault = fault_of(text)
    if fault:
        raise CallError(fault, place=shown, remedy="Take it out, or check the words as they are read aloud.")
    if not text.strip():
        raise CallError("There is nothing to check.", place=shown, remedy="Give a text.")
    return text


def fault_of(text: str) -> str:
    """What makes a text unreadable as words, in one sentence; empty when nothing does."""
    nul = text.find("\0")
    if nul >= 0:
        return f"There is a NUL character at position {nul + 1}; this is not plain text."
    for character, code in _OVERRIDES.items():
        place = text.find(character)
        if place >= 0:
            return f"The character {code} at position {place + 1} makes the words read differently from what they are."
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        return "There is half of a character (a lone surrogate) in the text."
    return ""


def read_rows(path: Path, field: str) -> Iterator[Row]:
    """Every line of a JSONL file, in order; a line that cannot be read comes with its error."""
    shown = str(path)
    if shown == "-":
        yield from (_row(number, line, field) for number, line in enumerate(sys.stdin.buffer, start=1))
        return
    with existing_file(path).open("rb") as file:
        yield from (_row(number, line, field) for number, line in enumerate(file, start=1))


def _row(number: int, line: bytes, field: str) -> Row:
    if len(line) > 2 * LARGEST_TEXT:
        return Row(number, "", "The line is too long.")
    try:
        data = orjson.loads(line)
    except orjson.JSONDecodeError:
        return Row(number, "", "This is not JSON.")
    if not isinstance(data, dict) or not isinstance(data.get(field), str):
        return Row(number, "", f"There is no text in the field '{field}'.")
    text = data[field]
    if len(text) > LARGEST_TEXT:
        return Row(number, "", f"The text is longer than {LARGEST_TEXT:,} characters.")
    return Row(number, text, fault_of(text))
