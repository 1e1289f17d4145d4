"""The register: who owns a page by default, what is open about each, pages found, and pages brought in from a file."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import (
    again,
    another_agency,
    approved,
    as_,
    brought_in,
    build,
    drafted,
    home_of,
    must_refuse,
    platform_approved,
    police_wants,
    requests,
    state,
    there,
    today,
)
from tests.apps.sites.watching import police_page

from bailiwick.apps.journal.selectors.kept import forget
from bailiwick.apps.roster.selectors import names_of
from bailiwick.apps.sites import services
from bailiwick.apps.sites.contributions import holdings
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.models import Item, Site, State, StepKind
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.apps.sites.selectors import pages
from bailiwick.apps.sites.selectors.importing import look
from bailiwick.apps.sites.selectors.lacking import lacks
from bailiwick.apps.sites.selectors.pages import dashboard
from bailiwick.apps.sites.selectors.sites import load_all, rows_of_register
from bailiwick.apps.sites.selectors.states import standing_so
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db


def found(town, unit, handle="WexhamParksBoard", **more):
    sight = services.Sight(unit=unit.id, platform=town.facebook.id, handle=handle, **more)
    return services.find_page(as_(town.asker), sight)


def says(page):
    return [str(one.says) for one in lacks(again(page), today())]


@pytest.mark.clause("pd/IV.A.1.s1")
def test_a_new_page_is_owned_by_community_services_where_the_policy_says_so():
    town = build("pd")
    page = drafted(town, town.press, unit=town.police, second=town.press, owner=None)
    assert page.entry.owner == town.partner.id


@pytest.mark.clause("nmpd/V.A.s2")
def test_the_chiefs_office_owns_a_page_and_its_decision_to_give_it_away_is_kept():
    town = build("nmpd")
    page = drafted(town, town.press, unit=town.police, second=town.press, owner=None)
    assert page.entry.owner == town.deputy.id
    with must_refuse("right-missing"):
        services.hand_over(as_(town.officer), page.row.id, owner=town.press.id, words="Mine now.")
    services.hand_over(
        as_(town.deputy), page.row.id, owner=town.press.id, backup=town.partner.id, words="To the PIO unit."
    )
    last = again(page).last(StepKind.HANDED_OVER)
    assert (last.words, last.day, again(page).entry.owner) == ("To the PIO unit.", today(), town.press.id)


def test_in_the_city_the_head_of_the_department_owns_its_pages():
    town = build("mpls")
    page = drafted(town, owner=None)
    assert names_of([page.entry.owner]) == {town.head.id: "Cleo Boone"}


@pytest.mark.clause("pd/IV.A.6.s2", "nmpd/V.C.s2")
@pytest.mark.parametrize("pack", ["pd", "nmpd"])
def test_while_the_item_of_it_or_records_is_open_a_page_in_approval_is_shown_as_not_ready(pack, sign_in):
    town = build(pack)
    if pack == "pd":
        platform_approved(town)
    page = police_wants(town)
    client = sign_in(town.partner if pack == "pd" else town.chief)
    shown = words(client.get(f"/sites/{page.row.id}"))
    assert "Not ready:" in shown
    assert "Information technology: its policies and the login’s security IT" in shown
    assert "Records: the class its posts and comments are kept under whoever keeps the records" in shown
    request = next(iter(requests(page).values())).row.id
    assert "things are open about Wexham Falls Parks." in words(client.get(f"/permissions/{request}"))
    services.item_done(as_(town.techie), page.row.id, Item.IT, "Looked at.")
    services.item_done(as_(town.custodian), page.row.id, Item.RECORDS, "As in the schedule.")
    shown = words(client.get(f"/sites/{page.row.id}"))
    assert "Information technology: its policies and the login’s security done" in shown


@pytest.mark.clause("pd/III.B", "nmpd/IV.B", "nmpd/V.A.s1")
@pytest.mark.parametrize("pack", ["pd", "nmpd"])
def test_a_page_without_administrators_and_without_approval_is_an_exception(pack):
    town = build(pack)
    page = found(town, town.police, "WexhamExplorers", name="Police Explorers Post 9")
    assert state(page) is State.UNAPPROVED
    assert says(page)[:2] == [
        "Not approved: nobody who may has said yes to this page.",
        "Nobody is named who has the rights of an administrator.",
    ]


@pytest.mark.clause("mpls/def.city-supported", "mpls/gc.s3")
def test_a_page_titled_as_a_commission_is_listed_as_possibly_ours_and_taken_on_or_closed():
    town = build("mpls")
    page = found(town, town.parks, name="Wexham Falls Parks Commission (official)")
    listed = "Wexham Falls Parks Commission (official) may be one of ours, and nobody has approved it."
    assert listed in home_of(town.speaker)
    services.take_on(
        as_(town.speaker), page.row.id, owner=town.asker.id, backup=town.backup.id, goal="Agendas."
    )
    services.submit(as_(town.asker), page.row.id)
    assert state(page) is State.IN_REVIEW
    assert set(requests(page)) == {"mpls.site"}
    other = found(town, town.parks, "WexhamPools")
    services.order_closure(as_(town.speaker), other.row.id, "Nobody knows who runs it.")
    assert state(other) is State.CLOSING


@pytest.mark.clause("mpls/scope.s2")
def test_a_page_of_2016_is_brought_in_with_a_review_to_come_and_is_not_exempt():
    town = build("mpls")
    text = (
        "platform,handle,unit,owner,backup,opened\n"
        f"Facebook,OldParks,PRK,{town.reach},{town.mail},2016-05-01\n"
    )
    page = brought_in(town, text=text)[0]
    assert state(page) is State.UNDER_REVIEW
    assert any(one.startswith("Existing site: a review is due by ") for one in says(page))
    assert any(one.startswith("Existing site: review OldParks by ") for one in home_of(town.speaker))
    services.review(as_(town.speaker), page.row.id, "It is ours, and well kept.")
    assert not any(one.startswith("Existing site") for one in home_of(town.speaker))
    assert state(page) is State.UNDER_REVIEW
    assert "mpls.site" in [one.binding for one in lacks(again(page), today())]


def test_everything_that_is_wrong_with_a_file_is_told_at_once_and_nothing_is_entered():
    town = build("mpls")
    there(town)
    text = (
        "platform,handle,unit,owner,backup,opened,presence\n"
        f"Facebook,OldParks,PRK,{town.reach},,,\n"
        f"Orkut,Pools,XX,nobody@wexham.example,{town.reach},1 May,tent\n"
        f"Facebook,Pools,PRK,{town.reach},{town.reach},,\n"
        f"Facebook,Pools,PRK,,,,\n"
    )
    looked = look(text, units_seen(as_(town.speaker), today()))
    told = [(one.line, one.says) for one in looked.faults]
    assert [line for line, _ in told] == [2, 3, 3, 3, 3, 3, 4, 5, 5]
    assert told[0][1] == "This page is in the register already."
    assert told[-1][1] == "The same page stands in line 4."
    with pytest.raises(SitesError):
        services.bring_in(as_(town.speaker), text, digest=digest_of_text(text), unit=town.city.id)
    assert Site.objects.count() == 1


@pytest.mark.clause("mpls/ps.s3")
def test_forty_pages_each_show_their_owner_last_review_and_open_exceptions(sign_in):
    town = build("mpls")
    lines = [f"Facebook,Page{one},PRK,{town.reach},{town.mail}" for one in range(39)]
    rows = brought_in(town, text="\n".join(["platform,handle,unit,owner,backup", *lines]))
    services.review(as_(town.speaker), rows[0].row.id, "Fine.")
    lone = f"platform,handle,unit,owner\nFacebook,Lone,PRK,{town.reach}\n"
    brought_in(town, text=lone)
    shown = dashboard(units_seen(as_(town.speaker), today()), today())
    assert shown.number == len(shown.lines) == 40
    assert {one.site.row.place.owner.name for one in shown.lines} == {"Io Lindqvist"}
    assert [one.reviewed for one in shown.lines[:2]] == [today(), None]
    assert all(one.number for one in shown.lines)
    page = words(sign_in(town.speaker).get("/sites/"))
    assert page.count("Io Lindqvist") == 40
    assert "One person alone has the rights of an administrator." in page


def test_whoever_works_for_another_agency_finds_nothing_here(sign_in):
    town = build("mpls")
    page = approved(town)
    client = sign_in(another_agency())
    assert client.get(f"/sites/{page.row.id}").status_code == 404
    assert "WexhamParks" not in words(client.get("/sites/"))


def test_a_page_stays_with_whoever_leaves_until_it_is_given_to_another_owner():
    town = build("mpls")
    page = there(town)
    at = Looker(town.hr.id, timezone.now())
    held = [str(one.says) for who in (town.asker, town.backup) for one in holdings(who.id, at)]
    assert held == ["Owns the page OldParks.", "Stands in for the owner of the page OldParks."]
    services.hand_over(as_(town.head), page.row.id, owner=town.head.id, words="She does it from now on.")
    assert list(holdings(town.asker.id, at)) == []


def test_the_register_takes_as_many_queries_for_a_page_full_as_for_two(sign_in, monkeypatch):
    monkeypatch.setattr(pages, "PER_PAGE", 6)
    town = build("nmpd")
    town.site = police_page(town)
    police_page(town, "Second")
    browser = sign_in(town.chief)

    def asked(address):
        forget()
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    asked("/sites/")
    before = asked("/sites/"), asked("/sites/?state=under-review")
    for number in range(5):
        police_page(town, f"Page{number}")
    assert "Page 1 of 2" in browser.get("/sites/").content.decode()
    assert (asked("/sites/"), asked("/sites/?state=under-review")) == before


def test_a_state_is_found_in_the_register_as_each_page_tells_it():
    town = build("mpls")
    found(town, town.police)
    drafted(town, handle="WexhamPools")
    there(town)
    approved_page = approved(town)
    police_page(town, "Closed", stage="closed")
    police_page(town, "Live")
    rows = rows_of_register(units_seen(as_(town.speaker), today()), gone=True)
    told = {one.row.id: one.state(today()) for one in load_all(rows)}
    assert told[approved_page.row.id] is State.APPROVED
    assert len(set(told.values())) >= 5
    for one in State:
        so = rows.filter(standing_so(one, today())).values_list("pk", flat=True)
        assert list(so) == [site for site, state_ in told.items() if state_ is one], one
