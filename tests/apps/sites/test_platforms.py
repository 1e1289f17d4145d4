"""Platforms by what can be done there: named, old, new and none at all; asked for, heard first, stopped."""

import pytest
from tests.apps.roster.town import power, today
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import (
    as_,
    asked,
    build,
    drafted,
    must_refuse,
    platform_approved,
    platform_asked,
)
from tests.apps.sites.watching import html, police_page
from tests.apps.sites.watching import seen as looked_at

from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.approvals.selectors import load
from bailiwick.apps.approvals.services import approve, decline_to_say, hear
from bailiwick.apps.roster.services import delegate
from bailiwick.apps.sites import services
from bailiwick.apps.sites.facts import Described, key_of, scope_of
from bailiwick.apps.sites.facts.platforms import Definition
from bailiwick.apps.sites.models import (
    Acceptance,
    Document,
    Function,
    PlatformKind,
    PlatformStepKind,
    Presence,
    Scope,
    TermsLook,
)
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.apps.sites.selectors import catalogue, platform, site
from bailiwick.apps.sites.selectors.catalogue import terms_for
from bailiwick.apps.sites.selectors.lacking import terms_to_look_at
from bailiwick.policy.gate import GateShutError

NEWS = Described("The Harbor Ledger", PlatformKind.NEWS, frozenset({Function.COMMENT}))
CITY, MPD, PD, NMPD = (
    next(one for one in catalogue().definitions if one.clause == name)
    for name in ("mpls/def.site", "mpd/II.site", "pd/III.E", "nmpd/IV.E")
)


def seen(town, who, row):
    return platform(row.id, units_seen(as_(who), today()), today())


@pytest.mark.clause("mpls/def.site")
def test_the_citys_definition_and_the_police_rules_both_list_youtube():
    youtube = catalogue().match("YouTube")
    assert [one.clause for one in catalogue().definitions if one.lists(youtube) and one in {CITY, MPD}] == [
        "mpd/II.site",
        "mpls/def.site",
    ]
    assert not CITY.lists(Described("Tide tables", PlatformKind.WEBSITE, frozenset()))


@pytest.mark.clause("pd/III.E")
@pytest.mark.parametrize("name", ["MySpace", " myspace ", "myspace.com", "www.myspace.com"])
def test_an_old_name_is_recognised_as_a_networking_site(name):
    assert catalogue().match(name).kind is PlatformKind.SOCIAL_NETWORK


@pytest.mark.clause("nmpd/IV.F")
@pytest.mark.parametrize(
    "named", [catalogue().match("LinkedIn"), Described("Tidewater", PlatformKind.SOCIAL_NETWORK, frozenset())]
)
def test_what_is_a_social_network_is_one_by_both_policies_words(named):
    assert set(terms_for(named.kind)) == {"pd/III.F", "nmpd/IV.F"}
    assert PD.lists(named)
    assert NMPD.lists(named)


def test_an_edit_of_a_wiki_is_treated_as_a_post():
    wiki = catalogue().match("Wikipedia")
    assert set(terms_for(wiki.kind)) == {"pd/III.I", "nmpd/IV.I"}
    assert Function.EDIT_TOGETHER in wiki.posts
    assert Function.PROFILE not in catalogue().match("Facebook").posts


@pytest.mark.clause("nmpd/IV.E")
def test_a_news_site_with_comments_is_social_media():
    assert scope_of(NEWS, [NMPD], []) is Scope.NAMED


@pytest.mark.parametrize("definition", [PD, NMPD, MPD])
@pytest.mark.parametrize(
    ("functions", "scope"),
    [
        ({Function.POST, Function.COMMENT}, Scope.PRESUMED),
        ({Function.POST, Function.MESSAGE}, Scope.PRESUMED),
        ({Function.MESSAGE}, Scope.NOT_SOCIAL),
        (set(), Scope.NOT_SOCIAL),
    ],
)
def test_a_platform_invented_next_year_counts_by_what_people_can_do_there(definition, functions, scope):
    new = Described("Farcast", PlatformKind.OTHER, frozenset(functions))
    assert scope_of(new, [definition], []) is scope


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pack", "stops", "asks"),
    [
        pytest.param("pd", ["pd.platform"], "pd.division-site", marks=pytest.mark.clause("pd/II.s2")),
        ("nmpd", [], "nmpd.site"),
    ],
)
def test_a_platform_that_is_entered_as_data_goes_through_gates_and_is_read_by_the_same_rules(
    pack, stops, asks
):
    town = build(pack)
    new = services.enter_platform(
        as_(town.press), name="Farcast", functions=[Function.POST, Function.COMMENT]
    )
    assert seen(town, town.press, new).scope is Scope.PRESUMED
    page = drafted(town, town.press, unit=town.police, platform=new, handle="FarWexham", second=town.partner)
    if stops:
        with pytest.raises(GateShutError) as shut:
            services.submit(as_(town.press), page.row.id)
        assert [one.binding for one in shut.value.report.findings if one.stops] == stops
        platform_approved(town, platform=new)
    services.submit(as_(town.press), page.row.id)
    assert {one.power for one in site(page.row.id).asked} == {asks}
    look = looked_at(police_page(town, platform=new), html(about="Be nice."))
    found = {row.notice: row.state for row in look.reading.notices.all()}
    assert (found["monitored"], found["contact"]) == ("absent", "present")


def test_what_is_recorded_goes_before_what_a_definition_names():
    kinds = [PlatformStepKind.ENTERED, PlatformStepKind.OUT_OF_SCOPE]
    named = Definition("x/1", frozenset({PlatformKind.NEWS}), frozenset(), "x/2")
    assert scope_of(NEWS, [named], kinds) is Scope.OUT
    assert scope_of(NEWS, [named], [*kinds, PlatformStepKind.IN_SCOPE]) is Scope.IN
    assert key_of("  The   Ledger ") == "the ledger"


@pytest.mark.django_db
@pytest.mark.clause("mpd/II.site")
def test_a_nextdoor_group_is_registered_as_social_media_in_the_form_of_a_group():
    town = build("mpd", "mpls")
    row = services.enter_platform(as_(town.press), name="nextdoor.com")
    wanted = services.Wanted(
        unit=town.police.id, platform=row.id, handle="Elm Street", presence=Presence.GROUP
    )
    page = services.draft(as_(town.press), wanted)
    shown = seen(town, town.press, row)
    assert (shown.scope, shown.clauses) == (Scope.NAMED, ("mpd/II.site", "mpls/def.site"))
    assert site(page.row.id).row.presence == "group"


@pytest.mark.django_db
@pytest.mark.clause("mpd/II.site.emerging", "mpls/def.site.emerging")
def test_a_new_app_counts_until_the_steward_or_communications_records_what_it_is(browser_town):
    town, browser = browser_town
    shown = seen(town, town.asker, town.tiktok)
    assert (shown.scope, shown.clauses) == (
        Scope.PRESUMED,
        ("mpd/II.site.emerging", "mpls/def.site.emerging"),
    )
    client = browser(town.speaker)
    at = f"/sites/platforms/{town.tiktok.id}"
    assert "Presumed to be social media" in words(client.get(at))
    sent = {"scope-in_scope": "yes", "scope-words": "People post and comment there."}
    assert client.post(f"{at}/do/scope", sent).status_code == 302
    assert seen(town, town.asker, town.tiktok).scope is Scope.IN
    services.record_scope(
        as_(town.steward), town.tiktok.id, unit=town.city.id, in_scope=False, words="It is a map."
    )
    assert seen(town, town.asker, town.tiktok).scope is Scope.OUT


@pytest.fixture
def browser_town(browser, town):
    return town, browser


@pytest.fixture
def town(db):
    return build("mpd", "mpls")


@pytest.mark.django_db
@pytest.mark.clause("pd/IV.A.2.s1")
def test_who_has_not_been_heard_is_shown_before_the_chief_decides_and_may_have_nothing_to_say(sign_in):
    town = build("pd")
    asked_for = platform_asked(town, town.partner, "pd.extent-of-use", town.facebook)
    hear(as_(town.officer), asked_for.row.id, "Two posts a week.")
    client = sign_in(town.chief)
    shown = words(client.get(f"/permissions/{asked_for.row.id}"))
    assert "It is with Toby Crane, to be heard." in shown
    with must_refuse("not-now"):
        approve(as_(town.chief), asked_for.row.id, digest=load(asked_for.row.id).shown)
    decline_to_say(as_(town.press), asked_for.row.id)
    approve(as_(town.chief), asked_for.row.id, digest=load(asked_for.row.id).shown)
    assert load(asked_for.row.id).state is Decided.IN_FORCE


@pytest.mark.django_db
@pytest.mark.clause("pd/IV.A.2.s2")
def test_while_the_use_of_a_platform_is_stopped_no_page_can_be_asked_for_there():
    town = build("pd")
    page = drafted(town, town.press, unit=town.police, platform=town.tiktok, second=town.partner)
    with pytest.raises(GateShutError):
        services.submit(as_(town.press), page.row.id)
    platform_approved(town, platform=town.tiktok)
    services.suspend_platform(as_(town.chief), town.tiktok.id, unit=town.police.id, words="New terms.")
    with pytest.raises(GateShutError):
        services.submit(as_(town.press), page.row.id)
    services.reinstate_platform(as_(town.chief), town.tiktok.id, unit=town.police.id, words="Read, and fine.")
    services.submit(as_(town.press), page.row.id)
    assert {one.power for one in site(page.row.id).asked} == {"pd.division-site"}


def _keeps(town, text, document=Document.TERMS, row=None):
    return services.keep_terms(
        as_(town.speaker), (row or town.facebook).id, unit=town.city.id, document=document, words=text
    )


@pytest.mark.clause("mpls/def.contract")
def test_a_page_of_community_standards_is_a_document_of_the_contract(town):
    _keeps(town, "You keep your rights.")
    standards = _keeps(town, "Be kind.", Document.COMMUNITY)
    assert (standards.version, standards.document) == (1, "community-standards")
    page = asked(town)
    answer = [one.document for one in page.row.platform.terms.order_by("document")]
    assert answer == ["community-standards", "terms"]


@pytest.mark.clause("mpls/gc.s1", "mpls/gc.s2")
def test_only_communications_accepts_terms_or_whom_they_named_for_that_platform_alone(town):
    youtube = services.enter_platform(as_(town.speaker), name="YouTube")
    instagram = services.enter_platform(as_(town.speaker), name="Instagram")
    theirs, others = _keeps(town, "Yours.", row=youtube), _keeps(town, "Ours.", row=instagram)
    with must_refuse("not-holder"):
        services.accept_terms(as_(town.asker), theirs.id)
    lent = delegate(
        as_(town.speaker),
        power=power("mpls.contract"),
        to=town.asker.id,
        unit=town.city.id,
        instrument="Memorandum 4",
        scope=("YouTube",),
    )
    made = services.accept_terms(as_(town.asker), theirs.id)
    assert (made.by_id, made.delegation) == (town.asker.id, lent.id)
    with must_refuse("gate-shut"):
        services.accept_terms(as_(town.asker), others.id)
    assert services.accept_terms(as_(town.speaker), others.id).delegation is None


def test_who_may_accept_is_offered_the_button_on_the_platforms_page_and_nobody_else_is(town, sign_in):
    terms = _keeps(town, "You keep your rights.")
    address, accept = f"/sites/platforms/{town.facebook.id}", f"/sites/terms/{terms.id}/accept"
    speaker, other = sign_in(town.speaker), sign_in(town.asker)
    assert [accept in one.get(address).content.decode() for one in (speaker, other)] == [True, False]
    assert other.post(accept).status_code == 403
    assert not Acceptance.objects.exists()
    pressed = speaker.post(accept, follow=True)
    assert f"accepted by {town.speaker.name}" in words(pressed)
    assert accept not in pressed.content.decode()
    assert Acceptance.objects.get().by_id == town.speaker.id


@pytest.mark.clause("mpls/roles.communications.7")
def test_a_new_copy_of_terms_opens_a_review_with_what_differs(town):
    services.accept_terms(as_(town.speaker), _keeps(town, "You keep your rights.").id)
    new = _keeps(town, "You keep your rights. We train models on what you post.")
    units = frozenset({town.city.id})
    assert [one.differs for one in terms_to_look_at(units)] == ["+ We train models on what you post."]
    with must_refuse("change-not-reviewed"):
        services.accept_terms(as_(town.speaker), new.id)
    services.look_at_terms(as_(town.speaker), new.id, "We post nothing that is not public.")
    assert terms_to_look_at(units) == []
    assert services.accept_terms(as_(town.speaker), new.id).terms_id == new.id
    assert TermsLook.objects.get().by_id == town.speaker.id
