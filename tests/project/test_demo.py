"""`bailiwick demo`: made once, served to this computer alone; every seat is taken, and the whole log verified."""

import http.client
import json
import os
import re
import shutil
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from tests.project.commands import begin, command, done, free_port, served

from bailiwick.kernel.errors import CallError
from bailiwick.project.commands import demo as command_of_a_demo
from bailiwick.project.commands.demo import stands
from bailiwick.project.folder import Folder

SEATS = 15


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """A demo, made once for all of these tests."""
    folder = tmp_path_factory.mktemp("demo") / "town"
    done("serve", "--prepare", cwd=folder.parent)
    done("demo", "--prepare", "--folder", folder)
    return folder


@pytest.fixture(scope="session")
def door(demo, tmp_path_factory):
    """The demo, served: its port, and the file with what was said."""
    port, said = free_port(), tmp_path_factory.mktemp("said") / "said"
    with served(said, "--folder", demo, "--port", port, what="demo"):
        yield port, said


class Browser:
    """Somebody at this computer: keeps cookies, follows nothing."""

    def __init__(self, port):
        self.port, self.cookies = port, SimpleCookie()

    def ask(self, method, path, fields=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        told = {"Host": "localhost", "Cookie": "; ".join(f"{k}={v.value}" for k, v in self.cookies.items())}
        body = urlencode(fields or {})
        if method == "POST":
            told["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, told | headers)
        answer = connection.getresponse()
        for value in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.load(value)
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers.get("Location", ""), text

    def sit(self, key, **headers):
        _, _, page = self.ask("GET", "/demo/")
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        return self.ask("POST", "/demo/seat", {"seat": key, "csrfmiddlewaretoken": token}, **headers)


def keys(folder):
    return [seat.key for seat in Folder(folder).demo().seats]


def test_a_demo_says_what_it_is(demo, door):
    folder = demo
    _, said = door
    assert "Everything you will see is invented. Stop: Ctrl-C." in said.read_text()
    assert "on this computer only:  http://127.0.0.1:" in said.read_text()
    assert "Begin again: bailiwick demo --fresh" in said.read_text()
    assert len(keys(folder)) == SEATS


def test_every_seat_can_be_taken_and_its_page_opens(demo, door):
    opened = {}
    browser = Browser(door[0])
    for key in keys(demo):
        status, where, _ = browser.sit(key)
        page = browser.ask("GET", where)
        opened[key] = (status, page[0], "Change seat" in page[2])
    assert set(opened.values()) == {(302, 200, True)}
    assert len(opened) == SEATS


def test_what_waits_stands_on_the_cards_as_on_the_home_pages(demo, door):
    browser = Browser(door[0])
    _, _, cards = browser.ask("GET", "/demo/")
    waits = re.findall(r'seat__waits[^"]*">([^<]+)', cards)
    assert len(waits) == SEATS - 1
    assert len([one for one in waits if "Nothing waits" not in one]) >= 8
    with_accounts = [seat.key for seat in Folder(demo).demo().seats if seat.account]
    for key in ("chief", "hr"):
        browser.sit(key)
        _, _, home = browser.ask("GET", "/home/")
        assert waits[with_accounts.index(key)].strip() in home


def test_the_chief_finds_a_photo_a_release_that_ends_and_an_answer_for_officer_reyes(door):
    browser = Browser(door[0])
    browser.sit("chief")
    _, _, home = browser.ask("GET", "/home/")
    for told in (
        "An answer for Beth Yarrow",
        "An answer for Luis Reyes",
        "Ends on",
        "Nobody holds this office for Patrol",
    ):
        assert told in home
    assert "You sit here as Ada Brennan, Chief, Hollis Police." in home


def test_what_was_sealed_when_it_was_made_is_read_by_whoever_serves_it(door):
    browser = Browser(door[0])
    browser.sit("attorney")
    _, _, home = browser.ask("GET", "/home/")
    [question] = re.findall(r'href="(/help/[^"]+)"', home)
    status, _, page = browser.ask("GET", question)
    assert (status, "Is a click by me a contract of the City?" in page) == (200, True)


def test_the_auditor_reads_everybodys_entries_and_an_officer_their_own(door):
    everything = "Everything that anybody did here"
    for key, seen in {"auditor": True, "officer": False}.items():
        browser = Browser(door[0])
        browser.sit(key)
        assert (everything in browser.ask("GET", "/journal/")[2]) is seen


def test_the_first_page_is_the_seats_for_whoever_has_none(door):
    status, where, _ = Browser(door[0]).ask("GET", "/home/")
    assert (status, where.split("?")[0]) == (302, "/sign-in/")
    assert Browser(door[0]).ask("GET", "/sign-in/")[1] == "/demo/"


def test_ask_page_policies_and_checks_are_open_without_a_seat(door):
    pages = {path: Browser(door[0]).ask("GET", path) for path in ("/", "/page/", "/policies/", "/checks/")}
    assert {
        path: (status, "Change seat" in text) for path, (status, _, text) in pages.items()
    } == dict.fromkeys(pages, (200, True))


def test_nothing_but_this_computer_takes_a_seat(door):
    browser = Browser(door[0])
    assert browser.sit("chief", **{"X-Forwarded-For": "192.0.2.7"})[0] == 404
    assert browser.ask("GET", "/demo/", Host="demo.city.example")[0] == 400


def test_the_whole_log_is_verified_by_a_stranger(demo, door, tmp_path):
    """The server runs meanwhile, and goes on: an export is a copy."""
    folder = demo
    done("journal", "sign", folder=folder)
    done("journal", "export", tmp_path / "export", folder=folder)
    key = folder / "log" / "internal" / "log.key"
    told = json.loads(done("verify", tmp_path / "export", "--key", key, "--format", "json"))
    assert (told["outcome"], told["findings"]) == ("unchanged", [])
    assert told["size"] > 200


def test_what_was_done_is_there_after_a_restart(demo, door):
    record = Folder(demo).agency().record
    done("demo", "--prepare", "--folder", demo)
    assert Folder(demo).agency().record == record


def test_fresh_begins_again_and_keeps_nothing(demo, tmp_path):
    shutil.copytree(demo, tmp_path / "town")
    (tmp_path / "town" / "blobs" / "stray").write_text("left over")
    done("demo", "--prepare", "--fresh", "--folder", tmp_path / "town")
    assert Folder(tmp_path / "town").agency().record != Folder(demo).agency().record
    assert not (tmp_path / "town" / "blobs" / "stray").exists()


def test_a_demo_that_was_never_finished_is_made_anew_and_nothing_else_is(tmp_path):
    (tmp_path / "keys").mkdir()
    with pytest.raises(CallError, match="is no demo"):
        stands(Folder(tmp_path))
    (tmp_path / "being-made").write_bytes(b"a demo\n")
    assert not stands(Folder(tmp_path))


@pytest.mark.parametrize("address", ["192.0.2.1", "::", "demo.city.example", "localhost.example"])
def test_a_demo_is_served_to_no_other_machine(tmp_path, address):
    ended = command("demo", "--folder", tmp_path / "town", "--address", address)
    assert (ended.returncode, "to this computer alone" in ended.stderr) == (2, True)
    assert not (tmp_path / "town").exists()


def test_an_agencys_own_record_is_never_taken_for_a_demo(tmp_path, fresh_database):
    begin(tmp_path / "record", database=fresh_database())
    before = sorted(one.name for one in (tmp_path / "record").iterdir())
    for more in ((), ("--fresh",)):
        ended = command("demo", "--prepare", *more, "--folder", tmp_path / "record")
        assert (ended.returncode, "This folder is no demo" in ended.stderr) == (2, True)
    assert sorted(one.name for one in (tmp_path / "record").iterdir()) == before


@pytest.mark.parametrize("name", ["letter.txt", "being-made", "agency"])
def test_a_folder_with_anything_else_in_it_is_left_as_it_is(tmp_path, name):
    (tmp_path / name).write_text("kept")
    ended = command("demo", "--prepare", "--fresh", "--folder", tmp_path)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [(name, "kept")]


def test_what_names_the_agencys_own_folder_and_database_is_not_looked_at(tmp_path, monkeypatch):
    made = []
    monkeypatch.setenv("BAILIWICK_FOLDER", str(tmp_path / "own"))
    monkeypatch.setenv("BAILIWICK_HOSTS", "records.city.example")
    monkeypatch.setenv("BAILIWICK_DATABASE", "postgresql://nobody@192.0.2.1/own")
    monkeypatch.setattr(command_of_a_demo, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(command_of_a_demo, "_make_anew", made.append)
    monkeypatch.setattr(os, "umask", lambda _: None)
    ended = CliRunner().invoke(command_of_a_demo.demo, ["--prepare"])
    assert ended.exit_code == 0, ended.output
    assert made == [Folder(tmp_path / "cache" / "demo")]
    assert os.environ["BAILIWICK_FOLDER"] == str(tmp_path / "cache" / "demo")
    assert {"BAILIWICK_DATABASE", "BAILIWICK_HOSTS"} & set(os.environ) == set()


def test_serve_shows_a_demo_to_this_computer_alone_even_without_its_mark(demo, tmp_path):
    shutil.copytree(demo, tmp_path / "town")
    (tmp_path / "town" / "demo").unlink()
    ended = command(
        "serve", "--address", "192.0.2.1", "--host", "demo.city.example", folder=tmp_path / "town",
        BAILIWICK_HTTPS="on", BAILIWICK_PROXIES="1",
    )  # fmt: skip
    assert (ended.returncode, "began as a demo" in ended.stderr) == (2, True)
