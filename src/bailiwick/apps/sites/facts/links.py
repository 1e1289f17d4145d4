"""Links in the one form in which they are compared, whoever wrote them. Pure.

`www.` and `m.`, a port that is the usual one, punycode, capitals, a handle's `@`, and what follows `?` make no two
pages of one; the number of `profile.php?id=` does.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qs, unquote

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_USUAL = re.compile(r"^(?:(?:www|m|mobile|web|touch|l|lm)\.)+(?=[^.]+\.)", re.IGNORECASE)
_USUAL_PORTS = frozenset({"80", "443"})
_SAME = {"twitter.com": "x.com", "fb.com": "facebook.com"}
"""Hosts that lead to the same pages under another name."""
_BY_NUMBER = "profile.php"
"""The part of a path whose page is told by a number after it."""


def without_scheme(link: str) -> str:
    """A link as it is spoken."""
    return _SCHEME.sub("", link.strip())


def parts_of(link: str) -> tuple[str, tuple[str, ...]]:
    """The host of a link and the parts of its path, capitals as they were written. Never raises."""
    # Browsers read a backslash as a slash, and go up at "..", so that a path may lead elsewhere than it begins.
    bare, _, asked = without_scheme(link).replace("\\", "/").partition("#")[0].partition("?")
    host, _, path = bare.partition("/")
    parts: list[str] = []
    for one in path.split("/"):
        part = unquote(one, errors="replace")
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    numbers = parse_qs(asked, errors="replace").get("id", [])
    if parts and parts[-1].casefold() == _BY_NUMBER and len(numbers) == 1:
        parts[-1] = f"{_BY_NUMBER}?id={numbers[0]}"
    return _host(host), tuple(parts)


def keys_of(link: str) -> tuple[str, ...]:
    """What a link is looked for by, the narrowest first: itself, then each page that it is below.

    The last of one with a path is its host and a slash: everything there, where a page is a whole host.
    """
    host, parts = parts_of(link)
    host, told = _folded(host), [_folded(one).removeprefix("@") for one in parts]
    below = ["/".join([host, *told[:end]]) for end in range(len(told), 0, -1)]
    return (*below, f"{host}/") if below else (host,)


def _host(text: str) -> str:
    name, _, port = text.partition(":")
    name = _USUAL.sub("", _unpuny(name.casefold()).rstrip("."))
    name = _SAME.get(name, name)
    return name if not port or port in _USUAL_PORTS else f"{name}:{port}"


def _unpuny(host: str) -> str:
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
