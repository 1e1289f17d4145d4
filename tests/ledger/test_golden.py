"""A log of the first version, kept as bytes: whatever becomes of the code, it has to verify."""

from pathlib import Path

from tests.ledger.exports import standalone, verified

from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.leaves import Leaf
from bailiwick.ledger.receipts import verify_receipt
from bailiwick.ledger.tiles import split_bundle

GOLDEN = Path(__file__).parent / "golden" / "v1"
RECEIPT = GOLDEN.parent / "v1.tlog-proof"
ROOT = "d946e8dadcef4ecc35854aa8c5ccd5766d86399dfad960ff5e6269d6d826b335"


def files():
    """Every file of the log that was exported on the day its form was settled. Never change one of them."""
    return {
        path.relative_to(GOLDEN).as_posix(): path.read_bytes() for path in GOLDEN.rglob("*") if path.is_file()
    }


def key():
    return VerifyingKey.read(files()["log.key"].decode())


def test_the_log_of_the_first_version_verifies_forever():
    told = verified(files(), key=key(), held=[files()["checkpoint"]])
    assert told["outcome"] == "unchanged", told["findings"]
    assert (told["size"], told["root"]) == (258, ROOT)
    assert told["proved"][:2] == [
        "258 entries have not changed since 14:06 UTC on 4 May 2026.",
        "What is shown of 18 of them is what was recorded.",
    ]


def test_a_receipt_of_the_first_version_verifies_forever():
    data = RECEIPT.read_bytes()
    report = verify_receipt(data, key())
    assert report.unchanged
    assert report.root.hex() == ROOT
    assert standalone().verify_receipt(data, standalone().Key(key().printed()), ()) == report.plain()


def test_entries_of_the_first_version_are_read_and_written_the_same_forever():
    rows = [row for name in ("000", "001.p/2") for row in split_bundle(files()[f"tile/entries/{name}"])]
    assert len(rows) == 258
    assert [Leaf.from_bytes(row).to_bytes() for row in rows] == rows
