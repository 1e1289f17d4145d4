"""X2 and X4 as stories: who approves and who owns a page, under each policy, without a word of it in the code."""

import pytest
from tests.apps.sites.playing import (
    as_,
    asked,
    build,
    drafted,
    endorsed,
    must_refuse,
    platform_approved,
    police_wants,
    requests,
    state,
    yes,
)

from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.sites.models import State
from bailiwick.apps.sites.services import submit
from bailiwick.policy.gate import GateShutError

pytestmark = pytest.mark.django_db


def test_in_the_city_a_department_endorses_and_communications_approves():
    town = build("mpls")
    page = asked(town)
    assert set(requests(page)) == {"mpls.site"}
    assert state(page) is State.IN_REVIEW
    endorsed(town.head, page, "mpls.site")
    yes(town.speaker, page, "mpls.site")
    assert state(page) is State.APPROVED


@pytest.mark.clause("mpd/IV.B.s3")
def test_in_a_city_police_both_police_administration_and_communications_approve():
    town = build("mpd", "mpls")
    page = police_wants(town)
    assert set(requests(page)) == {"mpd.site", "mpls.site"}
    with must_refuse("not-holder"):
        yes(town.deputy, page, "mpd.site")
    yes(town.admin_a, page, "mpd.site")
    assert state(page) is State.IN_REVIEW
    endorsed(town.chief, page, "mpls.site")
    yes(town.speaker, page, "mpls.site")
    assert state(page) is State.APPROVED


@pytest.mark.clause("pd/IV.A.2.s2")
def test_where_the_chief_approves_platforms_a_page_cannot_be_asked_for_before():
    town = build("pd")
    page = drafted(town, town.press, unit=town.police, platform=town.tiktok, second=town.partner)
    with pytest.raises(GateShutError) as shut:
        submit(as_(town.press), page.row.id)
    assert [one.binding for one in shut.value.report.findings] == ["pd.platform"]
    assert state(page) is State.DRAFT
    platform_approved(town, platform=town.tiktok)
    submit(as_(town.press), page.row.id)
    assert set(requests(page)) == {"pd.division-site"}


def test_where_the_chief_or_a_designee_approves_each_site_the_platform_needs_nobody():
    town = build("nmpd")
    page = police_wants(town)
    assert set(requests(page)) == {"nmpd.site"}
    yes(town.chief, page, "nmpd.site")
    assert requests(page)["nmpd.site"].state is Decided.IN_FORCE
    assert state(page) is State.APPROVED
