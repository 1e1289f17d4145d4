"""Rules go by what a platform is and what can be done there: new services, blogs without comments, social networks."""

import pytest
from tests.apps.approvals.playing import build as patrol
from tests.apps.approvals.test_access import asked_about, line, looks
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import as_, build, drafted, today
from tests.apps.sites.watching import html, police_page, put_live
from tests.apps.sites.watching import seen as looked_at

from bailiwick.apps.sites.facts import Described
from bailiwick.apps.sites.models import Comments, Function, PlatformKind
from bailiwick.apps.sites.selectors import site
from bailiwick.apps.sites.selectors.catalogue import terms_for
from bailiwick.apps.sites.selectors.platforms import kinds_of_hosts
from bailiwick.apps.sites.selectors.ready import before_live
from bailiwick.apps.sites.services import enter_platform

SPOKEN = {"about": "This page tells of road closures. It does not take reports; call 911."}
F, K = Function, PlatformKind


def notices(page, **more):
    """What a reading of a page without a word on comments makes of each notice, and why."""
    read = looked_at(page, html(**(SPOKEN | more))).reading
    return {row.notice: (row.state, row.why) for row in read.notices.all()}


def entered(town, name, kind=K.OTHER, *functions):
    return enter_platform(as_(town.press), name=name, kind=kind, functions=functions)


@pytest.mark.parametrize(
    ("functions", "said", "told"),
    [
        ({F.POST}, "open", "no-place"),
        ({F.POST, F.SHARE, F.PROFILE}, "", "no-place"),
        ({F.POST, F.COMMENT}, "open", "open"),
        ({F.POST, F.COMMENT}, "", ""),
        ({F.POST, F.COMMENT}, "none", "off"),
        ({F.EDIT_TOGETHER}, "limited", "limited"),
        (set(), "none", "off"),
        (set(), "", ""),
    ],
)
def test_only_what_can_be_done_on_a_platform_takes_the_place_for_comments_away(functions, said, told):
    there = Described("Anything", K.OTHER, frozenset(functions))
    assert there.comments(Comments(said) if said else "") == told


@pytest.mark.django_db
@pytest.mark.clause("nmpd/II.s1")
def test_a_service_that_nobody_knew_is_held_to_the_rules_by_what_people_can_do_there_whatever_its_name(
    sign_in,
):
    town = build("nmpd")
    told, talked = (
        entered(town, "Beacon", K.OTHER, F.POST),
        entered(town, "Farcast", K.OTHER, F.POST, F.COMMENT),
    )
    named = enter_platform(as_(town.press), name="nixle.com")
    pages = {
        row: police_page(town, handle=f"Wexham{row.name}", platform=row) for row in (told, talked, named)
    }
    read = {row.name: notices(page) for row, page in pages.items()}
    assert read["Farcast"]["monitored"][0] == read["Farcast"]["remove-limited"][0] == "absent"
    for name in ("Beacon", "Nixle"):
        assert read[name]["monitored"] == (
            "not-applicable",
            "Visitors have no place for comments on this platform.",
        )
    assert {name: one["owner"][0] for name, one in read.items()} == dict.fromkeys(read, "present")
    shown = words(sign_in(town.press).get(f"/sites/{pages[told].id}"))
    assert "not applicable: Visitors have no place for comments on this platform." in shown
    before = drafted(town, town.press, unit=town.police, platform=told, handle="New", second=town.partner)
    report = before_live(site(before.row.id), today())
    assert {one.binding for one in report.not_applicable} == {
        "nmpd.page-monitored",
        "nmpd.page-remove-limited",
    }
    assert "nmpd.site" in {one.binding for one in report.findings if one.stops}


@pytest.mark.django_db
@pytest.mark.clause("pd/III.A")
def test_a_blog_that_takes_no_comments_has_no_duties_about_them_on_its_page_and_at_its_gate(sign_in):
    town = build("pd")
    blog = entered(town, "The Wexham Log", K.BLOG, F.POST, F.COMMENT)
    made = {"unit": town.police, "second": town.partner, "comments": "off"}
    page = drafted(town, town.press, platform=blog, handle="log", **made)
    report = before_live(site(page.row.id), today())
    aside = {"pd.page-monitored", "pd.page-remove-any"}
    assert {one.binding for one in report.not_applicable} == aside
    assert not aside & {one.binding for one in report.findings}
    client, why = sign_in(town.press), "A blog may do without comments, and here they are off."
    assert f"does not apply: {why}" in words(client.get(f"/sites/{page.row.id}"))
    other = drafted(town, town.press, handle="WexhamPolice", **made)
    assert not before_live(site(other.row.id), today()).not_applicable
    told = {"unit": town.police, "handle": "log2", "platform": blog, "owner": town.press.id}
    closed, opened = put_live([told | {"comments": "off"}, told | {"handle": "log3", "comments": "open"}])
    assert notices(closed)["monitored"] == ("not-applicable", why)
    assert notices(opened)["monitored"][0] == "absent"
    assert f"not applicable: {why}" in words(client.get(f"/sites/{closed.id}"))


@pytest.mark.django_db
@pytest.mark.clause("pd/III.F")
def test_what_is_classed_as_a_social_network_is_one_for_the_rule_on_the_departments_systems():
    town = patrol()
    linked = enter_platform(as_(town.rookie), name="LinkedIn")
    enter_platform(as_(town.rookie), name="tides.example", kind=K.WEBSITE)
    assert "pd/III.F" in terms_for(K(linked.kind))
    sites = ["https://www.linkedin.com/feed", "tides.example/today", "nobody-classed.example"]
    assert kinds_of_hosts(frozenset(sites)) == {sites[0]: "social-network", sites[1]: "website"}
    told = {
        name: {one.policy for one in looks(asked_about(town, line(town.rookie, site=name)))} for name in sites
    }
    assert told == {sites[0]: {"pd", "nmpd"}, sites[1]: {"nmpd"}, sites[2]: {"pd", "nmpd"}}
    found = looks(asked_about(town, line(town.rookie, site="linkedin.com")))
    assert {one.clauses for one in found if one.policy == "pd"} == {("pd/V.A.1.s1",)}
