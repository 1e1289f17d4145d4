"""Counsel's view of a platform's terms (WF-CONTRACT): asked, given with conditions, declined, asked anew."""

import pytest
from tests.apps.roster.town import today
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import (
    again,
    as_,
    build,
    in_set_up,
    must_refuse,
    platform_approved,
    police_wants,
    yes,
)

from bailiwick.apps.approvals.selectors.requests import load
from bailiwick.apps.approvals.services import approve, send_back
from bailiwick.apps.sites import services
from bailiwick.apps.sites.contributions import beside
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.models import Document, Item
from bailiwick.apps.sites.selectors.ready import ready
from bailiwick.apps.sites.selectors.terms_views import Stands, views_of

pytestmark = pytest.mark.django_db
SAYS = {"mpls": "speaker", "pd": "partner", "nmpd": "deputy"}
"""Who keeps terms and asks counsel, under each policy that names counsel."""


def kept(town, pack, text="You keep your rights."):
    unit = town.city if pack == "mpls" else town.police
    return services.keep_terms(
        as_(getattr(town, SAYS[pack])),
        town.facebook.id,
        unit=unit.id,
        document=Document.TERMS,
        words=text,
    )


def asked_about(town, pack, terms):
    return services.ask_view(as_(getattr(town, SAYS[pack])), terms.id, "What becomes of our rights?")


def given(town, view, said=""):
    one = load(view.request_id)
    return approve(as_(town.attorney), one.row.id, digest=one.shown, words=said)


def declined(town, view, said="They may sell what residents write to us."):
    one = load(view.request_id)
    return send_back(as_(town.attorney), one.row.id, words=said, digest=one.shown)


def stands(terms):
    return views_of([terms])[terms.id]


def set_up(town, pack):
    """A page on the platform, set up, with every item of people done but the terms."""
    if pack == "mpls":
        return in_set_up(town)
    if pack == "pd":
        platform_approved(town)
    page = police_wants(town)
    power, who = ("pd.division-site", town.partner) if pack == "pd" else ("nmpd.site", town.chief)
    yes(who, page, power)
    services.set_up(as_(town.press), page.row.id)
    services.item_done(as_(town.custodian), page.row.id, Item.RECORDS)
    return again(page)


@pytest.mark.parametrize("pack", SAYS)
def test_counsel_is_whom_the_policies_name_and_answers_for_exactly_one_version(pack):
    town = build(pack)
    terms = kept(town, pack)
    assert stands(terms).stands is Stands.NOT_ASKED
    view = asked_about(town, pack, terms)
    one = load(view.request_id)
    assert (one.row.power, one.row.identity) == (
        f"{pack}.terms-view",
        "Facebook: Terms of service, version 1",
    )
    assert terms.digest in one.told["purpose"]
    with must_refuse("not-holder"):
        approve(as_(town.head), one.row.id, digest=one.shown)
    given(town, view, "Only if nobody posts pictures of children there.")
    answer = stands(terms)
    assert (answer.stands, answer.words, answer.by) == (
        Stands.GIVEN,
        "Only if nobody posts pictures of children there.",
        "Ro Castell",
    )
    with pytest.raises(SitesError, match="asked about this version already"):
        asked_about(town, pack, terms)


@pytest.mark.parametrize("pack", SAYS)
def test_while_counsel_is_asked_or_says_no_no_page_goes_live_under_those_terms(pack):
    town = build(pack)
    page = set_up(town, pack)
    services.item_done(as_(town.techie), page.row.id, Item.IT)
    terms = kept(town, pack)
    view = asked_about(town, pack, terms)
    who = getattr(town, SAYS[pack])
    with must_refuse("view-lacking"):
        services.accept_terms(as_(who), terms.id)
    declined(town, view)
    with must_refuse("view-lacking"):
        services.accept_terms(as_(who), terms.id)
    item = next(one for one in ready(page, today()) if one.item is Item.VIEW)
    assert (item.done, str(item.whose)) == (
        False,
        "Counsel says no: no page goes live under these terms.",
    )
    runs = town.asker if pack == "mpls" else town.press
    with must_refuse("not-ready"):
        services.go_live(as_(runs), page.row.id)


@pytest.mark.parametrize("pack", SAYS)
def test_terms_that_have_changed_are_asked_about_anew(pack):
    town = build(pack)
    who = getattr(town, SAYS[pack])
    given(town, asked_about(town, pack, kept(town, pack)))
    new = kept(town, pack, "You keep your rights. We train models on what you post.")
    services.look_at_terms(as_(who), new.id, "It matters.")
    assert stands(new).stands is Stands.ANEW
    with must_refuse("view-lacking"):
        services.accept_terms(as_(who), new.id)
    view = asked_about(town, pack, new)
    assert "+ We train models on what you post." in load(view.request_id).told["purpose"]
    given(town, view)
    assert services.accept_terms(as_(who), new.id).terms_id == new.id


def test_where_nobody_asks_counsel_nothing_waits_for_them():
    town = build("mpls")
    page = in_set_up(town)
    services.accept_terms(as_(town.speaker), kept(town, "mpls").id)
    assert [one.item for one in ready(page, today()) if one.item is Item.VIEW] == []


def test_only_the_latest_version_is_asked_about_and_only_where_a_policy_names_who_answers():
    town = build("mpd")
    terms = services.keep_terms(
        as_(town.partner), town.facebook.id, unit=town.police.id, document=Document.TERMS, words="Yours."
    )
    with pytest.raises(SitesError, match="No policy here names who gives a view"):
        services.ask_view(as_(town.partner), terms.id, "")
    services.keep_terms(
        as_(town.partner), town.facebook.id, unit=town.police.id, document=Document.TERMS, words="Ours."
    )
    with pytest.raises(SitesError, match="A newer version is kept"):
        services.ask_view(as_(town.partner), terms.id, "")


def test_a_stranger_acts_it_out_on_the_platforms_page(sign_in):
    town = build("mpls")
    terms = kept(town, "mpls")
    at, speaker = f"/sites/platforms/{town.facebook.id}", sign_in(town.speaker)
    assert "Ask counsel for a view" in words(speaker.get(at))
    assert speaker.post(f"/sites/terms/{terms.id}/view", {"words": "Our rights?"}).status_code == 302
    assert "Counsel is asked, and has not answered yet." in words(speaker.get(at))
    request = stands(terms).request
    assert [one.url for one in beside(request)] == [at]
    one, counsel = load(request), sign_in(town.attorney)
    assert "The words themselves, as they were kept: Facebook." in words(
        counsel.get(f"/permissions/{request}")
    )
    sent = {"decision": "send-back", "digest": one.shown, "words": "They may sell what residents write."}
    assert counsel.post(f"/permissions/{request}/decide", sent).status_code == 302
    shown = words(speaker.get(at))
    assert "Counsel says no: no page goes live under these terms. Ro Castell: They may sell" in shown
    assert "Accept exactly this" not in shown
