"""The City's policy: whom it binds, since when, and how it is layered over the rule of the City's police."""

from datetime import date

import pytest

from bailiwick.kernel.errors import CallError
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts, SiteFacts
from bailiwick.policy.loading import load_library

LIBRARY = load_library()
CITY = LIBRARY.pack("mpls")
DAY = date(2026, 3, 1)
KINDS = (
    *("staff", "mayor-staff", "council-staff", "elected", "board-member", "classified", "temporary"),
    *("appointed", "volunteer", "intern"),
)


@pytest.mark.clause("mpls/scope.s1")
@pytest.mark.parametrize("category", KINDS)
def test_whoever_works_for_the_city_is_bound_paid_or_not(category):
    assert CITY.binds_person(category)


@pytest.mark.clause("mpls/def.covered.10")
@pytest.mark.parametrize("category", ["contractor", "other"])
def test_a_contractor_is_bound_on_city_sites_and_no_longer_when_taken_off_them(category):
    assert CITY.binds_person(category, {"works-on-official-site"})
    assert not CITY.binds_person(category)


def test_a_visitor_is_not_bound():
    assert not CITY.binds_person("visitor", {"works-on-official-site"})


def test_somebody_of_the_police_is_bound_by_both():
    both = [pack.id for pack in LIBRARY.policies if pack.binds_person("sworn") and pack.id.startswith("mp")]
    assert both == ["mpd", "mpls"]


@pytest.mark.clause("mpls/scope.s3")
def test_conduct_before_2020_meets_a_policy_that_is_not_yet_in_force():
    with pytest.raises(CallError, match=r"no edition in force on 2019-12-31\..* 2020-01-01"):
        LIBRARY.examiner(["mpls"], "self.check", date(2019, 12, 31))
    assert LIBRARY.examiner(["mpls"], "self.check", date(2020, 1, 1))


@pytest.mark.clause("mpd/III.C")
def test_where_both_speak_both_citations_show_and_the_stricter_answer_wins():
    words = "The clerk told me her social security number: 078-05-1120."
    facts = Facts(
        post=PostFacts(class_=Known(PostClass.PERSONAL), text=Known(words), media=ABSENT), site=SiteFacts()
    )
    report = LIBRARY.examiner(["mpd", "mpls"], "self.check", DAY).examine(facts)
    effects = {finding.policy: finding.effect.value for finding in report.findings}
    assert effects["mpd"] == "stop"
    assert effects["mpls"] == "review"
    assert [finding.policy for finding in report.stops] == ["mpd"]
