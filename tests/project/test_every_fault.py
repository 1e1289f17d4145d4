"""T02: each system call of each way of writing fails, finds the disk full, or is the last; nothing is lost or half.

Every commit tries a part, always the same: of each call of each way the first, the last and some between. `make
battery` tries all of them (BAILIWICK_BATTERY=whole).
"""

import hashlib
import os
import shutil
import uuid
from collections import Counter

import pytest
from django.db import connection
from tests.apps.journal.helping import Signer
from tests.apps.keeping.helpers import CARL, LONG_AGO, granted, hold, sighting
from tests.project.faults import SOCKETS, Fault, Told, run

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Checkpoint, Entry
from bailiwick.apps.journal.services import INTERNAL, sign_and_publish, store_of
from bailiwick.apps.journal.services.rereading import extended, head_of
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Blob, Capture, Doomed, Hold, KeyDate, Record
from bailiwick.apps.keeping.services import capture, destroy, set_day, tidy
from bailiwick.ledger.frontier import Frontier
from bailiwick.project.copies import write_backup
from bailiwick.project.durable import make_private_folder, write_new
from bailiwick.project.folder import Agency
from bailiwick.project.packages import refuse_damaged

WHOLE = os.environ.get("BAILIWICK_BATTERY") == "whole"
BETWEEN = 7
"""Of the calls between the first and the last, each so-manyth is tried at a commit."""
SHARDS = 256
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="Debian's strace is not installed"),
]
MAY_BE_DONE = {"done", "NoSuchRecordError", "CallError"}
"""How a second try in the same process may end: it is done now, or it was done, although an error was told."""


class Place:
    """A record on which ways of writing are tried, and what is known of it so far."""

    def __init__(self, folder, outside):
        self.folder, self.outside = folder, outside
        self.agency = Agency("Port Calder Police", "America/Chicago", "0", uuid.uuid4())
        make_private_folder(folder.path)
        write_new(folder.agency_file, self.agency.to_bytes())
        Signer(folder)
        self.record = capture(CLOCKWORK, sighting("first"), b"first").record
        self.frontier, self.number = Frontier(), 0
        self.captured = Counter()

    def next_bytes(self):
        """Content of a shard that has no folder yet, as long as there are any."""
        self.number += 1
        nonce = 0
        while True:
            data = b"%d %d" % (self.number, nonce)
            if hashlib.sha256(data).digest()[0] == self.number % SHARDS:
                return data
            nonce += 1

    def found_wrong(self):
        """Everything that must not be, whatever happened: in the log, in what was signed, in what is kept."""
        head = head_of(INTERNAL)
        before = self.frontier.size
        self.frontier = extended(INTERNAL, self.frontier, head.size)
        wrong = [] if self.frontier == head else ["the head does not fit its entries"]
        for row in Entry.objects.filter(index__gte=before):
            self.captured[row.act, row.outcome] += 1
        signed = [one.note for one in store_of(INTERNAL).all()]
        if not {row.note.encode() for row in Checkpoint.objects.all()} <= set(signed):
            wrong.append("a checkpoint in the database was never signed")
        if len(signed) != len({note.split(b"\n")[1] for note in signed}):
            wrong.append("a size was signed twice")
        public = self.folder.path / "log" / "internal" / "checkpoint"
        if public.exists() and public.read_bytes() not in signed:
            wrong.append("what is published was never signed")
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                told = cursor.execute("PRAGMA quick_check").fetchone()
            wrong += [] if told == ("ok",) else [f"the database is damaged: {told}"]
        kept = self.captured["keeping.capture", "done"] - self.captured["keeping.destroy", "done"]
        if Capture.objects.count() != kept or Record.objects.count() != kept:
            wrong.append("captures and their entries differ in number")
        return wrong


class Way:
    """One way of writing: what is prepared, what is done (in a child), and what must be so when it was acknowledged."""

    may_meet_it_again = frozenset()
    most_are_met = 0.9
    """Some calls are made on some days only: a write-ahead log that has grown, a folder that is new."""

    def __init__(self, place):
        self.place = place

    def prepare(self):
        pass

    def is_done(self):
        raise NotImplementedError

    def half(self):
        """What is wrong if it is neither done nor untouched."""
        return []


class AnAct(Way):
    def prepare(self):
        self.trigger = f"day-{self.place.number}"
        self.place.number += 1

    def work(self):
        set_day(CLOCKWORK, self.place.record, self.trigger, LONG_AGO)

    def is_done(self):
        return KeyDate.objects.filter(trigger=self.trigger).exists()

    def half(self):
        told = self.trigger.encode()
        said = sum(told in bytes(one.manifest) for one in Entry.objects.order_by("-index")[:3])
        return [] if bool(said) == self.is_done() else ["the row and its entry are not there together"]


class ACapture(Way):
    def prepare(self):
        self.data = self.place.next_bytes()
        self.name = f"post-{self.place.number}"

    def work(self):
        capture(CLOCKWORK, sighting(self.name), self.data)

    def is_done(self):
        found = Capture.objects.filter(record__object=self.name).first()
        return found is not None and selectors.bytes_of(found) == self.data

    def half(self):
        rows = Capture.objects.filter(record__object=self.name)
        return [] if rows.count() <= 1 and rows.exists() == self.is_done() else ["a row without its bytes"]


class AHold(Way):
    def prepare(self):
        self.site = uuid.uuid4()
        self.before = Hold.objects.count()
        self.place.number += 1
        capture(
            CLOCKWORK, sighting(f"held-{self.place.number}", site=self.site), b"held %d" % self.place.number
        )

    def work(self):
        hold(sites=frozenset({self.site}))

    def _placed(self):
        return [one for one in Hold.objects.all() if str(self.site) in one.scope]

    def is_done(self):
        return bool(self._placed())

    def half(self):
        taken = [one.held.count() for one in self._placed()]
        return [] if all(number == 1 for number in taken) else ["a hold that took nothing"]


class ADestruction(Way):
    def prepare(self):
        self.data = self.place.next_bytes()
        self.made = capture(CLOCKWORK, sighting(f"gone-{self.place.number}"), self.data)
        self.proposal = granted(self.made.record)

    def work(self):
        destroy(CARL, self.proposal)

    def is_done(self):
        return not Record.objects.filter(pk=self.made.record).exists()

    def half(self):
        parts = Capture.objects.filter(record_id=self.made.record).count()
        rows = Blob.objects.filter(pk=self.made.digest).count()
        tidy()
        bytes_there = selectors.store().has(self.made.digest)
        wanted = 0 if self.is_done() else 1
        return (
            []
            if (parts, rows, bytes_there) == (wanted, wanted, bool(wanted))
            else ["a record half destroyed"]
        )


class ASignature(Way):
    def prepare(self):
        self.place.number += 1
        set_day(CLOCKWORK, self.place.record, f"signed-{self.place.number}", LONG_AGO)
        self.size = head_of(INTERNAL).size

    def work(self):
        sign_and_publish(INTERNAL, Entry.objects.order_by("-index")[0].at)

    def is_done(self):
        last = store_of(INTERNAL).last()
        return (
            last is not None and last.size >= self.size and Checkpoint.objects.filter(size=self.size).exists()
        )


class ABackup(Way):
    # PostgreSQL's own program copies: each is a new process, whose calls are counted anew.
    may_meet_it_again = frozenset({"OSError"})
    most_are_met = 0.6

    def prepare(self):
        self.place.number += 1
        self.file = self.place.outside / f"{self.place.number}.backup"

    def work(self):
        write_backup(self.place.folder, self.place.agency, self.file)

    def is_done(self):
        return self.file.exists()

    def half(self):
        if self.file.exists():
            refuse_damaged(self.file)
            self.file.unlink()
        write_backup(self.place.folder, self.place.agency, self.file)
        self.file.unlink()
        return [f"{one.name} is left" for one in self.place.outside.iterdir() if "backup" in one.name]


WAYS = {
    "an act with its entry": AnAct,
    "a capture": ACapture,
    "a hold": AHold,
    "a destruction": ADestruction,
    "a signed checkpoint": ASignature,
    "a backup": ABackup,
}


def faults_of(calls):
    """Which call meets which fault: all of them; or of each call the first and the last, and some between in turn."""
    for name, number in sorted(calls.items()):
        step = 1 if WHOLE else max(BETWEEN, number // 4)
        for place in range(1, number + 1):
            if name in SOCKETS:
                if place in {1, number} or place % step == 0:
                    yield name, place, Fault.KILLED
            elif WHOLE or place in {1, number}:
                yield from ((name, place, fault) for fault in Fault)
            elif place % step == 0:
                yield name, place, list(Fault)[place // step % len(Fault)]


def violations(way, told):
    """What must not be after a run."""
    found = [f"{said}" for said in (told.first, told.second) if said.startswith("unexpected")]
    if told.first not in {"", "done"} and told.second not in MAY_BE_DONE | way.may_meet_it_again:
        found.append(f"the second try in the same process ended with {told.second}")
    if "done" in {told.first, told.second} and not way.is_done():
        found.append("acknowledged, and not there")
    return found + way.half() + way.place.found_wrong()


@pytest.mark.parametrize("name", WAYS)
def test_a_fault_at_any_call_of_a_way_of_writing_loses_nothing_and_leaves_nothing_half(
    name, record_folder, tmp_path
):
    place = Place(record_folder, tmp_path)
    way, log = WAYS[name](place), tmp_path / "trace"
    way.prepare()
    # What Python loads when it is first needed is loaded here, and is not among the calls.
    way.work()
    assert violations(way, Told("done", "", False, Counter())) == []
    way.prepare()
    calls = run(way.work, log).calls
    assert violations(way, Told("done", "", False, Counter())) == []
    found, met, tried = [], 0, 0
    for call, number, fault in faults_of(calls):
        way.prepare()
        told = run(way.work, log, call=call, number=number, fault=fault)
        tried, met = tried + 1, met + told.happened
        found += [(call, number, fault.name, what) for what in violations(way, told)]
        # And it goes on.
        set_day(CLOCKWORK, place.record, "reviewed", LONG_AGO)
    told = f"{sum(calls.values())} calls, {tried} runs, {met} faults met, {len(found)} violations"
    print(f"T02, {name}: {told}", *found, sep="\n")  # noqa: T201 -- the figure of the run
    assert found == []
    assert met >= way.most_are_met * tried
    tidy()
    assert set(selectors.store().digests()) == set(Blob.objects.values_list("digest", flat=True))
    assert Doomed.objects.count() == 0
    sign_and_publish(INTERNAL, Entry.objects.order_by("-index")[0].at)
    assert place.found_wrong() == []
