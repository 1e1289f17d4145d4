"""A page of Parks from the idea to its last day, under the City's policy, on the pages that people use."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.approvals.playing import now
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import (
    again,
    as_,
    asked,
    build,
    drafted,
    endorsed,
    in_set_up,
    later,
    live,
    must_refuse,
    requests,
    state,
    terms_accepted,
    there,
    today,
    yes,
)

from bailiwick.apps.approvals.selectors import waiting_for
from bailiwick.apps.approvals.services import question
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.keeping.services import place_hold
from bailiwick.apps.sites import services
from bailiwick.apps.sites.contributions import waiting
from bailiwick.apps.sites.models import Aim, Item, Site, State, StepKind
from bailiwick.apps.sites.selectors.lacking import lacks
from bailiwick.apps.sites.selectors.ready import ready
from bailiwick.policy.gate import GateShutError
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return build("mpls")


def home(who):
    return [str(one.says) for one in waiting(Looker(who.id, timezone.now()))]


@pytest.mark.clause("mpls/ps.s1")
def test_a_request_without_a_goal_comes_back_for_completion(town):
    page = drafted(town, goal="")
    with pytest.raises(GateShutError) as shut:
        services.submit(as_(town.asker), page.row.id)
    assert [one.binding for one in shut.value.report.findings if one.stops] == ["mpls.goal"]
    assert state(page) is State.DRAFT
    services.fill(as_(town.asker), page.row.id, {"goal": "Tell people early when a path is closed."})
    services.submit(as_(town.asker), page.row.id)
    assert state(page) is State.IN_REVIEW


@pytest.mark.clause("mpls/roles.departments.1.s1")
def test_when_the_department_endorses_a_request_it_lands_in_the_queue_of_communications(town):
    page = asked(town)
    assert not waiting_for(town.speaker.id, today())
    endorsed(town.head, page, "mpls.site")
    queue = waiting_for(town.speaker.id, today())
    assert [one.row.identity for one in queue] == ["Facebook: WexhamParks"]
    assert [step.kind for step in queue[0].steps] == ["asked", "endorsed"]


@pytest.mark.clause("mpls/roles.it.2")
def test_what_the_help_desk_was_asked_becomes_a_draft_with_communications_and_the_asker_is_told(
    town, browser
):
    client = browser(town.techie)
    sent = {
        "asker": str(town.asker.id),
        "unit": str(town.parks.id),
        "platform": str(town.facebook.id),
        "presence": "page",
        "handle": "WexhamParks",
        "words": "By telephone this morning.",
    }
    answer = client.post("/sites/refer", sent)
    assert answer.status_code == 302
    page = Site.objects.get()
    assert page.asker_id == town.asker.id
    assert "IT passed on an ask for a page: WexhamParks." in home(town.speaker)
    assert any(
        one.startswith("IT passed your ask for a page on to Communications.") for one in home(town.asker)
    )


@pytest.mark.clause("mpls/gc.s3")
def test_a_page_still_under_review_cannot_be_marked_live(town):
    page = asked(town)
    with must_refuse("not-now"):
        services.go_live(as_(town.asker), page.row.id)


@pytest.mark.clause("mpls/roles.communications.2")
def test_what_was_said_of_a_request_stays_when_it_is_withdrawn(town):
    page = asked(town)
    endorsed(town.head, page, "mpls.site")
    question(as_(town.speaker), requests(page)["mpls.site"].row.id, "Who answers on weekends?")
    services.call_off_request(as_(town.asker), page.row.id, "The main page will do.")
    request = now(requests(page)["mpls.site"])
    assert [(step.kind, step.words) for step in request.steps][-2:] == [
        ("question", "Who answers on weekends?"),
        ("called-off", "The main page will do."),
    ]
    assert state(page) is State.WITHDRAWN
    assert again(page).last(StepKind.CALLED_OFF).words == "The main page will do."


@pytest.mark.clause("mpls/roles.communications.8")
def test_while_the_clerk_has_not_seen_to_records_a_page_cannot_go_live(town):
    page = in_set_up(town)
    terms_accepted(town)
    services.item_done(as_(town.techie), page.row.id, Item.IT)
    with pytest.raises(GateShutError) as shut:
        services.go_live(as_(town.asker), page.row.id)
    assert [one.binding for one in shut.value.report.findings if one.stops] == ["mpls.records-agreed"]
    endorsed(town.speaker, page, "mpls.retention")
    yes(town.clerk, page, "mpls.retention")
    services.go_live(as_(town.asker), page.row.id)
    assert state(page) is State.LIVE


@pytest.mark.clause("mpls/roles.city-clerk.4")
def test_that_the_clerk_is_not_needed_is_kept_with_its_reason(town):
    page = in_set_up(town)
    services.call_in_clerk(as_(town.speaker), page.row.id, needed=False, words="The class is the usual one.")
    last = again(page).last(StepKind.ITEM_NOT_NEEDED)
    assert (last.item, last.words) == ("clerk", "The class is the usual one.")
    assert not again(page).standing.item_open(Item.CLERK)


@pytest.mark.clause("mpls/roles.it.1")
def test_advice_of_it_is_kept_and_waits_for_the_owner_of_a_page_without_second_proofs(town):
    page = live(town)
    services.secure(as_(town.asker), page.row.id, second_factor=False, own_logins=True, recovery=True)
    services.advise(as_(town.techie), page.row.id, "Turn the second proof on for both logins.")
    assert again(page).last(StepKind.ADVISED).words == "Turn the second proof on for both logins."
    assert "IT has advised you on the security of Wexham Falls Parks." in home(town.asker)
    services.secure(as_(town.asker), page.row.id, second_factor=True, own_logins=True, recovery=True)
    assert "IT has advised you on the security of Wexham Falls Parks." not in home(town.asker)


@pytest.mark.clause("pd/I.s2")
def test_a_login_that_administrators_share_is_listed_as_a_gap():
    town = build("pd")
    page = services.find_page(
        as_(town.press),
        services.Sight(unit=town.police.id, platform=town.facebook.id, handle="WexhamPolice"),
    )
    services.take_on(
        as_(town.partner), page.row.id, owner=town.press.id, backup=town.partner.id, goal="Tell people."
    )
    services.fill(
        as_(town.press), page.row.id, {"second_factor": True, "own_logins": False, "recovery": True}
    )
    assert "Several people share one login." in [str(one.says) for one in lacks(again(page), today())]


@pytest.mark.clause("mpls/roles.departments.2.s1")
def test_a_page_with_one_administrator_alone_is_flagged_for_a_backup(town):
    page = live(town)
    services.fill(as_(town.asker), page.row.id, {"backup": ""})
    found = lacks(again(page), today())
    assert "mpls.site-backup" in [one.binding for one in found]
    assert "One person alone has the rights of an administrator." in [str(one.says) for one in found]


@pytest.mark.clause("mpls/roles.communications.3")
def test_a_page_that_has_been_live_for_a_year_is_for_communications_to_review(town):
    page = live(town)
    assert not lacks(again(page), today())
    after_a_year = today() + timedelta(days=367)
    assert "mpls.site-reviewed" in [one.binding for one in lacks(again(page), after_a_year)]
    at = timezone.now() + timedelta(days=367)
    says = [str(one.says) for one in waiting(Looker(town.speaker.id, at))]
    assert "The yearly review of Wexham Falls Parks is due." in says


def test_an_entry_that_nobody_touches_for_six_months_is_under_review_by_itself(town):
    page = live(town)
    steps = again(page).steps
    assert later(page, today() + timedelta(days=150)) is State.LIVE
    assert later(page, today() + timedelta(days=190)) is State.UNDER_REVIEW
    assert len(again(page).steps) == len(steps)
    services.confirm(as_(town.backup), page.row.id)
    assert state(page) is State.LIVE


@pytest.mark.clause("mpls/roles.departments.1.s2")
def test_a_rename_goes_through_the_same_queue_as_the_page_did(town):
    page = live(town)
    services.ask_change(as_(town.asker), page.row.id, Aim.RENAME, {"handle": "ParksOfWexham"})
    with must_refuse("not-approved"):
        services.make_change(as_(town.asker), page.row.id, Aim.RENAME)
    endorsed(town.head, page, "mpls.site")
    assert [one.row.power for one in waiting_for(town.speaker.id, today())] == ["mpls.site"]
    yes(town.speaker, page, "mpls.site")
    services.make_change(as_(town.asker), page.row.id, Aim.RENAME)
    assert again(page).entry.handle == "ParksOfWexham"
    assert again(page).row.identity == "Facebook: WexhamParks"
    assert state(page) is State.LIVE


FILLED = {"audience": "Families.", "goal": "Tell people early when a path or a pool is closed."}


@pytest.mark.parametrize("makes", [asked, live, there])
def test_what_was_approved_or_stands_in_public_is_completed_and_not_changed_past_the_queue(town, makes):
    page = makes(town)
    services.fill(as_(town.asker), page.row.id, FILLED | {"address": "social.example/parks"})
    entry = again(page).entry
    assert (entry.audience, entry.address) == ("Families.", "social.example/parks")
    services.fill(as_(town.asker), page.row.id, {"name": entry.name or "Parks", "owner": entry.owner})
    for change in (
        {"goal": ""},
        {"goal": "Sell tickets."},
        {"name": "Parks and Recreation"},
        {"address": "elsewhere.example/parks"},
        {"handle": "ParksOfWexham"},
        {"owner": town.backup.id, "backup": town.asker.id},
    ):
        with must_refuse("asked-as-it-is"):
            services.fill(as_(town.asker), page.row.id, change)


def test_a_draft_changes_freely(town):
    page = drafted(town)
    services.fill(as_(town.asker), page.row.id, {"goal": "Sell tickets.", "name": "Tickets"})
    assert (again(page).entry.goal, again(page).entry.name) == ("Sell tickets.", "Tickets")


def test_a_page_ends_with_holds_asked_first_a_final_capture_and_its_name_kept(town):
    page = live(town)
    place_hold(as_(town.attorney), "civil-12", Scope(sites=frozenset({page.row.id})))
    services.order_closure(as_(town.speaker), page.row.id, "The main page does it.")
    with must_refuse("not-in-turn"):
        services.final_capture(as_(town.clerk), page.row.id, manifest="12 posts")
    services.ask_holds(as_(town.clerk), page.row.id)
    assert again(page).last(StepKind.HOLDS_ASKED).words == "civil-12"
    services.announce(as_(town.asker), page.row.id, "Find us on the City's page.")
    with must_refuse("not-in-turn"):
        services.close(as_(town.asker), page.row.id, words="It says closed.", redirect="wexham.example")
    services.final_capture(as_(town.clerk), page.row.id, manifest="12 posts, 40 comments")
    services.close(
        as_(town.asker), page.row.id, words="It says closed; we keep it.", redirect="wexham.example"
    )
    services.archive(as_(town.clerk), page.row.id, series="house/posts")
    assert state(page) is State.ARCHIVED
    assert again(page).last(StepKind.FINAL_CAPTURE).capture is not None


def test_the_page_of_a_site_says_whose_move_it_is_at_every_turn(town, browser):
    client = browser(town.asker)
    sent = {
        "unit": str(town.parks.id),
        "platform": str(town.facebook.id),
        "presence": "group",
        "handle": "WexhamParks",
        "goal": "Tell people early when a path is closed.",
        "owner": str(town.asker.id),
        "backup": str(town.backup.id),
    }
    at = client.post("/sites/new", sent).headers["Location"]
    assert "It is with Io Lindqvist, to be completed and sent." in words(client.get(at))
    assert client.post(f"{at}/do/submit").status_code == 302
    assert "It is with Cleo Boone." in words(client.get(at))
    page = again(type("Row", (), {"row": Site.objects.get()}))
    endorsed(town.head, page, "mpls.site")
    assert "It is with Jo Marsh." in words(client.get(at))
    yes(town.speaker, page, "mpls.site")
    assert "Everybody has said yes. It is with Io Lindqvist, Ty Wells, to be set up." in words(client.get(at))
    assert client.post(f"{at}/do/set-up").status_code == 302
    shown = words(client.get(at))
    assert "Not ready:" in shown
    refused = client.post(f"{at}/do/go-live")
    assert refused.status_code == 403
    assert "It is not ready: Information technology" in words(refused)
    answer = browser(town.techie).post(f"{at}/do/it-done", {"it-done-words": "Looked at."})
    assert answer.status_code == 302
    assert [one.done for one in ready(again(page), today()) if one.item is Item.IT] == [True]
    assert browser(None).get(at).status_code == 302
