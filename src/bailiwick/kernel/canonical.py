"""Canonical JSON and digests: the same data always gives the same bytes (RFC 8785 for ASCII keys, no floats)."""

from __future__ import annotations

import hashlib

import orjson


def canonical_json(data: object) -> bytes:
    """Serialise plain data with sorted keys and no spare space, as RFC 8785 does for data without floats."""
    return orjson.dumps(data, option=orjson.OPT_SORT_KEYS)


def digest_of(data: object) -> str:
    """SHA-256 of the canonical JSON of `data`, as `sha256:<hex>`."""
    return digest_of_bytes(canonical_json(data))


def digest_of_bytes(data: bytes) -> str:
    """SHA-256 of bytes, as `sha256:<hex>`."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def digest_of_text(text: str) -> str:
    """SHA-256 of a text in UTF-8; a lone surrogate, which UTF-8 cannot hold, keeps its own bytes."""
    return digest_of_bytes(text.encode("utf-8", "surrogatepass"))
