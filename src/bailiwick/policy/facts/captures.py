"""What a register holds of a page, and what a capture shows of one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredSite:
    """One row of the register of official sites; only one that is `live` speaks for the agency."""

    name: str
    url: str = ""
    platform: str = ""
    state: str = "live"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCapture:
    """What a page showed when it was captured: its words, the digests of its pictures, and where its links lead."""

    text: str = ""
    images: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
