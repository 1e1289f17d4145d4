"""Exports edited in every way: found, told where, and by both verifiers in the same words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.exports import (
    KEY,
    LOG,
    SIZE,
    checkpoint,
    entries,
    entry,
    export,
    opening,
    standalone,
    told,
    tree,
    verified,
)

from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.errors import ExportFormError
from bailiwick.ledger.export import CHECKPOINT, CONTENTS, export_files
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ledger.keys import SigningKey
from bailiwick.ledger.leaves import Opening
from bailiwick.ledger.tiles import join_bundle, split_bundle, tiles_of
from bailiwick.ledger.verification import verify_export

FIRST, SECOND, LAST = "tile/entries/000", "tile/entries/001", "tile/entries/002.p/188"


def rebundled(row):
    """The bundles of another row of entries, as somebody with write access lays them out."""
    fresh = dict(export_files(checkpoint=checkpoint(), key=KEY, entries=row))
    return {name: data for name, data in fresh.items() if name.startswith("tile/entries/")}


def with_row(row):
    """The export with its entries replaced, and everything else as it was."""
    files = {name: data for name, data in export().items() if not name.startswith("tile/entries/")}
    return files | rebundled(row)


def remade(row):
    """As `with_row`, and the tiles made anew to fit: only the checkpoint is left as it was."""
    files = {name: data for name, data in export().items() if not name.startswith("tile/")}
    fresh = dict(export_files(checkpoint=checkpoint(), key=KEY, entries=row))
    return files | {name: data for name, data in fresh.items() if name.startswith("tile/")}


ROW = list(entries())
FORGED = entry(7, "forged")


def edited(edit):
    row = list(ROW)
    edit(row)
    return row


def swap(row, one, other):
    row[one], row[other] = row[other], row[one]


def move(row, one, to):
    row.insert(to, row.pop(one))


# What somebody does to the entries, and what both verifiers have to say of it.
EDITS = {
    "an entry changed": (edited(lambda row: row.__setitem__(214, FORGED)), [("changed", 214, 214)]),
    "three entries in a row changed": (
        edited(lambda row: row.__setitem__(slice(254, 257), [FORGED, entry(8, "f"), entry(9, "f")])),
        [("changed", 254, 256)],
    ),
    "two entries far apart changed": (
        edited(lambda row: (row.__setitem__(3, FORGED), row.__setitem__(699, entry(8, "forged")))),
        [("changed", 3, 3), ("changed", 699, 699)],
    ),
    "an entry taken out": (edited(lambda row: row.pop(214)), [("missing", 214, 214)]),
    "the first taken out": (edited(lambda row: row.pop(0)), [("missing", 0, 0)]),
    "a bundle's worth taken out": (
        edited(lambda row: row.__delitem__(slice(256, 512))),
        [("missing", 256, 511)],
    ),
    "an entry put in": (edited(lambda row: row.insert(214, FORGED)), [("inserted", 214, 214)]),
    "an entry repeated": (edited(lambda row: row.insert(215, row[214])), [("inserted", 215, 215)]),
    "an entry appended": (edited(lambda row: row.append(FORGED)), [("inserted", 700, 700)]),
    "neighbours swapped": (edited(lambda row: swap(row, 214, 215)), [("swapped", 214, 215)]),
    "entries of two bundles swapped": (edited(lambda row: swap(row, 5, 600)), [("swapped", 5, 600)]),
    "an entry moved": (edited(lambda row: move(row, 10, 20)), [("reordered", 10, 20)]),
    "all turned round": (ROW[::-1], [("reordered", 0, 699)]),
    "the tail cut off": (ROW[:690], [("truncated", 690, 699)]),
    "one taken out and one put in": (
        edited(lambda row: (row.pop(100), row.insert(400, FORGED))),
        [("missing", 100, 100), ("inserted", 400, 400)],
    ),
}


def of_entries(findings):
    return [one for one in findings if one[0] != "opening"]


def test_an_export_as_it_was_made_is_unchanged():
    told_of = verified(export(), key=KEY, held=[checkpoint(300)])
    assert told_of["outcome"] == "unchanged"
    assert told_of["size"] == SIZE
    assert told_of["proved"] == [
        "700 entries have not changed since 14:13 UTC on 4 May 2026.",
        "What is shown of 42 of them is what was recorded.",
        "They continue the 300 entries of the checkpoint you hold.",
    ]
    assert told_of["not_proved"][0] == "This does not prove who wrote it."


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 513])
def test_an_export_of_any_size_is_unchanged(size):
    assert told(export(size), key=KEY, held=[checkpoint(size // 2)]) == []


@pytest.mark.parametrize(("row", "expected"), EDITS.values(), ids=EDITS)
def test_an_edit_of_the_entries_is_found_and_told_by_number(row, expected):
    assert told(with_row(row)) == expected


@pytest.mark.parametrize("row", [row for row, _ in EDITS.values()], ids=EDITS)
def test_an_edit_is_found_even_when_the_hashes_were_made_anew_with_it(row):
    """Then nobody can tell which entry, for nothing here shows it; that something changed stands all the same."""
    findings = told(remade(row))
    assert of_entries(findings)
    assert all(kind in {"untold", "inserted", "tile", "file"} for kind, _, _ in of_entries(findings))


def test_an_entry_and_its_own_tile_changed_together_are_told_by_their_block():
    files = with_row(edited(lambda row: row.__setitem__(214, FORGED)))
    place = 32 * 214
    tile = files["tile/0/000"]
    files["tile/0/000"] = tile[:place] + leaf_hash(FORGED) + tile[place + 32 :]
    assert told(files) == [("untold", 0, 255)]


def test_an_entry_in_the_last_bundle_and_its_tile_changed_together_are_told():
    files = with_row(edited(lambda row: row.__setitem__(650, FORGED)))
    place = 32 * (650 - 512)
    tile = files["tile/0/002.p/188"]
    files["tile/0/002.p/188"] = tile[:place] + leaf_hash(FORGED) + tile[place + 32 :]
    assert of_entries(told(files))[-1][0] == "untold"


@pytest.mark.parametrize("name", ["tile/0/000", "tile/0/001", "tile/0/002.p/188", "tile/1/000.p/2"])
def test_a_changed_or_missing_tile_is_told_and_the_entries_stand(name):
    for data in (b"", b"x" * len(export()[name]), export()[name][::-1], export()[name] + b"x"):
        findings = verified(export() | {name: data})["findings"]
        assert [(one["kind"], one["file"]) for one in findings] == [("tile", name)]
    files = export()
    del files[name]
    assert [one["file"] for one in verified(files)["findings"]] == [name]


def test_tiles_swapped_with_one_another_are_both_told():
    files = export()
    files["tile/0/000"], files["tile/0/001"] = files["tile/0/001"], files["tile/0/000"]
    assert [one["file"] for one in verified(files)["findings"]] == ["tile/0/000", "tile/0/001"]


def test_swapped_tiles_do_not_hide_a_changed_entry():
    files = with_row(edited(lambda row: row.__setitem__(600, FORGED)))
    files["tile/0/000"], files["tile/0/001"] = files["tile/0/001"], files["tile/0/000"]
    assert ("changed", 600, 600) in told(files)


def test_bundles_swapped_with_one_another_are_told():
    files = export()
    files[FIRST], files[SECOND] = files[SECOND], files[FIRST]
    assert told(files) == [("reordered", 0, 511)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [(FIRST, ("missing", 0, 255)), (SECOND, ("missing", 256, 511)), (LAST, ("truncated", 512, 699))],
)
def test_a_missing_bundle_is_told_by_its_entries(name, expected):
    files = export()
    del files[name]
    assert of_entries(told(files)) == [expected]


def test_a_truncated_bundle_is_told_from_where_it_breaks_off():
    data = export()[SECOND]
    for cut, expected in (
        (len(data) // 2, ("missing", 384, 511)),
        (len(data) // 2 - 5, ("unreadable", 383, 511)),
        (1, ("unreadable", 256, 511)),
        (0, ("missing", 256, 511)),
    ):
        assert of_entries(told(export() | {SECOND: data[:cut]})) == [expected]


def test_a_bundle_under_a_name_of_another_width_is_read_all_the_same():
    files = export()
    files["tile/entries/002.p/187"] = join_bundle(split_bundle(files.pop(LAST))[:187])
    assert of_entries(told(files)) == [("truncated", 699, 699)]


def test_a_file_that_does_not_belong_is_told():
    for name in ("tile/0/003", "tile/2/000", "tile/entries/003.p/0", "notes.txt", "openings/009.jsonl"):
        findings = verified(export() | {name: b"more"})["findings"]
        assert name in [one["file"] for one in findings]


def test_a_record_that_was_changed_after_it_was_recorded_is_told_by_its_entry():
    """The demo's cheat: what is shown is back-dated, and the log is left alone."""
    name = "openings/000.jsonl"
    files = export()
    files[name] = files[name].replace(b"Stra\xc3\x9fe 101 closed", b"Stra\xc3\x9fe 101 open")
    [finding] = verified(files)["findings"]
    assert finding["says"] == "What is shown of entry 101 is not what was recorded."


def test_an_entry_changed_in_the_database_is_told_by_the_hash_kept_beside_it():
    """Tiles are made of the hashes kept when entries were appended, so that a changed row gives itself away."""
    row = edited(lambda row: row.__setitem__(214, FORGED))
    files = dict(
        export_files(
            checkpoint=checkpoint(),
            key=KEY,
            entries=row,
            leaf_hashes=[leaf_hash(one) for one in ROW],
            openings=[(214, opening(214))],
        )
    )
    [finding] = verified(files)["findings"]
    assert finding["says"] == "Entry 214 was changed after the log was signed."
    assert finding["file"] == FIRST


def from_database(row, hashes, tiles=None):
    """An export as a room writes it: rows, the hashes beside them, and the full tiles kept in another table."""
    return dict(
        export_files(checkpoint=checkpoint(), key=KEY, entries=row, leaf_hashes=hashes, tiles=tiles or {})
    )


HASHES = [leaf_hash(one) for one in ROW]
KEPT = {tile: data for tile, data in tiles_of(HASHES) if tile.width == 256}


def test_an_entry_and_the_hash_beside_it_changed_together_are_told_by_the_tile_that_was_kept():
    row = edited(lambda row: row.__setitem__(214, FORGED))
    hashes = [leaf_hash(one) for one in row]
    assert {kind for kind, _, _ in told(from_database(row, hashes))} == {"untold"}
    assert told(from_database(row, hashes, KEPT)) == [("changed", 214, 214)]


@pytest.mark.parametrize("number", [0, 214, 255, 256])
def test_a_row_deleted_with_its_hash_is_told_by_the_tile_that_was_kept(number):
    row, hashes = list(ROW), list(HASHES)
    row[number] = hashes[number] = b""
    assert told(from_database(row, hashes, KEPT)) == [("missing", number, number)]


def test_a_row_deleted_where_no_tile_was_kept_leaves_a_hole_under_its_number():
    row, hashes = list(ROW), list(HASHES)
    row[650] = hashes[650] = b""
    expected = [("untold", 0, 649), ("missing", 650, 650), ("untold", 651, 699)]
    assert told(from_database(row, hashes, KEPT)) == expected
    expected[0] = ("untold", 600, 649)
    assert told(from_database(row, hashes, KEPT), held=[checkpoint(600)]) == expected


def test_a_checkpoint_that_is_held_vouches_for_what_nothing_else_does():
    files = remade(edited(lambda row: row.__setitem__(650, FORGED)))
    assert of_entries(told(files)) == [("untold", 0, 699)]
    assert of_entries(told(files, held=[checkpoint(100), checkpoint(640)])) == [("untold", 640, 699)]
    assert of_entries(told(files, held=[checkpoint(680), checkpoint(640, "other")]))[-1] == ("untold", 0, 699)


def test_a_manifest_that_is_no_text_any_more_is_told_by_its_entry():
    broken = Opening(opening(214).salt, opening(214).manifest + b"\xff")
    files = dict(export_files(checkpoint=checkpoint(), key=KEY, entries=ROW, openings=[(214, broken)]))
    assert told(files) == [("opening", 214, 214)]


def test_openings_taken_out_doubled_or_swapped_are_told():
    name = "openings/001.jsonl"
    lines = export()[name].splitlines(keepends=True)
    files = export()
    for other in (lines[:-1], [*lines, lines[0]], [lines[1], lines[0], *lines[2:]], []):
        [finding] = verified(files | {name: b"".join(other)})["findings"]
        assert finding["says"] == f"{name} and export.json do not name the same entries."


def test_an_opening_put_in_place_of_another_opens_nothing():
    name = "openings/001.jsonl"
    lines = export()[name].splitlines(keepends=True)
    lines[0] = lines[1].replace(b'"entry":301', b'"entry":300')
    assert told(export() | {name: b"".join(lines)}) == [("opening", 300, 300)]
    lines[0] = b"not even a line of ours\n"
    assert told(export() | {name: b"".join(lines)}) == [("opening", 300, 300)]


def test_openings_are_found_again_where_entries_have_moved():
    assert told(with_row(edited(lambda row: row.insert(0, FORGED)))) == [("inserted", 0, 0)]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("README.txt", {"file"}),
        ("verify_bailiwick.py", {"file"}),
        ("checkpoint", {"file", "checkpoint"}),
        ("log.key", {"file", "key"}),
        ("export.json", {"file"}),
    ],
)
def test_a_file_beside_the_tree_that_was_changed_or_lost_is_told(name, kinds):
    for files in (export() | {name: export()[name] + b"\n"}, export() | {name: b""}):
        findings = verified(files)["findings"]
        assert {one["kind"] for one in findings} <= kinds
        assert name in {one["file"] for one in findings}


def test_files_that_are_no_export_are_refused_by_both():
    with pytest.raises(ExportFormError):
        verified({"notes.txt": b""})
    with pytest.raises(standalone().NotThis):
        standalone().verify_export({"notes.txt": b""}, None, ())


def test_a_log_that_claims_to_be_endless_is_refused_by_both():
    endless = Checkpoint(LOG.name, 2**62, b"r" * 32).signed_by(LOG)
    with pytest.raises(ExportFormError, match="more than"):
        verified(export() | {CHECKPOINT: endless})
    with pytest.raises(standalone().NotThis):
        standalone().verify_export(export() | {CHECKPOINT: endless}, None, ())


# --- a hostile server: everything it signs is its own, and somebody holds something of it ------------------------

STRANGER = SigningKey.from_seed(LOG.name, b"s" * 32)
OTHER = SigningKey.from_seed("other.example/log", bytes(range(32)))


def signed_anew(row, key=LOG):
    """An export of another history, signed by the log's own key, consistent in itself."""
    hashes = [leaf_hash(one) for one in row]
    top = Checkpoint.of(key.name, Frontier.of(hashes)).signed_by(key)
    return dict(export_files(checkpoint=top, key=key.verifying(), entries=row))


HOSTILE = {
    "split view: another history of the same size": (
        signed_anew(edited(lambda row: row.__setitem__(214, FORGED))),
        [("history", 0, 699)],
    ),
    "split view: a longer history over another beginning": (
        signed_anew([FORGED, *ROW[1:], entry(700)]),
        [("history", 0, 699)],
    ),
    "an old entry rewritten, the new root signed": (signed_anew([FORGED, *ROW[1:]]), [("history", 0, 699)]),
    "rollback: an older checkpoint, true in itself": (export(600), [("stale", 600, 699)]),
    "stale: the log of its first day": (export(1), [("stale", 1, 699)]),
    "the empty log": (export(0), [("stale", 0, 699)]),
}


@pytest.mark.parametrize(("files", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_a_history_that_is_not_the_one_somebody_holds_is_told(files, expected):
    assert told(files) == []
    assert told(files, key=KEY, held=[checkpoint()]) == expected


def test_a_history_that_goes_on_is_no_other_history():
    assert told(export(), key=KEY, held=[checkpoint(1), checkpoint(255), checkpoint(256), checkpoint()]) == []


def test_another_key_of_the_same_name_is_told():
    findings = verified(signed_anew(ROW, STRANGER), key=KEY)["findings"]
    assert {one["kind"] for one in findings} == {"key", "checkpoint"}


def test_a_log_of_another_origin_is_told():
    findings = verified(signed_anew(ROW, OTHER), key=KEY)["findings"]
    assert {one["kind"] for one in findings} == {"key", "checkpoint"}


def test_a_checkpoint_of_another_origin_under_our_name_is_told():
    forged = Checkpoint("other.example/log", SIZE, tree().root()).signed_by(LOG)
    assert "checkpoint" in {kind for kind, _, _ in told(export() | {CHECKPOINT: forged})}


def test_a_checkpoint_of_another_size_than_the_contents_say_is_told():
    files = export() | {CHECKPOINT: checkpoint(600)}
    assert {one["file"] for one in verified(files)["findings"]} == {CHECKPOINT, CONTENTS}


def test_a_held_checkpoint_that_nobody_signed_is_told():
    forged = checkpoint().replace(b"700", b"800")
    assert told(export(), key=KEY, held=[forged]) == [("checkpoint", -1, -1)]
    assert told(export(), key=KEY, held=[b"not a note"]) == [("checkpoint", -1, -1)]


def test_two_contents_for_one_entry_cannot_both_stand():
    """The fault of a tree beside a chain: proofs that pass for either content. Here one root has one content."""
    proved = [
        told(with_row(edited(lambda row, one=one: row.__setitem__(300, one)))) for one in (ROW[300], FORGED)
    ]
    assert proved == [[], [("changed", 300, 300)]]


STEP = st.tuples(
    st.sampled_from(["take out", "put in", "change", "swap", "move", "cut", "repeat"]),
    st.integers(0, SIZE - 1),
    st.integers(0, SIZE - 1),
)


def after_steps(steps):
    row = list(ROW)
    for what, one, other in steps:
        one, other = one % len(row), other % len(row)  # noqa: PLW2901 -- rows shrink
        if what == "take out":
            row.pop(one)
        elif what == "put in":
            row.insert(one, entry(other, "forged"))
        elif what == "change":
            row[one] = entry(one, "forged")
        elif what == "swap":
            swap(row, one, other)
        elif what == "move":
            move(row, one, other)
        elif what == "repeat":
            row.insert(other, row[one])
        else:
            del row[max(one, 1) :]
    return row


def implied(findings):
    """The size that the findings imply: what was signed, less what is missing, and what was put in."""
    width = {one: sum(last - first + 1 for kind, first, last in findings if kind == one) for one in KINDS}
    return SIZE - width["missing"] - width["truncated"] + width["inserted"]


KINDS = ("missing", "truncated", "inserted", "changed", "swapped", "reordered")


@given(st.lists(STEP, min_size=1, max_size=6))
@settings(max_examples=40)
def test_any_edits_one_after_another_are_found_and_reckon_up(steps):
    row = after_steps(steps)
    findings = of_entries(told(with_row(row)))
    assert bool(findings) == (row != ROW)
    assert {kind for kind, _, _ in findings} <= set(KINDS)
    assert implied(findings) == len(row)


# --- single bytes --------------------------------------------------------------------------------------------------


SMALL = 300


def spread(data):
    """Every byte of what is small, and some 250 spread over what is large."""
    return range(0, len(data), max(1, len(data) // 250))


def named(finding):
    return {finding["file"], *(word for word in finding["says"].split() if "/" in word or "." in word)}


@pytest.mark.parametrize("name", [name for name in export(SMALL) if name != "verify_bailiwick.py"])
def test_a_single_changed_byte_is_found_and_its_file_is_named(name):
    data, lost = export(SMALL)[name], []
    for number, place in enumerate(spread(data)):
        flip = (1, 0x10, 0x80, 0xFF)[number % 4]
        files = export(SMALL) | {name: data[:place] + bytes([data[place] ^ flip]) + data[place + 1 :]}
        findings = verify_both(files, number)
        if not any(name in named(one) for one in findings):
            lost.append((place, flip, findings))
    assert lost == []


def verify_both(files, number):
    """Ours each time; the single-file verifier, whose signatures are slow, each fourth time."""
    if number % 4 == 0:
        return verified(files)["findings"]
    return [one.plain() for one in verify_export(files).findings]


@pytest.mark.parametrize("number", [0, 1, 100, 255, 256, 511, 512, 699])
def test_a_single_changed_byte_of_an_entry_is_told_by_its_number(number):
    name = (FIRST, SECOND, LAST)[number // 256]
    start = sum(len(one) + 2 for one in ROW[number // 256 * 256 : number])
    for place in (start + 2, start + 90, start + 1 + len(ROW[number])):
        data = export()[name]
        files = export() | {name: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]}
        assert told(files) == [("changed", number, number)]


@pytest.mark.parametrize("number", [0, 100, 255, 300, 699])
def test_a_changed_length_is_told_from_its_entry_on(number):
    name = (FIRST, SECOND, LAST)[number // 256]
    start = sum(len(one) + 2 for one in ROW[number // 256 * 256 : number])
    for place in (start, start + 1):
        data = export()[name]
        files = export() | {name: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]}
        assert of_entries(told(files))[0][1] == number
