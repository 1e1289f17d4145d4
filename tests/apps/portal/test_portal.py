"""The public register: real or not, nothing that is not public changes a byte, reports within limits, two languages."""

import csv
import io
import json
import re
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.apps.keeping.stepping import Stepper, interleave
from tests.apps.portal.act_cases import COMPLAIN
from tests.apps.portal.conftest import add_what_is_not_public
from tests.apps.sites.playing import another_agency, as_, give, live, requests
from tests.apps.sites.watching import ABOUT, html, put_live, seen

from bailiwick.apps.accounts import facts as accounts
from bailiwick.apps.accounts.facts import Allowance, Pace
from bailiwick.apps.accounts.selectors import stranger
from bailiwick.apps.accounts.services import pacing
from bailiwick.apps.approvals.services import withdraw as take_back
from bailiwick.apps.desk.views.home import waiting_for
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.portal.errors import PortalError, TooManyError
from bailiwick.apps.portal.models import Finding, Intake, Report, ReportAnswer
from bailiwick.apps.portal.selectors.kept import is_public, reports
from bailiwick.apps.portal.selectors.public import public_places, public_site
from bailiwick.apps.portal.services import answer_report, publish, reporting, take_report, withdraw
from bailiwick.apps.portal.services.reporting import OF_ONE_NETWORK, count_in
from bailiwick.apps.portal.views import files
from bailiwick.apps.portal.views import kept as kept_views
from bailiwick.apps.roster.models import Role, Unit
from bailiwick.apps.sites.models import Place
from bailiwick.apps.sites.services import order_closure
from bailiwick.ui.contributing import Looker

RULE = "Comments are monitored. Obscene or off-topic comments and personal attacks may be removed."


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def asks(q, **more):
    return Client().get("/official/", {"q": q} | more)


@pytest.mark.parametrize(
    "typed",
    [
        "https://social.example/WexhamPolice",
        "www.social.example/wexhampolice/",
        "https://social.example/WexhamPolice/posts/123",
        "https://www.m.social.example/@WexhamPolice/videos?ref=1#top",
        "http://SOCIAL.EXAMPLE.:443/WexhamPolice/photos",
    ],
)
def test_a_page_of_ours_is_told_to_be_ours(town, typed):
    shown = text(asks(typed))
    assert "Yes, this is one of ours" in shown
    assert f"/official/{town.page.id}" in shown


ENTERED = [
    ("https://m.social.example:443/WexhamFire/", "social.example/WexhamFire/about"),
    ("https://xn--bcher-kva.example/WexhamFire", "bücher.example/WexhamFire/1"),
    ("bücher.example/WexhamFire", "https://xn--bcher-kva.example/WexhamFire"),
    ("https://social.example/profile.php?id=77", "https://m.social.example/profile.php?sk=photos&id=77"),
    ("https://twitter.com/WexhamFire", "https://x.com/WexhamFire/status/1"),
    ("https://wexhamfire.example", "https://www.wexhamfire.example/2026/11/bridge"),
]


@pytest.mark.parametrize(("entered", "typed"), ENTERED)
def test_a_page_is_found_however_its_address_was_entered(town, entered, typed):
    made = publish_new(town, handle="WexhamFire", address=entered)
    told = json.loads(Client().get("/official/check.json", {"q": typed}).content)
    assert (told["answer"], [one["id"] for one in told["sites"]]) == ("real", [str(made.id)])


@pytest.mark.parametrize(
    ("entered", "typed"),
    [
        ("https://social.example/profile.php?id=77", "https://social.example/profile.php?id=78"),
        ("https://social.example/profile.php?id=77", "https://social.example/profile.php?id=77&id=78"),
        ("https://social.example", "https://social.example/RidgeBakery"),
        ("https://social.example/WexhamFire", "https://social.example/WexhamFire/../RidgeBakery"),
    ],
)
def test_another_page_of_a_platform_is_never_ours(town, entered, typed):
    publish_new(town, handle="WexhamFire", address=entered)
    assert json.loads(Client().get("/official/check.json", {"q": typed}).content)["answer"] == "not-here"


@pytest.mark.parametrize("typed", ["https://video.example/@WexhamFire", "video.example/wexhamfire/live"])
def test_a_link_with_the_name_of_a_page_whose_address_nobody_entered_is_no_impostor(town, typed):
    publish_new(town, handle="WexhamFire")
    shown = text(asks(typed))
    assert "We have a page of this name on TikTok" in shown
    assert "it is not</h2>" not in shown


@pytest.mark.parametrize(
    "typed",
    [
        "https://social.example/WexhamP0lice",
        "@Wexham_Police",
        "https://other.example/WexhamPolice",
        "Wexh\u0430mPolice",
    ],
)
def test_what_only_looks_like_ours_is_told_not_to_be(town, typed):
    shown = text(asks(typed))
    assert "No. It looks like one of ours, and it is not" in shown
    assert "Yes, this is" not in shown


@pytest.mark.parametrize("way", ["groups", "c", "company", "pages", "user"])
def test_a_way_before_a_handle_on_the_pages_own_host_makes_no_impostor_of_it(town, way):
    for typed in (f"https://social.example/{way}/WexhamPolice", f"{way}/WexhamPolice"):
        told = json.loads(Client().get("/official/check.json", {"q": typed}).content)
        assert (told["answer"], told["sites"][0]["id"]) == ("name-is-ours", str(town.page.id)), typed
    elsewhere = json.loads(
        Client().get("/official/check.json", {"q": f"https://other.example/{way}/WexhamPolice"}).content
    )
    assert elsewhere["answer"] == "looks-like"


@pytest.mark.parametrize("typed", ["@WexhamPolice", "wexhampolice"])
def test_a_handle_alone_is_a_name_of_ours_on_one_platform_and_no_more(town, typed):
    shown = text(asks(typed))
    assert (
        "We have a page of this name on Facebook. On any other platform it is not in our register." in shown
    )
    assert "Yes, this is" not in shown
    assert f"/official/{town.page.id}" in shown
    assert json.loads(Client().get(f"/official/check.json?q={typed}").content)["answer"] == "name-is-ours"
    spanish = text(Client().get("/es/official/", {"q": typed}))
    assert "Tenemos una página con este nombre en Facebook." in spanish


def test_what_is_not_here_is_not_taken_for_ours(town):
    assert "It is not in our register" in text(asks("https://social.example/RidgeBakery"))


def test_a_page_tells_owner_purpose_rule_and_how_to_complain_and_nobodys_name(town):
    shown = text(Client().get(f"/official/{town.page.id}"))
    for words in ("Wexham Falls Police", "Tell people early.", RULE, COMPLAIN):
        assert words in shown
    assert town.press.name not in shown
    assert "<script" not in shown


def test_the_rule_of_another_day_is_told(town):
    shown = text(Client().get(f"/official/{town.page.id}?on=2001-01-01"))
    assert "Nothing had been read by then." in shown


def test_a_day_on_which_the_page_carried_no_rule_is_told_as_that(town):
    seen(town.page, html(about="Road closures and missing people."))
    shown = text(Client().get(f"/official/{town.page.id}?on={timezone.localdate()}"))
    assert shown.count("None has been read on the page.") == 2
    assert "Nothing had been read by then." not in shown


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1999-12-31", "2999-01-01", "x"])
def test_a_day_that_can_have_no_answer_is_as_if_nobody_had_asked(town, sign_in, day):
    answer = Client().get(f"/official/{town.page.id}?on={day}")
    assert answer.status_code == 200
    assert "Nothing had been read by then." not in text(answer)
    assert sign_in(town.press).get(f"/sites/{town.page.id}/rule?on={day}").status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "?q=road%00closures",
        "?q=@Wexham%00Police",
        "?q=https://social.example/Wexham%2500Police",
        "?after=A%00~x",
        "register.json?q=a%00b",
        "register.json?after=%00",
        "check.json?q=%00",
        "report/ABCD%00EFGH",
    ],
)
def test_a_letter_that_no_table_can_hold_breaks_nothing(town, asked):
    assert Client().get(f"/official/{asked}").status_code in {200, 404}


def test_json_and_csv_tell_the_same(town):
    told = json.loads(Client().get("/official/register.json").content)
    rows = list(csv.DictReader(io.StringIO(Client().get("/official/register.csv").getvalue().decode())))
    assert [one["handle"] for one in told["sites"]] == [row["handle"] for row in rows] == ["WexhamPolice"]
    assert (told["sites"][0]["rule"], rows[0]["complain"]) == (RULE, COMPLAIN)
    checked = json.loads(Client().get("/official/check.json?q=WexhamP0lice").content)
    assert (checked["answer"], checked["sites"][0]["handle"]) == ("looks-like", "WexhamPolice")


def test_a_formula_is_no_formula_in_the_table(town):
    publish_new(town, handle="=Formula", goal="@SUM(A1)")
    rows = Client().get("/official/register.csv").getvalue().decode()
    assert "'=Formula" in rows
    assert "'@SUM(A1)" in rows


def publish_new(town, **told):
    row = {"unit": town.police, "platform": town.tiktok, "owner": town.press.id, "handle": "Other"} | told
    made = put_live([row])[0]
    publish(as_(town.chief), site_id=made.id, complain=COMPLAIN)
    return made


def test_the_badge_may_stand_in_any_frame_and_runs_nothing(town):
    framed = Client().get(f"/official/{town.page.id}/badge")
    policy = framed.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "X-Frame-Options" not in framed.headers
    assert b"<script" not in framed.content
    drawn = Client().get(f"/official/{town.page.id}/badge.svg")
    assert drawn.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert b"Wexham Falls Police" in drawn.content
    assert not framed.cookies
    assert not drawn.cookies


@pytest.mark.parametrize("form", ["badge", "badge.svg"])
def test_the_badge_names_the_page_that_it_vouches_for(town, form):
    other = publish_new(town, handle="WexhamFire")
    assert "social.example/WexhamPolice" in text(Client().get(f"/official/{town.page.id}/{form}"))
    assert "TikTok: WexhamFire" in text(Client().get(f"/official/{other.id}/{form}"))


def test_spanish_speaks_spanish(town):
    for path in ("", "?q=WexhamPolice", "?q=WexhamP0lice", "?q=nobodyhere", "report", str(town.page.id)):
        shown = text(Client().get(f"/es/official/{path}"))
        assert 'lang="es"' in shown
        assert "Páginas oficiales" in shown
        assert not re.search(r"\b(?:Check|Report a page|How to complain|Who answers)\b", shown)


ADDRESSES = (
    "/official/",
    "/official/?q=WexhamPoliceSecret",
    "/official/?q=Secret",
    "/official/?q=SecretDraft",
    "/official/?q=WexhamPolice",
    "/official/?q=WexhamPoliceSecre",
    "/official/?q=https://social.example/WexhamPoliceSecret",
    "/official/?q=SecretClosed",
    "/official/?after=A~x",
    "/official/?q=zzz",
    "/official/register.json",
    "/official/register.csv",
    "/official/check.json?q=WexhamPoliceSecret",
    "/official/check.json?q=SecretDraft",
    "/official/check.json?q=SecretClosing",
    "/official/report",
    "/official/report/ABCD-EFGH",
    "/es/official/",
    "/es/official/?q=WexhamPoliceSecret",
    "/official/{page}",
    "/official/{page}?on=2026-01-01",
    "/official/{page}/badge",
    "/official/{page}/badge.svg",
    "/official/{hidden}",
    "/official/{hidden}/badge",
    "/official/{hidden}/badge.svg",
    "/es/official/{hidden}",
)
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def world(town, hidden):
    """Every address of the portal, as a stranger and as a colleague read it; the form's token is put aside."""
    found = {}
    for address in ADDRESSES:
        answer = Client().get(address.format(page=town.page.id, hidden=hidden))
        body = _TOKEN.sub(b"", answer.getvalue())
        headers = {key: value for key, value in answer.headers.items() if key != "Set-Cookie"}
        found[address] = (answer.status_code, headers, body.replace(str(hidden).encode(), b"ID"))
    return found


def test_nothing_that_is_not_public_changes_a_byte(town):
    before = world(town, town.chief.id)
    hidden = add_what_is_not_public(town).hidden
    for one in hidden:
        after = world(town, one.id)
        assert {address for address in ADDRESSES if after[address] != before[address]} == set()


def test_a_page_that_is_public_no_longer_is_gone_at_once(town):
    withdraw(as_(town.chief), site_id=town.page.id)
    assert Client().get(f"/official/{town.page.id}").status_code == 404
    assert "WexhamPolice" not in text(Client().get("/official/"))


def closed_by_order(town):
    order_closure(as_(town.chief), town.page.id, "Nobody needs it.")
    return town.page.id


def no_longer_approved(town):
    page = live(town)
    publish(as_(town.speaker), site_id=page.row.id, complain=COMPLAIN)
    assert is_told(page.row.id) == [True] * 5
    take_back(as_(town.speaker), requests(page)["mpls.site"].row.id, "Nobody answers there.")
    return page.row.id


def is_told(identity):
    """Whether each public answer about a page tells of it: its page, both badges, the table and the list."""
    there = [
        Client().get(f"/official/{identity}{form}").status_code == 200
        for form in ("", "/badge", "/badge.svg")
    ]
    told = json.loads(Client().get("/official/register.json").content)["sites"]
    handle = Place.objects.get(pk=identity).handle
    rows = csv.DictReader(io.StringIO(Client().get("/official/register.csv").getvalue().decode()))
    return [*there, handle in {row["handle"] for row in rows}, str(identity) in {one["id"] for one in told}]


@pytest.mark.parametrize("end", [closed_by_order, no_longer_approved])
def test_a_public_page_that_speaks_for_the_agency_no_longer_leaves_by_itself(town, end):
    assert is_told(town.page.id) == [True] * 5
    ended = end(town)
    assert is_told(ended) == [False] * 5
    assert is_public(ended)


def test_a_page_that_is_closed_takes_no_place_in_the_register(town):
    assert public_places().filter(pk=closed_by_order(town)).count() == 0


def test_only_a_live_page_is_made_public_and_only_by_who_oversees_it(town, sign_in):
    hidden = add_what_is_not_public(town).hidden
    with pytest.raises(RefusedError, match="Only a page that is live"):
        publish(as_(town.chief), site_id=hidden[1].id, complain=COMPLAIN)

    def marks(who):
        return sign_in(who).post(f"/public/{hidden[0].id}/mark", {"complain": COMPLAIN}).status_code

    assert [marks(who) for who in (town.officer, town.press, town.chief)] == [404, 404, 302]
    assert "WexhamPoliceSecret" in text(Client().get("/official/"))


def test_anybody_reports_a_page_and_gets_a_number_and_whoever_oversees_pages_answers(town, sign_in):
    sent = {"page": "https://social.example/WexhamP0lice", "words": "It asks for money."}
    answer = Client().post("/official/report", sent)
    report = Report.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/official/report/{report.receipt}")
    assert (report.like_id, report.words) == (town.page.id, "It asks for money.")
    assert "somebody will look" in text(Client().get(answer.url))
    for who in (town.press, town.chief, town.speaker):
        items = waiting_for(Looker(who.id, report.at))
        assert any(report.receipt in str(item.says) for item in items)
    assert not any(
        report.receipt in str(item.says) for item in waiting_for(Looker(town.officer.id, report.at))
    )
    assert sign_in(town.officer).get("/reported/").status_code == 404
    overseer = sign_in(town.chief)
    assert "WexhamP0lice" in text(overseer.get("/reported/"))
    overseer.post(f"/reported/{report.id}/answer", {"finding": "impostor", "words": "Told the platform."})
    assert "we act on it" in text(Client().get(answer.url))
    assert "Told the platform" not in text(Client().get(answer.url))


def test_reports_of_what_looks_like_a_page_are_for_its_own_agency_alone(town, sign_in):
    harbor = another_agency()
    give(Role.COMMS, harbor, Unit.objects.get(code="HRB"))
    copied = take_report(stranger(""), page="https://social.example/WexhamP0lice")
    unlike = take_report(stranger(""), page="https://social.example/RidgeBakery")
    browser = sign_in(harbor)
    shown = text(browser.get("/reported/"))
    assert (unlike.receipt in shown, copied.receipt in shown) == (True, False)
    assert browser.post(f"/reported/{copied.id}/answer", {"finding": "other"}).status_code == 404
    with pytest.raises(RefusedError, match="not yours"):
        answer_report(as_(harbor), report=copied.id, finding=Finding.OTHER)
    assert not ReportAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_the_same_moment_the_second_is_refused(town):
    report = take_report(stranger(""), page="https://social.example/WexhamP0lice")
    both = [
        Stepper(
            lambda who=who: answer_report(as_(who), report=report.id, finding=Finding.OTHER),
            ['INSERT INTO "portal_report_answer"'],
        )
        for who in (town.press, town.chief)
    ]
    interleave([0, 1], both)
    assert [type(one.error) for one in both] == [type(None), PortalError]


def test_one_network_reports_so_often_an_hour_and_nothing_is_kept_of_it(town):
    def report(network):
        return Client(REMOTE_ADDR=network).post("/official/report", {"page": "@Fake"}).status_code

    assert [report("198.51.100.7") for _ in range(OF_ONE_NETWORK + 1)] == [302] * OF_ONE_NETWORK + [429]
    assert report("198.51.100.8") == 302
    assert Report.objects.count() == OF_ONE_NETWORK + 1
    assert not any("198.51.100" in one.network for one in Intake.objects.all())


def test_one_network_cannot_close_the_intake_for_others(town, monkeypatch):
    monkeypatch.setattr(reporting, "IN_ALL", OF_ONE_NETWORK + 1)
    now = timezone.now()
    for _ in range(OF_ONE_NETWORK):
        count_in("198.51.100.7", now)
    for _ in range(3):
        with pytest.raises(TooManyError):
            count_in("198.51.100.7", now)
    count_in("198.51.100.8", now)
    with pytest.raises(TooManyError):
        count_in("198.51.100.9", now)


def test_the_journal_keeps_nothing_of_who_reports(town):
    assert Client(REMOTE_ADDR="198.51.100.7").post("/official/report", {"page": "@Fake"}).status_code == 302
    manifest = bytes(Entry.objects.get(act="portal.report.take").manifest)
    assert b"stranger" in manifest
    assert b"198.51.100" not in manifest


def test_a_report_without_a_page_is_told_so_and_keeps_what_was_written(town):
    answer = Client().post("/official/report", {"page": " ", "words": "Odd."})
    assert answer.status_code == 422
    assert "Odd." in text(answer)


def test_the_register_goes_on_where_it_ended(town):
    for number in range(30):
        publish_new(town, handle=f"Page{number:02}")
    seen_handles, address = [], "/official/register.json"
    while address:
        told = json.loads(Client().get(address).content)
        seen_handles += [one["handle"] for one in told["sites"]]
        address = f"/official/register.json?after={told['next']}" if told["next"] else ""
    assert seen_handles == [f"Page{number:02}" for number in range(30)] + ["WexhamPolice"]


QUERIES = {
    "/official/": 4,
    "/official/register.json": 5,
    "/official/?q=https://social.example/WexhamPolice": 6,
    "/official/?q=https://social.example/WexhamP0lice": 6,
    "/official/check.json?q=@WexhamPolice": 6,
    "/official/{page}": 6,
    "/official/{page}/badge.svg": 4,
}


def asked_of_the_record(address):
    with CaptureQueriesContext(connection) as asked:
        Client().get(address)
    return len(
        [one for one in asked if "accounts_pacing" not in one["sql"] and "SAVEPOINT" not in one["sql"]]
    )


def test_each_public_answer_takes_few_queries_however_long_the_register_is(town):
    for number in range(3):
        publish_new(town, handle=f"Page{number}")
    for address, most in QUERIES.items():
        asked_of_the_record(address.format(page=town.page.id))
        assert asked_of_the_record(address.format(page=town.page.id)) <= most, address


def test_lookups_and_tables_are_held_to_a_pace_for_each_network(town, monkeypatch):
    monkeypatch.setattr(accounts, "ALLOWED", dict.fromkeys(Pace, Allowance(2, 2)))
    pacing.forget()
    taken = take_report(stranger(""), page="https://other.example/Zzzq").receipt
    for path in ("", "register.json", "check.json?q=x", "register.csv", f"report/{taken}"):
        network = f"198.51.{len(path)}.7"
        statuses = [Client(REMOTE_ADDR=network).get(f"/official/{path}").status_code for _ in range(4)]
        assert (statuses[:2], statuses[-1]) == ([200, 200], 429), path
        assert Client(REMOTE_ADDR="203.0.113.9").get(f"/official/{town.page.id}").status_code == 200
        pacing.forget()


def test_the_table_is_made_whole_before_any_of_it_is_sent(town, monkeypatch):
    answer = Client().get("/official/register.csv")
    assert (answer.streaming, answer.content.startswith(b"name,handle,")) == (False, True)

    def breaks(day):
        yield public_site(town.page.id, day)
        raise OSError

    monkeypatch.setattr(files, "whole_register", breaks)
    broken = Client(raise_request_exception=False).get("/official/register.csv")
    assert (broken.status_code, b"WexhamPolice" in broken.content) == (500, False)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/official/", "all"),
        ("/official/{page}", "all"),
        ("/es/official/{page}", "all"),
        ("/official/?q=WexhamPolice", "noindex"),
        ("/official/{page}?on=2026-01-01", "noindex"),
        ("/official/register.json", "noindex"),
        ("/official/register.csv", "noindex"),
        ("/official/check.json?q=x", "noindex"),
        ("/official/{page}/badge", "noindex"),
        ("/official/{page}/badge.svg", "noindex"),
        ("/official/report", "noindex"),
        ("/official/report/{receipt}", "noindex"),
    ],
)
def test_search_engines_may_keep_the_register_and_nothing_that_anybody_asked_or_reported(town, address, told):
    receipt = take_report(stranger(""), page="https://social.example/RidgeBakery").receipt
    answer = Client().get(address.format(page=town.page.id, receipt=receipt))
    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, told)


def test_no_wording_carries_an_address_that_the_portal_does_not_have(town, sign_in):
    withdraw(as_(town.chief), site_id=town.page.id)
    seen(town.page, html(about="\n".join(one for one in ABOUT.split("\n") if "monitored" not in one)))
    shown = text(sign_in(town.press).get(f"/sites/{town.page.id}/notices"))
    assert "You could put there:" in shown
    assert "/official/" not in shown


def test_the_suggested_wording_carries_the_portals_address(town, sign_in):
    lines = "\n".join(one for one in ABOUT.split("\n") if "monitored" not in one)
    seen(town.page, html(about=lines))
    shown = text(sign_in(town.press).get(f"/sites/{town.page.id}/notices"))
    assert f"ask us to look again: http://testserver/official/{town.page.id}" in shown


def test_a_report_that_the_list_has_no_room_for_is_answered_all_the_same(town, sign_in, monkeypatch):
    made = [take_report(stranger(""), page=f"https://other.example/Zzz{one}") for one in "ab"]
    monkeypatch.setattr(kept_views, "reports", partial(reports, most=1))
    client = sign_in(town.speaker)
    for one in made[::-1]:
        answered = client.post(f"/reported/{one.id}/answer", {"finding": Finding.IMPOSTOR})
        assert answered.status_code == 302
        assert client.post(f"/reported/{one.id}/respond").url.startswith("/sites/not-in-our-hands/")
