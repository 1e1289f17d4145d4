"""T11, mutation: each guard of the product, taken out alone, has to show in at least one cell of the matrix."""

import pytest
from tests.access.cells import DENIED, PASSED, every_cell
from tests.access.guards import guards, taken_out

ALONE = (
    "bailiwick.apps.journal.services.epochs.",
    "bailiwick.apps.journal.services.clock.",
    "bailiwick.apps.keeping.services.destroyed.",
    "bailiwick.apps.keeping.services.destruction._day:",
)
"""Guards that test_with_a_record_of_its_own.py takes out."""
ELSEWHERE = {
    "bailiwick.apps.desk.selectors.cheated._said: may": "only a committed record: apps/desk/test_cheating.py",
    "bailiwick.apps.desk.selectors.cheated.cheat_shown: may": "as above",
    "bailiwick.apps.desk.views.journal.key: raise": "asks nobody who they are: nothing has been published yet",
    "bailiwick.apps.desk.api.journal.checkpoint: raise": "as above: nothing has been signed yet",
    "bailiwick.apps.accounts.services.proof.shows_passkey: recently_proved": "no seat has a passkey: approvals/views",
    "bailiwick.apps.accounts.services.proof.prove_with: recently_proved": "as above: test_passkey_with_the_answer.py",
    "bailiwick.apps.policies.contributions._watches: may": "no watch ends here: apps/policies/test_contributions.py",
    "bailiwick.apps.approvals.services.stepping.me: raise": "nobody holds nothing: apps/approvals/test_two_people.py",
    "bailiwick.apps.approvals.services.passing.pass_order: raise": "for a pack of one's own: test_memorandum.py there",
    "bailiwick.apps.policies.views.in_force.adoption: recently_proved": "no seat ends a watch unproved: views there",
    "bailiwick.apps.sites.services.stepping.me: raise": "nobody holds nothing: apps/sites/test_nobody.py",
}
"""What no cell can show, and why; the test that shows it. The names are whole, but for the line."""
TOLD = [guard for guard in guards() if not guard.startswith((*ALONE, *ELSEWHERE))]


def likeliest(cells):
    """The cells in the order in which they show a guard soonest: of each row one of each sort, then what is left.

    What a guard stops is stopped for whoever is denied, above all where they may elsewhere; or is a part that is not
    shown to whoever sees the rest of the page.
    """
    sorts = {}
    for cell in cells:
        sorts.setdefault((_sort(cell), cell.kind, cell.what, cell.number), cell)
    first = sorted(sorts.values(), key=_sort)
    left = set(cells).difference(first)
    return [*first, *sorted((cell for cell in cells if cell in left), key=_sort)]


def _sort(cell):
    if cell.row.answers[cell.seat] in DENIED:
        return 0 if any(row.answers[cell.seat] not in DENIED for row in cell.declared.rows) else 1
    return 2 if any(cell.seat not in who for who in cell.row.shows.values()) else 3


WHOLE = every_cell()
"""Cells that no other test may have asked yet, for as long as nobody has looked."""


@pytest.fixture
def passed(town):
    """The cells that pass each guard; those that no other test has asked yet are asked now."""
    while WHOLE:
        cell = WHOLE.pop()
        if not cell.is_asked:
            cell.faults(town)
    return PASSED


@pytest.mark.parametrize("guard", TOLD)
def test_a_guard_that_is_taken_out_shows(town, passed, guard):
    reached = likeliest(passed.get(guard, []))
    assert reached, "no cell comes to this guard: add a row that does"
    with taken_out(guard):
        assert any(cell.faults(town) for cell in reached), "no cell shows that it is missing"


@pytest.mark.parametrize("named", sorted(ELSEWHERE))
def test_what_other_tests_show_is_a_guard_that_no_cell_shows(town, passed, named):
    meant = [guard for guard in guards() if guard.startswith(f"{named}, line ")]
    assert meant
    for guard in meant:
        with taken_out(guard):
            assert [cell for cell in passed.get(guard, []) if cell.faults(town)] == []
