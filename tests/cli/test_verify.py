"""`bailiwick verify`: folders, zip files and receipts, told in sentences, ending as the other commands do."""

import json
import zipfile

import pytest
from tests.ledger.exports import KEY, checkpoint, export, verified
from tests.ledger.test_standalone import written
from tests.ledger.test_tiles import receipt

from bailiwick.cli.main import main


@pytest.fixture
def ask(capsys):
    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["verify", *map(str, arguments)])
        said = capsys.readouterr()
        return ended.value.code, said.out + said.err

    return run


@pytest.fixture
def place(tmp_path):
    return written(export(300), tmp_path / "export")


def test_an_unchanged_log_ends_with_nought_and_says_what_is_not_proved(ask, place):
    status, said = ask(place)
    assert status == 0
    assert said.startswith("records.example/log: 300 entries, root ")
    assert "300 entries have not changed since 14:06 UTC on 4 May 2026." in said
    assert "This does not prove who wrote it." in said
    assert "Compare it with the one that the agency publishes (--key)." in said


def test_json_is_what_the_single_file_verifier_says(ask, place):
    status, said = ask(place, "--format", "json")
    assert (status, json.loads(said)) == (0, verified(export(300)))


def test_a_changed_log_ends_with_one_and_names_the_entry(ask, place):
    file = place / "tile/entries/000"
    data = file.read_bytes()
    file.write_bytes(data.replace(b"post.publish", b"post.changed", 1))
    status, said = ask(place, "--key", KEY.printed())
    assert status == 1
    assert (
        "Something was changed:\n  Entry 0 was changed after the log was signed. [tile/entries/000]" in said
    )


def test_a_checkpoint_that_is_held_is_compared(ask, place, tmp_path):
    (tmp_path / "mine").write_bytes(checkpoint(400))
    (tmp_path / "log.key").write_text(KEY.printed())
    status, said = ask(place, "--key", tmp_path / "log.key", "--checkpoint", tmp_path / "mine")
    assert status == 1
    assert "The log ends after 300 entries, and the checkpoint you hold has 400." in said


def test_a_zip_file_is_read(ask, tmp_path):
    with zipfile.ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in export(300).items():
            archive.writestr(name, data)
    assert ask(tmp_path / "export.zip")[0] == 0
    data = (tmp_path / "export.zip").read_bytes()
    for cut in (len(data) - 30, len(data) // 2):
        (tmp_path / "broken.zip").write_bytes(data[:cut])
        assert ask(tmp_path / "broken.zip", "--key", KEY.printed())[0] == 2
    spoiled = bytearray(data)
    spoiled[200:260] = b"x" * 60
    (tmp_path / "spoiled.zip").write_bytes(spoiled)
    assert ask(tmp_path / "spoiled.zip")[0] == 2


def test_a_zip_file_with_a_name_twice_is_refused(ask, tmp_path):
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("checkpoint", b"one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("checkpoint", b"two")
    status, said = ask(tmp_path / "export.zip")
    assert status == 2
    assert "have one name" in said


def test_a_link_in_a_folder_is_refused(ask, place):
    (place / "link").symlink_to(place / "README.txt")
    (place / "README.txt").rename(place / "moved.txt")
    (place / "README.txt").symlink_to(place / "moved.txt")
    status, said = ask(place)
    assert status == 2
    assert "This is a link." in said


def test_a_receipt_needs_a_key_and_is_told_in_the_words_of_its_record(ask, tmp_path):
    (tmp_path / "receipt.tlog-proof").write_bytes(receipt(214).to_bytes())
    status, said = ask(tmp_path / "receipt.tlog-proof")
    assert status == 2
    assert "Give it with --key." in said
    status, said = ask(tmp_path / "receipt.tlog-proof", "--key", KEY.printed())
    assert status == 0
    assert said.startswith(
        "This record has not changed since 14:05 UTC on 4 May 2026.\nIt is entry 214 of the log."
    )
    assert "This does not prove who wrote it." in said


@pytest.mark.parametrize("arguments", [["nowhere"], [], ["--key", "x+y+z"], ["--checkpoint", "nowhere"]])
def test_a_faulty_call_ends_with_two(ask, place, arguments):
    status, said = ask(*([place] if arguments and arguments[0].startswith("-") else []), *arguments)
    assert status == 2
    assert "Traceback" not in said


def test_a_folder_that_is_no_export_ends_with_two(ask, tmp_path):
    status, said = ask(tmp_path)
    assert status == 2
    assert "neither export.json nor a checkpoint" in said
