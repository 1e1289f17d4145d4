"""Numbers and capitals in posts: check digits, an agency's own lines, houses made blocks, headlines told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGITS = re.compile(r"[0-9](?:[ -]?[0-9]){11,18}(?![0-9])")
_ACCOUNT = re.compile(r"(?i:\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b)")
_HOUSE = re.compile(r"\b([0-9]{1,5}) ((?:[NSEW]\.? )?[A-Z])", re.IGNORECASE)
_LONG_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{3,40}")
_HEADLINE_SHARE, _FEWEST_WORDS = 0.75, 5
_LONGEST_DIGITS = 19
_IBAN_REMAINDER = 1


def ends_as_a_card(words: str) -> bool:
    """Whether the digits pass the check of payment cards (Luhn, ISO/IEC 7812-1) and are no run of one digit."""
    found = _DIGITS.search(words)
    if found is None:
        return False
    digits = [int(one) for one in found.group() if one.isdigit()]
    if len(digits) > _LONGEST_DIGITS or len(set(digits)) == 1:
        return False
    doubled = [sum(divmod(2 * one, 10)) if place % 2 else one for place, one in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def ends_as_an_iban(words: str) -> bool:
    """Whether the words hold an account number: called an IBAN, or passing its check (ISO 13616, remainder 1 by 97)."""
    found = _ACCOUNT.search(words)
    if found is None:
        return False
    if words.lower().startswith("iban"):
        return True
    plain = found.group().replace(" ", "").upper()
    return int("".join(str(int(one, 36)) for one in plain[4:] + plain[:4])) % 97 == _IBAN_REMAINDER


def is_own(words: str, numbers: Sequence[str], domains: Sequence[str]) -> bool:
    """Whether the words hold one of the agency's own numbers, or an address at one of its own domains."""
    digits = _digits_of(words)
    if any(len(_digits_of(one)) > 2 and _digits_of(one) in digits for one in numbers):  # noqa: PLR2004 -- 101, 911
        return True
    domain = words.rpartition("@")[2].lower() if "@" in words else ""
    return any(domain == one.lower() or domain.endswith("." + one.lower()) for one in domains if domain)


def _digits_of(words: str) -> str:
    return "".join(one for one in words if one.isdigit())


def rounded(raw: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Where the last house number of the words stands, and the block it becomes: 1217 Oak -> the 1200 block of Oak."""
    houses = list(_HOUSE.finditer(raw, start, end))
    if not houses:
        return None
    found = houses[-1]
    hundred = int(found[1]) // 100 * 100
    return found.start(1), found.end(1) + 1, f"the {hundred} block of " if hundred else "a place on "


def is_headline(sentence: str) -> bool:
    """Whether nearly every long word begins with a capital, so that capitals mark no names."""
    words = _LONG_WORD.findall(sentence)
    capitals = sum(1 for one in words if one[0].isupper())
    return len(words) >= _FEWEST_WORDS and capitals >= _HEADLINE_SHARE * len(words)
