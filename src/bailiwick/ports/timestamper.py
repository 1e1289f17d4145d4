"""Whoever answers requests for timestamps (RFC 3161)."""

from __future__ import annotations

from typing import Protocol

from bailiwick.kernel.errors import BailiwickError


class NoAnswerError(BailiwickError):
    """An authority could not be reached, or what came back is no answer."""


class Timestamper(Protocol):
    """Takes a TimeStampReq in DER and gives the TimeStampResp in DER, unverified. Raises NoAnswerError."""

    def ask(self, request: bytes) -> bytes:
        """One question, one answer, in bounded time."""
        ...
