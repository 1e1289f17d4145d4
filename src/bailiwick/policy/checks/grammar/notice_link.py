"""Links: which host one really opens, and whether it is the agency's, a shortener, a look-alike or somebody else's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bailiwick.policy.checks.grammar.notice_words import words
from bailiwick.policy.text.folding import LOOK_ALIKES
from bailiwick.policy.text.sentences import Span

_NAME = r"[^\s/:@?#<>()\[\]\"',;|\\]"
_URL = rf"(?:[a-z][a-z0-9+.-]{{1,10}}://[^\s<>\"'()|,;]{{1,400}}|(?<![\w@.]){_NAME}{{1,60}}(?:\.{_NAME}{{1,60}}){{1,5}}(?::\d{{1,5}})?(?:/[^\s<>\"'()|,;]{{0,300}})?(?![\w@]))"
_LINKED = words(
    rf"(?P<url>{_URL})(?:\s*(?:->|→|=>|\((?:opens|goes to|leads to|resolves to)|opens|leads to|resolves to|redirects to)\s*(?P<opens>{_URL}))?"
)
_TOP = words(r"\.(?:[a-z]{2,12}|xn--[a-z0-9-]{2,40})$")
_ABBREVIATED = words(r"^(?:[a-z]\.){1,4}[a-z]?\.?$|^(?:e\.g|i\.e|a\.m|p\.m)\.?$|^\d+(?:\.\d+)+$|^[\d.-]+$")
SHORTENERS = frozenset(
    (  # noqa: SIM905 -- reads better than a list
        "bit.ly t.co tinyurl.com goo.gl ow.ly is.gd buff.ly rebrand.ly lnkd.in fb.me youtu.be trib.al dlvr.it cutt.ly rb.gy shorturl.at tiny.cc"
        " t.ly bl.ink s.id v.gd soo.gd short.io qr.ae adf.ly j.mp go.usa.gov amzn.to shorturl.example short.example"
    ).split()
)
_ELSEWHERE = words(
    r"(?:^|\.)(?:facebook|fb|twitter|x|instagram|youtube|tiktok|nextdoor|linkedin|threads|snapchat|pinterest|reddit|flickr|vimeo|whatsapp|telegram|linktr|"
    r"blogspot|wordpress|wixsite|wix|weebly|tumblr|medium|squarespace|jimdo|jimdosite|webnode|carrd|substack|godaddysites|github|gofundme|etsy|patreon|beacons)\.[a-z]{2,10}(?:\.[a-z]{2,4})?$"
)
_LOOKS_LIKE = LOOK_ALIKES | str.maketrans("0135", "oles") | {ord("-"): None, ord("_"): None}
_SHORTEST_NAME = 4


OFFICIAL_AS_TOLD = "(told to open the official website)"
"""A link of which somebody who describes a page says what it opens, without its address."""


class Opens(Enum):
    """What a link opens."""

    OWN = "own"
    UNKNOWN = "unknown"  # a shortened link nobody has opened, or nobody said which domains are the agency's
    LOOKS_ALIKE = "looks-alike"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as shown, and what it opens when somebody has looked; the span is where it stands in its text."""

    shown: str
    opens: str = ""
    span: Span = (0, 0)


def links_in(text: str) -> Iterator[Link]:
    """The web addresses in a text; "a -> b" and "a (opens b)" tell what a shortened one opens."""
    if text == OFFICIAL_AS_TOLD:
        yield Link(text)
        return
    for match in _LINKED.finditer(text):
        shown = match["url"].rstrip(".,;:!?")
        host = host_of(shown)
        if host is None and "://" not in shown:
            continue
        if host is not None and (_ABBREVIATED.search(host) or not _TOP.search(host)):
            continue
        yield Link(shown, (match["opens"] or "").rstrip(".,;:!?"), match.span("url"))


def host_of(address: str) -> str | None:
    """The host that a browser would open, in small letters; None for what is no web address, or hides its host."""
    scheme, told, rest = address.strip().partition("://")
    if not told:
        rest = scheme
    elif scheme.lower() not in {"http", "https"}:
        return None
    place = rest.replace("\\", "/").partition("/")[0].partition("?")[0].partition("#")[0]
    if "@" in place:
        place = place.rpartition("@")[2] if told else ""
    host, _, port = place.partition(":")
    host = host.rstrip(".").lower()
    if not host or "." not in host or (port and not port.isdecimal()):
        return None
    return host


def what_opens(link: Link, own: Sequence[str] | None) -> Opens:
    """What a link opens, by the agency's own domains; None when nobody has said which those are."""
    if link.shown == OFFICIAL_AS_TOLD:
        return Opens.OWN
    host = host_of(link.opens or link.shown)
    if host is None:
        return Opens.ELSEWHERE
    bare = host.removeprefix("www.")
    if own is not None and any(_within(bare, domain) for domain in own):
        return Opens.OWN
    if not link.opens and bare in SHORTENERS:
        return Opens.UNKNOWN
    if own is not None:
        return Opens.LOOKS_ALIKE if any(_alike(bare, domain) for domain in own) else Opens.ELSEWHERE
    return Opens.ELSEWHERE if _ELSEWHERE.search(bare) else Opens.UNKNOWN


def _within(host: str, domain: str) -> bool:
    plain = (host_of(domain) or domain.lower()).removeprefix("www.")
    return host == plain or host.endswith(f".{plain}")


def _alike(host: str, domain: str) -> bool:
    plain = (host_of(domain) or domain.lower()).removeprefix("www.")
    ours, theirs = _folded(plain), _folded(host)
    name = _folded(plain.partition(".")[0])
    if ours in theirs or theirs in ours or _one_slip(ours, theirs):
        return True
    return len(name) >= _SHORTEST_NAME and name in theirs


def _folded(host: str) -> str:
    decomposed = unicodedata.normalize("NFKD", host).translate(_LOOKS_LIKE)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter added, left out or changed makes one name the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    for place, (left, right) in enumerate(zip(short, long, strict=False)):
        if left != right:
            rest = place + 1
            return short[rest:] == long[rest:] if len(short) == len(long) else short[place:] == long[rest:]
    return True
