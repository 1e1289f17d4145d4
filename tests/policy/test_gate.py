"""A gate at work: looking keeps nothing, passing and refusing each keep one passage, and no passage holds words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts, RecordFacts
from bailiwick.policy.gate import Gate, GateShutError, Outcome, Passage
from bailiwick.policy.loading import load_library
from bailiwick.policy.overlay import Overlay

LARKSPUR = Path(__file__).parent / "made_up_packs" / "larkspur"
TOLD = "Boat two is at the east mole."
DAY = date(2023, 6, 1)
AT = datetime(2023, 6, 1, 9, 30, tzinfo=UTC)


class Shelf:
    """Keeps passages in memory, and says what was locked when the facts were read."""

    def __init__(self) -> None:
        self.kept: list[Passage] = []
        self.locked: tuple[str, ...] = ()

    @contextmanager
    def transaction(self, locks: tuple[str, ...]) -> Iterator[None]:
        self.locked, before = locks, list(self.kept)
        try:
            yield
        except BaseException:
            self.kept = before
            raise
        finally:
            self.locked = ()

    def keep(self, passage: Passage) -> None:
        self.kept.append(passage)


def facts(text: str) -> Facts:
    return Facts(post=PostFacts(class_=Known(PostClass.OFFICIAL), text=Known(text), media=ABSENT))


@pytest.fixture(scope="module")
def library():
    return load_library([LARKSPUR])


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def gate(library, shelf) -> Gate:
    return Gate(library.examiner(["larkspur"], "post.publish", DAY), shelf)


def test_looking_keeps_nothing(gate, shelf):
    assert [finding.binding for finding in gate.look(facts(TOLD)).stops] == ["larkspur.position"]
    assert shelf.kept == []


def test_passing_keeps_one_passage(gate, shelf):
    passage = gate.pass_(lambda: facts("Boats are for hire."), actor="person-1", at=AT)
    assert shelf.kept == [passage]
    assert passage.outcome is Outcome.PASSED
    assert "larkspur.position" in passage.met


def test_a_shut_gate_keeps_nothing_and_gives_the_list(gate, shelf):
    with pytest.raises(GateShutError) as shut:
        gate.pass_(lambda: facts(TOLD), actor="person-1", at=AT)
    assert [finding.binding for finding in shut.value.report.stops] == ["larkspur.position"]
    assert shelf.kept == []


def test_what_nobody_has_said_keeps_the_gate_shut(gate, shelf):
    unsaid = Facts(post=PostFacts(text=Known("Boats are for hire."), media=ABSENT))
    with pytest.raises(GateShutError):
        gate.pass_(lambda: unsaid, actor="person-1", at=AT)
    assert shelf.kept == []


def test_refusing_keeps_one_passage_with_the_findings(gate, shelf):
    passage = gate.refuse(lambda: facts(TOLD), actor="person-1", at=AT, reason="Not tonight.")
    assert shelf.kept == [passage]
    assert [line.binding for line in passage.lines] == ["larkspur.position"]


def test_no_passage_holds_words(gate):
    kept = str(gate.refuse(lambda: facts(TOLD), actor="person-1", at=AT, reason="Not tonight.").plain())
    assert "mole" not in kept
    assert "tonight" not in kept


def test_facts_are_read_under_the_gates_locks(gate, shelf):
    seen = []

    def read() -> Facts:
        seen.append(shelf.locked)
        return facts("Boats are for hire.")

    gate.pass_(read, actor="person-1", at=AT)
    assert seen == [("post",)]


def test_a_failing_keeper_leaves_nothing_behind(gate, shelf, monkeypatch):
    def fail(passage: Passage) -> None:
        shelf.kept.append(passage)
        raise OSError

    monkeypatch.setattr(shelf, "keep", fail)
    with pytest.raises(OSError):  # noqa: PT011 -- the very error of the keeper comes through
        gate.pass_(lambda: facts("Boats are for hire."), actor="person-1", at=AT)
    assert shelf.kept == []


def test_the_same_act_gives_the_same_digest_and_another_act_another(gate):
    first = gate.refuse(lambda: facts(TOLD), actor="person-1", at=AT, reason="")
    assert first.digest == gate.refuse(lambda: facts(TOLD), actor="person-1", at=AT, reason="").digest
    assert (
        first.digest != gate.refuse(lambda: facts(f"{TOLD} Now."), actor="person-1", at=AT, reason="").digest
    )


def test_watching_lets_through_and_records_what_it_would_have_stopped(library, shelf):
    overlay = Overlay(pack="larkspur", watch_until=date(2023, 9, 1))
    watching = Gate(library.examiner([library.adopted("larkspur", overlay)], "post.publish", DAY), shelf)
    passage = watching.pass_(lambda: facts(TOLD), actor="person-1", at=AT)
    assert [(line.effect, line.would_have_stopped) for line in passage.lines] == [("none", True)]


def test_watching_ends_on_its_day(library):
    overlay = Overlay(pack="larkspur", watch_until=DAY)
    report = library.examiner([library.adopted("larkspur", overlay)], "post.publish", DAY).examine(
        facts(TOLD)
    )
    assert [finding.effect.value for finding in report.stops] == ["stop"]


def test_destruction_stops_from_the_first_day_though_the_policy_only_watches(library, shelf):
    overlay = Overlay(pack="larkspur", watch_until=date(2023, 9, 1))
    gate = Gate(library.examiner([library.adopted("larkspur", overlay)], "record.destroy", DAY), shelf)
    held = Facts(record=RecordFacts(holds=Known(("H-1",))))
    with pytest.raises(GateShutError):
        gate.pass_(lambda: held, actor="person-1", at=AT)
