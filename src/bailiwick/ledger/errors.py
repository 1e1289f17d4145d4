"""What the ledger refuses, one name for each reason; names end in Error, and each says what to do."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class LedgerError(BailiwickError):
    """Anything the ledger refuses."""


class HashLengthError(LedgerError):
    """A hash that is not 32 bytes long."""


class FrontierError(LedgerError):
    """Bytes or parts that are no right edge of a tree."""


class PositionError(LedgerError):
    """An entry or a size that does not exist in the tree in question."""


class ProofLengthError(LedgerError):
    """A proof with more or fewer hashes than its tree sizes ask for."""


class ProofRefusedError(LedgerError):
    """A proof of the right length that does not lead to the root it claims."""


class NoteFormError(LedgerError):
    """Bytes that are no signed note."""


class KeyFormError(LedgerError):
    """A key, or a key's name, that cannot be used."""


class SignatureMissingError(LedgerError):
    """A note that the required key did not sign."""


class SignatureRefusedError(LedgerError):
    """A signature by a known key that does not fit the text."""


class CheckpointFormError(LedgerError):
    """A note's text that is no checkpoint."""


class OriginError(LedgerError):
    """A checkpoint of another log."""


class LeafFormError(LedgerError):
    """Bytes or parts that are no leaf of ours."""


class OpeningRefusedError(LedgerError):
    """A salt and a manifest that are not what a leaf committed to."""


class TileFormError(LedgerError):
    """A path, a tile or an entry bundle that does not have the form of C2SP tlog-tiles."""


class ProofFormError(LedgerError):
    """Bytes that are no C2SP tlog-proof."""


class ExportFormError(LedgerError):
    """Files that are no export of a log."""
