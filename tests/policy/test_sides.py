"""Two policies side by side: topics of both, what differs, what only one says; and two editions of one."""

from pathlib import Path

import pytest

from bailiwick.policy.adoption import adopt
from bailiwick.policy.loading import load_library
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.sides import (
    Respect,
    Topic,
    between_editions,
    powers_side_by_side,
    settings_side_by_side,
    side_by_side,
)

LIBRARY = load_library([Path(__file__).parent / "made_up_packs" / "larkspur"])
NMPD, PD = LIBRARY.packs["nmpd"], LIBRARY.packs["pd"]
COMPARED = {one.topic: one for one in side_by_side(adopt(NMPD), adopt(PD), LIBRARY.checks)}
IN_PRIVATE = ("personal",)


def labels(stance):
    return [clause.label for clause in stance.clauses]


def test_a_topic_of_both_names_the_clauses_of_each():
    both = COMPARED[Topic("CT002", ("official",))]
    assert labels(both.here) == ["V.G.2"]
    assert labels(both.there) == ["IV.B.3"]
    assert both.differs == ()


@pytest.mark.parametrize(
    ("check", "capacity", "respect"),
    [
        ("CT001", IN_PRIVATE, Respect.FORCE),  # a ban here, a caution there
        ("CT001", IN_PRIVATE, Respect.EFFECT),
        ("CT020", IN_PRIVATE, Respect.VALUES),  # where a colleague works, or anything about one
        ("CT012", IN_PRIVATE, Respect.VALUES),
        ("CT004", ("official",), Respect.RELEASE),
    ],
)
def test_what_differs_is_named(check, capacity, respect):
    assert respect in COMPARED[Topic(check, capacity)].differs


def test_notices_are_told_apart():
    by_notice = {topic.about: one for topic, one in COMPARED.items()}
    assert by_notice["remove-any"].here is None
    assert by_notice["remove-limited"].there is None
    assert by_notice["monitored"].differs == ()


def test_the_names_of_powers_are_no_difference():
    assert all("nmpd." not in repr(one.here.values) for one in COMPARED.values() if one.here)


def test_a_policy_is_like_itself():
    itself = side_by_side(adopt(PD), adopt(PD), LIBRARY.checks)
    assert itself
    assert all(one.here and one.there and one.differs == () for one in itself)
    assert all(one.alike for one in settings_side_by_side(PD, PD))


def test_an_agencys_choice_shows_as_a_difference():
    key, setting = next((key, one) for key, one in NMPD.settings.items() if any(one.changes.values()))
    choice = next(choice for choice, changes in setting.changes.items() if changes)
    other = adopt(NMPD, Overlay(pack="nmpd", settings={key: choice}))
    assert any(one.differs for one in side_by_side(adopt(NMPD), other, LIBRARY.checks))


def test_who_may_say_yes_is_compared_by_what_it_is_for():
    by_object = {one.object: one for one in powers_side_by_side(NMPD, PD)}
    assert next(power.id for power in by_object["media"].here) == "nmpd.employee-photo"
    assert by_object["platform"].here == ()
    assert by_object["platform"].there


def test_questions_answered_differently_come_first():
    questions = settings_side_by_side(NMPD, PD)
    assert {one.here.key for one in questions} == NMPD.settings.keys() & PD.settings.keys()
    assert [one.alike for one in questions] == sorted(one.alike for one in questions)


def test_what_was_added_and_ended_between_editions_is_told():
    pack = LIBRARY.packs["larkspur"]
    old, new = pack.editions[-2:]
    found = between_editions(pack, old, new)
    assert [clause.id for clause in found.added] == ["larkspur/7"]
    assert [clause.id for clause in found.ended] == ["larkspur/6"]
    assert found.held
    back = between_editions(pack, new, old)
    assert (back.added, back.ended) == (found.ended, found.added)


def test_an_edition_whose_text_is_not_held_cannot_be_compared():
    assert not between_editions(NMPD, NMPD.editions[0], NMPD.editions[1]).held
