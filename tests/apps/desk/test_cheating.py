"""Trying to cheat, on a copy: every kind is found out, a stranger's verifier agrees, and the record is not touched."""

import hashlib
import io
import json
import sqlite3
import subprocess
import sys
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from tests.apps.accounts.conftest import words
from tests.apps.accounts.demo import begin_demo
from tests.apps.roster.town import as_, build, hire
from tools.access_matrix import Answer, read_routes, read_seats

from bailiwick.apps.desk.facts import Tampering
from bailiwick.apps.desk.selectors import offered
from bailiwick.apps.desk.services import cheat, package
from bailiwick.apps.desk.services.copying import copy_of
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.selectors import published_folder
from bailiwick.apps.journal.services import INTERNAL, make_key, sign_and_publish
from bailiwick.apps.roster.services import join_do_not_show
from bailiwick.kernel.errors import CallError
from bailiwick.ledger.report import Kind

pytestmark = pytest.mark.django_db(transaction=True)
TRY = "/journal/try-to-cheat"
# What was tried; what the published copy shows; what the verifier finds with the checkpoint from before; and whether
# it finds anything without it.
OUTCOMES = [
    (Tampering.BACKDATE, Kind.CHANGED, {Kind.CHANGED}, True),
    (Tampering.DELETE, Kind.MISSING, {Kind.MISSING}, True),
    (Tampering.SWAP, Kind.SWAPPED, {Kind.SWAPPED, Kind.OPENING}, True),
    (Tampering.FORGE, Kind.CHANGED, {Kind.HISTORY}, False),
    (Tampering.CUT, Kind.TRUNCATED, {Kind.STALE}, False),
]
KINDS = [one for one, *_ in OUTCOMES]


@pytest.fixture
def town(db, folder):
    """The town, in a record that began as a demo."""
    begin_demo()
    return build()


@pytest.fixture
def demo(folder, town):
    """The town's journal, signed and published."""
    make_key(folder.keys, INTERNAL, "records.example/internal")
    sign_and_publish(INTERNAL, timezone.now())
    return town


def an_entry(place=-3):
    return list(Entry.objects.order_by("index"))[place]


def do(how, entry):
    return cheat(how, record=entry.record, index=entry.index)


def verified_by_python_alone(folder, *more):
    call = ["export/verify_bailiwick.py", "export", "--key", "log.key", "--format", "json", *more]
    ended = subprocess.run(
        [sys.executable, "-I", "-S", *call], cwd=folder, capture_output=True, text=True, check=False
    )
    return ended.returncode, json.loads(ended.stdout)


@pytest.mark.parametrize(("how", "shown", "found", "alone"), OUTCOMES)
def test_every_kind_is_found_out_and_a_strangers_verifier_says_the_same(
    demo, how, shown, found, alone, tmp_path
):
    entry = an_entry(10)
    done = do(how, entry)
    assert (done.differences[0].kind, done.differences[0].first) == (shown, entry.index)
    assert {one.kind for one in done.held.findings} == found
    assert done.before.leaf(entry.index) == bytes(entry.leaf) != done.leaf(entry.index)
    with zipfile.ZipFile(io.BytesIO(package(done))) as kept:
        kept.extractall(tmp_path)
    here = tmp_path / "bailiwick-tampered"
    assert verified_by_python_alone(here) == (1 if alone else 0, done.alone.plain())
    with_checkpoint = verified_by_python_alone(here, "--checkpoint", "earlier-checkpoint")
    assert with_checkpoint == (1, done.held.plain())


def digest_of_the_record(folder):
    """Everything that is kept: each row of each table but the sessions', and each file of the folder."""
    rows = [
        (model._meta.db_table, sorted(map(repr, model._base_manager.values_list())))
        for model in apps.get_models()
        if model._meta.db_table != "accounts_session"
    ]
    files = [
        (str(path.relative_to(folder.path)), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(folder.path.rglob("*"))
        if path.is_file()
    ]
    return rows, files


@pytest.mark.django_db(transaction=True, databases=["default", "vault"])
def test_the_record_is_not_touched_by_any_of_it(demo, seat, folder):
    browser, entry = seat(demo.steward), an_entry(10)
    before = digest_of_the_record(folder)
    for how in KINDS:
        page = browser.post(TRY, entry=entry.record, how=how.value)
        assert page.status_code == 200
        assert "The record itself was not touched" in words(page)
        assert browser.post(f"{TRY}/export", entry=entry.record, how=how.value).status_code == 200
    assert digest_of_the_record(folder) == before


def test_the_copy_has_the_locks_of_the_record_until_they_are_taken_off(demo):
    with copy_of(INTERNAL) as copy, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        copy.execute("UPDATE journal_entry SET act = 'something.else'")


def test_the_page_tells_what_the_witness_holds_and_offers_the_tampered_export(demo, seat):
    browser, entry = seat(demo.steward), an_entry(10)
    asked = browser.get(f"{TRY}?entry={entry.record}")
    assert f'value="{entry.record}" selected' in asked.content.decode()
    told = words(browser.post(TRY, entry=entry.record, how="back-date"))
    assert f"Entry {entry.index} was changed after the log was signed." in told
    when = timezone.localtime(entry.at)
    held, tampered = (f"{one.day} {one:%B %Y}" for one in (when, when - timedelta(days=3)))
    assert (
        told.index("Held by the witness")
        < told.index(held)
        < told.index("Tampered with")
        < told.index(tampered)
    )
    answer = browser.post(f"{TRY}/export", entry=entry.record, how="back-date")
    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    assert "attachment" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("how", [Tampering.FORGE, Tampering.CUT])
def test_it_says_that_only_a_checkpoint_from_before_gives_away_whoever_has_the_key(demo, seat, how):
    told = words(seat(demo.steward).post(TRY, entry=an_entry(10).record, how=how.value))
    assert "The checkpoint from before gives it away" in told
    assert "Without a checkpoint from before, this kind of cheating cannot be seen" in told


def test_a_real_agency_has_no_such_page(demo, seat, folder):
    browser, entry = seat(demo.steward), an_entry()
    assert TRY in browser.get("/journal/").content.decode()
    folder.demo_mark.unlink()
    nowhere = browser.get("/journal/nowhere")
    answers = [
        browser.get(TRY),
        browser.post(TRY, entry=entry.record, how="cut"),
        browser.post(f"{TRY}/export", entry=entry.record, how="cut"),
    ]
    assert {(one.status_code, one.content) for one in answers} == {(404, nowhere.content)}
    assert TRY not in browser.get("/journal/").content.decode()
    assert TRY not in browser.get(f"/journal/{entry.record}/").content.decode()


def test_an_officer_cheats_with_their_own_entries_and_sees_no_others(demo, seat):
    browser = seat(demo.officer)
    sign_and_publish(INTERNAL, timezone.now() + timedelta(minutes=1))
    own = Entry.objects.filter(actor=demo.officer.id).first()
    assert {one.actor for one in offered(as_(demo.officer), timezone.localdate())} == {demo.officer.id}
    told = words(browser.post(TRY, entry=own.record, how="swap"))
    assert "stand in each other's place" in told
    table = told[told.index("What the two copies say") : told.index("What the verifier says")]
    assert f"Entry {own.index} " in table
    assert f"Entry {own.index + 1} " not in table
    assert demo.officer.name in table.partition("Tampered with")[0]
    theirs = Entry.objects.filter(act="roster.person.add").first()
    for path in (TRY, f"{TRY}/export"):
        assert browser.post(path, entry=theirs.record, how="swap").status_code == 404
    export = do(Tampering.SWAP, own).export
    opened = b"".join(data for path, data in export.items() if path.startswith("openings/"))
    assert opened.count(b"\n") == 1
    assert str(own.record).encode() in opened


def test_the_tampered_export_is_given_to_whom_the_access_matrix_says_and_to_nobody_else(demo, seat):
    declared = read_routes(read_seats())[f"{TRY}/export"]
    (row,) = (one for one in declared.rows if one.where == "committed demo")
    seats = {"elsewhere": demo.officer, "steward": demo.steward, "member": demo.deputy}
    browsers = {name: seat(who) for name, who in seats.items()}
    sign_and_publish(INTERNAL, timezone.now() + timedelta(minutes=1))
    entry = Entry.objects.filter(actor=demo.officer.id).first()
    kinds = {"application/zip": Answer.FILE, "text/html; charset=utf-8": Answer.ABSENT}
    answers = {
        name: one.post(f"{TRY}/export", entry=entry.record, how="back-date") for name, one in browsers.items()
    }
    assert {name: kinds[one.headers["Content-Type"]] for name, one in answers.items()} == {
        name: row.answers[name] for name in row.only
    }
    assert answers["member"].status_code == 404


def test_a_private_entry_is_neither_offered_nor_shown_beside_another(demo, seat, folder):
    join_do_not_show(as_(demo.officer))
    hire("Robin Vale", demo.patrol)
    sign_and_publish(INTERNAL, timezone.now() + timedelta(minutes=1))
    private = Entry.objects.get(act="roster.do-not-show.join")
    steward = as_(demo.steward)
    assert private.record not in {one.record for one in offered(steward, timezone.localdate())}
    browser = seat(demo.steward)
    assert browser.post(TRY, entry=private.record, how="swap").status_code == 404
    beside = Entry.objects.get(index=private.index - 1)
    told = words(browser.post(TRY, entry=beside.record, how="swap"))
    table = told[told.index("What the two copies say") : told.index("What the verifier says")]
    assert "Do not show me" not in table
    assert "Another entry, which you cannot open." in table
    assert f"Entry {private.index} " not in table


@pytest.mark.parametrize(
    ("how", "place", "says"),
    [("cut", 0, "Nothing would be left to sign."), ("never", 3, ""), ("cut", None, "")],
)
def test_what_cannot_be_done_is_told_and_asks_again(demo, seat, how, place, says):
    entry = "" if place is None else an_entry(place).record
    answer = seat(demo.steward).post(TRY, entry=entry, how=how)
    assert answer.status_code == (409 if says else 400)
    assert says in words(answer)
    assert "Which entry" in words(answer)


def test_nothing_can_be_tried_before_somebody_else_can_hold_a_copy(town, seat, folder):
    make_key(folder.keys, INTERNAL, "records.example/internal")
    assert "nothing to hold a copy against" in words(seat(town.steward).get(TRY))
    with pytest.raises(CallError, match="not been published"):
        do(Tampering.CUT, an_entry())
    sign_and_publish(INTERNAL, timezone.now())
    first = next(published_folder(INTERNAL).glob("tile/entries/**/*[0-9]"))
    first.write_bytes(b"\0\1x" + first.read_bytes()[3:])
    with pytest.raises(CallError, match="not been published"):
        do(Tampering.CUT, an_entry(10))
