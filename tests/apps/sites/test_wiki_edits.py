"""A wiki edit about the agency is treated as a post; a social network is one by what it is, and its rules apply."""

import pytest
from tests.apps.roster.town import today
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import as_, build, drafted, platform_approved
from tests.apps.sites.watching import html, police_page
from tests.apps.sites.watching import seen as looked_at

from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.sites import services
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.models import Platform, PlatformKind, Scope, WikiEdit
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.apps.sites.selectors import platform, wiki_edits
from bailiwick.apps.sites.selectors.wiki_edits import edits_for, found_in, treated
from bailiwick.apps.sites.views import wiki_edits as views
from bailiwick.policy.gate import GateShutError

pytestmark = pytest.mark.django_db
EDIT = "In 2026 its officers got the burglar of Elm Street, who robbed nine homes."


@pytest.mark.parametrize(
    ("pack", "clause"),
    [
        pytest.param("pd", "pd/III.I", marks=pytest.mark.clause("pd/III.I")),
        pytest.param("nmpd", "nmpd/IV.I", marks=pytest.mark.clause("nmpd/IV.I")),
    ],
)
def test_a_wiki_edit_about_the_department_that_is_reported_is_treated_as_a_post(pack, clause, sign_in):
    town = build(pack)
    client = sign_in(town.officer)
    services.enter_platform(as_(town.officer), name="Wikipedia")
    wiki = Platform.objects.get(key="wikipedia")
    sent = {"platform": str(wiki.id), "article": "Wexham Falls Police", "words": EDIT, "official": "on"}
    led = client.post("/sites/wiki-edits", sent)
    row = WikiEdit.objects.get()
    assert led.url == f"/sites/wiki-edits/{row.id}"
    edit = treated(row, today())
    post = found_in(EDIT, official=True, unit=town.police.id, day=today())
    assert clause in edit.clauses
    assert [one.binding for one in edit.findings] == [one.binding for one in post] != []
    kept = Capture.objects.get(id=row.capture)
    assert (kept.record.kind, kept.record.series) == ("post", "house/posts")
    shown = words(client.get(led.url))
    assert f"Treated as a post of the agency. {clause}" in shown
    assert str(edit.findings[0].why) in shown


def test_of_a_report_only_whoever_made_it_and_whoever_oversees_pages_sees_anything(sign_in):
    town = build("pd")
    services.enter_platform(as_(town.officer), name="Wikipedia")
    wiki = Platform.objects.get(key="wikipedia")
    edit = services.Edit(platform=wiki.id, article="Wexham Falls Police", words=EDIT)
    row = services.report_edit(as_(town.officer), edit)
    assert [edits_for(as_(who), today()) for who in (town.officer, town.partner)] == [[row], [row]]
    assert edits_for(as_(town.press), today()) == []
    assert sign_in(town.press).get(f"/sites/wiki-edits/{row.id}").status_code == 404
    with pytest.raises(SitesError, match="do not edit pages together"):
        services.report_edit(
            as_(town.officer), services.Edit(platform=town.facebook.id, article="A", words="B")
        )


def test_linkedin_is_classed_as_a_social_network_and_the_rules_for_one_apply(sign_in):
    town = build("pd")
    client = sign_in(town.press)
    assert client.post("/sites/platforms", {"name": "linkedin.com"}).status_code == 302
    row = Platform.objects.get(key="linkedin")
    shown = platform(row.id, units_seen(as_(town.press), today()), today())
    assert (shown.row.kind, shown.scope) == (PlatformKind.SOCIAL_NETWORK, Scope.NAMED)
    page = words(client.get(f"/sites/platforms/{row.id}"))
    assert "Social network" in page
    assert "pd/III.E pd/III.F" in page
    wanted = drafted(town, town.press, unit=town.police, platform=row, handle="WFPD", second=town.partner)
    with pytest.raises(GateShutError) as shut:
        services.submit(as_(town.press), wanted.row.id)
    assert [one.binding for one in shut.value.report.findings if one.stops] == ["pd.platform"]
    platform_approved(town, platform=row)
    services.submit(as_(town.press), wanted.row.id)
    look = looked_at(police_page(town, platform=row), html(about="Be nice."))
    found = {one.notice: one.state for one in look.reading.notices.all()}
    assert (found["monitored"], found["contact"]) == ("absent", "present")


def test_an_edit_that_the_list_has_no_room_for_stands_at_its_own_address(sign_in, monkeypatch):
    town = build("pd")
    services.enter_platform(as_(town.officer), name="Wikipedia")
    wiki = Platform.objects.get(key="wikipedia")
    first, _ = (
        services.report_edit(as_(town.officer), services.Edit(platform=wiki.id, article=name, words=EDIT))
        for name in ("First", "Second")
    )
    for module in (wiki_edits, views):
        monkeypatch.setattr(module, "MOST", 1)
    client = sign_in(town.officer)
    assert "The latest 1 are shown" in words(client.get("/sites/wiki-edits"))
    assert client.get(f"/sites/wiki-edits/{first.id}").status_code == 200
