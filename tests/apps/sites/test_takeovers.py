"""A page in others' hands, or one that poses as ours: seen, contained, told, ours again, gone through (WF-TAKEOVER)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.apps.roster.town import after, hire
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import (
    another_agency,
    as_,
    build,
    must_refuse,
    seen_posing,
    seen_taken_over,
    seen_to,
    there,
    today,
)
from tests.apps.sites.posting import (
    asked,
    granted,
    page_of_parks,
    police_town,
    poster,
    says_yes,
    signed_and_approved,
    signs,
)
from tests.apps.sites.watching import police_page

from bailiwick.apps.accounts.selectors import stranger
from bailiwick.apps.desk.views.home import waiting_for, wrong_for
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.portal.models import Finding
from bailiwick.apps.portal.services import answer_report, publish, take_report
from bailiwick.apps.portal.views import kept
from bailiwick.apps.roster.services import leave
from bailiwick.apps.sites import services
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.models import Deed, Ending, Harm, RightState, TakeOver, TakeOverState
from bailiwick.apps.sites.selectors import site
from bailiwick.apps.sites.selectors.posting import rights_on
from bailiwick.apps.sites.selectors.posting_gate import keeps_from_posting
from bailiwick.apps.sites.selectors.posting_page import posting_list
from bailiwick.apps.sites.selectors.takeovers import checklist, posting_stopped, response
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.policy.gate import to_do
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db, record_folder):
    record_folder.path.mkdir(exist_ok=True)
    record_folder.agency_file.touch()
    town = build("pd", "mpls")
    town.row = police_page(town)
    town.page = site(town.row.id)
    return town


def now(one):
    return response(one.row.id)


def home(who, at=None):
    return waiting_for(Looker(who.id, at or timezone.now()))


def public(town):
    publish(as_(town.chief), site_id=town.row.id, complain="Call 555-0122.")
    return f"/official/{town.row.id}"


def back(town, one):
    """Ours again: signed out, got back, and who has control is named."""
    seen_to(town.techie, one, "sessions", "back")
    return services.end_takeover(
        as_(town.techie),
        one.row.id,
        ending=Ending.BACK,
        words="A password from a fair.",
        control=town.press.id,
    )


def test_the_checklist_says_for_each_harm_what_to_do_in_minutes_hours_and_days():
    for harm in Harm:
        tasks = [one for one in checklist().tasks if harm in one.of]
        assert {one.phase for one in tasks} == {"minutes", "hours", "days"}
        assert {"keep", "platform", "notice", "told", "cause"} <= {one.id for one in tasks}
        assert checklist().notices[harm]


def test_any_colleague_reports_a_page_and_from_then_on_nobody_posts_there(town):
    assert posting_stopped([town.row.id]) == {}
    one = seen_taken_over(town, town.page, town.officer)
    assert one.standing is TakeOverState.REPORTED
    assert posting_stopped([town.row.id])[town.row.id].row.id == one.row.id
    with pytest.raises(SitesError, match="reported it already"):
        seen_taken_over(town, town.page, town.press)


def test_while_it_lasts_nobody_is_given_a_right_to_post_there_or_has_one_taken_up_again():
    town = page_of_parks()
    signed_and_approved(town)
    one = seen_taken_over(town, town.page)
    with must_refuse("not-in-our-hands"):
        services.grant_right(as_(town.asker), poster(town))
    services.end_takeover(as_(town.techie), one.row.id, ending=Ending.MISTAKEN, words="A joke of ours.")
    right = services.grant_right(as_(town.asker), poster(town))
    services.suspend_right(as_(town.asker), right.id, "A complaint is looked at.")
    seen_taken_over(town, town.page)
    with must_refuse("not-in-our-hands"):
        services.lift_right(as_(town.asker), right.id, "Nothing was found.")


def test_rights_that_stand_stop_with_the_page_and_each_is_taken_up_again_by_somebody(sign_in):
    town = page_of_parks()
    owner, backup = sign_in(town.asker), sign_in(town.backup)
    right = granted(town)
    address = f"/sites/{town.page.row.id}/posters"
    one = seen_taken_over(town, town.page)
    assert [one.state(today()) for one in rights_on(town.page.row.id)] == [RightState.SUSPENDED]
    shown = words(owner.get(address))
    assert "every right to post is stopped" in shown
    assert "Stopped for a time" in shown
    assert "Take it up again" not in shown
    assert "Stopped for a time" in words(backup.get(address))
    assert str(posting_list(town.page, town.sam.id, today())[0].says).startswith(
        "The page is not in our hands"
    )
    with must_refuse("not-in-our-hands"):
        services.lift_right(as_(town.asker), right.id, "Nothing was found.")
    seen_to(town.techie, one, "sessions", "back")
    ours = {"ending": Ending.BACK, "words": "A password from a fair.", "control": town.backup.id}
    services.end_takeover(as_(town.techie), one.row.id, **ours)
    assert [one.state(today()) for one in rights_on(town.page.row.id)] == [RightState.SUSPENDED]
    assert "Somebody has to take your right" in str(posting_list(town.page, town.sam.id, today())[0].says)
    assert any("is stopped since the page was taken over" in str(one.says) for one in wrong_of(town.asker))
    assert "Take it up again" in words(owner.get(address))
    with must_refuse("not-owner"):
        services.lift_right(as_(town.sam), right.id, "I am ready.")
    services.lift_right(as_(town.asker), right.id, "Its password is new.")
    assert [one.state(today()) for one in rights_on(town.page.row.id)] == [RightState.ACTIVE]
    assert not any("taken over" in str(one.says) for one in wrong_of(town.asker))


@pytest.mark.parametrize(
    ("ending", "state"), [("mistaken", "active"), ("lost", "suspended"), ("gone", "suspended")]
)
def test_what_a_mistake_stopped_goes_on_by_itself_and_what_was_lost_stays_stopped(ending, state):
    town = page_of_parks()
    granted(town)
    one = seen_taken_over(town, town.page)
    services.end_takeover(as_(town.techie), one.row.id, ending=Ending(ending), words="As it says.")
    assert [one.state(today()) for one in rights_on(town.page.row.id)] == [RightState(state)]


def test_at_the_gate_of_posts_leave_counts_for_nothing_while_the_page_or_the_right_is_stopped():
    town = police_town("nmpd")
    says_yes(town.chief, asked(town, town.press)[0])
    signs(town, town.sam)
    right = services.grant_right(as_(town.partner), poster(town))
    assert "nmpd.poster" not in shut_by(town)
    one = seen_taken_over(town, town.page, town.press)
    assert "nmpd.poster" in shut_by(town)
    services.end_takeover(as_(town.chief), one.row.id, ending=Ending.GONE, words="The platform gave it back.")
    assert "nmpd.poster" in shut_by(town)
    services.lift_right(as_(town.partner), right.id, "Its password is new.")
    assert "nmpd.poster" not in shut_by(town)
    services.suspend_right(as_(town.partner), right.id, "A complaint is looked at.")
    assert "nmpd.poster" in shut_by(town)


def shut_by(town):
    return {one.binding for one in to_do(keeps_from_posting(town.page, town.sam.id, today()))}


def wrong_of(who):
    return wrong_for(Looker(who.id, timezone.now()))


def test_it_stands_on_top_of_what_waits_for_who_keeps_the_page_oversees_pages_or_is_of_it(town):
    there(town)
    seen_taken_over(town, town.page, town.officer)
    for who in (town.press, town.partner, town.chief, town.techie, town.speaker):
        assert "is not in our hands" in str(home(who)[0].says)
    assert not any("not in our hands" in str(one.says) for one in home(town.officer))


def test_the_hours_of_the_checklist_run_from_the_report_and_what_is_late_is_wrong(town):
    one = seen_taken_over(town, town.page, town.officer)
    at = timezone.now() + timedelta(minutes=40)
    assert [line.task.id for line in one.lines(at) if line.late] == ["keep", "sessions"]
    assert "late is “Keep what the page shows now" in str(wrong_for(Looker(town.press.id, at))[0].says)
    seen_to(town.press, one, "sessions")
    services.keep_evidence(as_(town.press), one.row.id, words="It sells sunglasses.")
    assert not any(line.late for line in now(one).lines(at))


def test_what_the_page_shows_is_kept_as_a_capture_with_its_digest(town):
    one = seen_taken_over(town, town.page)
    after = services.keep_evidence(
        as_(town.techie), one.row.id, words="The page at 9:05.", data=b"<html>Sunglasses</html>"
    )
    kept = after.evidence[0]
    assert kept.digest == digest_of_bytes(b"<html>Sunglasses</html>")
    assert Capture.objects.filter(id=kept.capture).exists()
    assert "keep" in {step.item for step in after.steps if step.kind == Deed.DONE}


def test_each_step_is_done_once_by_somebody_with_words_or_said_not_to_be_needed(town):
    one = seen_taken_over(town, town.page)
    with pytest.raises(SitesError, match="Nobody has said how"):
        services.take_step(as_(town.techie), one.row.id, "sessions", "")
    with pytest.raises(SitesError, match="done by telling the public"):
        services.take_step(as_(town.techie), one.row.id, "notice", "Told them.")
    after = services.take_step(as_(town.techie), one.row.id, "notice", "Nobody follows it yet.", needed=False)
    assert after.last(Deed.NOT_NEEDED).by_id == town.techie.id
    seen_to(town.press, one, "sessions", "platform")
    services.keep_evidence(as_(town.press), one.row.id, words="It sells sunglasses.")
    assert now(one).standing is TakeOverState.CONTAINED
    with pytest.raises(SitesError, match="seen to it already"):
        seen_to(town.techie, one, "platform")


def test_the_public_reads_it_from_the_notice_on_until_it_is_over(town):
    at = public(town)
    before = Client().get(at).content
    one = seen_taken_over(town, town.page, since=timezone.now() - timedelta(hours=3))
    assert Client().get(at).content == before
    services.put_notice(as_(town.speaker), one.row.id, "It is not ours now. Do not open its links.")
    shown = words(Client().get(at))
    assert "This page is not under the agency’s control since" in shown
    assert "Do not open its links." in shown
    assert "Not under our control now" in words(Client().get(f"{at}/badge"))
    assert "Not under our control now" in Client().get(f"{at}/badge.svg").content.decode()
    told = Client().get("/official/check.json", {"q": "https://social.example/WexhamPolice"}).json()
    assert told["answer"] == "not-ours-now"
    assert told["sites"][0]["not_ours_since"]
    back(town, one)
    assert Client().get(at).content == before
    told = Client().get("/official/check.json", {"q": "https://social.example/WexhamPolice"}).json()
    assert told["answer"] == "real"


def test_the_public_reads_it_in_spanish_too(town):
    at = public(town)
    one = seen_taken_over(town, town.page)
    services.put_notice(as_(town.speaker), one.row.id, "It is not ours now.")
    shown = words(Client().get(f"/es{at}"))
    assert "Esta página no está bajo el control del organismo desde" in shown
    assert "not under" not in shown


def test_it_is_ours_again_only_when_everybody_is_signed_out_and_somebody_has_control(town):
    one = seen_taken_over(town, town.page)
    ours = {"ending": Ending.BACK, "words": "A password from a fair."}
    with pytest.raises(SitesError, match="Nobody is named who has control"):
        services.end_takeover(as_(town.techie), one.row.id, **ours)
    with must_refuse("not-in-turn"):
        services.end_takeover(as_(town.techie), one.row.id, control=town.press.id, **ours)
    with must_refuse("right-missing"):
        services.end_takeover(as_(town.press), one.row.id, control=town.press.id, **ours)
    after = back(town, one)
    assert (after.standing, after.ending) == (TakeOverState.RECOVERED, Ending.BACK)
    assert after.last(Deed.ENDED).control.name == "Toby Crane"
    assert posting_stopped([town.row.id]) == {}
    with must_refuse("not-now"):
        services.put_notice(as_(town.speaker), one.row.id, "Again.")


def test_what_the_days_after_ask_for_stays_to_be_done_and_then_it_is_over(town):
    one = seen_taken_over(town, town.page)
    services.keep_evidence(as_(town.techie), one.row.id, words="The page.")
    back(town, one)
    waits = [item for item in home(town.techie) if "things left to do" in str(item.says)]
    assert [item.urgent for item in waits] == [False]
    left = [line.task.id for line in now(one).open_lines(timezone.now())]
    for item in left:
        services.take_step(as_(town.techie), one.row.id, item, "As it says.", needed=False)
    assert now(one).standing is TakeOverState.REVIEWED
    assert not any("things left to do" in str(item.says) for item in home(town.techie))


def test_what_was_a_mistake_needs_nothing_more(town):
    one = seen_taken_over(town, town.page)
    services.end_takeover(as_(town.chief), one.row.id, ending=Ending.MISTAKEN, words="It was our own joke.")
    assert now(one).standing is TakeOverState.REVIEWED
    assert now(one).open_lines(timezone.now()) == []
    again = seen_taken_over(town, town.page)
    assert posting_stopped([town.row.id])[town.row.id].row.id == again.row.id


def test_what_a_resident_reports_and_somebody_finds_to_pose_as_ours_begins_the_same_list(town, sign_in):
    at = public(town)
    taken = take_report(stranger(""), page="https://social.example/WexhamPollce", words="It asks for money.")
    client = sign_in(town.chief)
    assert client.post(f"/reported/{taken.id}/respond").status_code == 404
    answer_report(as_(town.chief), report=taken.id, finding=Finding.IMPOSTOR)
    assert "Do something about it" in words(client.get("/reported/"))
    led = client.post(f"/reported/{taken.id}/respond")
    one = TakeOver.objects.get(report=taken.id)
    assert led.url == f"/sites/not-in-our-hands/{one.id}"
    assert (one.harm, one.site_id, one.address) == ("posed-as", town.row.id, taken.page)
    assert client.post(f"/reported/{taken.id}/respond").url == led.url
    assert posting_stopped([town.row.id]) == {}
    services.put_notice(as_(town.chief), one.id, "A page with another spelling is not ours.")
    assert "Another page poses as this one" in words(Client().get(at))
    asked = Client().get("/official/check.json", {"q": "social.example/WexhamPollce/posts/1"}).json()
    assert (asked["answer"], asked["sites"][0]["id"]) == ("poses-as-ours", str(town.row.id))
    said = words(Client().get("/official/", {"q": "social.example/WexhamPollce"}))
    assert "No. Somebody poses as us there" in said
    assert "A page with another spelling is not ours." in said
    assert "Report the other one" not in said


def test_a_page_like_nobodys_becomes_the_whole_agencys_matter_and_is_begun_once(town, sign_in, monkeypatch):
    taken = take_report(stranger(""), page="https://other.example/Zzzq", words="")
    answer_report(as_(town.speaker), report=taken.id, finding=Finding.IMPOSTOR)
    client = sign_in(town.speaker)
    led = client.post(f"/reported/{taken.id}/respond")
    one = TakeOver.objects.get(report=taken.id)
    assert one.unit_id == town.city.id
    with pytest.raises(SitesError, match="reported it already"):
        seen_posing(town, address="other.example/Other", report=taken.id)
    known = iter([{}, {taken.id: one.id}])
    monkeypatch.setattr(kept, "takeovers_of", lambda reports: next(known))
    assert client.post(f"/reported/{taken.id}/respond").url == led.url


def test_a_false_page_is_reported_once_while_it_lasts_whoever_says_whose_it_is_like(town):
    one = seen_posing(town)
    for more in ({}, {"page": town.page}, {"address": "https://www.social.example/WexhamPollce/?ref=1"}):
        with pytest.raises(SitesError, match="reported it already"):
            seen_posing(town, who=town.officer, **more)
    services.end_takeover(as_(town.speaker), one.row.id, ending=Ending.GONE, words="Taken down.")
    seen_posing(town, town.page)
    with pytest.raises(SitesError, match="reported it already"):
        seen_posing(town)


def test_what_the_public_is_told_of_a_page_like_none_of_ours_is_found_by_its_link(town):
    one = seen_posing(town, address="social.example/WexhamTaxHelp")
    link = {"q": "https://social.example/WexhamTaxHelp/pay"}
    assert Client().get("/official/check.json", link).json()["answer"] == "not-here"
    services.put_notice(as_(town.speaker), one.row.id, "The City asks nobody for gift cards.")
    asked = Client().get("/official/check.json", link).json()
    assert (asked["answer"], asked["sites"]) == ("poses-as-ours", [])
    assert asked["told"] == ["The City asks nobody for gift cards."]
    assert "Alguien se hace pasar" in words(Client().get("/es/official/", link))
    services.end_takeover(as_(town.speaker), one.row.id, ending=Ending.GONE, words="Taken down.")
    assert Client().get("/official/check.json", link).json()["answer"] == "not-here"


def test_what_is_said_of_a_false_page_may_name_it_and_holds_no_password(town):
    one = seen_posing(town, address="https://social.example/WexhamPo1ice")
    for words_ in ("The page WexhamPo1ice, with a 1 in its name, is not ours.", "@wexhampo1ice is not ours."):
        services.put_notice(as_(town.speaker), one.row.id, words_)
    with pytest.raises(SitesError, match="looks like a password"):
        services.put_notice(as_(town.speaker), one.row.id, "WexhamPo1ice, and WexhamPo1ice99 too.")


def test_who_has_control_again_works_here(town):
    one = seen_to(town.techie, seen_taken_over(town, town.page), "sessions", "back")
    gone = hire("Alex Moor", town.police, starts=after(-9))
    leave(OPERATOR, person=gone.id, day=after(-1))
    for who in (gone, uuid4()):
        with pytest.raises(SitesError, match="Nobody is named who has control"):
            services.end_takeover(
                as_(town.techie),
                one.row.id,
                ending=Ending.BACK,
                words="Ours.",
                control=getattr(who, "id", who),
            )


def test_a_false_page_that_looks_like_none_of_ours_is_reported_by_its_address(town):
    one = seen_posing(town, address="social.example/WexhamTaxHelp")
    assert one.title == "social.example/WexhamTaxHelp"
    assert one.row.unit_id == town.parks.id
    with pytest.raises(SitesError, match="where the other page is"):
        seen_posing(town, address=" ")
    with pytest.raises(SitesError, match="never ours"):
        services.end_takeover(as_(town.speaker), one.row.id, ending=Ending.BACK, words="Gone.")
    services.end_takeover(
        as_(town.speaker), one.row.id, ending=Ending.GONE, words="The platform took it down."
    )
    assert now(one).ending is Ending.GONE


def test_a_stranger_acts_it_out_on_its_pages_from_the_report_to_the_end(town, sign_in):
    officer, techie = sign_in(town.officer), sign_in(town.techie)
    sent = {"harm": "taken-over", "site": str(town.row.id), "words": "It sells sunglasses.", "since": ""}
    assert "It is not in our hands" in words(officer.get(f"/sites/{town.row.id}"))
    led = officer.post("/sites/not-in-our-hands/new", sent)
    at = led.url
    assert "Not in our hands since" in words(officer.get(f"/sites/{town.row.id}"))
    assert "Not in our hands" in words(officer.get("/sites/"))
    assert "In the first minutes" in words(officer.get(at))
    file = SimpleUploadedFile("page.html", b"<html>Sunglasses</html>")
    assert techie.post(f"{at}/do/keep", {"keep-words": "The page.", "keep-file": file}).status_code == 302
    for item in ("sessions", "back"):
        sent = {"item": item, "words": "At 9:12.", "needed": "yes"}
        assert techie.post(f"{at}/do/step", sent).status_code == 302
    assert "has not been under our control since" in words(techie.get(at))
    assert techie.post(f"{at}/do/notice", {"notice-words": "Not ours now."}).status_code == 302
    late = techie.post(f"{at}/do/end", {"end-ending": "back", "end-words": "A password."})
    assert (late.status_code, "Nobody is named" in words(late)) == (422, True)
    sent = {"end-ending": "back", "end-words": "A password.", "end-control": str(town.press.id)}
    assert techie.post(f"{at}/do/end", sent).status_code == 302
    shown = words(techie.get(at))
    assert "The page is ours again. Toby Crane has control of it." in shown
    assert officer.post(f"{at}/do/end", sent).status_code == 403


def test_to_whoever_works_for_another_agency_it_is_not_there(town, sign_in):
    one = seen_taken_over(town, town.page)
    client = sign_in(another_agency())
    assert client.get(f"/sites/not-in-our-hands/{one.row.id}").status_code == 404
    assert (
        client.post(f"/sites/not-in-our-hands/{one.row.id}/do/step", {"item": "sessions"}).status_code == 404
    )
    assert "WexhamPolice" not in words(client.get("/sites/not-in-our-hands"))
    other = hire("Ada Pier", town.city)
    with must_refuse("right-missing"):
        services.take_step(as_(other), one.row.id, "sessions", "Me.")


def test_a_page_that_we_did_not_get_back_stays_stopped_and_can_be_ended_otherwise_later(town):
    one = seen_taken_over(town, town.page)
    services.put_notice(as_(town.speaker), one.row.id, "It is not ours now.")
    services.end_takeover(
        as_(town.techie), one.row.id, ending=Ending.LOST, words="The platform does not answer."
    )
    assert posting_stopped([town.row.id])[town.row.id].row.id == one.row.id
    after = services.end_takeover(
        as_(town.techie), one.row.id, ending=Ending.GONE, words="It was taken down."
    )
    assert (posting_stopped([town.row.id]), after.ending) == ({}, Ending.GONE)


def test_how_a_step_was_done_is_kept_without_a_password(town):
    one = seen_taken_over(town, town.page)
    with pytest.raises(SitesError, match="looks like a password"):
        services.take_step(as_(town.techie), one.row.id, "sessions", "The password is now Tr0ub4dor&3x!")
    assert not one.row.steps.exists()
