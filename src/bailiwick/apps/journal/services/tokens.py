"""Tokens of timestamp authorities (RFC 3161): what is asked, and what an answer has to prove to be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from cryptography.x509 import Certificate
from rfc3161_client import (
    HashAlgorithm,
    TimeStampRequest,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from bailiwick.apps.journal.errors import NotStampedError

SHA256 = "2.16.840.1.101.3.4.2.1"
_INTEGER, _OID, _SEQUENCE, _SET, _FIRST = 0x02, 0x06, 0x30, 0x31, 0xA0
_LONG, _MOST_LENGTH_BYTES = 0x80, 3


def request_for(note: bytes) -> TimeStampRequest:
    """A request for a stamp on SHA-256 of the note, with a fresh nonce, asking for the signer's certificates."""
    return TimestampRequestBuilder(
        data=note, hash_algorithm=HashAlgorithm.SHA256, nonce=True, cert_req=True
    ).build()


def verified(request: TimeStampRequest, token: bytes, note: bytes, roots: Sequence[Certificate]) -> datetime:
    """The time that the token proves for the note, in UTC; or NotStampedError, and nothing of it is kept."""
    try:
        answer = decode_timestamp_response(in_order(token))
        if not answer.signed_data.certificates:
            raise _not_stamped("It holds no certificate of its signer.")
        imprint = answer.tst_info.message_imprint
        if imprint.hash_algorithm.dotted_string != SHA256:
            raise _not_stamped("Its imprint is not SHA-256.")
        if request.nonce is None or answer.tst_info.nonce != request.nonce:
            raise _not_stamped("It answers another request.")
        verifier = VerifierBuilder(roots=list(roots), nonce=request.nonce).build()
        verifier.verify(answer, hashlib.sha256(note).digest())
        return answer.tst_info.gen_time.astimezone(UTC)
    except (VerificationError, ValueError) as error:
        raise _not_stamped(f"{error}.") from error


def in_order(token: bytes) -> bytes:
    """The token with its certificates in the order DER asks of a set; unchanged where it is no token.

    OpenSSL, which many authorities run, writes them as they come, and strict readers refuse that. No signature covers
    the order, and no length changes. Only what is read is put in order; what is kept is the token as it came.
    """
    try:
        start, end = _certificates(token)
        parts = [token[first:last] for _, first, _, last in _parts(token, start, end)]
    except (ValueError, IndexError):
        return token
    return token[:start] + b"".join(sorted(parts)) + token[end:]


def _certificates(token: bytes) -> tuple[int, int]:
    """Where the certificates are: TimeStampResp, token, content, SignedData, certificates [0]."""
    start, end = 0, len(token)
    for before, tag in (
        ((), _SEQUENCE),
        ((_SEQUENCE,), _SEQUENCE),
        ((_OID,), _FIRST),
        ((), _SEQUENCE),
        ((_INTEGER, _SET, _SEQUENCE), _FIRST),
    ):
        parts = list(_parts(token, start, end))[: len(before) + 1]
        if [part[0] for part in parts] != [*before, tag]:
            raise ValueError(tag)
        _, _, start, end = parts[-1]
    return start, end


def _parts(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Tag, start, start of the content and end of each part. Raises ValueError, IndexError."""
    while start < end:
        length, content = data[start + 1], start + 2
        if length & _LONG:
            number = length & ~_LONG
            length = int.from_bytes(data[content : content + number], "big")
            content += number
            if not 0 < number <= _MOST_LENGTH_BYTES:
                raise ValueError(number)
        if content + length > end:
            raise ValueError(length)
        yield data[start], start, content, content + length
        start = content + length


def _not_stamped(why: str) -> NotStampedError:
    return NotStampedError(
        f"The answer proves no time. {why}", remedy="It was thrown away; the next round asks again."
    )
