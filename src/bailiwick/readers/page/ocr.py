"""Reading the words of a picture with tesseract: capped in size and time, and honest about what it could not read."""

from __future__ import annotations

import io

import pytesseract
from PIL import Image, UnidentifiedImageError

MOST_PIXELS = 40_000_000
LONGEST_READING = 20  # seconds
_SMALLEST_WIDTH = 1000


def read_words(data: bytes) -> str | None:
    """The words of a picture in English or Spanish; None when it is no picture, too large, or nothing reads it here."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            picture = opened.convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if picture.width < _SMALLEST_WIDTH:
        picture = picture.resize((picture.width * 2, picture.height * 2))
    try:
        words: str = pytesseract.image_to_string(
            picture, lang="eng+spa", config="--psm 6", timeout=LONGEST_READING
        )
    except (pytesseract.TesseractError, pytesseract.TesseractNotFoundError, RuntimeError):
        return None
    return " ".join(words.split())
