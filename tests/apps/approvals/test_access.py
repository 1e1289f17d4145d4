"""Social media on agency systems: entered with what its purpose asks, confirmed, counted, and read for one report."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone
from tests.apps.approvals.playing import as_, asks, lend, must_refuse, now, yes
from tests.apps.approvals.views.conftest import browser, folder, words
from tests.apps.roster.town import after, today

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts.access import RawLine
from bailiwick.apps.approvals.models import Appeal, Entry, Line, Purpose
from bailiwick.apps.approvals.selectors.access import filter_rows, read_lines, uses
from bailiwick.apps.approvals.services import withdraw
from bailiwick.apps.approvals.services.access import (
    Used,
    enter_detail,
    enter_use,
    look_at_use,
    supply_lines,
)
from bailiwick.apps.journal.models import Entry as JournalEntry
from bailiwick.apps.keeping.models import Capture
from bailiwick.policy.facts.subjects import Duty
from bailiwick.policy.verdict import Verdict

pytestmark = pytest.mark.django_db
__all__ = ["browser", "folder"]
AN_HOUR = timedelta(hours=1)


def earlier():
    return timezone.now() - AN_HOUR


def used(purpose, **more):
    return Used(**({"purpose": purpose, "starts": earlier()} | more))


def line(who, at=None, **more):
    told = {"equipment": "agency", "account": "personal", "on_duty": True, "site": "a feed"}
    return RawLine(person=who.id, at=at or earlier(), **(told | more))


def asked_about(town, *lines, concerns=None, by=None):
    supply = supply_lines(
        as_(by or town.sergeant),
        unit=town.patrol.id,
        supplied_for="report 12",
        concerns=[one.id for one in (concerns or [town.rookie])],
        lines=lines,
    )
    return read_lines(supply, today())


def listed(town, browser):
    return browser(town.sergeant).get("/permissions/use/filter.csv").content.decode()


def nmpd(read):
    return [one for one in looks(read) if one.policy == "nmpd"]


def looks(read):
    return [one for one in read.findings if one.verdict is Verdict.NOT_MET]


@pytest.mark.parametrize(
    ("purpose", "field"),
    [
        pytest.param(Purpose.MISSING, "case", marks=pytest.mark.clause("pd/IV.C.2.a")),
        (Purpose.WANTED, "case"),
        pytest.param(Purpose.GANG, "case", marks=pytest.mark.clause("nmpd/VI.A.3")),
        pytest.param(Purpose.INVESTIGATE, "case", marks=pytest.mark.clause("nmpd/VI.A.0")),
        pytest.param(Purpose.OTHER, "reason", marks=pytest.mark.clause("nmpd/VI.0")),
        (Purpose.ONLINE_CRIME, "case"),
        (Purpose.ON_BEHALF, "authority"),
        (Purpose.DUTY_NEED, "reason"),
    ],
)
def test_a_use_without_what_its_purpose_asks_is_not_entered(town, purpose, field):
    with pytest.raises(ApprovalsError) as error:
        enter_use(as_(town.rookie), used(purpose))
    assert error.value.field == field
    assert not Entry.objects.exists()
    whole = {"case": "24-311", "reason": "A page of a club.", "supervisor": town.sergeant.id}
    if purpose in {Purpose.MISSING, Purpose.WANTED, Purpose.GANG, Purpose.INVESTIGATE, Purpose.OTHER}:
        made = enter_use(as_(town.rookie), used(purpose, **whole))
        assert (made.case, made.supervisor_id) == ("24-311", town.sergeant.id)


@pytest.mark.clause("pd/IV.C.2.c")
def test_a_look_into_gangs_names_the_supervisor_who_knows_of_it(town):
    with pytest.raises(ApprovalsError) as error:
        enter_use(as_(town.rookie), used(Purpose.GANG, case="24-311"))
    assert error.value.field == "supervisor"
    made = enter_use(as_(town.rookie), used(Purpose.GANG, case="24-311", supervisor=town.sergeant.id))
    assert made.supervisor_id == town.sergeant.id


@pytest.mark.clause("pd/IV.C.2.d")
def test_of_crime_done_online_the_page_is_kept_with_its_digest(town, browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html><body><p>I will find you.</p></body></html>")
    moment = timezone.localtime(earlier()).strftime("%Y-%m-%dT%H:%M")
    told = {"purpose": "online-crime", "starts": moment, "case": "24-311"}
    assert browser(town.rookie).post("/permissions/use/enter", told).status_code == 422
    with page.open("rb") as file:
        assert browser(town.rookie).post("/permissions/use/enter", {**told, "file": file}).status_code == 302
    made = Entry.objects.get()
    kept = Capture.objects.get(pk=made.capture)
    assert made.digest == f"sha256:{kept.blob_id}"
    assert kept.blob.size == page.stat().st_size


@pytest.mark.clause("nmpd/VI.A.1")
def test_a_look_for_somebody_missing_shows_in_the_report_of_uses(town, browser):
    enter_use(as_(town.rookie), used(Purpose.MISSING, case="24-311"))
    page = words(browser(town.sergeant).get("/permissions/use/"))
    assert "Somebody missing 1" in page
    report = browser(town.sergeant).get("/permissions/use/report.csv").content.decode()
    assert "Robin Cole,missing,,24-311" in report
    assert browser(town.other).get("/permissions/use/report.csv").status_code == 404


@pytest.mark.clause("nmpd/VI.A.4")
def test_whom_a_look_into_stalking_was_about_is_masked_in_every_report(town, browser):
    told = {"detail": "stalking", "case": "24-311", "target": "Wilma Quist", "capture": town.rookie.id}
    enter_use(as_(town.rookie), used(Purpose.ONLINE_CRIME, **told))
    for path in ("/permissions/use/", "/permissions/use/report.csv"):
        shown = browser(town.sergeant).get(path).content.decode()
        assert "stalking" in shown
        assert "Wilma Quist" not in shown
    assert [one.target for one in uses(town.rookie.id, None, today())] == ["Wilma Quist"]


@pytest.mark.clause("pd/V.A.1.s2")
def test_the_list_for_the_filter_holds_those_whose_leave_is_in_force(town, browser):
    told = {"identity": "The tip line", "purpose": "Answer tips."}
    asked = asks(town.rookie, town.patrol, "pd.systems-access", told, until=after(60))
    assert "Robin Cole" not in listed(town, browser)
    yes(town.chief, asked)
    assert f"Robin Cole,,Patrol,The tip line,{after(60).isoformat()}" in listed(town, browser)
    assert filter_rows(town.patrol.id, after(61)) == []
    withdraw(as_(town.chief), asked.row.id, "The tip line is closed.")
    assert "Robin Cole" not in listed(town, browser)


@pytest.mark.clause("pd/V.A.1.s3")
def test_a_session_for_a_case_counts_as_authorised_when_lines_are_read(town):
    at = earlier()
    assert looks(asked_about(town, line(town.rookie, at)))
    enter_use(as_(town.rookie), used(Purpose.INVESTIGATE, starts=at, minutes=20, case="24-311"))
    read = asked_about(town, line(town.rookie, at))
    assert looks(read) == []
    assert [one.grounds for one, _, _ in read.lines] == [frozenset({"investigation"})]


@pytest.mark.clause("nmpd/VII.A.s3")
def test_a_confirmed_need_of_the_duties_allows_the_access(town):
    at = earlier()
    entry = enter_use(
        as_(town.rookie),
        used(
            Purpose.DUTY_NEED,
            starts=at,
            reason="The club posts its dates there.",
            supervisor=town.sergeant.id,
        ),
    )
    assert nmpd(asked_about(town, line(town.rookie, at)))
    with must_refuse("not-supervisor"):
        look_at_use(as_(town.rookie), entry.id, confirmed=True)
    look_at_use(as_(town.sergeant), entry.id, confirmed=True)
    assert not nmpd(asked_about(town, line(town.rookie, at)))


@pytest.mark.clause("nmpd/VII.A.s2")
def test_a_line_within_a_detail_on_saturday_counts_as_on_duty(town):
    saturday = today() - timedelta(days=(today().weekday() - 5) % 7 or 7)
    begins = timezone.make_aware(datetime.combine(saturday, time(18)))
    off = line(town.rookie, begins + AN_HOUR, on_duty=False)
    assert not nmpd(asked_about(town, off))
    enter_detail(as_(town.sergeant), person=town.rookie.id, starts=begins, ends=begins + 4 * AN_HOUR)
    read = asked_about(town, off)
    assert [one.duty for one, _, _ in read.lines] == [Duty.OFF_DUTY_DETAIL]
    assert nmpd(read)


def test_lines_about_others_than_the_report_names_are_not_kept(town):
    asked_about(town, line(town.rookie), line(town.other), concerns=[town.rookie])
    assert set(Line.objects.values_list("person_id", flat=True)) == {town.rookie.id}


def test_lines_are_supplied_for_a_report_by_who_may_and_never_about_oneself(town):
    with pytest.raises(ApprovalsError):
        supply_lines(
            as_(town.sergeant), unit=town.patrol.id, supplied_for=" ", concerns=[town.rookie.id], lines=[]
        )
    with pytest.raises(ApprovalsError):
        supply_lines(as_(town.sergeant), unit=town.patrol.id, supplied_for="report 12", concerns=[], lines=[])
    with must_refuse("right-missing"):
        asked_about(town, line(town.rookie), by=town.other)
    with must_refuse("own-lines"):
        asked_about(town, line(town.sergeant), concerns=[town.sergeant])


def test_lines_are_supplied_on_a_page_and_shown_to_who_supplied_them_alone(town, browser):
    sergeant = browser(town.sergeant)
    told = {
        "supplied_for": "report 12",
        "concerns": [str(town.rookie.id)],
        "lines": f"Robin Cole,{today().isoformat()} 00:05,a feed,9,agency,personal,on\nLee Park,{today()} 00:06,x",
    }
    answer = sergeant.post("/permissions/use/lines", told)
    assert answer.status_code == 302
    page = words(sergeant.get(answer.url))
    assert "Supplied for report 12" in page
    assert "no ground for it is on record" in page
    assert "A log alone decides nothing." in page
    assert "Lee Park" not in page
    assert browser(town.chief).get(answer.url).status_code == 404
    assert (
        sergeant.post("/permissions/use/lines", {**told, "lines": "Robin Cole,yesterday"}).status_code == 422
    )
    assert browser(town.other).get("/permissions/use/lines").status_code == 404


def test_leave_that_is_not_ones_own_or_not_in_force_is_no_authority(town):
    told = {"identity": "The tip line", "purpose": "Answer tips."}
    asked = asks(town.rookie, town.patrol, "pd.systems-access", told)
    with must_refuse("no-authority"):
        enter_use(as_(town.rookie), used(Purpose.ON_BEHALF, authority=asked.row.id))
    yes(town.chief, asked)
    with must_refuse("no-authority"):
        enter_use(as_(town.other), used(Purpose.ON_BEHALF, authority=asked.row.id))
    enter_use(as_(town.rookie), used(Purpose.ON_BEHALF, authority=asked.row.id))
    assert now(asked).row.entries.count() == 1
    assert lend(town, "nmpd.site", town.deputy)


def test_a_cell_that_a_spreadsheet_would_reckon_with_is_only_shown(town, browser):
    enter_use(as_(town.rookie), used(Purpose.MISSING, case="=HYPERLINK()"))
    report = browser(town.sergeant).get("/permissions/use/report.csv").content.decode()
    assert "'=HYPERLINK()" in report


def drafts(client, **told):
    sent = {"purpose": "wanted", "case": "24-311", "words": "Do you know this man? Call 555-0144."} | told
    return client.post("/permissions/use/appeal", sent)


@pytest.mark.clause("pd/IV.C.2.0")
def test_an_appeal_is_drafted_with_its_purpose_and_the_number_of_its_case(town, browser):
    refused = drafts(browser(town.rookie), case=" ")
    assert (refused.status_code, Appeal.objects.count()) == (422, 0)
    assert "Nobody has said for which case this was." in words(refused)
    shown = browser(town.rookie).get(drafts(browser(town.rookie))["Location"])
    made = Appeal.objects.get()
    assert (made.purpose, made.case, made.person_id) == (Purpose.WANTED, "24-311", town.rookie.id)
    assert "Somebody wanted Case 24-311" in words(shown)
    entry = JournalEntry.objects.get(act="approvals.appeal.draft")
    assert b'"purpose":"wanted"' in bytes(entry.manifest)
    assert b"this man" not in bytes(entry.manifest)


@pytest.mark.clause("nmpd/VI.A.2")
def test_the_words_of_an_appeal_for_somebody_wanted_are_read_for_guilt(town, browser):
    said = {"words": "WANTED: the burglar who robbed the shop on Elm St. Call 555-0144."}
    told = words(browser(town.rookie).get(drafts(browser(town.rookie), **said)["Location"]))
    assert "1 thing stops this post" in told
    assert "nmpd/V.G.2.s1" in told
    assert "CT001" in told
    fair = {"words": "Police ask for help in finding a man suspected of a burglary on Elm St. Call 555-0144."}
    told = words(browser(town.rookie).get(drafts(browser(town.rookie), **fair)["Location"]))
    assert "nmpd/V.G.2.s1" not in told


def test_a_draft_is_seen_by_who_wrote_it_and_who_sees_the_uses_of_their_unit_and_nobody_else(town, browser):
    path = drafts(browser(town.rookie))["Location"]
    seen = {who: browser(who).get(path).status_code for who in (town.rookie, town.sergeant, town.other)}
    assert seen == {town.rookie: 200, town.sergeant: 200, town.other: 404}
    assert "24-311" in words(browser(town.rookie).get("/permissions/use/"))
    assert "Appeals to the public" not in words(browser(town.other).get("/permissions/use/"))
