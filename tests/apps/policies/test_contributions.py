"""What policies have to say on the home page, and to whom."""

import pytest
from django.utils import timezone
from tests.apps.policies.helpers import adopted, after, build

from bailiwick.apps.policies.contributions import waiting
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db


def test_that_a_watch_is_about_to_end_is_told_to_whoever_signs_its_end_and_to_nobody_else():
    town = build()
    adopted(town, watch_until=after(3))
    people = (town.chief, town.deputy, town.officer, town.steward, town.hr)
    told = {
        one.name
        for one in people
        if any(
            "begins to stop" in str(item.says) for item in waiting(Looker(person=one.id, at=timezone.now()))
        )
    }
    assert told == {"Dana Whitcombe"}
