"""The kinds of text, the gates that read them, and facts of registers as files state them."""

import pytest

from bailiwick.kernel.errors import FaultyFilesError
from bailiwick.policy.facts import ABSENT, Known
from bailiwick.policy.facts.captures import PageCapture, RegisteredSite
from bailiwick.policy.facts.registers import AccessLine, Account, Equipment
from bailiwick.policy.facts.subjects import Duty, PostClass
from bailiwick.policy.gates import GATES
from bailiwick.policy.kinds import KINDS, Kind
from bailiwick.policy.loading import load_facts

FACTS = """
lists: {sites: [{name: Larkspur Police, url: police.larkspur.example, state: retired}]}
access:
  supplied-for: report 12
  concerns: [A. Bell]
  lines: [{person: A. Bell, minutes: 20, equipment: agency, account: personal, duty: on-duty, grounds: [duty-need]}]
reference: {approved: {text: hello, images: [a, b]}, current: none}
"""


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_read_at_a_gate_that_exists(kind):
    assert KINDS[kind].gate in GATES


def test_the_classes_of_posts_are_kinds_and_no_other_kind_is_a_post():
    assert {one.post_class for one in KINDS.values()} == {*PostClass, None}
    assert all(kind.value == KINDS[kind].post_class.value for kind in Kind if KINDS[kind].post_class)


def test_a_file_states_what_registers_logs_and_captures_hold(tmp_path):
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    facts = load_facts(path)
    assert facts.lists.sites == Known(
        (RegisteredSite(name="Larkspur Police", url="police.larkspur.example", state="retired"),)
    )
    line = AccessLine(
        person="A. Bell",
        minutes=20,
        equipment=Equipment.AGENCY,
        account=Account.PERSONAL,
        duty=Duty.ON_DUTY,
        grounds=frozenset({"duty-need"}),
    )
    assert facts.access.lines == Known((line,))
    assert facts.reference.approved == Known(PageCapture(text="hello", images=("a", "b")))
    assert facts.reference.current is ABSENT


@pytest.mark.parametrize(
    "row",
    ["{minutes: 5}", "{person: A. Bell, equipment: borrowed}", "{person: A. Bell, colour: red}"],
    ids=["nobody named", "no such equipment", "no such key"],
)
def test_a_faulty_row_is_told_with_its_place(tmp_path, row):
    path = tmp_path / "facts.yaml"
    path.write_text(f"access:\n  lines:\n    - {row}\n", encoding="utf-8")
    with pytest.raises(FaultyFilesError, match=r"facts\.yaml:3"):
        load_facts(path)
