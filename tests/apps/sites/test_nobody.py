"""Who is no person of the agency asks for no page."""

import pytest
from tests.apps.sites.playing import build, must_refuse, wants

from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.sites.services import draft

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("actor", [CLOCKWORK, OPERATOR], ids=["a job", "a command"])
def test_only_a_person_drafts_a_page(actor):
    town = build("mpls")
    with must_refuse("no-person"):
        draft(actor, wants(town))
