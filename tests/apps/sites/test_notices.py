"""Notices watched: clause by clause as the acceptance lines say, lost and back, and the rule posted on a day."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont
from tests.apps.policies.helpers import today
from tests.apps.sites.playing import another_agency, as_, build
from tests.apps.sites.watching import ABOUT, BIO, html, police_page, seen

from bailiwick.apps.approvals.services.registers import waive
from bailiwick.apps.desk.views.home import wrong_for
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services.acts import under_way
from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.watching import Brought
from bailiwick.apps.sites.jobs import brought_of
from bailiwick.apps.sites.models import NoticeBack, NoticeLost, Outcome, Reading, Source
from bailiwick.apps.sites.selectors import looking, page_of
from bailiwick.apps.sites.selectors import site as site_by_id
from bailiwick.apps.sites.selectors.looking import read_looks
from bailiwick.apps.sites.selectors.notices import board_of, rule_posted, rules_of
from bailiwick.apps.sites.selectors.watching import Watching
from bailiwick.apps.sites.services import watching
from bailiwick.apps.sites.services.watching import (
    ask_for_look,
    bring_page,
    keep_looks,
    read_again,
)
from bailiwick.policy.facts import Known
from bailiwick.ports.blob_store import DamagedBlobError, MissingBlobError
from bailiwick.readers.web import Came, Fetched, Visit
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db


@pytest.fixture
def pd():
    town = build("pd")
    town.site = police_page(town)
    return town


@pytest.fixture
def nmpd():
    town = build("nmpd")
    town.site = police_page(town)
    return town


def notices(look):
    return {row.notice: row for row in look.reading.notices.all()}


def board(town):
    rows = board_of(site_by_id(town.site.id)).rows
    return {one.row.notice: one for one in rows}


def without(line):
    return html(about="\n".join(one for one in ABOUT.split("\n") if line not in one))


@pytest.mark.clause("pd/IV.A.3")
def test_a_slogan_in_the_bio_is_no_purpose_and_scope(pd):
    look = seen(pd.site, html(bio="Safe streets, together!", about="Comments are monitored."))
    assert notices(look)["intro"].state == "absent"
    assert notices(look)["intro"].effect == "stop"
    assert str(board(pd)["intro"].state) == "required notice missing"


@pytest.mark.clause("pd/IV.A.4")
def test_where_a_link_is_not_possible_the_reason_on_record_makes_it_not_applicable(pd):
    page = html().replace(b'<a href="https://wexham.example/police">Official site</a>', b"")
    assert notices(seen(pd.site, page))["link"].state == "absent"
    reason = {"unit": pd.police.id, "thing": pd.site.identity, "reason": "The platform has no link field."}
    waive(as_(pd.chief), kind="not-possible-because", clause="pd/IV.A.4", **reason)
    read_again(as_(pd.press), site_id=pd.site.id)
    link = board(pd)["link"]
    assert (link.row.state, link.row.verdict) == ("not-applicable", "not_applicable")
    assert "The platform has no link field." in link.row.why


@pytest.mark.clause("pd/IV.A.5.s1")
def test_a_page_named_safe_streets_without_an_owner_line_is_found(pd):
    page = html(name="Safe Streets", bio="Front desk 555-0122.", about="Comments are monitored.")
    found = notices(seen(pd.site, page))["owner"]
    assert (found.state, found.verdict, found.effect) == ("absent", "not_met", "stop")


@pytest.mark.clause("pd/IV.A.5.s2")
def test_a_telephone_number_in_an_old_post_alone_is_not_prominent(pd):
    page = (
        b"Name: Wexham Falls Police\nBio: Run by the Wexham Falls Police Department.\n"
        b"Post: 14 March 2024. Call us at 555-0122."
    )
    found = notices(seen(pd.site, page))["contact"]
    assert (found.verdict, found.effect) == ("not_met", "stop")
    assert found.why == "It is on the page, but not where people readily see it."


@pytest.mark.clause("pd/IV.A.8")
def test_a_missing_word_on_opinions_is_a_recommendation_and_no_requirement(pd):
    seen(pd.site, without("their own view"))
    found = board(pd)["opinion"]
    assert (str(found.state), found.stops) == ("recommended notice missing", False)


@pytest.mark.clause("pd/IV.A.9.s1")
def test_be_nice_is_no_notice_of_monitoring(pd):
    found = notices(seen(pd.site, html(about="Be nice.")))["monitored"]
    assert (found.state, found.effect) == ("absent", "stop")


@pytest.mark.clause("pd/IV.A.10.s1")
def test_comments_are_public_record_passes_for_what_is_posted(pd):
    found = notices(seen(pd.site, html(about="Comments are public record.")))
    assert (found["disclosed-posted"].state, found["disclosed-posted"].verdict) == ("present", "met")
    assert found["disclosed-submitted"].state != "present"


@pytest.mark.clause("nmpd/V.B.s1")
def test_a_bio_of_thirty_characters_with_a_reason_on_record_is_excused_until_its_end(nmpd):
    page = html(name="Safe Streets", bio="Front desk 555-0122", about="Comments are monitored.")
    assert board_row(nmpd, page, "owner").stops
    until = today() + timedelta(days=90)
    waive(
        as_(nmpd.chief),
        unit=nmpd.police.id,
        thing=nmpd.site.identity,
        kind="not-possible-because",
        clause="nmpd/V.B.s1",
        reason="The bio holds 30 characters.",
        until=until,
    )
    read_again(as_(nmpd.press), site_id=nmpd.site.id)
    owner = board(nmpd)["owner"]
    assert (owner.stops, owner.excused, owner.row.excused_by) == (False, True, "waiver:not-possible-because")
    later = timezone.now() + timedelta(days=91)
    assert notices(seen(nmpd.site, page, at=later))["owner"].excused_by == ""


def board_row(town, page, notice):
    seen(town.site, page)
    return board(town)[notice]


@pytest.mark.clause("nmpd/V.B.s2")
def test_a_telephone_number_in_the_bio_is_prominent(nmpd):
    found = notices(seen(nmpd.site, html(bio="Front desk 555-0122.")))["contact"]
    assert (found.state, found.verdict) == ("present", "met")


@pytest.mark.clause("nmpd/V.F")
def test_where_nothing_is_said_of_opinions_a_recommendation_shows(nmpd, sign_in):
    seen(nmpd.site, without("their own view"))
    shown = sign_in(nmpd.press).get(f"/sites/{nmpd.site.id}/notices").content.decode()
    assert "recommended notice missing" in shown
    assert not board(nmpd)["opinion"].stops


@pytest.mark.clause("nmpd/V.F.1.s1")
def test_without_a_word_on_monitoring_the_required_notice_is_missing(nmpd):
    found = board_row(nmpd, without("monitored"), "monitored")
    assert (str(found.state), found.stops) == ("required notice missing", True)


@pytest.mark.clause("nmpd/V.F.2.s1")
def test_all_posts_are_public_records_passes_for_what_is_posted(nmpd):
    found = notices(seen(nmpd.site, html(about="All posts are public records.")))["disclosed-posted"]
    assert (found.state, found.verdict) == ("present", "met")


def test_each_reading_keeps_the_bytes_as_they_came_and_leaves_an_entry(pd):
    look = seen(pd.site, html())
    kept = Capture.objects.get(pk=look.reading.capture)
    assert bytes_of(kept) == html()
    assert kept.record.site == pd.site.id
    assert Entry.objects.filter(act="sites.page.look", subject=str(pd.site.id)).count() == 1


def test_a_page_that_is_as_it_was_is_looked_at_and_not_read_again(pd):
    seen(pd.site, html())
    again = seen(pd.site, html())
    not_sent = seen(pd.site, b"", outcome=Outcome.UNCHANGED)
    assert [again.outcome, not_sent.outcome, Reading.objects.count()] == ["unchanged", "unchanged", 1]
    assert again.reading == not_sent.reading


@pytest.mark.parametrize("outcome", [Outcome.BUSY, Outcome.GONE, Outcome.NOT_ALLOWED, Outcome.NOT_FETCHED])
def test_a_look_that_came_to_nothing_raises_no_alarm_and_leaves_the_reading_standing(pd, outcome):
    first = seen(pd.site, html())
    look = seen(pd.site, b"", outcome=outcome, why="The page answered 503.")
    assert (look.reading, NoticeLost.objects.count()) == (None, 0)
    assert board_of(site_by_id(pd.site.id)).reading == first.reading


def test_a_lost_notice_raises_an_alarm_once_and_closes_by_itself_when_it_is_seen_again(pd):
    stood = seen(pd.site, html())
    missed = seen(pd.site, without("monitored"))
    seen(pd.site, without("monitored").replace(b"Elm Street", b"Ash Street"))
    lost = NoticeLost.objects.get(notice="monitored")
    assert (lost.before, lost.missed) == (stood.reading, missed.reading)
    back = seen(pd.site, html())
    assert NoticeBack.objects.get(lost=lost).reading == back.reading
    seen(pd.site, without("monitored"))
    assert NoticeLost.objects.filter(notice="monitored").count() == 2


def test_what_nobody_can_tell_neither_raises_an_alarm_nor_closes_one(pd):
    seen(pd.site, html())
    seen(pd.site, without("monitored"))
    unreadable = Image.new("RGB", (60, 60), "white")
    file = BytesIO()
    unreadable.save(file, "PNG")
    look = seen(pd.site, file.getvalue(), source=Source.SCREENSHOT, media_type="image/png")
    assert {row.state for row in look.reading.notices.all()} <= {"cannot-tell"}
    assert (NoticeLost.objects.count(), NoticeBack.objects.count()) == (1, 0)


def test_the_alarm_is_on_the_home_page_of_the_owner_and_of_who_oversees_and_of_nobody_else(pd):
    seen(pd.site, html())
    seen(pd.site, without("monitored"))

    def told(who):
        return [str(item.says) for item in wrong_for(Looker(who.id, timezone.now()))]

    says = "A notice is gone from WexhamPolice: Comments are monitored."
    assert [says in told(who) for who in (pd.press, pd.partner, pd.speaker, pd.chief)] == [True] * 4
    assert [says in told(who) for who in (pd.officer, pd.asker, pd.hr)] == [False] * 3
    seen(pd.site, html())
    assert says not in told(pd.press)


def test_both_captures_stand_side_by_side_in_frames_in_which_nothing_runs(pd, sign_in):
    hostile = '<script>alert(1)</script><img src="https://evil.example/x" onerror="alert(2)">'
    seen(pd.site, html(body=hostile))
    seen(pd.site, without("monitored"))
    client = sign_in(pd.officer)
    lost = NoticeLost.objects.get()
    page = client.get(f"/sites/{pd.site.id}/notices/lost/{lost.id}")
    assert page.content.count(b'sandbox=""') == 2
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert "Comments are monitored" in page.content.decode()
    frame = client.get(f"/sites/{pd.site.id}/readings/{lost.before.id}/page")
    policy = frame.headers["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert frame.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert b"evil.example" not in frame.content
    assert b"<script" not in frame.content


def test_a_picture_of_a_page_is_read_and_what_it_does_not_show_nobody_can_tell(nmpd, sign_in):
    image = Image.new("RGB", (1400, 260), "white")
    font = ImageFont.load_default(44)
    ImageDraw.Draw(image).text((30, 40), "Comments are monitored.\nFront desk 555-0122.", "black", font)
    file = BytesIO()
    image.save(file, "PNG")
    look = bring_page(as_(nmpd.press), site_id=nmpd.site.id, data=file.getvalue())
    found = {name: row.state for name, row in notices(look).items()}
    assert (look.reading.source, found["monitored"], found["contact"]) == ("screenshot", "present", "present")
    assert found["disclosed-posted"] == "cannot-tell"
    shown = sign_in(nmpd.press).get(f"/sites/{nmpd.site.id}/readings/{look.reading.id}/picture")
    assert shown.content.startswith(b"\x89PNG")


def test_a_saved_page_is_brought_by_who_keeps_the_page_and_by_nobody_else(pd, sign_in):
    def brings(who):
        file = BytesIO(html())
        file.name = "page.html"
        return sign_in(who).post(f"/sites/{pd.site.id}/notices/bring", {"file": file}).status_code

    assert [brings(who) for who in (pd.press, pd.officer)] == [302, 403]
    assert Reading.objects.get().source == "upload"
    with pytest.raises(SitesError, match="empty"):
        bring_page(as_(pd.press), site_id=pd.site.id, data=b" ")


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_answer_without_a_word_is_no_page_and_prolongs_nothing(pd, data):
    stood = seen(pd.site, html())
    came = Visit(Came.PAGE, Fetched(data, "https://social.example", (), "text/html", etag='"v2"'))
    brought = brought_of(pd.site.id, came)
    look = keep_looks(CLOCKWORK, read_looks([brought], Watching(today())))[0]
    assert (look.outcome, look.why) == ("not-fetched", "The page came back empty.")
    assert (look.reading, look.etag) == (None, "")
    assert rule_posted(pd.site.id, timezone.now()).seen_last == stood.at


@pytest.mark.parametrize("harm", ["destroyed", "missing", "damaged"])
def test_a_page_whose_capture_is_gone_is_told_as_not_read_again_and_holds_up_no_other(pd, harm, monkeypatch):
    other = police_page(pd, "WexhamTraffic")
    seen(pd.site, html())
    seen(other, html())
    gone = Reading.objects.get(site=pd.site).capture
    if harm == "destroyed":
        monkeypatch.setattr(looking.Capture.objects, "get", lambda pk: _not_there(pk, gone))
    else:
        error = {"missing": MissingBlobError, "damaged": DamagedBlobError}[harm]("It is gone.")
        monkeypatch.setattr(looking, "bytes_of", lambda kept: _fails(kept, gone, error))
    for page in (pd.site, other):
        reason = {"unit": pd.police.id, "thing": page.identity, "reason": "The platform has no link field."}
        waive(as_(pd.chief), kind="not-possible-because", clause="pd/IV.A.4", **reason)
    brought = [
        Brought(site=page.id, at=timezone.now(), outcome=Outcome.UNCHANGED, etag='"v1"')
        for page in (pd.site, other)
    ]
    looks = keep_looks(CLOCKWORK, read_looks(brought, Watching(today())))
    assert [(one.outcome, one.etag, bool(one.why)) for one in looks] == [
        ("unchanged", "", True),
        ("unchanged", '"v1"', False),
    ]
    assert [Reading.objects.filter(site=page.id).count() for page in (pd.site, other)] == [1, 2]


def _not_there(identity, gone):
    if identity == gone:
        raise Capture.DoesNotExist
    return Capture.objects.filter(pk=identity).first()


def _fails(kept, gone, error):
    if kept.id == gone:
        raise error
    return bytes_of(kept)


def test_pages_are_read_before_the_act_that_keeps_them_and_for_nobody_else(pd, monkeypatch):
    real, under = watching.read_looks, []

    def reads(*told):
        under.append(under_way())
        return real(*told)

    monkeypatch.setattr(watching, "read_looks", reads)
    bring_page(as_(pd.press), site_id=pd.site.id, data=html())
    read_again(as_(pd.press), site_id=pd.site.id)
    with pytest.raises(RefusedError):
        bring_page(as_(pd.officer), site_id=pd.site.id, data=html())
    with pytest.raises(RefusedError):
        read_again(as_(pd.officer), site_id=pd.site.id)
    assert under == [None, None]


def test_without_a_contact_no_host_is_asked(pd):
    with pytest.raises(RefusedError, match="whom a host may write to"):
        ask_for_look(as_(pd.press), site_id=pd.site.id, contact="")


RULE_1 = "Comments are monitored. Obscene comments may be removed."
RULE_2 = "Comments are monitored. Obscene or off-topic comments and personal attacks may be removed."


def test_the_rule_is_listed_where_it_changed_and_what_pages_show_is_not_asked_for(pd):
    for about in (RULE_1, RULE_1, RULE_2, RULE_2, RULE_1):
        seen(pd.site, html(about=about, posts=f"Post {Reading.objects.count()}."))
    with CaptureQueriesContext(connection) as asked:
        found = [(one.rule, one.at) for one in rules_of(pd.site.id)]
    at = [one.at for one in Reading.objects.order_by("order")]
    assert found == [(RULE_1, at[4]), (RULE_2, at[2]), (RULE_1, at[0])]
    assert [(one.rule, one.at) for one in rules_of(pd.site.id, most=1)] == found[:1]
    assert len(asked) == 1
    assert "shown" not in asked[0]["sql"]


def test_which_rule_was_posted_on_the_day_a_comment_was_hidden(pd, sign_in):
    march = timezone.now() - timedelta(days=20)
    days = {day: march + timedelta(days=day) for day in range(12)}
    seen(pd.site, html(about=RULE_1), at=days[1])
    seen(pd.site, html(about=RULE_1), at=days[3])
    seen(pd.site, html(about=RULE_2), at=days[5])
    assert rule_posted(pd.site.id, days[0]) is None
    hidden = rule_posted(pd.site.id, days[2])
    assert (hidden.rule, hidden.since, hidden.seen_last, hidden.same_next) == (RULE_1, days[1], days[1], True)
    between = rule_posted(pd.site.id, days[4])
    assert (between.rule, between.seen_last, between.next_at, between.same_next) == (
        RULE_1, days[3], days[5], False,
    )  # fmt: skip
    assert rule_posted(pd.site.id, days[6]).rule == RULE_2
    shown = sign_in(pd.officer).get(f"/sites/{pd.site.id}/rule?on={timezone.localdate(days[4])}")
    assert RULE_1 in shown.content.decode()


def test_the_last_reading_is_what_gates_are_told_of_the_page(pd):
    assert page_of(site_by_id(pd.site.id)).bio != Known(BIO)
    seen(pd.site, html())
    shown = page_of(site_by_id(pd.site.id))
    assert BIO in shown.header.value
    assert shown.comments_open == Known(True)


def test_a_page_of_another_agency_is_not_there(pd, sign_in):
    seen(pd.site, html())
    reading = Reading.objects.get()
    stranger = sign_in(another_agency())
    at = f"/sites/{pd.site.id}"
    pages = [f"{at}/notices", f"{at}/rule", f"{at}/readings/{reading.id}", f"{at}/readings/{reading.id}/page"]
    assert [stranger.get(one).status_code for one in pages] == [404] * len(pages)
    colleague = sign_in(pd.officer)
    assert [colleague.get(one).status_code for one in pages] == [200] * len(pages)
    assert sign_in().get(pages[0]).status_code == 302
    assert colleague.get(f"/sites/{pd.chief.id}/notices").status_code == 404


def test_of_a_lost_notice_the_line_that_is_gone_is_marked_and_a_sentence_is_offered(pd, sign_in):
    seen(pd.site, html())
    seen(pd.site, without("Comments are monitored"))
    lost = NoticeLost.objects.first()
    shown = sign_in(pd.press).get(f"/sites/{pd.site.id}/notices/lost/{lost.id}").content.decode()
    marked = re.findall(r"<mark[^>]*>([^<]*)</mark>", shown)
    assert [one for one in marked if one.strip()] == [ABOUT.split("\n")[1]]
    assert "Put it back: copy this sentence." in shown
