"""`bailiwick serve` serves a record where there is one, and Ask, which keeps nothing, where there is none."""

import http.client
import sqlite3

import pytest
from tests.project.commands import NAME, begin, command, free_port, served


def get(port, host="localhost", path="/"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": host})
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_record_is_served_under_the_names_it_was_given(tmp_path, fresh_database):
    database, port = fresh_database(), free_port()
    begin(tmp_path / "record", database=database)
    call = ("--port", port, "--host", "records.city.example")
    with served(tmp_path / "said", *call, folder=tmp_path / "record", database=database):
        assert get(port) < 400
        assert get(port, "records.city.example") < 400
        assert get(port, "elsewhere.example") == 400
    said = (tmp_path / "said").read_text()
    assert f"Bailiwick keeps the record of {NAME}, on this computer only:  http://127.0.0.1:{port}" in said
    assert "invented" not in said


def test_without_a_record_ask_is_served_and_nothing_is_written(tmp_path):
    port = free_port()
    with served(tmp_path / "said", "--port", port, cwd=tmp_path):
        assert get(port) == 200
    assert [one.name for one in tmp_path.iterdir()] == ["said"]


def test_a_folder_that_is_named_and_holds_no_record_is_told(tmp_path):
    ended = command("serve", "--folder", tmp_path)
    assert (ended.returncode, "There is no record in this folder" in ended.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "with_record", "told"),
    [
        (("--address", "192.0.2.1"), False, "Only an agency's record"),
        (("--address", "192.0.2.1"), True, "by which name browsers will ask"),
        (("--address", "192.0.2.1", "--host", "records.city.example"), True, "BAILIWICK_HTTPS"),
        (("--address", "records.city.example"), True, "is no address of a machine"),
    ],
)
def test_nothing_is_shown_to_other_machines_by_mistake(record, arguments, with_record, told):
    ended = command("serve", *arguments, folder=record if with_record else None, cwd=record)
    assert (ended.returncode, told in ended.stderr) == (2, True)


def change(folder, statement):
    with sqlite3.connect(folder / "bailiwick.sqlite3") as database:
        database.execute(statement)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_later', '2031-01-01')",
         "newer version"),
        ("DELETE FROM django_migrations WHERE app = 'journal'", "bailiwick upgrade"),
    ],
)  # fmt: skip
def test_tables_of_another_version_are_not_served(record, statement, told):
    change(record, statement)
    ended = command("serve", folder=record)
    assert (ended.returncode, told in ended.stderr) == (2, True)
