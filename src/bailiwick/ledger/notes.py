"""Signed notes (C2SP signed-note): a text, an empty line, and signatures, parsed to the letter."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bailiwick.ledger.errors import (
    KeyFormError,
    NoteFormError,
    SignatureMissingError,
    SignatureRefusedError,
)
from bailiwick.ledger.keys import KEY_ID_SIZE, SigningKey, VerifyingKey, is_key_name

LARGEST_NOTE = 1_000_000
MOST_SIGNATURES = 100
"""The format asks readers to take at least 16."""
_DASH = "— "
_LINE_PARTS = 2
_AGAIN = "Take the note from its source again, byte for byte."


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: whose it says it is, and the bytes."""

    name: str
    key_id: bytes
    signature: bytes

    def line(self) -> str:
        """The line in the note, with its end."""
        return f"{_DASH}{self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and the signatures below it, none of them verified yet."""

    text: str
    signatures: tuple[Signature, ...]

    def to_bytes(self) -> bytes:
        """The note as it is written."""
        return (self.text + "\n" + "".join(one.line() for one in self.signatures)).encode()

    def with_signature(self, key: SigningKey) -> Note:
        """The note with one more signature, as a witness adds it."""
        return Note(self.text, (*self.signatures, _signature(self.text, key)))


def sign_note(text: str, keys: Sequence[SigningKey]) -> Note:
    """Sign a text with each key. Raises NoteFormError for a text that cannot be a note's."""
    if not text.endswith("\n") or not keys:
        raise NoteFormError("A note's text ends in a newline, and somebody signs it.", remedy="Give both.")
    return read_note(Note(text, tuple(_signature(text, key) for key in keys)).to_bytes())


def read_note(data: bytes) -> Note:
    """Take a note apart without believing it. Raises NoteFormError."""
    if len(data) > LARGEST_NOTE:
        raise _not_a_note(f"It is longer than {LARGEST_NOTE:,} bytes.")
    try:
        whole = data.decode()
    except UnicodeDecodeError:
        raise _not_a_note("It is not UTF-8.") from None
    if any(one < " " and one != "\n" for one in set(whole)):
        raise _not_a_note("It has control characters in it.")
    text, empty, below = whole.rpartition("\n\n")
    if not empty or not below.endswith("\n"):
        raise _not_a_note("It has no text above an empty line and signatures below it.")
    lines = below[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise _not_a_note(f"It has more than {MOST_SIGNATURES} signatures.")
    return Note(text + "\n", tuple(_signature_of(line) for line in lines))


def open_note(data: bytes, required: VerifyingKey, others: Iterable[VerifyingKey] = ()) -> Note:
    """Read a note that the required key has signed; signatures of keys not given are passed over.

    Raises NoteFormError, SignatureMissingError, SignatureRefusedError (also where another known key's signature does
    not fit), KeyFormError for two keys of one name and id.
    """
    known = _keys_by_id((required, *others))
    note = read_note(data)
    message = note.text.encode()
    signed = set()
    for one in note.signatures:
        key = known.get((one.name, one.key_id))
        if key is None:
            continue
        if not key.has_signed(message, one.signature):
            raise SignatureRefusedError(
                f"The signature of {one.name} does not fit the text.",
                remedy="Somebody changed the text or the signature; take the note from its source again.",
            )
        signed.add(key)
    if required not in signed:
        raise SignatureMissingError(
            f"The note is not signed by {required.name} with the key {required.id.hex()}.",
            remedy="Look whether it is the right log and the right key.",
        )
    return note


def _keys_by_id(keys: Iterable[VerifyingKey]) -> dict[tuple[str, bytes], VerifyingKey]:
    known: dict[tuple[str, bytes], VerifyingKey] = {}
    for key in keys:
        if known.setdefault((key.name, key.id), key) != key:
            raise KeyFormError(
                f"Two different keys share the name {key.name} and the id {key.id.hex()}.",
                remedy="Give only the one that is known to be right.",
            )
    return known


def _signature(text: str, key: SigningKey) -> Signature:
    return Signature(key.name, key.verifying().id, key.sign(text.encode()))


def _signature_of(line: str) -> Signature:
    parts = line.removeprefix(_DASH).split(" ")
    if not line.startswith(_DASH) or len(parts) != _LINE_PARTS or not is_key_name(parts[0]):
        raise _not_a_note("A line below the text is no signature.")
    try:
        data = base64.b64decode(parts[1], validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if len(data) <= KEY_ID_SIZE or base64.b64encode(data).decode() != parts[1]:
        raise _not_a_note(f"The signature of {parts[0]} is not in Base 64.")
    return Signature(parts[0], data[:KEY_ID_SIZE], data[KEY_ID_SIZE:])


def _not_a_note(why: str) -> NoteFormError:
    return NoteFormError(f"This is no signed note. {why}", remedy=_AGAIN)
