"""The tree: every size to 1,025 against a second implementation, and the known answers of Certificate Transparency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.naive import NaiveTree

from bailiwick.ledger.errors import (
    FrontierError,
    HashLengthError,
    LedgerError,
    PositionError,
    ProofLengthError,
    ProofRefusedError,
)
from bailiwick.ledger.frontier import Frontier, grown, size_in
from bailiwick.ledger.hashing import EMPTY_ROOT, complete_root, leaf_hash, node_hash
from bailiwick.ledger.proofs import (
    consistency_proof,
    inclusion_proof,
    nodes_over,
    root_over,
    verify_consistency,
    verify_inclusion,
)

MOST = 1_025
NAIVE = NaiveTree([b"entry %d" % number for number in range(MOST)])
NODE = nodes_over(NAIVE.leaves)

# The known answers that implementations of RFC 6962 share: eight entries, the roots after each, and proofs.
KNOWN_ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
KNOWN_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
KNOWN_NODE = nodes_over([leaf_hash(entry) for entry in KNOWN_ENTRIES])
KNOWN_INCLUSIONS = [
    (0, 1, []),
    (0, 8, ["96a296d2", "5f083f0a", "6b47aaf2"]),
    (5, 8, ["bc1a0643", "ca854ea1", "d37ee418"]),
    (2, 3, ["fac54203"]),
    (1, 5, ["6e340b9c", "5f083f0a", "bc1a0643"]),
]
KNOWN_CONSISTENCIES = [
    (1, 1, []),
    (1, 8, ["96a296d2", "5f083f0a", "6b47aaf2"]),
    (6, 8, ["0ebc5d34", "ca854ea1", "d37ee418"]),
    (2, 5, ["5f083f0a", "bc1a0643"]),
    (6, 7, ["0ebc5d34", "b08693ec", "d37ee418"]),
]


def test_the_empty_tree_the_empty_leaf_a_leaf_and_a_node_hash_as_everywhere():
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf_hash(b"L123456").hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    assert node_hash(b"N123", b"N456").hex() == (
        "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
    )


def test_the_known_roots_come_out():
    edge, roots = Frontier(), []
    for entry in KNOWN_ENTRIES:
        edge = edge.append(leaf_hash(entry))
        roots.append(edge.root().hex())
    assert roots == KNOWN_ROOTS


@pytest.mark.parametrize(("index", "size", "begins"), KNOWN_INCLUSIONS)
def test_the_known_inclusion_proofs_come_out_and_verify(index, size, begins):
    proof = inclusion_proof(index, size, KNOWN_NODE)
    assert [one.hex()[:8] for one in proof] == begins
    verify_inclusion(
        index, size, leaf_hash(KNOWN_ENTRIES[index]), proof, bytes.fromhex(KNOWN_ROOTS[size - 1])
    )


@pytest.mark.parametrize(("old", "new", "begins"), KNOWN_CONSISTENCIES)
def test_the_known_consistency_proofs_come_out_and_verify(old, new, begins):
    proof = consistency_proof(old, new, KNOWN_NODE)
    assert [one.hex()[:8] for one in proof] == begins
    roots = [bytes.fromhex(KNOWN_ROOTS[size - 1]) for size in (old, new)]
    verify_consistency(old, new, *roots, proof)


def test_the_root_of_every_size_is_the_naive_one():
    edge, wrong = Frontier(), []
    for size in range(MOST + 1):
        expected = NAIVE.mth(0, size)
        if not expected == edge.root() == root_over(0, size, NODE):
            wrong.append(size)
        edge = edge.append(NAIVE.leaves[size]) if size < MOST else edge
    assert wrong == []
    assert Frontier.of(NAIVE.leaves) == edge
    assert complete_root(NAIVE.leaves[:1024]) == NAIVE.mth(0, 1024)


def test_every_leaf_of_every_size_is_proved_and_verifies():
    """Each path leads to the naive root; to 257, and about each power of two, it is the naive path hash by hash."""
    wrong = []
    for size in range(1, MOST + 1):
        root, literal = NAIVE.mth(0, size), size <= 257 or min(size.bit_count(), (size - 1).bit_count()) <= 1
        for index in range(size):
            proof = inclusion_proof(index, size, NODE)
            if literal and list(proof) != NAIVE.path(index, 0, size):
                wrong.append((index, size))
            verify_inclusion(index, size, NAIVE.leaves[index], proof, root)
    assert wrong == []


def test_every_pair_of_sizes_to_257_is_proved_consistent_as_the_naive_one_says():
    wrong = []
    for new in range(258):
        for old in range(new + 1):
            proof = consistency_proof(old, new, NODE)
            if list(proof) != (NAIVE.proof(old, new) if old else []):
                wrong.append((old, new))
            verify_consistency(old, new, NAIVE.mth(0, old), NAIVE.mth(0, new), proof)
    assert wrong == []


@given(cut=st.integers(0, 300), more=st.integers(0, 300))
def test_appending_many_is_appending_each(cut, more):
    start = Frontier.of(NAIVE.leaves[:cut])
    grown = start.append_all(NAIVE.leaves[cut : cut + more])
    assert grown == Frontier.of(NAIVE.leaves[: cut + more])
    assert start.size == cut
    assert Frontier.from_bytes(grown.to_bytes()) == grown


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 7, b"\0" * 9, b"\0" * 7 + b"\1", b"\0" * 40, (3).to_bytes(8, "big") + b"x" * 32],
)
def test_bytes_that_are_no_frontier_are_refused(data):
    with pytest.raises(FrontierError):
        Frontier.from_bytes(data)


@given(st.integers(0, 700), st.integers(0, 300))
def test_bytes_of_a_frontier_grow_as_the_frontier_does(cut, more):
    begun = Frontier.of(NAIVE.leaves[:cut])
    after = grown(begun.to_bytes(), NAIVE.leaves[cut : cut + more])
    assert after == begun.append_all(NAIVE.leaves[cut : cut + more]).to_bytes()
    assert size_in(after) == cut + more


@pytest.mark.parametrize("data", [b"", b"1234567", (3).to_bytes(8, "big") + bytes(32)])
def test_no_bytes_that_are_no_frontier_grow(data):
    with pytest.raises(FrontierError):
        grown(data, [NAIVE.leaves[0]])


def test_a_frontier_does_not_grow_by_what_is_no_hash():
    with pytest.raises(HashLengthError):
        grown(Frontier().to_bytes(), [b"short"])


def test_a_leaf_hash_of_another_length_is_refused():
    with pytest.raises(HashLengthError):
        Frontier().append(b"short")
    with pytest.raises(HashLengthError):
        Frontier().append_all([NAIVE.leaves[0], b"short"])


def changed(data, byte):
    return data[:byte] + bytes([data[byte] ^ 8]) + data[byte + 1 :]


def spoiled_proofs(proof, root):
    """Every way a proof is mutated: bits, order, length, at both ends and inside."""
    hashes = list(proof)
    for place, one in enumerate(hashes):
        yield from ([*hashes[:place], changed(one, byte), *hashes[place + 1 :]] for byte in (0, 17, 31))
        yield [*hashes[:place], *hashes[place + 1 :]]
        yield [*hashes[:place], one, *hashes[place:]]
        yield [*hashes[:place], root, *hashes[place:]]
        yield [*hashes[:place], one[:-1], *hashes[place + 1 :]]
    yield from ([*hashes, root], [root, *hashes], [*hashes, b""], [*hashes, EMPTY_ROOT])
    if len(hashes) > 1:
        yield hashes[::-1]


SIZES = [1, 2, 3, 5, 8, 13, 64, 100, 257]


def accepted(verify, *arguments):
    try:
        verify(*arguments)
    except LedgerError:
        return False
    return True


@pytest.mark.parametrize("size", SIZES)
def test_a_mutated_inclusion_proof_is_refused(size):
    root, taken, tried = NAIVE.mth(0, size), [], 0
    for index in {0, size // 3, size // 2, size - 1}:
        leaf, proof = NAIVE.leaves[index], inclusion_proof(index, size, NODE)
        calls = [(index, size, leaf, spoiled, root) for spoiled in spoiled_proofs(proof, root)]
        calls += [(index, size, leaf, proof, changed(root, byte)) for byte in range(32)]
        calls += [(index, size, changed(leaf, byte), proof, root) for byte in range(32)]
        calls += [
            (other, size, leaf, proof, root) for other in range(-1, min(size + 2, 70)) if other != index
        ]
        calls += [(index, size, leaf, proof, EMPTY_ROOT), (index, 0, leaf, proof, root)]
        tried += len(calls)
        taken += [one for one in calls if accepted(verify_inclusion, *one)]
    assert taken == []
    assert tried > 60


@pytest.mark.parametrize("new", SIZES)
def test_a_mutated_consistency_proof_is_refused(new):
    taken, tried = [], 0
    for old in {1, new // 2, new - 1, new} - {0}:
        roots, proof = (NAIVE.mth(0, old), NAIVE.mth(0, new)), consistency_proof(old, new, NODE)
        calls = [(old, new, *roots, spoiled) for spoiled in spoiled_proofs(proof, roots[1])]
        calls += [(old, new, changed(roots[0], byte), roots[1], proof) for byte in range(32)]
        calls += [(old, new, roots[0], changed(roots[1], byte), proof) for byte in range(32)]
        calls += [(old, new, *roots[::-1], proof)] if old != new else []
        calls += [(new + 1, new, *roots, proof), (-1, new, *roots, proof)]
        calls += [(other, new, *roots, proof) for other in range(1, min(new, 70)) if other != old]
        tried += len(calls)
        taken += [one for one in calls if accepted(verify_consistency, *one)]
    assert taken == []
    assert tried > 60


@pytest.mark.parametrize(
    ("error", "arguments"),
    [
        (PositionError, (5, 5, NAIVE.leaves[4], (), NAIVE.mth(0, 5))),
        (ProofLengthError, (4, 5, NAIVE.leaves[4], (), NAIVE.mth(0, 5))),
        (ProofRefusedError, (0, 1, NAIVE.leaves[4], (), NAIVE.mth(0, 1))),
        (HashLengthError, (0, 1, b"", (), NAIVE.mth(0, 1))),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_refusal_of_an_inclusion_has_its_name(error, arguments):
    with pytest.raises(error):
        verify_inclusion(*arguments)


@pytest.mark.parametrize(
    ("error", "arguments"),
    [
        (PositionError, (3, 2, EMPTY_ROOT, EMPTY_ROOT, ())),
        (ProofLengthError, (1, 2, NAIVE.mth(0, 1), NAIVE.mth(0, 2), ())),
        (ProofLengthError, (2, 2, NAIVE.mth(0, 2), NAIVE.mth(0, 2), (EMPTY_ROOT,))),
        (ProofRefusedError, (2, 2, NAIVE.mth(0, 1), NAIVE.mth(0, 2), ())),
        (ProofRefusedError, (0, 2, NAIVE.mth(0, 1), NAIVE.mth(0, 2), ())),
        (ProofRefusedError, (0, 0, EMPTY_ROOT, NAIVE.mth(0, 2), ())),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_refusal_of_a_consistency_has_its_name(error, arguments):
    with pytest.raises(error):
        verify_consistency(*arguments)
