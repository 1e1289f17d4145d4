"""Asking a timestamp authority over HTTP (RFC 3161, section 3.4), in bounded time and size."""

from __future__ import annotations

import time
from dataclasses import dataclass

import httpx

from bailiwick.ports.timestamper import NoAnswerError

WAIT = 10.0
"""Seconds for one answer, all in all."""
LARGEST_ANSWER = 64 * 1024
_REPLY = "application/timestamp-reply"


@dataclass(frozen=True, slots=True)
class HttpTimestamper:
    """The authority at an address that the agency named; redirects are not followed."""

    address: str
    wait: float = WAIT

    def ask(self, request: bytes) -> bytes:
        """Post the request and take the answer. Raises NoAnswerError."""
        headers = {"Content-Type": "application/timestamp-query", "Accept": _REPLY}
        try:
            with (
                httpx.Client(timeout=self.wait) as client,
                client.stream("POST", self.address, content=request, headers=headers) as response,
            ):
                if response.status_code != httpx.codes.OK:
                    raise self._no_answer(f"It answered {response.status_code}.")
                if response.headers.get("content-type", "").partition(";")[0].strip() != _REPLY:
                    raise self._no_answer("What it answered is no timestamp.")
                return self._taken(response)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._no_answer(f"It could not be reached ({type(error).__name__}).") from None

    def _taken(self, response: httpx.Response) -> bytes:
        until, taken = time.monotonic() + self.wait, bytearray()
        for part in response.iter_raw():
            taken += part
            if len(taken) > LARGEST_ANSWER or time.monotonic() > until:
                raise self._no_answer("Its answer was too long, or took too long.")
        return bytes(taken)

    def _no_answer(self, why: str) -> NoAnswerError:
        return NoAnswerError(
            f"The timestamp authority gave no answer. {why}",
            place=self.address,
            remedy="Nothing waits for it; the next round asks again.",
        )
