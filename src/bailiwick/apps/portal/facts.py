"""Links and handles as a resident types them, and which of ours they are, or only look like. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bailiwick.apps.sites.facts.links import keys_of, parts_of, without_scheme
from bailiwick.policy.checks.grammar.lookalike import skeleton
from bailiwick.policy.text.folding import LOOK_ALIKES

LONGEST = 500
_HOST = re.compile(r"^[^\s/@:]+\.[^\s/@:.]{2,}\.?(?::\d+)?$")
_HANDLE = re.compile(r"^@?[^\s/]{2,160}$")
_ASKED = re.compile(r"[?#]")
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
    NAME_IS_OURS = "name-is-ours"
    """A page of ours has this name; where it stands was not asked, or its address is not known."""
    POSES = "poses-as-ours"
    """The agency has told that somebody poses as it there."""
    LOOKS_LIKE = "looks-like"
    NOT_OURS_NOW = "not-ours-now"
    """It is in the register, and the agency has told that it is not under its control."""
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
    keys: tuple[str, ...] = ()
    """Of a link: what it is looked for by, the narrowest first."""
    host: str = ""
    """Of a link, in the form in which hosts are compared."""


def read_typed(text: str) -> Typed:
    """What was typed, in one form. Never raises, whatever it is."""
    raw = text.replace("\0", "").strip()[:LONGEST]
    plain = _plain(raw)
    disguised = plain != raw or not _is_one_script(plain)
    bare = without_scheme(plain)
    host, slash, _ = _ASKED.split(bare, maxsplit=1)[0].replace("\\", "/").partition("/")
    if not _HOST.match(host) or (not slash and bare == plain and not _is_domain(host)):
        way, apart, last = plain.rpartition("/")
        bare = last if apart and way.casefold() in _WAYS else plain
        if _HANDLE.match(bare):
            name = bare.removeprefix("@")
            return Typed(Kind.HANDLE, name.casefold(), name, disguised)
        return Typed(Kind.WORDS, " ".join(plain.split()), plain, disguised)
    return _link(bare, disguised=disguised)


def _link(bare: str, *, disguised: bool) -> Typed:
    host, path = parts_of(bare)
    parts = [one for one in path if one.partition("?")[0].casefold() not in _WAYS]
    name = parts[0].removeprefix("@") if parts else host
    shown, keys = host + "/".join(path), keys_of(bare)
    alien = disguised or _plain(shown) != shown or not _is_one_script(shown)
    return Typed(Kind.LINK, keys[0], name.replace("\0", ""), alien, keys, host_of(bare))


def host_of(address: str) -> str:
    """The host of an address, in the form in which hosts are compared; empty where there is none."""
    return keys_of(address)[-1].rstrip("/") if address else ""


def addresses(address: str, handle: str) -> tuple[str, ...]:
    """What a page is found by. One that is a whole host answers for all below it only where the host bears its name.

    Otherwise a platform's own host, entered for a page, would make everybody there official.
    """
    if not address:
        return ()
    own = keys_of(address)[0]
    name = handle.removeprefix("@").casefold()
    return (own, f"{own}/") if "/" not in own and name and name in own else (own,)


def _plain(text: str) -> str:
    """A text whose letters are the usual ones of their kind, without those that cannot be seen."""
    return "".join(one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf")


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


@dataclass(frozen=True, slots=True)
class Names:
    """Our names, made ready to be compared with many others: each leads to what it is known by."""

    by_looks: Mapping[str, str]
    """By what is left of each."""
    by_worn: Mapping[str, str]
    """Without words that anybody adds."""
    by_part: Mapping[str, tuple[str, ...]]
    """What is left of those that have it, whole or without one letter."""

    @classmethod
    def of(cls, ours: Mapping[str, str]) -> Names:
        """From what is left of each name to what it is known by."""
        by_worn: dict[str, str] = {}
        by_part: dict[str, tuple[str, ...]] = {}
        for left, which in ours.items():
            by_worn.setdefault(_WORN.sub("", left), which)
            for part in _parts(left) if len(left) >= _SLIPS_FROM else ():
                by_part[part] = (*by_part.get(part, ()), left)
        return cls(ours, by_worn, by_part)


def _parts(left: str) -> set[str]:
    """A name, and what it is without each of its letters: two names that one slip sets apart have one in common."""
    return {left, *(left[:at] + left[at + 1 :] for at in range(len(left)))}


def like(name: str, ours: Names) -> str | None:
    """Which of our names another looks like."""
    left = looks(name)
    if not left:
        return None
    if left in ours.by_looks:
        return ours.by_looks[left]
    bare = _WORN.sub("", left)
    if len(bare) >= _SLIPS_FROM and bare in ours.by_worn:
        return ours.by_worn[bare]
    near = (known for part in sorted(_parts(left)) for known in ours.by_part.get(part, ()))
    return next((ours.by_looks[known] for known in near if _one_slip(known, left)), None)


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
