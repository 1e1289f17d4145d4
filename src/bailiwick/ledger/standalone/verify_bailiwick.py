"""Verify what Bailiwick gave you, offline, with Python alone.

    python3 verify_bailiwick.py EXPORT [--key FILE] [--checkpoint FILE] [--format json]

EXPORT is a folder or a zip file with the log, or a receipt (.tlog-proof). Needs Python 3.9 or newer and nothing else:
no package, no network. Exit status: 0 nothing was changed, 1 something was, 2 this is not what it should be.

It stands alone on purpose: all it relies on can be read here, from the tree (RFC 6962, C2SP tlog-tiles) over the
notes (C2SP signed-note, tlog-checkpoint, tlog-proof) to the signature (RFC 8032).
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import itertools
import json
import re
import struct
import sys
import zipfile
import zlib
from bisect import bisect_left, bisect_right
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Mapping, NoReturn, Optional, Sequence, Tuple

Hashes = List[Optional[bytes]]
Entry = Dict[str, Any]
WIDTH, LARGEST_LOG, LARGEST_FILE, LARGEST_NOTE = 256, 2**24, 64_000_000, 1_000_000
EMPTY_ROOT = hashlib.sha256(b"").digest()


class NotThis(Exception):  # noqa: N818 -- read as a sentence where it is raised
    """Bytes that are not what they should be."""


# --- Ed25519, RFC 8032: section 5.1.7 over the curve of section 5.1 ---------------------------------------------

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
SQUARE_ROOT_OF_MINUS_1 = pow(2, (PRIME - 1) // 4, PRIME)
Point = Tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, x*y = T/Z


def add(p: Point, q: Point) -> Point:
    """The sum of two points, by the complete formulas of section 5.1.4."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % PRIME, (p[1] + p[0]) * (q[1] + q[0]) % PRIME
    c, d = 2 * p[3] * q[3] * D % PRIME, 2 * p[2] * q[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME)


def times(number: int, p: Point) -> Point:
    """A point added to itself that many times."""
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, p)
        p, number = add(p, p), number >> 1
    return total


def point(data: bytes) -> Optional[Point]:
    """The point that 32 bytes stand for, or None (section 5.1.3)."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= PRIME:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    x = x if x * x % PRIME == square else x * SQUARE_ROOT_OF_MINUS_1 % PRIME
    if x * x % PRIME != square or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else PRIME - x
    return (x, y, 1, x * y % PRIME)


def encoded(p: Point) -> bytes:
    """The 32 bytes of a point (section 5.1.2)."""
    inverse = pow(p[2], PRIME - 2, PRIME)
    x, y = p[0] * inverse % PRIME, p[1] * inverse % PRIME
    return (y | ((x & 1) << 255)).to_bytes(32, "little")


BASE = point((4 * pow(5, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little")) or (0, 1, 1, 0)


def has_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature is that key's over the message: S*B - k*A has to give R, byte for byte."""
    own = point(public)
    s = int.from_bytes(signature[32:], "little")
    if own is None or len(signature) != 64 or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    minus = (PRIME - own[0], own[1], 1, PRIME - own[3])
    return encoded(add(times(s, BASE), times(k, minus))) == signature[:32]


# --- keys, notes and checkpoints -------------------------------------------------------------------------------


def strict_base64(text: str) -> bytes:
    """Base 64 as RFC 4648 has it, and in the one way to write it."""
    data = base64.b64decode(text.encode(), validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError
    return data


def is_name(name: str) -> bool:
    """Whether a key may have this name."""
    fits = 0 < len(name) <= 255 and "+" not in name
    return fits and not any(one.isspace() or one < " " or "\ud800" <= one <= "\udfff" for one in name)


class Key:
    """A public key by the line name+id+key; keys of small order, with which anybody can sign, are refused."""

    def __init__(self, line: str) -> None:
        self.line = line.strip()
        try:
            self.name, stated, key = self.line.split("+", 2)
            data = strict_base64(key)
        except ValueError:
            raise NotThis("a key") from None
        self.id = hashlib.sha256(self.name.encode("utf-8", "replace") + b"\n" + data).digest()[:4]
        own = point(data[1:]) if len(data) == 33 else None
        weak = own is None or encoded(times(8, own)) == encoded((0, 1, 1, 0))
        if weak or data[0] != 1 or self.id.hex() != stated or not is_name(self.name):
            raise NotThis("a key")
        self.public = data[1:]


def signed_text(data: bytes, key: Key) -> str:
    """The text of a note, if the key has signed it as it stands; other keys' signatures are passed over."""
    try:
        whole = data.decode()
    except ValueError:
        raise NotThis("a note") from None
    text, empty, below = whole.rpartition("\n\n")
    lines = below[:-1].split("\n")
    control = any(one < " " and one != "\n" for one in whole)
    if control or not empty or not below.endswith("\n") or len(lines) > 100 or len(data) > LARGEST_NOTE:
        raise NotThis("a note")
    good = 0
    for line in lines:
        dash, name, signature = (line.split(" ") + ["", ""])[:3] if line.count(" ") == 2 else ("", "", "")
        try:
            signed = strict_base64(signature)
        except ValueError:
            raise NotThis("a signature") from None
        if dash != "—" or len(signed) < 5 or not is_name(name):
            raise NotThis("a signature")
        if (name, signed[:4]) == (key.name, key.id):
            if not has_signed(key.public, (text + "\n").encode(), signed[4:]):
                raise NotThis("signed as it stands")
            good += 1
    if not good:
        raise NotThis("signed by this key")
    return text + "\n"


class Checkpoint:
    """Origin, size and root of a log, signed by its key."""

    def __init__(self, data: bytes, key: Key) -> None:
        lines = signed_text(data, key).split("\n")[:-1]
        if len(lines) < 3 or not all(lines) or lines[0] != key.name:
            raise NotThis("a checkpoint of this log")
        if not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]) or int(lines[1]) >= 2**63:
            raise NotThis("a checkpoint")
        self.origin, self.size = lines[0], int(lines[1])
        try:
            self.root = strict_base64(lines[2])
        except ValueError:
            raise NotThis("a checkpoint") from None
        if len(self.root) != 32 or (not self.size and self.root != EMPTY_ROOT):
            raise NotThis("a checkpoint")


# --- the tree, RFC 6962, and its tiles -------------------------------------------------------------------------


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def complete(hashes: Sequence[bytes]) -> bytes:
    """The root over a power of two of hashes."""
    while len(hashes) > 1:
        hashes = [node_hash(*hashes[at : at + 2]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def subtrees(hashes: Sequence[bytes]) -> List[bytes]:
    """The roots of the complete subtrees of a tree, largest first: one for each bit of its size."""
    roots, start = [], 0
    for bit in reversed(range(len(hashes).bit_length())):
        if len(hashes) >> bit & 1:
            roots.append(complete(hashes[start : start + (1 << bit)]))
            start += 1 << bit
    return roots


def folded(roots: List[bytes]) -> bytes:
    """The root of a tree by its complete subtrees."""
    root = roots.pop() if roots else EMPTY_ROOT
    while roots:
        root = node_hash(roots.pop(), root)
    return root


def tile_name(level: str, index: int, width: int = WIDTH) -> str:
    """The path of a tile or an entry bundle."""
    parts, rest = ["%03d" % (index % 1000)], index // 1000
    while rest:
        parts.insert(0, "x%03d" % (rest % 1000))
        rest //= 1000
    return f"tile/{level}/{'/'.join(parts)}" + (f".p/{width}" if width < WIDTH else "")


def widths(count: int) -> List[int]:
    """The widths of the tiles that hold that many hashes: full ones, then a rest."""
    return [WIDTH] * (count // WIDTH) + ([count % WIDTH] if count % WIDTH else [])


def bundle_index(name: str) -> Optional[Tuple[int, int]]:
    """Index and width of an entry bundle by its path."""
    found = re.fullmatch(r"tile/entries/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", name)
    if not found:
        return None
    index, width = int(found[1].replace("/", "").replace("x", "")), int(found[2] or WIDTH)
    return (index, width) if tile_name("entries", index, width) == name else None


def split(data: bytes) -> Tuple[List[bytes], bool]:
    """The entries of a bundle as far as it can be read, and whether that was to its end."""
    entries: List[bytes] = []
    place = 0
    while place < len(data):
        start = place + 2
        place = start + int.from_bytes(data[place:start], "big")
        if place > len(data) or start > len(data):
            return entries, False
        entries.append(data[start:place])
    return entries, len(entries) <= WIDTH


class Row:
    """The entries at hand: bundles as (path, first place, count), and the hash of each entry, None if unreadable."""

    def __init__(self, files: Mapping[str, bytes], size: int) -> None:
        self.hashes: Hashes = []
        self.bundles: List[Tuple[str, int, int]] = []
        self.size, self.files = size, files
        self.last: Tuple[str, List[bytes]] = ("", [])
        expected = dict(enumerate(widths(size)))
        chosen: Dict[int, Tuple[int, str]] = {}
        for name in sorted(name for name in files if name.startswith("tile/entries/")):
            index, width = bundle_index(name) or (-1, 0)
            rival = chosen.get(index, (0, ""))[0]
            if index >= 0 and (
                width == expected.get(index) or (rival != expected.get(index) and width > rival)
            ):
                chosen[index] = (width, name)
        last = max(chosen, default=-1)
        for index in sorted(one for one in set(expected) | set(chosen) if one <= last):
            wanted = expected.get(index, 0)
            path = chosen[index][1] if index in chosen else tile_name("entries", index, wanted)
            entries, whole = split(files[path]) if index in chosen else ([], False)
            row: Hashes = [leaf_hash(entry) if entry else None for entry in entries]
            if not whole:
                row = row[:wanted] + [None] * (wanted - len(row))
            self.bundles.append((path, len(self.hashes), len(row)))
            self.hashes += row
        self.starts = [start for _, start, _ in self.bundles]

    def file_of(self, place: int) -> str:
        """The bundle in which the entry at a place stands."""
        for path, start, count in self.bundles:
            if place < start + max(count, 1):
                return path
        return self.bundles[-1][0] if self.bundles else tile_name("entries", 0)

    def signed_file(self, entry: int) -> str:
        """The bundle to which a signed entry belongs."""
        own = [path for path, _, _ in self.bundles if (bundle_index(path) or (0, 0))[0] == entry // WIDTH]
        return own[0] if own else tile_name("entries", entry // WIDTH)

    def entry(self, place: int) -> bytes:
        """The bytes of the entry at a place, or none."""
        number = bisect_right(self.starts, place) - 1
        if place < 0 or number < 0:
            return b""
        path, start, _ = self.bundles[number]
        if path != self.last[0]:
            self.last = (path, split(self.files.get(path, b""))[0])
        return self.last[1][place - start] if place - start < len(self.last[1]) else b""


# --- which hashes were signed: tiles and entries both speak, and the root decides --------------------------------


def candidates(
    files: Mapping[str, bytes], level: int, index: int, width: int, own: Hashes
) -> List[List[bytes]]:
    """The hashes of a tile as its file has them, and as the entries give them."""
    data = files.get(tile_name(str(level), index, width), b"")
    found = [[data[at : at + 32] for at in range(0, len(data), 32)]] if len(data) == 32 * width else []
    known = [one for one in own[index * WIDTH : index * WIDTH + width] if one is not None]
    return found + ([known] if len(known) == width else [])


def signed_leaves(size: int, root: bytes, row: Hashes, files: Mapping[str, bytes]) -> Hashes:
    """The hash of each signed leaf, None where nothing at hand leads to the root."""
    of_entries, counts = [row], [size]
    while counts[-1] >= WIDTH:
        blocks = (of_entries[-1][at : at + WIDTH] for at in range(0, len(of_entries[-1]) - WIDTH + 1, WIDTH))
        of_entries.append([complete([b for b in one if b]) if None not in one else None for one in blocks])
        counts.append(counts[-1] // WIDTH)
    levels = list(enumerate(counts))
    choices: List[List[List[bytes]]] = [
        candidates(files, level, n // WIDTH, n % WIDTH, of_entries[level]) if n % WIDTH else [[]]
        for level, n in levels
    ]
    edges: Sequence[Optional[List[bytes]]] = [None for _ in levels]
    for chosen in itertools.product(*choices):
        if folded([one for edge in reversed(chosen) for one in subtrees(edge)]) == root:
            edges = chosen
            break
    above: Hashes = []
    for level, count in reversed(levels):
        here: Hashes = []
        for index in range(count // WIDTH):
            fitting = candidates(files, level, index, WIDTH, of_entries[level])
            fitting = [one for one in fitting if complete(one) == above[index]]
            here += fitting[0] if fitting else [None] * WIDTH
        edge = edges[level]
        above = here + (list(edge) if edge is not None else [None] * (count % WIDTH))
    return above


# --- what happened to the entries --------------------------------------------------------------------------------

Difference = Tuple[str, int, int]


def differences(signed: Hashes, found: Hashes) -> List[Difference]:
    """Kind, first and last entry of each difference between what was signed and what is here."""
    start = alike(signed, found)
    end = min(alike(signed[::-1], found[::-1]), len(signed) - start, len(found) - start)
    old, new = signed[start : len(signed) - end], found[start : len(found) - end]
    if (
        None not in old
        and None not in new
        and sorted(map(bytes, filter(None, old))) == sorted(map(bytes, filter(None, new)))
    ):
        places = [place for place in range(len(old)) if old[place] != new[place]]
        kind = "swapped" if len(places) == 2 else "reordered"
        return [(kind, start + places[0], start + places[-1])] if places else []
    told: List[Difference] = []
    steps = [(-1, -1)] + kept(old, new) + [(len(old), len(new))]
    for (a, b), (c, d) in zip(steps, steps[1:]):
        here, there = list(range(a + 1, c)), list(range(b + 1, d))
        for place, at in zip(here, there):
            kind = "unreadable" if new[at] is None else "untold" if old[place] is None else "changed"
            told.append((kind, start + place, start + place))
        both = min(len(here), len(there))
        if len(here) > both:
            ends = start + c == len(signed)
            kind = "untold" if old[here[both]] is None else "truncated" if ends else "missing"
            told.append((kind, start + here[both], start + here[-1]))
        told += [("inserted", start + at, start + at) for at in there[both:] if new[at] is not None]
    merged: List[Difference] = []
    for kind, first, last in told:
        if merged and merged[-1][0] == kind and merged[-1][2] + 1 == first:
            merged[-1] = (kind, merged[-1][1], last)
        else:
            merged.append((kind, first, last))
    return merged


def alike(one: Hashes, other: Hashes) -> int:
    """How many at the beginning are the same."""
    count = 0
    for left, right in zip(one, other):
        if left is None or left != right:
            return count
        count += 1
    return count


def kept(old: Hashes, new: Hashes) -> List[Tuple[int, int]]:
    """The longest row that stands in both in the same order, as places in old and new."""
    where = {one: place for place, one in reversed(list(enumerate(old))) if one is not None}
    ends: List[int] = []
    lasts: List[int] = []
    steps: List[Tuple[int, int, int]] = []
    for at, one in enumerate(new):
        place = where.get(one, -1) if one is not None else -1
        if place >= 0:
            length = bisect_left(ends, place)
            ends[length : length + 1], lasts[length : length + 1] = [place], [len(steps)]
            steps.append((place, at, lasts[length - 1] if length else -1))
    pairs, step = [], lasts[-1] if lasts else -1
    while step >= 0:
        place, at, step = steps[step]
        pairs.append((place, at))
    return pairs[::-1]


# --- leaves, openings, contents ----------------------------------------------------------------------------------

WORD, DIGEST = "[A-Za-z0-9][A-Za-z0-9._:-]{0,63}", "[0-9a-f]{64}"
FIELDS = {"actor": WORD, "commitment": DIGEST, "reason": WORD, "record": WORD, "type": WORD, "after": DIGEST}
TIME = r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{6})Z"


def canonical(data: object) -> bytes:
    """Canonical JSON, RFC 8785 for what is written here."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def plain(data: bytes) -> Any:  # noqa: ANN401 -- JSON is anything until it is looked at
    """What a JSON text says; None for what is none."""
    try:
        return json.loads(data.decode())
    except (ValueError, RecursionError):
        return None


def leaf(data: bytes) -> Optional[Entry]:
    """The parts of an entry of ours, `at` as a time; None for anything else."""
    parts = plain(data)
    if not isinstance(parts, dict) or len(data) > 1023 or type(parts.get("v")) is not int or parts["v"] != 1:
        return None
    if set(parts) - {"after"} != (set(FIELDS) | {"at", "v"}) - {"after"} or canonical(parts) != data:
        return None
    if not all(isinstance(one, str) for name, one in parts.items() if name != "v"):
        return None
    time = re.fullmatch(TIME, parts["at"])
    if not time or not all(re.fullmatch(FIELDS[name], parts[name]) for name in FIELDS if name in parts):
        return None
    try:
        year, month, day, hour, minute, second, fraction = map(int, time.groups())
        return dict(parts, at=datetime(year, month, day, hour, minute, second, fraction, timezone.utc))
    except ValueError:
        return None


def opens(entry: bytes, salt: str, manifest: str) -> bool:
    """Whether salt and manifest give the commitment of an entry."""
    parts = leaf(entry)
    digest = hashlib.sha256(manifest.encode("utf-8", "surrogatepass")).digest()
    commitment = hashlib.sha256(b"bailiwick/commitment/v1" + bytes.fromhex(salt) + digest)
    return parts is not None and parts["commitment"] == commitment.hexdigest()


def read_opening(line: bytes) -> Optional[Tuple[int, str, str]]:
    """Entry, salt and manifest of a line of an openings file; None for anything else."""
    parts = plain(line)
    if not isinstance(parts, dict) or set(parts) != {"entry", "manifest", "salt"}:
        return None
    entry, salt, manifest = parts["entry"], parts["salt"], parts["manifest"]
    if type(entry) is not int or not 0 <= entry < 2**64 or not isinstance(salt, str):
        return None
    try:
        same = isinstance(manifest, str) and canonical(parts) + b"\n" == line
    except ValueError:
        return None
    return (entry, salt, manifest) if same and re.fullmatch(DIGEST, salt) else None


def contents_of(data: bytes) -> Optional[Entry]:
    """What export.json says; None where it is not to the letter what an export has."""
    parts = plain(data)
    try:
        runs = [(int(first), int(last)) for first, last in parts["opened"]]
        files = {str(name): str(digest) for name, digest in parts["files"].items()}
        read = {"files": files, "form": "bailiwick-export", "opened": [list(one) for one in runs], "v": 1}
        read.update(origin=str(parts["origin"]), size=int(parts["size"]))
        if canonical(read) + b"\n" != data:
            return None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None
    ends = [-2] + [end for run in runs for end in run]
    gaps = all(ends[at] + 1 < ends[at + 1] for at in range(0, len(ends) - 1, 2))
    return read if gaps and all(a <= b for a, b in runs) and ends[-1] < int(parts["size"]) else None


# --- the report --------------------------------------------------------------------------------------------------


def finding(kind: str, file: str, says: str, first: int = -1, last: int = -1) -> Entry:
    """One thing that is not as it was recorded."""
    return {"kind": kind, "file": file, "first": first, "last": last, "says": says}


def entries_finding(kind: str, first: int, last: int, file: str) -> Entry:
    """A finding about entries, in words."""
    one = first == last
    named, were = (f"Entry {first}", "was") if one else (f"Entries {first} to {last}", "were")
    places = f"place {first}" if one else f"places {first} to {last}"
    untold = f"{named}: at least one was changed, and so were the hashes that would tell which."
    says = {
        "changed": f"{named} {were} changed after the log was signed.",
        "missing": f"{named} {were} taken out after the log was signed.",
        "truncated": f"{named} {were} cut off at the end of the log.",
        "inserted": f"What stands at {places} was put in after the log was signed.",
        "swapped": f"Entries {first} and {last} stand in each other's place.",
        "reordered": f"{named} {were} put into another order.",
        "unreadable": f"{named} cannot be read: the file is damaged.",
        "untold": f"{named} or its hash was changed; nothing here tells which." if one else untold,
    }[kind]
    return finding(kind, file, says, first, last)


UNSIGNED = (
    "The checkpoint is not signed by this key as it stands. Nothing can be told of the entries without it."
)
CONTENTS = "export.json does not fit the checkpoint, or was changed. Ask for the export again."


def of_opening(entry: int, file: str) -> Entry:
    """A finding about what is shown of an entry."""
    return finding("opening", file, f"What is shown of entry {entry} is not what was recorded.", entry, entry)


def of_stray(file: str) -> Entry:
    """A finding about a file that has no place in an export."""
    return finding("file", file, f"{file} does not belong to this export.")


def of_history(size: int) -> Entry:
    """A finding about a held checkpoint over other entries."""
    says = f"The first {size} entries are not those of the checkpoint you hold. There are two histories."
    return finding("history", "checkpoint", says, 0, size - 1)


def time_told(at: datetime) -> str:
    """A time for people."""
    return f"{at:%H:%M} UTC on {at.day} {at:%B} {at.year}"


def report(  # noqa: PLR0913, PLR0917 -- the parts of an answer
    kind: str, top: Optional[Checkpoint], findings: List[Entry], proved: List[str], key: bool, compared: bool
) -> Entry:
    """The whole answer, with what it does not prove."""
    told = [
        "This does not prove who wrote it.",
        "This does not prove that what was recorded is true, or that everything was recorded.",
        "The times are those of the log's own clock.",
    ]
    if not key:
        told.append("The key came with the files. Compare it with the one that the agency publishes (--key).")
    if not compared:
        told.append(
            "Somebody else may have been shown another history. "
            "Compare with a checkpoint that you or somebody else holds (--checkpoint)."
        )
    return {
        "verified": kind,
        "outcome": "changed" if findings else "unchanged",
        "origin": top.origin if top else "",
        "size": top.size if top else 0,
        "root": top.root.hex() if top else "",
        "findings": findings,
        "proved": [] if findings else proved,
        "not_proved": told,
    }


# --- an export ---------------------------------------------------------------------------------------------------


def verify_export(files: Mapping[str, bytes], key: Optional[Key], held: Sequence[bytes]) -> Entry:
    """Verify the files of an export: path to bytes."""
    if "export.json" not in files and "checkpoint" not in files:
        raise NotThis("an export: there is neither export.json nor a checkpoint here")
    findings: List[Entry] = []
    contents, used, top = opened(files, key, findings)
    if contents is None or used is None or top is None:
        return report("log", None, findings, [], key is not None, compared=False)
    row = Row(files, top.size)
    signed, theirs = row.hashes, open_held(held, used)
    if len(signed) != top.size or root_over(signed, top.size) != top.root:
        signed = signed_leaves(top.size, top.root, row.hashes, files)
        for one in theirs:
            part = row.hashes[: one.size] if one and one.size <= top.size else []
            if one and None in signed[: len(part)] and root_over(part, one.size) == one.root:
                signed[: one.size] = part
        for kind, first, last in differences(signed, row.hashes):
            file = row.file_of(first) if kind in ("inserted", "unreadable") else row.signed_file(first)
            gone = kind == "unreadable" and split(files.get(file, b""))[1]
            findings.append(entries_finding("missing" if gone else kind, first, last, file))
    tiles = look_at_tiles(files, signed, top.size, findings)
    blocks: Dict[int, List[int]] = {}
    for first, last in contents["opened"]:
        for entry in range(first, last + 1):
            blocks.setdefault(entry // WIDTH, []).append(entry)
    names = {
        index: tile_name("entries", index)[5:].replace("entries", "openings", 1) + ".jsonl"
        for index in blocks
    }
    known = {"export.json", *contents["files"], *tiles, *names.values(), *(one[0] for one in row.bundles)}
    findings += [of_stray(name) for name in sorted(files) if name not in known]
    look_at_openings(row, signed, {names[index]: entries for index, entries in blocks.items()}, findings)
    compared = look_at_held(theirs, signed, top, findings)
    shown = sum(map(len, blocks.values()))
    proved = [] if findings else what_is_proved(row, top.size, shown, compared)
    return report("log", top, findings, proved, key is not None, bool(compared))


def opened(
    files: Mapping[str, bytes], key: Optional[Key], findings: List[Entry]
) -> Tuple[Optional[Entry], Optional[Key], Optional[Checkpoint]]:
    """Contents, key and checkpoint, None for what cannot be relied on."""
    contents, used, top = contents_of(files.get("export.json", b"")), key, None
    if contents is None:
        findings.append(finding("file", "export.json", CONTENTS))
    for name, digest in sorted(contents["files"].items()) if contents else ():
        if hashlib.sha256(files.get(name, b"")).hexdigest() != digest:
            says = f"{name} is not the file that export.json names: one of the two was changed."
            findings.append(finding("file", name, says))
    try:
        own = Key(files.get("log.key", b"").decode("utf-8", "replace"))
        used = key or own
        fits = used.line == own.line
    except NotThis:
        fits = False
    if not fits:
        findings.append(finding("key", "log.key", "log.key is no key, or another than the one you gave."))
    if used:
        try:
            top = Checkpoint(files.get("checkpoint", b""), used)
        except NotThis:
            findings.append(finding("checkpoint", "checkpoint", UNSIGNED))
    if top and top.size > LARGEST_LOG:
        raise NotThis(f"read here: this log has more than {LARGEST_LOG:,} entries")
    if contents and top and (contents["origin"], contents["size"]) != (top.origin, top.size):
        findings.append(finding("file", "export.json", CONTENTS))
        contents = None
    return contents, used, top


def look_at_tiles(files: Mapping[str, bytes], signed: Hashes, size: int, findings: List[Entry]) -> List[str]:
    """Hold every tile to be what the signed leaves give, where all are known; tells the paths of all tiles."""
    hashes, level, names, count = [one for one in signed if one], 0, [], size
    known = len(hashes) == size
    while count:
        for index, width in enumerate(widths(count)):
            names.append(tile_name(str(level), index, width))
            data = b"".join(hashes[index * WIDTH : index * WIDTH + width])
            if known and files.get(names[-1]) != data:
                says = f"The hashes in {names[-1]} were changed. The entries stand."
                findings.append(finding("tile", names[-1], says))
        count, level = count // WIDTH, level + 1
        hashes = [complete(hashes[at * WIDTH : (at + 1) * WIDTH]) for at in range(count)] if known else []
    return names


def look_at_openings(
    row: Row, signed: Hashes, openings: Mapping[str, List[int]], findings: List[Entry]
) -> None:
    """Hold what is shown of each entry against what the entry committed to."""
    spoiled = {
        entry
        for one in findings
        if one["kind"] in ("changed", "unreadable", "missing", "truncated")
        for entry in range(one["first"], one["last"] + 1)
    }
    places = {one: place for place, one in enumerate(row.hashes) if one is not None}
    for file, named in openings.items():
        lines = [read_opening(line) for line in row.files.get(file, b"").splitlines(keepends=True)]
        stated = [line[0] for line in lines if line is not None]
        entries = named
        if len(stated) == len(lines) and stated != named:
            says = f"{file} and export.json do not name the same entries."
            findings.append(finding("file", file, says))
            entries = [entry for entry in stated if entry < len(signed)]
            lines = [line for line in lines if line is not None and line[0] < len(signed)]
        for entry, line in itertools.zip_longest(entries, lines[: len(entries)]):
            own = signed[entry]
            place = places.get(own, entry) if own is not None else entry
            good = line is not None and line[0] == entry and opens(row.entry(place), line[1], line[2])
            if entry not in spoiled and not good:
                findings.append(of_opening(entry, file))
        if len(lines) > len(entries):
            findings.append(of_stray(file))


def root_over(hashes: Hashes, size: int) -> bytes:
    """The root over so many leaf hashes, nothing where one of them is unknown."""
    known = [one for one in hashes if one is not None]
    return folded(subtrees(known)) if len(known) == size else b""


def open_held(held: Sequence[bytes], key: Key) -> List[Optional[Checkpoint]]:
    """The checkpoints that somebody holds, None for one that this key did not sign."""
    opened: List[Optional[Checkpoint]] = []
    for data in held:
        try:
            opened.append(Checkpoint(data, key))
        except NotThis:
            opened.append(None)
    return opened


def unsigned(number: int) -> Entry:
    """A finding about a held checkpoint."""
    return finding("checkpoint", "", f"The checkpoint you hold (number {number}) is not signed by this key.")


def look_at_held(
    theirs: Sequence[Optional[Checkpoint]], signed: Hashes, top: Checkpoint, findings: List[Entry]
) -> List[int]:
    """Hold the log against checkpoints that somebody holds; tells the sizes it could be compared at."""
    compared = []
    for number, one in enumerate(theirs, start=1):
        if one is None:
            findings.append(unsigned(number))
        elif one.size > top.size:
            says = f"The log ends after {top.size} entries, and the checkpoint you hold has {one.size}. "
            says += "What came after was left out."
            findings.append(finding("stale", "checkpoint", says, top.size, one.size - 1))
        elif None not in signed[: one.size]:
            compared.append(one.size)
            if root_over(signed[: one.size], one.size) != one.root:
                findings.append(of_history(one.size))
    return compared


def what_is_proved(row: Row, size: int, shown: int, compared: Iterable[int]) -> List[str]:
    """What an export without findings proves."""
    last = leaf(row.entry(size - 1))
    number = "1 entry has" if size == 1 else f"{size} entries have"
    since = time_told(last["at"]) if last else "the log was signed"
    proved = [f"{number} not changed since {since}."]
    proved += [f"What is shown of {shown} of them is what was recorded."] if shown else []
    return proved + [f"They continue the {one} entries of the checkpoint you hold." for one in compared]


# --- a receipt ---------------------------------------------------------------------------------------------------


def verify_receipt(data: bytes, key: Key, held: Sequence[bytes]) -> Entry:
    """Verify a .tlog-proof: one entry, its path to the root, the checkpoint, and what opens it."""
    index, path, enclosed, signed = receipt_parts(data)
    try:
        top = Checkpoint(signed, key)
    except NotThis:
        return report("receipt", None, [finding("checkpoint", "", UNSIGNED)], [], key=True, compared=False)
    findings, compared = [], False
    for number, theirs in enumerate(open_held(held, key), start=1):
        if theirs is None:
            findings.append(unsigned(number))
        elif theirs.size == top.size:
            compared = True
            findings += [of_history(top.size)] if theirs.root != top.root else []
    entry = enclosed["entry"].encode()
    if root_by_path(index, top.size, leaf_hash(entry), path) != top.root:
        findings.append(finding("changed", "", f"Entry {index} or its proof was changed.", index, index))
    shown = "salt" in enclosed
    if shown and not opens(entry, enclosed["salt"], enclosed["manifest"]):
        findings.append(of_opening(index, ""))
    parts = leaf(entry)
    since = time_told(parts["at"]) if parts else "the log was signed"
    proved = [f"This record has not changed since {since}.", f"It is entry {index} of the log."]
    proved += ["What is shown of it is what was recorded."] if shown else []
    return report("receipt", top, findings, proved, key=True, compared=compared)


def receipt_parts(data: bytes) -> Tuple[int, List[bytes], Entry, bytes]:
    """Index, path, what is enclosed, and the checkpoint; only the one way to write them is taken."""
    head, _, signed = data[:4_000_000].partition(b"\n\n")
    try:
        lines = head.decode().split("\n")
        first, extra, index = lines[:3]
        path = [strict_base64(line) for line in lines[3:]]
        enclosed = json.loads(strict_base64(extra[6:]).decode())
        entry = {"entry": enclosed["entry"]}
        shown = {"manifest": enclosed["manifest"], "salt": enclosed["salt"]} if len(enclosed) > 1 else {}
        same = canonical(dict(entry, **shown)) == strict_base64(extra[6:])
        number = re.fullmatch("index (0|[1-9][0-9]{0,18})", index)
        texts = all(isinstance(one, str) for one in enclosed.values())
        salt = not shown or bool(re.fullmatch(DIGEST, enclosed["salt"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotThis("a receipt") from None
    fits = first == "c2sp.org/tlog-proof@v1" and extra.startswith("extra ") and same and texts and salt
    if not fits or number is None or any(len(one) != 32 for one in path) or len(data) > 4_000_000:
        raise NotThis("a receipt")
    return int(number[1]), path, enclosed, signed


def root_by_path(index: int, size: int, reached: bytes, path: Sequence[bytes]) -> bytes:
    """The root that an inclusion proof leads to (RFC 9162, section 2.1.3.2); nothing for one of the wrong length."""
    first, last = index, size - 1
    if index >= size:
        return b""
    for sibling in path:
        if not last:
            return b""
        if first & 1 or first == last:
            reached = node_hash(sibling, reached)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        first, last = first >> 1, last >> 1
    return b"" if last else reached


# --- the command -------------------------------------------------------------------------------------------------


class Folder(Mapping[str, bytes]):
    """The files below a folder, read when asked for."""

    def __init__(self, folder: Path) -> None:
        found = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
        self.paths = {path.relative_to(folder).as_posix(): path for path in found}

    def __getitem__(self, name: str) -> bytes:
        path = self.paths[name]
        if path.is_symlink() or path.stat().st_size > LARGEST_FILE:
            raise NotThis(f"read here: {name} is a link, or too large")
        return path.read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


class Archive(Mapping[str, bytes]):
    """The files in a zip file, read when asked for."""

    def __init__(self, file: Path) -> None:
        self.archive = zipfile.ZipFile(file)
        members = [one for one in self.archive.infolist() if not one.is_dir()]
        self.members = {one.filename: one for one in members}
        if len(self.members) != len(members):
            raise NotThis("read here: two files of the zip file have one name")

    def __getitem__(self, name: str) -> bytes:
        if self.members[name].file_size > LARGEST_FILE:
            raise NotThis(f"read here: {name} is too large")
        return self.archive.read(self.members[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)


def answer(path: Path, key: Optional[Key], held: Sequence[bytes]) -> Entry:
    """Verify whatever a path leads to."""
    if path.is_dir():
        return verify_export(Folder(path), key, held)
    if path.is_file() and zipfile.is_zipfile(path):
        return verify_export(Archive(path), key, held)
    if not path.is_file():
        raise NotThis("there")
    if key is None:
        raise NotThis("enough: a receipt needs the key that the agency publishes (--key)")
    return verify_receipt(path.read_bytes(), key, held)


def in_words(told: Entry) -> str:
    """The answer for people."""
    lines = [f"{told['origin'] or 'This log'}: {told['size']} entries, root {told['root'][:16] or 'unknown'}"]
    if told["findings"]:
        lines += ["Something was changed:"] + [f"  {one['says']} [{one['file']}]" for one in told["findings"]]
    else:
        lines += told["proved"]
    return "\n".join(lines + ["What this does not prove:"] + [f"  {one}" for one in told["not_proved"]])


UNREADABLE = (OSError, ValueError, zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError)


def fail(message: str) -> NoReturn:
    """End with a sentence and status 2."""
    print(f"verify_bailiwick: {message}", file=sys.stderr)
    sys.exit(2)


def main() -> None:
    """Read the command line, verify, tell, and end with 0, 1 or 2."""
    parser = argparse.ArgumentParser(description="Verify an export or a receipt of Bailiwick, offline.")
    parser.add_argument("path", metavar="EXPORT", type=Path)
    parser.add_argument("--key", metavar="FILE", help="the agency's key: a file, or the line itself")
    parser.add_argument("--checkpoint", metavar="FILE", type=Path, action="append", default=[])
    parser.add_argument("--format", choices=["text", "json"], default="text")
    options = parser.parse_args()
    try:
        line = options.key or ""
        key = Key(line if "+" in line else Path(line).read_text("utf-8")) if line else None
        told = answer(options.path, key, [path.read_bytes() for path in options.checkpoint])
    except NotThis as error:
        fail(f"This is not {error}.")
    except UNREADABLE as error:
        fail(f"This cannot be read: {error}")
    print(canonical(told).decode() if options.format == "json" else in_words(told))
    sys.exit(1 if told["findings"] else 0)


if __name__ == "__main__":
    main()
