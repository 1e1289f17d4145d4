"""Leaves: canonical, small, telling nothing, and opened only by what they commit to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.kernel.canonical import canonical_json
from bailiwick.ledger.errors import LeafFormError, OpeningRefusedError
from bailiwick.ledger.hashing import EMPTY_ROOT, leaf_hash
from bailiwick.ledger.leaves import Leaf, Opening, check_opening, commitment_to

OPENING = Opening(bytes(range(32)), b'{"text":"Road closed"}')
LEAF = Leaf(
    type="post.publish",
    record="5f0c2f3e-6f0a-4c1e-9d55-1d1b2f6b7a10",
    reason="none",
    actor="k-7f3a",
    recorded_at=datetime(2026, 5, 4, 14, 2, tzinfo=UTC),
    commitment=OPENING.commitment(),
)
WORD = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._:-]{0,63}\Z")
LEAVES = st.builds(
    Leaf,
    type=WORD,
    record=WORD,
    reason=WORD,
    actor=WORD,
    recorded_at=st.datetimes(timezones=st.just(UTC)),
    commitment=st.binary(min_size=32, max_size=32),
    after=st.none() | st.binary(min_size=32, max_size=32),
)


@given(LEAVES)
def test_a_leaf_is_canonical_json_below_one_kibibyte_and_comes_back(leaf):
    data = leaf.to_bytes()
    parts = {
        "actor": leaf.actor,
        "at": leaf.recorded_at.strftime("%H:%M:%S.%f") + "Z",
        "commitment": leaf.commitment.hex(),
        "reason": leaf.reason,
        "record": leaf.record,
        "type": leaf.type,
        "v": 1,
    }
    parts["at"] = f"{leaf.recorded_at.date().isoformat()}T{parts['at']}"
    parts |= {"after": leaf.after.hex()} if leaf.after else {}
    assert data == canonical_json(parts)
    assert len(data) < 1024
    assert Leaf.from_bytes(data) == leaf
    assert leaf.hash() == leaf_hash(data)


def test_the_bytes_of_a_leaf_never_change():
    """These bytes are in logs: a version that writes them otherwise could not verify its own past."""
    assert LEAF.to_bytes() == (
        b'{"actor":"k-7f3a","at":"2026-05-04T14:02:00.000000Z","commitment":"'
        b"15d85165c0e5256fb453734afc146a6669e8a934b4a6c1991141250ad284c331"
        b'","reason":"none","record":"5f0c2f3e-6f0a-4c1e-9d55-1d1b2f6b7a10","type":"post.publish","v":1}'
    )


def test_every_changed_byte_of_a_leaf_gives_another_leaf_or_none():
    data, same = LEAF.to_bytes(), []
    for place in range(len(data)):
        for flip in (1, 0x20, 0x80):
            other = data[:place] + bytes([data[place] ^ flip]) + data[place + 1 :]
            try:
                same += [place] if Leaf.from_bytes(other) == LEAF else []
            except LeafFormError:
                continue
    assert same == []


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b" " + LEAF.to_bytes(),
        LEAF.to_bytes() + b"\n",
        LEAF.to_bytes().replace(b'"v":1', b'"v":2'),
        LEAF.to_bytes().replace(b'"v":1', b'"v":true'),
        LEAF.to_bytes().replace(b'"v":1', b'"v":1,"v":1'),
        LEAF.to_bytes().replace(b'"reason":"none"', b'"reason":"none","name":"Ann"'),
        LEAF.to_bytes().replace(b'"none"', b"7"),
        LEAF.to_bytes().replace(b"14:02:00.000000Z", b"14:02:00.000000+00:00"),
        LEAF.to_bytes().replace(b"14:02:00.000000Z", b"14:02:00Z"),
        LEAF.to_bytes().replace(b'"none"', b'"' + b"n" * 1000 + b'"'),
        LEAF.to_bytes().replace(LEAF.commitment.hex().encode(), LEAF.commitment.hex().upper().encode()),
    ],
)
def test_bytes_that_are_no_leaf_are_refused(other):
    with pytest.raises(LeafFormError):
        Leaf.from_bytes(other)


@pytest.mark.parametrize(
    "change",
    [
        {"type": "a post"},
        {"record": ""},
        {"reason": 'said "no"'},
        {"actor": "ann@records.example"},
        {"actor": "k\n"},
        {"type": "x" * 65},
        {"recorded_at": datetime(2026, 5, 4, 14, 2)},  # noqa: DTZ001 -- a time without a zone is what is refused
        {"recorded_at": datetime(2026, 5, 4, 14, 2, tzinfo=timezone(timedelta(hours=-5)))},
        {"commitment": b"short"},
        {"after": b"short"},
    ],
    ids=str,
)
def test_a_leaf_takes_neither_names_nor_free_text_nor_half_a_time(change):
    with pytest.raises(LeafFormError):
        replace(LEAF, **change)


def test_a_leaf_may_name_the_root_it_comes_after():
    assert Leaf.from_bytes(replace(LEAF, after=EMPTY_ROOT).to_bytes()).after == EMPTY_ROOT


def test_the_right_salt_and_manifest_open_a_leaf_and_nothing_else_does():
    check_opening(LEAF, OPENING)
    for wrong in (
        Opening(OPENING.salt, OPENING.manifest + b" "),
        Opening(OPENING.salt[::-1], OPENING.manifest),
        Opening(OPENING.salt, b""),
    ):
        with pytest.raises(OpeningRefusedError, match="not the one that was recorded"):
            check_opening(LEAF, wrong)


def test_a_commitment_hides_behind_its_salt():
    assert commitment_to(b"\0" * 32, EMPTY_ROOT) != commitment_to(b"\1" * 32, EMPTY_ROOT)


def test_a_salt_of_another_length_is_refused():
    with pytest.raises(LeafFormError, match="32 bytes"):
        Opening(b"salt", b"{}")
