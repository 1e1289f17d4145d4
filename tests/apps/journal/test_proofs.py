"""Every entry can be proved to be in the log, every checkpoint to continue the ones before; pages are one query."""

from datetime import timedelta
from uuid import RFC_4122, UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.journal.helping import NOON, intrude, write

from bailiwick.apps.journal.errors import DamagedError, NotSignedYetError, RefusedError
from bailiwick.apps.journal.facts import OPERATOR, Actor, person
from bailiwick.apps.journal.models import ActorKind, Channel, Checkpoint, Entry, Outcome, Tile
from bailiwick.apps.journal.selectors import Asked, consistency_between, entries, proof_of
from bailiwick.apps.journal.services import INTERNAL, act, export_to, sign_and_publish
from bailiwick.cli.verify import FolderFiles
from bailiwick.kernel.errors import CallError
from bailiwick.kernel.sentence import say
from bailiwick.ledger.checkpoints import open_checkpoint
from bailiwick.ledger.export import Contents
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ledger.leaves import Leaf, check_opening
from bailiwick.ledger.proofs import verify_consistency, verify_inclusion
from bailiwick.ledger.tlogproof import Enclosed, TlogProof
from bailiwick.ledger.verification import verify_export

pytestmark = pytest.mark.django_db
SIZES = (1, 2, 7, 255, 256, 257, 300, 512, 601)


@pytest.fixture
def grown(signer):
    size = 0
    for wanted in SIZES:
        write(wanted - size)
        size = signer.sign().size
    return signer


def test_every_entry_is_proved_by_a_file_that_opens_what_it_says(grown):
    for entry in Entry.objects.filter(index__in=[*range(0, 601, 37), 255, 256, 511, 512, 600]):
        proof = TlogProof.from_bytes(proof_of(entry.record, opened=True).to_bytes())
        checkpoint, _ = open_checkpoint(proof.checkpoint, grown.key.verifying())
        enclosed = Enclosed.from_bytes(proof.extra)
        verify_inclusion(
            proof.index, checkpoint.size, leaf_hash(enclosed.entry), proof.proof, checkpoint.root
        )
        check_opening(Leaf.from_bytes(enclosed.entry), enclosed.opening)
        assert (proof.index, checkpoint.size) == (entry.index, 601)


def test_a_proof_for_a_stranger_opens_nothing(grown):
    proof = proof_of(Entry.objects.get(index=7).record, opened=False)
    assert Enclosed.from_bytes(proof.extra).opening is None
    assert b"manifest" not in proof.extra


def test_each_checkpoint_is_proved_to_continue_each_one_before(grown):
    roots = {row.size: bytes(row.root) for row in Checkpoint.objects.all()}
    pairs = [(old, new) for new in SIZES for old in SIZES if old <= new]
    for old, new in pairs:
        verify_consistency(old, new, roots[old], roots[new], consistency_between(old, new))
    assert len(pairs) == 45


def test_a_proof_needs_few_queries_and_no_more_as_the_log_grows(grown):
    counts = []
    for index in (0, 300, 600):
        record = Entry.objects.get(index=index).record
        with CaptureQueriesContext(connection) as queries:
            proof_of(record, opened=True)
        counts.append(len(queries))
    assert max(counts) <= 8


def test_what_cannot_be_proved_is_told(grown):
    new = write(1)[0]
    with pytest.raises(NotSignedYetError, match="newer than the last checkpoint"):
        proof_of(new.record, opened=True)
    with pytest.raises(CallError, match="no such entry"):
        proof_of(uuid4(), opened=True)
    with pytest.raises(CallError, match="no checkpoints at 3"):
        consistency_between(3, 601)


def test_proofs_are_made_without_tiles_too_and_never_from_changed_ones(grown):
    record = Entry.objects.get(index=300).record
    before = proof_of(record, opened=True)
    intrude("DELETE FROM journal_tile WHERE level = 0")
    assert not Tile.objects.exists()
    assert proof_of(record, opened=True) == before
    intrude('INSERT INTO journal_tile (level, "index", hashes) VALUES (0, 0, %s)', (bytes(256 * 32),))
    with pytest.raises(DamagedError, match="not in the log as it was signed"):
        proof_of(record, opened=True)
    with pytest.raises(DamagedError, match="does not continue"):
        consistency_between(300, 601)


REYES = person(uuid4())


@act("tests.proofs.look", say("looked"))
def look(doing, *, subject, refuse=False):
    doing.about("thing", subject)
    if refuse:
        raise RefusedError("You may not look.", reason="not-yours")


def test_a_record_is_a_random_uuid_of_version_4():
    for one in write(50):
        record = UUID(one.record)
        assert (record.version, record.variant) == (4, RFC_4122)
        assert Entry.objects.get(record=record).index == one.index


def test_entries_are_found_by_act_actor_subject_time_and_outcome():
    write(3, at=NOON)
    write(3, at=NOON + timedelta(hours=2))
    look(REYES, subject="1")
    with pytest.raises(RefusedError):
        look(REYES, subject="2", refuse=True)

    def found(**asked):
        return [entry.index for entry in entries(Asked(**asked)).entries]

    assert found() == [7, 6, 5, 4, 3, 2, 1, 0]
    assert (
        found(act="tests.proofs.look") == found(act="tests.proofs.") == found(actor=REYES.identity) == [7, 6]
    )
    assert found(outcome=Outcome.REFUSED) == [7]
    assert found(subject_kind="thing", subject="1") == [6, 4, 1]
    assert found(act="tests.bulk", since=NOON + timedelta(hours=2)) == [5, 4, 3]
    assert found(until=NOON + timedelta(minutes=1)) == [2, 1, 0]


def test_pages_follow_one_another_without_gap_and_cost_one_query_each():
    write(25)
    seen, before, pages = [], None, 0
    while pages == 0 or before is not None:
        with CaptureQueriesContext(connection) as queries:
            page = entries(Asked(act="tests.bulk"), before=before, number=10)
        assert len(queries) == 1
        seen += [entry.index for entry in page.entries]
        before, pages = page.before, pages + 1
    assert seen == list(range(24, -1, -1))
    assert pages == 3


def test_an_export_holds_every_leaf_and_opens_only_what_may_be_seen(grown, tmp_path):
    folder = tmp_path / "export"
    number = export_to(OPERATOR, folder, key=grown.key, may_see=lambda entry: entry.index < 10)
    contents = Contents.from_bytes((folder / "export.json").read_bytes())
    assert (contents.size, contents.opened) == (601, ((0, 9),))
    assert number == sum(file.is_file() for file in folder.rglob("*"))
    assert entries(Asked(act="journal.export")).entries[0].outcome == Outcome.DONE


def test_an_export_is_an_entry_before_anything_is_written_and_a_stranger_gets_none(grown, tmp_path):
    stranger = Actor(ActorKind.STRANGER, Channel.PORTAL)
    with pytest.raises(RefusedError):
        export_to(stranger, tmp_path / "export", key=grown.key, may_see=lambda _: True)
    assert not (tmp_path / "export").exists()
    assert entries(Asked(act="journal.export")).entries[0].reason == "not-signed-in"
    (tmp_path / "file").write_text("x")
    with pytest.raises(CallError, match="not empty"):
        export_to(OPERATOR, tmp_path, key=grown.key, may_see=lambda _: True)


CHEATS = {
    "what an entry says is back-dated": (
        'UPDATE journal_entry SET manifest = %s WHERE "index" = 214',
        [b"{}"],
        [("opening", 214)],
    ),
    "an entry is rewritten": (
        'UPDATE journal_entry SET leaf = %s WHERE "index" = 214',
        [b"{}"],
        [("changed", 214)],
    ),
    "an entry is rewritten, with the hash beside it": (
        'UPDATE journal_entry SET leaf = %s, leaf_hash = %s WHERE "index" = 214',
        [b"{}", leaf_hash(b"{}")],
        [("changed", 214)],
    ),
    "an entry is deleted": ('DELETE FROM journal_entry WHERE "index" = 214', [], [("missing", 214)]),
}


@pytest.mark.parametrize(("statement", "values", "expected"), CHEATS.values(), ids=CHEATS)
def test_a_cheat_in_the_database_shows_in_its_export_by_number(grown, tmp_path, statement, values, expected):
    """Somebody who may write the file changes an entry behind the product; a stranger names it."""
    intrude(statement, values)
    folder = tmp_path / "export"
    export_to(OPERATOR, folder, key=grown.key, may_see=lambda entry: entry.index % 2 == 0)
    told = verify_export(FolderFiles(folder), grown.key.verifying()).findings
    assert [(one.kind.value, one.first) for one in told] == expected


_NUMBER = 'UPDATE journal_entry SET "index" = {} WHERE "index" = {}'
NEW_CHEATS = {
    "deleted": (['DELETE FROM journal_entry WHERE "index" = 590'], ("missing", 590)),
    "swapped": ([_NUMBER.format(*pair) for pair in ((-1, 590), (590, 591), (591, -1))], ("swapped", 590)),
}


@pytest.mark.parametrize(("statements", "expected"), NEW_CHEATS.values(), ids=NEW_CHEATS)
def test_a_cheat_among_the_newest_entries_shows_by_number_where_the_log_was_published(
    grown, tmp_path, statements, expected
):
    """The database keeps no tile of the last entries; what was published with the checkpoint goes into the export."""
    write(1)
    sign_and_publish(INTERNAL, grown.now + timedelta(minutes=1))
    for statement in statements:
        intrude(statement)
    export_to(OPERATOR, tmp_path / "export", key=grown.key, may_see=lambda _: False)
    told = verify_export(FolderFiles(tmp_path / "export"), grown.key.verifying()).findings
    assert [(one.kind.value, one.first) for one in told] == [expected]
