"""Links of a page: where they lead, past the networks' own way-out pages, and what their words pretend."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from bailiwick.policy.checks.grammar.notice_link import SHORTENERS, host_of

_WAY_OUT = re.compile(
    r"^(?:l|lm)\.facebook\.com$|^l\.instagram\.com$|^(?:www\.)?youtube\.com$|^(?:www\.)?google\.com$|^(?:www\.)?linkedin\.com$|^l\.[\w-]{1,30}\.example$|^out\.[\w.-]{1,40}$"
)
_SHOWN_ADDRESS = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?…?$", re.IGNORECASE)
_QUOTED = re.compile(rb"%([0-9a-fA-F]{2})")
LONGEST_LINK = 2000
MOST_PARTS = 20


def link_of(anchor: LexborNode) -> str:
    """The link of an anchor as `page.links` takes it: the address, or "short -> long"; empty for none."""
    href = (anchor.attributes.get("href") or "").strip()[:LONGEST_LINK]
    if href.startswith("//"):
        href = f"https:{href}"
    if not href.lower().startswith(("http://", "https://")) or host_of(href) is None:
        return ""
    href = _past_way_out(href)
    told = (anchor.attributes.get("data-expanded-url") or "").strip()
    if told and host_of(told):
        return f"{href} -> {told}"
    return href


def words_of(text: str, link: str, *, trusted: bool) -> str:
    """The words of a link as they may be read: an address that pretends another one gives way to the real one.

    A network that writes out what its own shortened links open is trusted to.
    """
    shown = text.strip()
    if not link or not _SHOWN_ADDRESS.match(shown):
        return text
    real = host_of(link.partition(" -> ")[2] or link)
    if real is None or host_of(shown.rstrip("…")) == real or (trusted and real in SHORTENERS):
        return text
    return f" {link} "


def _past_way_out(href: str) -> str:
    if not _WAY_OUT.match(host_of(href) or ""):
        return href
    query = href.partition("?")[2].partition("#")[0]
    for part in query.split("&")[:MOST_PARTS]:
        name, _, value = part.partition("=")
        plain = _unquoted(value)
        if name in {"u", "q", "url"} and plain.lower().startswith(("http://", "https://")) and host_of(plain):
            return plain
    return href


def _unquoted(value: str) -> str:
    octets = _QUOTED.sub(lambda match: bytes([int(match.group(1), 16)]), value.encode("utf-8", "replace"))
    return octets.decode("utf-8", "replace")
