"""Words in a picture, read by Tesseract as a program of its own: in memory, with a time limit, English and Spanish."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from bailiwick.kernel.sentence import Sentence, say

PROGRAM = "tesseract"
LANGUAGES = "eng+spa"
LONGEST_SIDE, SMALLEST_SIDE = 2400, 900
"""Pixels; larger pictures are read as slowly as they are large, and in small ones letters are too small."""
SECONDS = 30
SURE = 60.0
"""Percent; below this what looks like a word is mostly a pattern."""
_ARGUMENTS = ("stdin", "stdout", "-l", LANGUAGES, "--psm", "11", "tsv")
_COLUMNS = 12
NO_PROGRAM = say("The words in the picture were not read: the program Tesseract is not installed here.")
TOO_SLOW = say("The words in the picture were not read: it took too long.")
FAILED = say("The words in the picture were not read: Tesseract could not read it.")


@dataclass(frozen=True, slots=True)
class WordsRead:
    """The words made out, line by line; None with the reason when the picture was not read."""

    text: str | None
    why_not: Sentence | None = None


def words_in(image: Image.Image) -> WordsRead:
    """Read the words in a picture. A machine that cannot read says so; it never says that there are none."""
    program = shutil.which(PROGRAM)
    if program is None:
        return WordsRead(None, NO_PROGRAM)
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed program with fixed arguments; the picture comes on its input
            [program, *_ARGUMENTS],
            input=_prepared(image),
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return WordsRead(None, TOO_SLOW)
    except (subprocess.CalledProcessError, OSError, ValueError):
        return WordsRead(None, FAILED)
    return WordsRead("\n".join(_lines(done.stdout.decode("utf-8", "replace"))))


def _prepared(image: Image.Image) -> bytes:
    """The picture upright, grey and of a readable size, as PNG made anew: nothing of the file itself goes on."""
    grey = ImageOps.exif_transpose(image).convert("RGB").convert("L")
    side = max(grey.size)
    scale = LONGEST_SIDE / side if side > LONGEST_SIDE else max(1.0, SMALLEST_SIDE / side)
    if scale != 1.0:
        grey = grey.resize((max(1, round(grey.width * scale)), max(1, round(grey.height * scale))))
    out = BytesIO()
    grey.save(out, "PNG")
    return out.getvalue()


def _lines(table: str) -> Iterator[str]:
    """The sure words of Tesseract's table, joined by the line they stand in."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[11].strip() and _sure(cells[10]):
            lines.setdefault(tuple(cells[1:5]), []).append(cells[11].strip())
    yield from (" ".join(words) for words in lines.values())


def _sure(confidence: str) -> bool:
    try:
        return float(confidence) >= SURE
    except ValueError:
        return False
