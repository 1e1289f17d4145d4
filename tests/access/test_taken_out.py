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
    "bailiwick.apps.desk.views.cheating.cheating: may_read_all": "only a committed record: apps/desk/test_cheating.py",
    "bailiwick.apps.desk.selectors.cheated._said: may": "as above",
    "bailiwick.apps.desk.selectors.cheated.cheat_shown: may": "as above",
    "bailiwick.apps.desk.views.journal.key: raise": "asks nobody who they are: nothing has been published yet",
    "bailiwick.apps.desk.api.journal.checkpoint: raise": "as above: nothing has been signed yet",
    "bailiwick.apps.accounts.services.api_access.must_prove": "apps/api/test_by_token.py: no seat decides unproved",
    "bailiwick.apps.accounts.services.proof.shows_passkey: recently": "no seat has a passkey: approvals/views",
    "bailiwick.apps.accounts.services.proof.prove_with: recently": "as above: test_passkey_with_the_answer.py",
    "bailiwick.apps.policies.contributions._watches: may": "no watch ends here: apps/policies/test_contributions.py",
    "bailiwick.apps.approvals.services.stepping.me: raise": "nobody holds nothing: apps/approvals/test_two_people.py",
    "bailiwick.apps.approvals.services.passing.pass_order: raise": "for a pack of one's own: test_memorandum.py there",
}
"""What no cell can come to, and why."""
TOLD = [guard for guard in guards() if not guard.startswith((*ALONE, *ELSEWHERE))]


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
    reached = sorted(passed.get(guard, []), key=lambda cell: cell.row.answers[cell.seat] not in DENIED)
    assert reached, "no cell comes to this guard: add a row that does"
    with taken_out(guard):
        assert any(cell.faults(town) for cell in reached), "no cell shows that it is missing"
