"""The agency tree is built and changed by acts; what it was stays known."""

import pytest
from tests.apps.roster.town import LONG_AGO, after, as_, hire, today

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.errors import LoopError, RosterError
from bailiwick.apps.roster.models import Unit, UnitKind
from bailiwick.apps.roster.selectors import outline, quorum_of, tree_on
from bailiwick.apps.roster.services import add_unit, end_unit, move_unit, set_quorum


def test_the_tree_reads_from_the_top_with_the_people_of_each_unit(town):
    rows = {row.code: row for row in outline(today())}
    assert [rows[code].depth for code in ("WEX", "PD", "PAT")] == [0, 1, 2]
    assert rows["PD"].people == 2
    assert outline(LONG_AGO)[0].code == "WEX"


def test_a_unit_that_is_moved_was_where_it_was(town):
    move_unit(OPERATOR, unit=town.patrol.id, parent=town.comms.id, day=after(10))
    assert tree_on(after(9)).parents[town.patrol.id] == town.police.id
    assert tree_on(after(10)).parents[town.patrol.id] == town.comms.id


def test_a_unit_is_never_part_of_itself(town):
    with pytest.raises(LoopError):
        move_unit(OPERATOR, unit=town.police.id, parent=town.patrol.id)
    assert tree_on(today()).parents[town.police.id] == town.city.id


def test_a_unit_ends_when_nothing_is_part_of_it(town):
    with pytest.raises(RosterError, match="still part"):
        end_unit(OPERATOR, unit=town.patrol.id)
    end_unit(OPERATOR, unit=town.mayor.id, day=after(3))
    assert town.mayor.id in tree_on(after(2)).parents
    assert town.mayor.id not in tree_on(after(3)).parents


FAULTY = {
    "a second unit of the same code": ({"code": "PD"}, "with the code PD"),
    "a department at the top": ({"parent": None}, "stands at the top"),
    "an agency below something": ({"kind": UnitKind.AGENCY}, "stands at the top"),
    "no name": ({"name": " "}, "a code and a name"),
    "a name that goes on for ever": ({"name": "x" * 161}, "longer than 160"),
    "a name that hides something": ({"name": "Par\u202eks"}, "cannot be seen"),
    "a ward office of no ward": ({"kind": UnitKind.WARD_OFFICE}, "which ward"),
}


@pytest.mark.parametrize(("change", "why"), FAULTY.values(), ids=FAULTY)
def test_a_unit_that_does_not_fit_is_not_added(town, change, why):
    before = Unit.objects.count(), Entry.objects.count()
    asked = {"code": "NEW", "name": "New", "kind": UnitKind.UNIT, "parent": town.city.id} | change
    with pytest.raises(RosterError, match=why):
        add_unit(OPERATOR, **asked)
    assert (Unit.objects.count(), Entry.objects.count()) == before


def test_a_quorum_changes_from_a_day_on(town):
    set_quorum(OPERATOR, board=town.board.id, seats=9, needed=5, day=after(1))
    assert (quorum_of(town.board.id, today()).needed, quorum_of(town.board.id, after(1)).needed) == (4, 5)
    with pytest.raises(RosterError, match="Only a board"):
        set_quorum(OPERATOR, board=town.police.id, seats=9, needed=5)
    with pytest.raises(RosterError, match="at least one seat"):
        set_quorum(OPERATOR, board=town.board.id, seats=3, needed=4)


def test_who_may_not_edit_units_is_refused_and_that_is_an_entry(town):
    def add(actor):
        add_unit(actor, code="NEW", name="New", kind=UnitKind.UNIT, parent=town.police.id)

    for actor in (as_(town.chief), as_(town.hr), CLOCKWORK):
        with pytest.raises(RefusedError):
            add(actor)
        entry = Entry.objects.last()
        assert (entry.act, entry.outcome, entry.reason) == ("roster.unit.add", "refused", "right-missing")
    add(as_(town.steward))
    assert Unit.objects.filter(code="NEW").exists()


def test_a_right_for_one_department_is_none_for_another(town):
    from_parks = hire("Ari Lund", town.city)
    assert not Unit.objects.filter(code="X").exists()
    with pytest.raises(RefusedError):
        add_unit(as_(from_parks), code="X", name="X", kind=UnitKind.UNIT, parent=town.city.id)
