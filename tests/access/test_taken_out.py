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
NOT_SHOWN_YET = tuple(
    f"bailiwick.apps.{name}"
    for name in (
        "approvals.selectors.holding._duties: may_see",
        "approvals.selectors.holding._own: may_see",
        "approvals.selectors.lists.about: may_see",
        "approvals.selectors.who._of_a_level: works_here",
        "approvals.selectors.who._of_the_asker: works_here",
        "approvals.services.waiving.answer_waiver: raise",
        "approvals.views.waiving.answer: raise",
        "policies.api._unit: raise",
        "policies.contributions._left_behind: may",
        "policies.contributions._of_help: _mine_to_answer",
        "policies.contributions.holdings: may",
        "policies.views.in_force.adoption: recently_proved",
        "roster.selectors.holding._people: may",
        "roster.selectors.holding._roles: may",
        "roster.selectors.holding._work: may",
        "roster.selectors.soon.without_supervisor: may",
        "roster.services.people.invite_person: not_oneself",
    )
)
"""Guards that came on the last evening and that no cell shows yet: each waits for its row; may only shrink."""
TOLD = [guard for guard in guards() if not guard.startswith((*ALONE, *ELSEWHERE, *NOT_SHOWN_YET))]


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
