"""Links and handles as a resident types them, and which of ours they are, or only look like. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from bailiwick.policy.checks.grammar.lookalike import skeleton
from bailiwick.policy.text.folding import LOOK_ALIKES

LONGEST = 500
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_USUAL = re.compile(r"^(?:www|m|mobile|web|touch|l|lm)\.", re.IGNORECASE)
_HOST = re.compile(r"^[^\s/@:]+\.[^\s/@:.]{2,}(?::\d+)?$")
_HANDLE = re.compile(r"^@?[^\s/]{2,160}$")
_WAYS = frozenset(
    {"pages", "p", "pg", "groups", "company", "channel", "c", "user", "u", "people", "profile.php", "@"}
)
"""Parts of a path that stand before a handle and are none."""


class Kind(StrEnum):
    """What somebody typed."""

    LINK = "link"
    HANDLE = "handle"
    WORDS = "words"


class Answer(StrEnum):
    """What the register says of it."""

    REAL = "real"
    LOOKS_LIKE = "looks-like"
    NOT_HERE = "not-here"
    NOTHING = "nothing"
    """Nothing was asked."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed: a link or a handle as it is looked for, and the name that it ends in."""

    kind: Kind
    key: str
    name: str
    disguised: bool
    """It holds letters of another alphabet, or some that cannot be seen."""


def read_typed(text: str) -> Typed:
    """What was typed, in one form. Never raises, whatever it is."""
    raw = text.strip()[:LONGEST]
    plain = "".join(one for one in unicodedata.normalize("NFKC", raw) if unicodedata.category(one) != "Cf")
    disguised = plain != raw or not _is_one_script(plain)
    bare = _SCHEME.sub("", plain.strip())
    host, slash, path = bare.partition("/")
    if not _HOST.match(host) or (not slash and not _SCHEME.match(plain) and not _is_domain(host)):
        if _HANDLE.match(plain):
            name = plain.removeprefix("@")
            return Typed(Kind.HANDLE, name.casefold(), name, disguised)
        return Typed(Kind.WORDS, " ".join(plain.split()), plain, disguised)
    return _link(host, path, disguised=disguised)


def _link(host: str, path: str, *, disguised: bool) -> Typed:
    host = _without_port(_USUAL.sub("", _unpuny(host))).casefold()
    path = unquote(path.partition("?")[0].partition("#")[0], errors="replace").strip("/")
    parts = [one for one in path.split("/") if one and one.casefold() not in _WAYS]
    name = parts[0].removeprefix("@") if parts else host
    shown = unicodedata.normalize("NFKC", host + path)
    alien = disguised or not _is_one_script(shown)
    return Typed(Kind.LINK, f"{host}/{path}" if path else host, name, alien)


def _without_port(host: str) -> str:
    name, _, port = host.partition(":")
    return name if port in {"80", "443"} else host


def _unpuny(host: str) -> str:
    if "xn--" not in host.casefold():
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _is_domain(host: str) -> bool:
    """Whether a word with a dot is rather a domain than a handle: its end is one that domains have."""
    return host.rpartition(".")[2].casefold() in _ENDS


_ENDS = frozenset(
    {"com", "org", "net", "gov", "us", "edu", "mil", "info", "social", "tv", "example", "app", "io"}
)


def _is_one_script(text: str) -> bool:
    """Whether every letter is a Latin one: a name that mixes alphabets is made to be taken for another."""
    return all("LATIN" in unicodedata.name(one, "") for one in text if one.isalpha())


def looks(name: str) -> str:
    """What is left of a name when letters that look alike, in any alphabet, are one."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(LOOK_ALIKES)
    return skeleton("".join(one for one in plain if not unicodedata.combining(one)))


_SLIPS_FROM = 8
"""Letters of a name from which one slip still leaves it the same to a hasty reader."""
_WORN = re.compile(r"(?:official|real|the|news|page|online|hq|oflcal|offlcal|offlclal)")


def like(name: str, ours: Mapping[str, str]) -> str | None:
    """Which of our names another looks like; `ours` leads from what is left of each to what it is known by."""
    left = looks(name)
    if not left:
        return None
    if left in ours:
        return ours[left]
    bare = _WORN.sub("", left)
    for known, which in ours.items():
        if bare and bare == _WORN.sub("", known) and len(bare) >= _SLIPS_FROM:
            return which
        if len(known) >= _SLIPS_FROM and abs(len(known) - len(left)) <= 1 and _one_slip(known, left):
            return which
    return None


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter put in, left out, changed, or two that changed places make one name of the other."""
    if len(one) > len(other):
        one, other = other, one
    start = next((at for at, letter in enumerate(one) if letter != other[at]), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
