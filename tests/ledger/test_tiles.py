"""Tiles, bundles and proofs in one file: forms of C2SP, written in one way and read in no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.exports import KEY, checkpoint, entries, entry, opening, tree
from tests.ledger.naive import NaiveTree

from bailiwick.ledger.errors import (
    LedgerError,
    PositionError,
    ProofFormError,
    TileFormError,
)
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ledger.proofs import consistency_proof, inclusion_proof, verify_inclusion
from bailiwick.ledger.receipts import verify_receipt
from bailiwick.ledger.tiles import (
    ENTRIES,
    TilePath,
    join_bundle,
    level_paths,
    levels_of,
    nodes_from_tiles,
    split_bundle,
    split_tile,
    tiles_of,
)
from bailiwick.ledger.tlogproof import Enclosed, TlogProof

# The examples of the specification itself.
PATHS = [
    (TilePath(0, 1234067), "tile/0/x001/x234/067"),
    (TilePath(0, 273, 112), "tile/0/273.p/112"),
    (TilePath(ENTRIES, 0, 1), "tile/entries/000.p/1"),
    (TilePath(63, 999, 255), "tile/63/999.p/255"),
    (TilePath(1, 1000), "tile/1/x001/000"),
]


@pytest.mark.parametrize(("tile", "path"), PATHS, ids=str)
def test_a_path_is_written_in_groups_of_three_and_comes_back(tile, path):
    assert str(tile) == path
    assert TilePath.read(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/x000/001",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/0/001/000",
        "tile/leaves/000",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/٠٠٠",
        "tile/entries/../000",
    ],
)
def test_what_is_no_path_of_a_tile_is_refused(path):
    with pytest.raises(TileFormError):
        TilePath.read(path)


def test_a_tree_of_seventy_thousand_has_the_tiles_the_specification_counts():
    tiles = [path for level in levels_of(70_000) for path in level_paths(level, 70_000)]
    assert [(path.level, path.width) for path in tiles if path.width < 256] == [(0, 112), (1, 17), (2, 1)]
    assert len([path for path in tiles if path.width == 256]) == 273 + 1
    assert [str(one) for one in level_paths(1, 256)] == ["tile/1/000.p/1"]


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 700])
def test_proofs_built_from_tiles_are_those_built_from_leaves(size):
    naive = NaiveTree(entries()[:size])
    tiles = dict(tiles_of(naive.leaves))
    assert set(tiles) == {path for level in levels_of(size) for path in level_paths(level, size)}
    node = nodes_from_tiles(size, tiles.__getitem__)
    for index in {0, size // 2, size - 1}:
        assert list(inclusion_proof(index, size, node)) == naive.path(index, 0, size)
        assert list(consistency_proof(index + 1, size, node)) == naive.proof(index + 1, size)
    with pytest.raises(PositionError):
        node(0, size)


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=256))
def test_a_bundle_comes_back(entries_of_it):
    assert split_bundle(join_bundle(entries_of_it)) == entries_of_it


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\0\1", b"\0\0\0", b"\0\2x", b"\0\1xy", b"\0\0" * 257], ids=range(7)
)
def test_a_bundle_that_breaks_off_or_holds_too_many_is_refused(data):
    with pytest.raises(TileFormError):
        split_bundle(data)


def test_an_entry_of_more_than_two_bytes_of_length_is_refused():
    assert split_bundle(join_bundle([b"x" * 65_535])) == [b"x" * 65_535]
    with pytest.raises(TileFormError):
        join_bundle([b"x" * 65_536])


def test_a_tile_of_another_width_is_refused():
    with pytest.raises(TileFormError):
        split_tile(b"x" * 64, 3)


# --- receipts -----------------------------------------------------------------------------------------------------

NODE = nodes_from_tiles(700, dict(tiles_of([leaf_hash(one) for one in entries()])).__getitem__)


def receipt(number, *, shown=True):
    enclosed = Enclosed(entry(number), opening(number) if shown else None)
    return TlogProof(number, inclusion_proof(number, 700, NODE), checkpoint(), enclosed.to_bytes())


def test_a_receipt_is_a_tlog_proof():
    lines = receipt(5).to_bytes().decode().split("\n")
    assert lines[0] == "c2sp.org/tlog-proof@v1"
    assert lines[1].startswith("extra ")
    assert lines[2] == "index 5"
    end = lines.index("")
    verify_inclusion(5, 700, leaf_hash(entry(5)), receipt(5).proof, tree().root())
    assert "\n".join(lines[end + 1 :]).encode() == checkpoint()


@pytest.mark.parametrize("number", [0, 255, 256, 699])
@pytest.mark.parametrize("shown", [True, False])
def test_a_receipt_comes_back_and_proves_its_entry(number, shown):
    proof = receipt(number, shown=shown)
    assert TlogProof.from_bytes(proof.to_bytes()) == proof
    report = verify_receipt(proof.to_bytes(), KEY, [checkpoint()])
    assert report.unchanged
    assert str(report.proved[0]).startswith("This record has not changed since 14:")
    assert len(report.proved) == (3 if shown else 2)


def test_every_changed_byte_of_a_receipt_is_refused_or_found():
    data, passed = receipt(300).to_bytes(), []
    for place in range(len(data)):
        other = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        try:
            if verify_receipt(other, KEY).unchanged:
                passed.append(place)
        except LedgerError:
            continue
    assert passed == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"tlog-proof@v1", b"tlog-proof@v2"),
        (b"index 5", b"index 05"),
        (b"index 5", b"index -5"),
        (b"index 5", b"index"),
        (b"extra ", b"more "),
        (b"\nindex", b"\n\nindex"),
    ],
    ids=str,
)
def test_what_is_not_to_the_letter_a_receipt_is_refused(old, new):
    with pytest.raises(ProofFormError):
        TlogProof.from_bytes(receipt(5).to_bytes().replace(old, new, 1))


def test_an_extra_line_that_is_none_of_ours_is_refused():
    for extra in (b"", b"[]", b"{}", b'{"entry":7}', b'{"entry": "x"}', b'{"entry":"x","salt":"00"}'):
        with pytest.raises(ProofFormError):
            Enclosed.from_bytes(extra)


def test_a_receipt_shown_to_belong_to_another_history_is_found():
    forged = checkpoint(700, "other")
    report = verify_receipt(receipt(5).to_bytes(), KEY, [forged, b"none"])
    assert [one.kind.value for one in report.findings] == ["history", "checkpoint"]


def test_a_proof_without_extra_comes_back():
    bare = TlogProof(5, (), checkpoint())
    assert TlogProof.from_bytes(bare.to_bytes()) == bare
