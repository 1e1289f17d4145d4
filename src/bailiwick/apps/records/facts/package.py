"""The package that answers a demand, purely: the same parts give the same bytes, whoever makes it and whenever.

README.txt        what it is, what it proves and what it does not
manifest.json     every item: its file, SHA-256, size, kind, page, author, days; what was left out, and why
custody.json, custody.txt   who captured, held, searched, exported and handed over, each with its journal entry
items/            the items, byte for byte as they were kept
journal/          the journal up to its last checkpoint, with the entries of the custody log opened (ledger.export)
SHA256SUMS        the digests of all files but journal's and its own, for `sha256sum -c`
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bailiwick.apps.records.facts.readme import readme

FORM, VERSION = "bailiwick-package", 1
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""Zip files have a time for each file, and no zone: ours say none."""
_ENDINGS = {
    "application/json": "json",
    "application/pdf": "pdf",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "text/html": "html",
    "text/plain": "txt",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the package: its number among what was found, its kind, its bytes, and what is told of it."""

    number: int
    kind: str
    media_type: str
    data: bytes
    told: Mapping[str, Any]

    @property
    def file(self) -> str:
        """Where it stands in the package."""
        return f"items/{self.number:04}-{self.kind}.{_ENDINGS.get(self.media_type, 'bin')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a package is made of: all that is told, in plain values, and the bytes."""

    demand: Mapping[str, Any]
    made: Mapping[str, Any]
    search: Mapping[str, Any]
    items: Sequence[Item]
    destroyed: Sequence[Mapping[str, Any]]
    left_out: Sequence[Mapping[str, Any]]
    custody: Sequence[Mapping[str, Any]]
    journal: Sequence[tuple[str, bytes]]
    signed: int
    """How many entries of the journal were signed: those from this number on are in no checkpoint here."""


def package(parts: Parts) -> bytes:
    """The package as a zip file; nothing in it is packed tighter, so that no version of a packer changes its bytes."""
    files = {one.file: one.data for one in parts.items}
    files["manifest.json"] = _written(_manifest(parts))
    files["custody.json"] = _written(list(parts.custody))
    files["custody.txt"] = "".join(f"{_line(one)}\n" for one in parts.custody).encode()
    files["README.txt"] = readme(parts.demand, parts.made, parts.search, parts.signed).encode()
    sums = "".join(f"{_sha256(data)}  {name}\n" for name, data in sorted(files.items()))
    files["SHA256SUMS"] = sums.encode()
    files |= {f"journal/{path}": data for path, data in parts.journal}
    return _zipped(sorted(files.items()))


def _manifest(parts: Parts) -> dict[str, Any]:
    return {
        "form": FORM,
        "v": VERSION,
        "demand": parts.demand,
        "made": parts.made,
        "search": parts.search,
        "items": [_told(one) for one in parts.items],
        "destroyed": list(parts.destroyed),
        "left_out": list(parts.left_out),
    }


def _told(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "file": item.file,
        "sha256": _sha256(item.data),
        "bytes": len(item.data),
        "kind": item.kind,
        "media_type": item.media_type,
        **item.told,
    }


def _line(link: Mapping[str, Any]) -> str:
    """One step of custody for people."""
    of = f" (item {link['item']})" if link.get("item") else ""
    return f"{link['at']}  entry {link['entry']}  {link['who']} {link['says']}{of}"


def _written(told: object) -> bytes:
    return (json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as made:
        for name, data in files:
            info = zipfile.ZipInfo(name, _BEGINNING)
            info.create_system, info.external_attr = 3, 0o644 << 16
            made.writestr(info, data)
    return kept.getvalue()
