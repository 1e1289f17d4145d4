"""Posts from the first words to the report: kept as saved, through the gate in exactly these words, counted by aim."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.apps.publishing.playing import (
    GUILT,
    LINK,
    TIPS,
    as_,
    cleared,
    drafted,
    hire,
    must_refuse,
    now,
    out,
    shown,
    today,
    town_of,
    written,
)
from tests.apps.sites.conftest import words
from tests.apps.sites.posting import says_yes

from bailiwick.apps.approvals.selectors.waiving import asks_for, waivers_seen
from bailiwick.apps.approvals.services import Asked, ask, decline_to_say
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.policies.models import Passage
from bailiwick.apps.publishing import services
from bailiwick.apps.publishing.contributions import holdings, waiting
from bailiwick.apps.publishing.errors import PublishingError
from bailiwick.apps.publishing.facts import Done, Quarter, Read, Standing
from bailiwick.apps.publishing.models import Draft, State, StepKind
from bailiwick.apps.publishing.selectors import drafts
from bailiwick.apps.publishing.selectors.gate import aims_for
from bailiwick.apps.publishing.services import Posted
from bailiwick.apps.sites.services import end_right
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.policy.gate import GateShutError, to_do
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db
PREVENTION, OUTREACH = "pd.crime-prevention", "pd.outreach"
HOUR_AGO = timedelta(hours=1)


def told(says, who):
    return [str(one.says) for one in says(Looker(who.id, timezone.now()))]


def clauses_in_the_way(draft):
    return [line.clause for line in shown(draft).todo.lines]


@pytest.mark.clause("nmpd/II.s5")
@pytest.mark.parametrize("town", ["nmpd"], indirect=True)
def test_a_post_saved_without_an_aim_is_kept_asks_for_one_and_goes_out_only_with_it(town, browser):
    sam = browser(town.sam)
    sent = {"page": str(town.page.row.id), "text": TIPS, "device": "no", "identified": "yes"}
    saved = sam.post("/posts/new", sent)
    assert saved.status_code == 302
    page = saved["Location"]
    asked = words(sam.get(page))
    assert "Lock your car tonight" in asked
    assert "Nobody has said yet what this post is for. II nmpd/II.s5 Choose an aim" in asked
    assert "These words go out" not in asked
    assert told(waiting, town.sam) == ["Your draft for Wexham Falls Parks does not say what it is for."]
    draft = now(Draft.objects.get().id)
    shut = sam.post(f"{page}/clear", {"digest": draft.now.digest})
    assert (shut.status_code, "The gate is shut." in words(shut)) == (422, True)
    assert not Passage.objects.filter(subject=draft.row.id).exists()
    del sent["page"]
    assert sam.post(f"{page}/save", sent | {"aims": ["nmpd.crime-prevention"]}).status_code == 302
    ready = words(sam.get(page))
    assert "Nothing is in its way" in ready
    assert "For: Crime prevention." in ready
    assert sam.post(f"{page}/clear", {"digest": now(draft).now.digest}).status_code == 302
    when = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    assert sam.post(f"{page}/posted", {"link": "here", "when": when}).status_code == 422
    assert sam.post(f"{page}/posted", {"link": LINK, "when": when}).status_code == 302
    assert LINK in sam.get(page).content.decode()
    assert "Lock your car" in words(browser(town.press).get("/posts/"))
    assert browser(town.clerk).get(page).status_code == 404
    acts = Entry.objects.filter(act__startswith="publishing.")
    assert [one.act for one in acts.order_by("index")] == [
        "publishing.draft.begin",
        "publishing.draft.save",
        "publishing.post.clear",
        "publishing.post.record",
    ]
    assert not any(b"Lock your car" in bytes(one.manifest) for one in acts)
    assert digest_of_text(TIPS).encode() in bytes(acts.get(act="publishing.post.clear").manifest)


@pytest.fixture
def town(request):
    return town_of(getattr(request, "param", "pd"))


@pytest.mark.clause("pd/I.s1")
def test_a_post_tagged_crime_prevention_is_counted_under_that_aim_by_quarter_unit_and_page(town, browser):
    sam = browser(town.sam)
    sent = {
        "page": str(town.page.row.id),
        "text": TIPS,
        "aims": [PREVENTION],
        "device": "no",
        "identified": "yes",
    }
    page = sam.post("/posts/new", sent)["Location"]
    assert sam.post(f"{page}/clear", {"digest": digest_of_text(TIPS)}).status_code == 302
    when = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    assert sam.post(f"{page}/posted", {"link": LINK, "when": when}).status_code == 302
    both = drafted(town, "Meet us on Elm Street at six. - Wexham Falls Police", PREVENTION, OUTREACH)
    both = out(town, both, link=LINK + "2")
    drafted(town, "Not out yet. - Wexham Falls Police", OUTREACH)
    services.save_draft(
        as_(town.sam), both.row.id, written("Meet us on Oak Street. - Police", PREVENTION, OUTREACH)
    )
    corrected = out(town, now(both), link=LINK + "2")
    assert shown(corrected).state is State.CORRECTED
    press, quarter = browser(town.press), Quarter.of(today())
    page = words(press.get("/posts/report"))
    assert "2 posts." in page
    assert "Crime prevention 2" in page
    table = list(csv.reader(io.StringIO(press.get("/posts/report.csv").content.decode())))
    unit = town.police.name
    assert table == [
        ["quarter", "unit", "page", "aim", "posts"],
        [str(quarter), unit, "Wexham Falls Parks", "Crime prevention", "2"],
        [str(quarter), unit, "Wexham Falls Parks", "Outreach", "1"],
    ]
    narrowed = press.get("/posts/report.csv", {"aim": OUTREACH, "site": str(town.page.row.id)})
    assert narrowed.content.decode().splitlines()[1:] == [f"{quarter},{unit},Wexham Falls Parks,Outreach,1"]
    assert "Nothing went out that fits." in words(press.get("/posts/report", {"quarter": "1999-1"}))


@pytest.mark.clause("pd/IV.A.1.s2")
def test_whoever_is_not_on_the_list_of_a_page_neither_writes_for_it_nor_brings_words_through_the_gate(
    town, browser
):
    member = hire("Bo Lind", town.division, title="Community officer")
    bo = browser(member)
    assert "You have no right to post on a page that stands today." in words(bo.get("/posts/new"))
    sent = {"page": str(town.page.row.id), "text": TIPS, "aims": [PREVENTION], "device": "no"}
    assert bo.post("/posts/new", sent).status_code == 422
    with must_refuse("no-right"):
        drafted(town, TIPS, PREVENTION, who=member)
    draft = drafted(town, TIPS, PREVENTION)
    assert bo.post(f"/posts/{draft.row.id}/clear", {"digest": draft.now.digest}).status_code == 404
    assert not Passage.objects.filter(subject=draft.row.id).exists()
    with must_refuse("not-author"):
        services.clear_draft(as_(member), draft.row.id, digest=draft.now.digest)
    end_right(as_(town.sam), town.right.id, "Back to patrol.")
    with must_refuse("no-right"):
        services.clear_draft(as_(town.sam), draft.row.id, digest=draft.now.digest)
    assert [str(line.says) for line in shown(draft).todo.lines] == [
        "Whoever writes it has no right to post on this page that stands today."
    ]
    [held] = holdings(town.sam.id, Looker(town.press.id, timezone.now()))
    assert str(held.says) == "Writes a post for Wexham Falls Parks."
    services.call_off(as_(town.press), draft.row.id, "Nobody writes it now.")
    assert shown(draft).state is State.CALLED_OFF
    with pytest.raises(PublishingError, match="called off"):
        services.call_off(as_(town.press), draft.row.id)


@pytest.mark.clause("pd/IV.B.5.s1")
def test_a_poster_names_a_device_that_may_be_used_or_stops(town, browser):
    sam = browser(town.sam)
    assert "With which device you will post it" in words(sam.get("/posts/new"))
    sent = {"page": str(town.page.row.id), "text": TIPS, "aims": [PREVENTION], "identified": "yes"}
    page = sam.post("/posts/new", sent)["Location"]
    draft = now(Draft.objects.get().id)
    assert clauses_in_the_way(draft) == ["pd/IV.B.5.s1"]
    assert "These words go out" not in words(sam.get(page))
    own = sent | {"device": "yes", "device_name": "Sam’s phone"}
    assert sam.post(f"{page}/save", own).status_code == 302
    draft = now(draft)
    shut = sam.post(f"{page}/clear", {"digest": draft.now.digest})
    assert (shut.status_code, "pd/IV.B.5.s1" in words(shut)) == (422, True)
    assert clauses_in_the_way(draft) == ["pd/IV.B.5.s1"]
    wanted = {"identity": "Sam’s phone", "use": "Posting.", "reason": "On the road."}
    leave = ask(as_(town.sam), Asked(power="pd.device", unit=town.patrol.id, told=wanted))
    decline_to_say(as_(town.techie), leave.row.id)
    says_yes(town.chief, leave)
    assert sam.post(f"{page}/clear", {"digest": draft.now.digest}).status_code == 302
    assert shown(draft).state is State.CLEARED


@pytest.mark.clause("pd/IV.B.3.s1")
def test_a_claim_of_guilt_is_blocked_until_it_is_rewritten_or_a_second_reader_says_that_it_is_none(
    town, browser
):
    draft = drafted(town, "We got the guy who robbed the bank, John D. - Wexham Falls Police", PREVENTION)
    with pytest.raises(GateShutError) as shut:
        cleared(town, draft)
    assert [one.clauses for one in to_do(shut.value.report)] == [("pd/IV.B.3.s1",)]
    sam, chief, page = browser(town.sam), browser(town.chief), f"/posts/{draft.row.id}"
    blocked = sam.post(f"{page}/clear", {"digest": draft.now.digest})
    assert (blocked.status_code, "pd/IV.B.3.s1" in words(blocked)) == (422, True)
    assert not Passage.objects.filter(subject=draft.row.id).exists()
    assert sam.post(f"{page}/reading", {"clause": "pd/IV.B.2", "reason": "No."}).status_code == 422
    sent = {"clause": "pd/IV.B.3.s1", "reason": "It is the name of a film."}
    assert sam.post(f"{page}/reading", sent).status_code == 302
    assert shown(draft).state is State.IN_REVIEW
    assert told(waiting, town.chief) == ["Sam Reed asks you to read a post for WexhamPolice."]
    assert asks_for(town.chief.id, today()) == []
    asked = now(draft).readings[0].ask_id
    says = {"granted": "no", "digest": draft.now.digest, "words": "It says that he did it."}
    assert sam.post(f"{page}/reading/{asked}", says).status_code == 403
    assert "It is the name of a film." in words(chief.get(page))
    assert chief.post(f"{page}/reading/{asked}", says).status_code == 302
    assert shown(draft).state is State.REJECTED
    services.save_draft(as_(town.sam), draft.row.id, written(GUILT, PREVENTION))
    services.ask_reading(
        as_(town.sam), draft.row.id, clause="pd/IV.B.3.s1", reason="It is the name of a film."
    )
    reading, new = now(draft).readings[-1], now(draft).now
    with pytest.raises(PublishingError, match="have changed"):
        services.answer_reading(as_(town.chief), reading.ask_id, granted=True, digest=draft.now.digest)
    services.answer_reading(as_(town.chief), reading.ask_id, granted=True, digest=new.digest)
    assert shown(draft).state is State.CHECKED
    assert waivers_seen(town.chief.id, today()) == []
    passed = now(cleared(town, now(draft))).steps[-1].passage
    assert '"excused_by":"waiver:second-reader:second-reader"' in Passage.objects.get(id=passed).body
    services.save_draft(as_(town.sam), draft.row.id, written(GUILT + " Again.", PREVENTION))
    assert "pd/IV.B.3.s1" in clauses_in_the_way(draft)


def test_a_post_may_hold_spaces_that_do_not_break_and_nothing_else_that_is_unseen(town):
    assert drafted(town, "At\xa06\u202fp.m. \U0001f469\u200d\U0001f692 - Police").now.number == 1
    with pytest.raises(PublishingError, match="cannot be seen"):
        drafted(town, "Vo\u200bte yes. - Police")


def test_what_passes_is_exactly_the_words_that_were_shown_and_is_entered_in_the_order_of_time(town):
    draft = drafted(town, TIPS, PREVENTION)
    with pytest.raises(PublishingError, match="Nothing has changed"):
        services.save_draft(as_(town.sam), draft.row.id, written(TIPS, PREVENTION))
    with pytest.raises(PublishingError, match="No policy in force here knows"):
        services.save_draft(as_(town.sam), draft.row.id, written(TIPS, "nmpd.engagement"))
    with pytest.raises(PublishingError, match="not the words that were shown"):
        services.clear_draft(as_(town.sam), draft.row.id, digest=digest_of_text("Other words."))
    with pytest.raises(PublishingError, match="have not passed"):
        services.record_posted(as_(town.sam), draft.row.id, Posted(link=LINK, at=timezone.now()))
    draft = cleared(town, draft)
    with pytest.raises(PublishingError, match="passed the gate already"):
        cleared(town, draft)
    for at, why in ((-HOUR_AGO, "before"), (HOUR_AGO, "still to come")):
        with pytest.raises(PublishingError, match=why):
            services.record_posted(as_(town.sam), draft.row.id, Posted(link=LINK, at=timezone.now() + at))
    services.save_draft(as_(town.sam), draft.row.id, written("Other words. - Police", PREVENTION))
    with pytest.raises(PublishingError, match="have not passed"):
        services.record_posted(as_(town.sam), draft.row.id, Posted(link=LINK, at=timezone.now()))
    draft = out(town, now(draft))
    assert draft.out.passage == draft.steps[-2].passage
    with pytest.raises(PublishingError, match="gone out already"):
        services.call_off(as_(town.sam), draft.row.id)
    assert [one.number for one in draft.versions] == [1, 2]


def test_a_policy_that_names_aims_and_asks_for_none_keeps_no_post_back(town):
    draft = drafted(town)
    assert aims_for(town.page.row.unit_id, town.sam.id, today())
    assert told(waiting, town.sam) == []
    assert shown(draft).state is State.CHECKED
    assert now(out(town, draft)).aims == ()


def test_a_draft_is_not_lost_behind_posts_that_are_out_or_called_off_since(town, monkeypatch):
    monkeypatch.setattr(drafts, "MOST", 2)
    first = drafted(town, TIPS, PREVENTION)
    for number in range(2):
        out(town, drafted(town, f"{number}. {TIPS}", PREVENTION))
        services.call_off(as_(town.sam), drafted(town, f"{number}? {TIPS}", PREVENTION).row.id)
    assert [one.row.id for one in drafts.drafts_of(town.sam.id)] == [first.row.id]
    assert len(told(lambda looker: holdings(town.sam.id, looker), town.press)) == 1
    corrected = out(town, first)
    assert drafts.drafts_of(town.sam.id) == []
    services.save_draft(as_(town.sam), corrected.row.id, written("Other words. - Police", PREVENTION))
    assert [one.row.id for one in drafts.drafts_of(town.sam.id)] == [first.row.id]


def test_a_draft_that_says_nothing_of_its_device_is_a_draft_and_not_held(town):
    assert shown(drafted(town, TIPS, PREVENTION, own_device=None)).state is State.DRAFT
    assert shown(drafted(town, GUILT, PREVENTION)).state is State.HELD


K = StepKind


@pytest.mark.parametrize(
    ("standing", "unsaid", "stops", "state"),
    [
        (Standing(newest=1), True, 0, State.DRAFT),
        (Standing(newest=1), False, 2, State.HELD),
        (Standing(newest=1), False, 0, State.CHECKED),
        (Standing(newest=1, readings=[Read(1, None)]), False, 1, State.IN_REVIEW),
        (Standing(newest=1, readings=[Read(1, False)]), False, 1, State.REJECTED),
        (Standing(newest=2, readings=[Read(1, False)]), False, 1, State.HELD),
        (Standing(newest=1, done=[Done(K.CLEARED, 1)]), False, 1, State.CLEARED),
        (Standing(newest=2, done=[Done(K.CLEARED, 1)]), False, 1, State.HELD),
        (Standing(newest=1, done=[Done(K.CLEARED, 1), Done(K.PUBLISHED, 1)]), False, 0, State.PUBLISHED),
        (Standing(newest=2, done=[Done(K.CLEARED, 1), Done(K.PUBLISHED, 1)]), False, 0, State.CHECKED),
        (Standing(newest=2, done=[Done(K.PUBLISHED, 1), Done(K.CORRECTED, 2)]), False, 0, State.CORRECTED),
        (Standing(newest=1, done=[Done(K.CALLED_OFF, 1)]), True, 3, State.CALLED_OFF),
    ],
)
def test_where_a_draft_stands_is_reckoned_from_what_happened_to_its_newest_words(
    standing, unsaid, stops, state
):
    assert standing.state(unsaid=unsaid, stops=stops) is state


@pytest.mark.parametrize(
    ("day", "quarter"),
    [(date(2026, 1, 1), "2026-1"), (date(2026, 3, 31), "2026-1"), (date(2026, 12, 31), "2026-4")],
)
def test_a_day_is_counted_in_its_quarter(day, quarter):
    assert str(Quarter.of(day)) == quarter
