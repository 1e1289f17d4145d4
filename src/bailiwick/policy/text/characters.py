"""The plain stream: a text as bytes, one byte a character, so that offsets of the one are offsets of the other.

Hyperscan reads bytes. Latin letters lose their accents, typographic signs become their ASCII twins, any other letter
becomes `_` (a word character that no list uses) and any other sign a byte that is neither word, space nor punctuation.
What nobody sees (zero-width signs, direction marks, combining accents, soft hyphens) is left out, and only then is a
map of offsets kept.
"""

from __future__ import annotations

import codecs
import unicodedata

INVISIBLE = 0x1B
"""What stands for a character that nobody sees, until it is taken out."""
OTHER_SIGN = 0x1A
OTHER_LETTER = 0x5F  # an underscore

_TWINS = {
    "'": "‘’‚‛′ʹʻʼʽˈ´＇‹›",  # noqa: RUF001 -- look-alikes are the point
    '"': "“”„‟″«»〝〞",
    "-": "‐‑‒–—―−⁃﹘﹣－",  # noqa: RUF001 -- look-alikes are the point
    ".": "…。․",  # noqa: RUF001 -- look-alikes are the point
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\x85\u2028\u2029",
    "/": "⁄∕",  # noqa: RUF001 -- look-alikes are the point
    "*": "∗⁎✱＊",  # noqa: RUF001 -- look-alikes are the point
    "a": "æ",
    "d": "ðđ",
    "i": "ı",  # noqa: RUF001 -- look-alikes are the point
    "l": "ł",
    "o": "øœ",
    "s": "ß",
    "A": "Æ",
    "D": "ÐĐ",
    "L": "Ł",
    "O": "ØŒ",
}
_TWIN_OF = {ord(odd): ord(plain) for plain, odds in _TWINS.items() for odd in odds}
_SQUARED_LETTERS = (
    0x1F150,
    0x1F170,
)  # white letters on black rounds and squares, which have no decomposition
_VARIATION = range(0xFE00, 0xFE10)
_LETTERS = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nl"))
_UNSEEN = frozenset(("Cf", "Mn", "Me"))
_FIRST_PRINTED = 0x20
_LAST_ASCII = 0x7F


def byte_for(code: int) -> int:  # noqa: PLR0911 -- one answer a kind of character
    """The one byte that stands for a code point in the plain stream."""
    if code in _TWIN_OF:
        return _TWIN_OF[code]
    if code <= _LAST_ASCII:
        return code
    if code in _VARIATION:
        return OTHER_SIGN
    for first in _SQUARED_LETTERS:
        if first <= code < first + 26:
            return ord("A") + code - first
    character = chr(code)
    category = unicodedata.category(character)
    if category in _UNSEEN:
        return INVISIBLE
    base = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    if len(base) == 1 and base[0] != character and ord(base[0]) <= _LAST_ASCII:
        return ord(base[0])
    return OTHER_LETTER if category in _LETTERS else OTHER_SIGN


class _Bytes(dict[int, str]):
    """The bytes of code points, worked out when first met."""

    def __missing__(self, code: int) -> str:
        byte = self[code] = chr(byte_for(code))
        return byte


_BEYOND = _Bytes()
_LATIN = bytes(byte_for(code) for code in range(256))


def _stand_in(error: UnicodeError) -> tuple[bytes, int]:
    """Stand in for a run of characters outside Latin-1; called by the codec."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101 -- the codec is only used to encode
    return error.object[error.start : error.end].translate(_BEYOND).encode("latin-1"), error.end


codecs.register_error("bailiwick-plain", _stand_in)

Offsets = list[int] | None
"""For every byte, and for the end, the offset of its character in the raw text; None when they are the same."""


def plain_stream(raw: str) -> tuple[bytes, Offsets]:
    """The bytes of a text and, where characters were left out, the raw offset of every byte."""
    data = raw.encode() if raw.isascii() else raw.encode("latin-1", "bailiwick-plain").translate(_LATIN)
    if INVISIBLE not in data:
        return data, None
    offsets = [place for place, byte in enumerate(data) if byte != INVISIBLE]
    offsets.append(len(raw))
    return data.replace(b"\x1b", b""), offsets


def plain_expression(expression: str) -> bytes:
    """A pattern as it is asked of the plain stream. Raises ValueError for a letter that the stream cannot show."""
    out = []
    for place, character in enumerate(expression):
        byte = byte_for(ord(character))
        if byte in (INVISIBLE, OTHER_SIGN) or (byte == OTHER_LETTER and character != "_"):
            raise ValueError(f"the sign {character!r} is not told apart from others")
        twin = chr(byte)
        escaped = place > 0 and expression[place - 1] == "\\"
        out.append("\\" + twin if twin != character and not twin.isalnum() and not escaped else twin)
    return "".join(out).encode("ascii")
