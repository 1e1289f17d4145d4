"""Leave to say, to speak, to mention and to use: what the policies stop, what is asked, and what then frees it."""

from dataclasses import replace

import pytest
from tests.apps.approvals.playing import PAGE, approved_memo, asks, lend, must_refuse, no, now, yes
from tests.apps.approvals.views.conftest import browser, folder, words
from tests.apps.roster.town import after, as_, power, today

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.models import State
from bailiwick.apps.approvals.selectors import consents_of, permissions_for, start_of, waivers_for
from bailiwick.apps.approvals.selectors.registers import matched
from bailiwick.apps.approvals.services import read, release_ahead, removed, use_directly, withdraw
from bailiwick.apps.approvals.services.registers import end_waiver, enter_release, waive
from bailiwick.apps.policies.services import look_at_gate
from bailiwick.apps.roster.selectors import cards
from bailiwick.apps.roster.services import join_do_not_show
from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import MediaKind, PostClass
from bailiwick.policy.permission import Form
from bailiwick.policy.remedy import Ask
from bailiwick.policy.verdict import Effect, Verdict

pytestmark = pytest.mark.django_db
__all__ = ["browser", "folder"]
SWAT = "SWAT staged behind the school on 5th"
CAMERAS = "New body cameras arrive in May, heard at roll call"
CALL = "Went to a wild domestic on Maple tonight, he threw the TV at her."
AWAY = "Stay away from 5th Street until further notice."
CLIP = "[video: officers clearing rooms at range training, instructor's drill card in view]"


def said(text, town, who=None, kind=PostClass.PERSONAL, **more):
    """Facts of words about to be said, with what this room knows of permissions and consents."""
    facts = Facts(permissions=Known(permissions_for(town.patrol.id, today())))
    user = who or town.rookie
    post = replace(facts.post, class_=Known(kind), text=Known(text), media=more.pop("media", ABSENT), **more)
    people = tuple(card.name for card in cards(today()))
    lists = replace(facts.lists, colleagues=Known(people), consents=Known(consents_of(user.id, today())))
    return replace(facts, post=post, lists=lists)


def look(town, facts, gate="self.check"):
    return look_at_gate(gate, facts, owner=town.patrol.id, actor=town.rookie.id, day=today())


def of(report, clause):
    return [one for one in report.findings if clause in one.clauses and one.verdict is not Verdict.MET]


def stopped(report, clause):
    return [one for one in of(report, clause) if one.effect in {Effect.STOP, Effect.HOLD}]


def begun(town, browser, finding, **known):
    """What the form of the request shows that a finding's remedy begins."""
    asked = [one for one in finding.remedies if isinstance(one, Ask)]
    start = start_of(asked[0], unit=town.patrol.id, day=today(), **known)
    return browser(town.rookie).post(start.action, start.fields)


@pytest.mark.clause("pd/IV.B.3.s3")
def test_a_clip_of_training_is_stopped_at_the_gate_and_leave_can_be_asked_for(town, browser):
    facts = said(CLIP, town, kind=PostClass.OFFICIAL, media=Known(MediaKind.VIDEO))
    found = stopped(look(town, facts, "post.publish"), "pd/IV.B.3.s3")
    assert found
    form = begun(town, browser, found[0], words=CLIP)
    assert "range training" in form.content.decode()


@pytest.mark.clause("pd/V.A.3")
def test_a_police_response_is_stopped_and_only_the_chiefs_release_of_these_words_clears_it(town):
    lend(town, "nmpd.site", town.deputy)
    facts = said(SWAT, town, kind=PostClass.OFFICIAL)
    assert stopped(look(town, facts), "pd/V.A.3")
    asked = asks(town.rookie, town.patrol, "pd.police-response", {"words": SWAT, "purpose": "A live notice."})
    with must_refuse("not-holder"):
        yes(town.deputy, asked)
    assert stopped(look(town, said(SWAT, town, kind=PostClass.OFFICIAL)), "pd/V.A.3")
    released = yes(town.chief, asked)
    assert now(released).permission(power("pd.police-response")).form is Form.WRITTEN
    found = of(look(town, said(SWAT, town, kind=PostClass.OFFICIAL)), "pd/V.A.3")
    assert [one.excused_by for one in found] == ["pd.police-response"]
    other = said(f"{SWAT}, six of them", town, kind=PostClass.OFFICIAL)
    assert stopped(look(town, other), "pd/V.A.3")


@pytest.mark.clause("pd/V.A.8")
def test_what_was_heard_at_roll_call_is_a_finding_and_leave_can_be_asked_for(town, browser):
    found = stopped(look(town, said(CAMERAS, town)), "pd/V.A.8")
    assert CAMERAS in begun(town, browser, found[0], words=CAMERAS).content.decode()
    asked = asks(town.rookie, town.patrol, "pd.job-information", {"words": CAMERAS, "purpose": "Good news."})
    yes(town.chief, asked)
    assert {one.excused_by for one in of(look(town, said(CAMERAS, town)), "pd/V.A.8")} == {
        "pd.job-information"
    }
    withdraw(as_(town.chief), asked.row.id, "Not before May.")
    assert stopped(look(town, said(CAMERAS, town)), "pd/V.A.8")


@pytest.mark.clause("pd/V.A.9.d.s1")
def test_a_result_of_a_database_is_cited_under_both_clauses(town):
    text = "I looked it up in the records system at work and he has been arrested nine times."
    found = stopped(look(town, said(text, town)), "pd/V.A.9.d.s1")
    assert any("pd/V.A.8" in one.clauses for one in found)


@pytest.mark.clause("pd/V.A.9.d.s2")
def test_the_absence_of_leave_to_speak_is_shown_and_leave_ends_it(town):
    talk = {
        "identity": "The Night Shift podcast",
        "words": "How we train.",
        "topic": "Training",
        "audience": "All",
    }
    facts = said(talk["words"], town)
    found = of(look(town, facts, "release.permit"), "pd/V.A.9.d.s2")
    assert [one.verdict for one in found] == [Verdict.NOT_MET]
    assert permissions_for(town.patrol.id, today(), powers=["pd.speaking"], person=town.rookie.id) == ()
    yes(town.chief, asks(town.rookie, town.patrol, "pd.speaking", talk))
    assert of(look(town, said(talk["words"], town), "release.permit"), "pd/V.A.9.d.s2") == []


@pytest.mark.clause("pd/V.A.9.d.s3")
def test_an_essay_on_how_the_department_sees_reform_is_a_finding_until_it_may_be_published(town):
    essay = "How our department sees reform: we at the department believe that bail has to change."
    assert of(look(town, said(essay, town)), "pd/V.A.9.d.s3")
    asked = {"identity": "My blog", "words": essay, "topic": "Reform", "audience": "Readers"}
    yes(town.chief, asks(town.rookie, town.patrol, "pd.publishing", asked))
    after_leave = of(look(town, said(essay, town)), "pd/V.A.9.d.s3")
    assert all(one.excused_by == "pd.publishing" for one in after_leave)


@pytest.mark.clause("pd/V.A.4.s4")
def test_what_an_official_release_says_is_cleared_and_what_is_added_stays_flagged(town):
    enter_release(
        as_(town.custodian),
        unit=town.police.id,
        incident="26-0412",
        title="Maple Street",
        words=CALL,
        day=today(),
    )
    same = matched(town.patrol.id, "26-0412", CALL, today())
    more = matched(town.patrol.id, "26-0412", f"{CALL} Her sister called us about the gun.", today())
    assert (same.covers, more.covers) == (True, False)
    assert more.added == ("Her sister called us about the gun.",)
    assert stopped(look(town, said(CALL, town)), "pd/V.A.4.s1")
    assert not of(look(town, said(CALL, town, released=Known(same.covers))), "pd/V.A.4.s1")
    assert of(look(town, said(f"{CALL} {more.added[0]}", town, released=Known(more.covers))), "pd/V.A.4.s1")
    assert matched(town.patrol.id, "26-9999", CALL, today()) is None


@pytest.mark.clause("pd/V.A.8.a.s2")
def test_a_colleague_without_leave_on_file_is_a_finding_and_their_leave_can_be_asked_for(town, browser):
    tagged = f"{town.other.name} told me he is getting divorced."
    found = of(look(town, said(tagged, town)), "pd/V.A.8.a.s2")
    drawn = begun(town, browser, found[0], words=tagged)
    assert "Your colleague" in words(drawn)
    asked = asks(town.rookie, town.patrol, "pd.member-consent", {"words": tagged}, colleague=town.other.id)
    with must_refuse("not-holder"):
        yes(town.chief, asked)
    yes(town.other, asked, until=after(30))
    assert not of(look(town, said(tagged, town)), "pd/V.A.8.a.s2")
    withdraw(as_(town.other), asked.row.id)
    assert of(look(town, said(tagged, town)), "pd/V.A.8.a.s2")
    assert "taken their leave back" in words(browser(town.rookie).get("/home/"))
    removed(as_(town.rookie), asked.row.id, "Deleted the post.")
    assert "taken their leave back" not in words(browser(town.rookie).get("/home/"))


@pytest.mark.clause("nmpd/IX.B.1.s2")
def test_congratulating_a_colleague_of_the_agency_by_name_needs_their_leave(town):
    congrats = f"Congrats Officer {town.other.name}, NMPD's best"
    assert of(look(town, said(congrats, town)), "nmpd/IX.B.1.s2")
    asked = asks(
        town.rookie, town.patrol, "nmpd.member-consent", {"words": congrats}, colleague=town.other.id
    )
    yes(town.other, asked)
    assert not of(look(town, said(congrats, town)), "nmpd/IX.B.1.s2")


def test_a_colleague_says_no_without_a_reason_and_the_list_is_respected_without_telling_the_asker(town):
    first = asks(town.rookie, town.patrol, "pd.member-consent", {"words": "Lee."}, colleague=town.other.id)
    assert no(town.other, first, words="").state is State.SENT_BACK
    second = asks(town.rookie, town.patrol, "pd.member-consent", {"words": "Lee."}, colleague=town.other.id)
    join_do_not_show(as_(town.other))
    with pytest.raises(ApprovalsError, match="Do not show me"):
        yes(town.other, second)
    assert now(second).state is State.WITH_DECIDER


@pytest.mark.parametrize("colleague", ["rookie", None])
def test_leave_to_mention_is_asked_of_a_colleague(town, colleague):
    who = getattr(town, colleague).id if colleague else None
    with pytest.raises(ApprovalsError) as error:
        asks(town.rookie, town.patrol, "pd.member-consent", {"words": "Lee."}, colleague=who)
    assert error.value.field == "colleague"


@pytest.mark.clause("nmpd/VII.D.s2")
def test_a_rank_in_a_bio_without_a_memorandum_is_a_finding_and_the_memorandum_is_offered(town, browser):
    bio = "(bio: NMPD officer, 10 years) Fish on"
    found = stopped(look(town, said(bio, town)), "nmpd/VII.D.s2")
    drawn = begun(town, browser, found[0])
    assert "Intended use" in words(drawn)


@pytest.mark.clause("nmpd/VII.D.1")
def test_the_logo_is_free_on_the_page_of_the_approved_memorandum_and_nowhere_else(town):
    approved = approved_memo(town).row
    logo = "[image: NMPD logo on a charity flyer] Run with us"

    def shown_on(identity, layout):
        facts = said(logo, town, media=Known(MediaKind.PHOTO))
        reference = replace(facts.reference, identity=Known(identity), layout=Known(layout))
        return of(look(town, replace(facts, reference=reference)), "nmpd/VII.D.1")

    here, elsewhere = shown_on(approved.identity, approved.layout), shown_on("lake-days.example", "sha256:bb")
    assert {one.excused_by for one in here} == {"nmpd.reference"}
    assert any(one.effect is Effect.STOP for one in elsewhere)
    assert PAGE.text


def test_a_standing_release_covers_posts_of_its_sort_until_its_day_and_not_those_of_whoever_gave_it(town):
    given = release_ahead(
        as_(town.chief),
        power="pd.police-response",
        unit=town.police.id,
        category="stay-away",
        limits="Streets and times alone.",
        until=after(90),
        instrument="SR-3",
    )
    facts = said(AWAY, town, kind=PostClass.OFFICIAL, category=Known("stay-away"))
    found = of(look(town, facts, "post.publish"), "pd/V.A.3")
    assert {one.excused_by for one in found} == {"pd.police-response"}
    assert permissions_for(town.patrol.id, today(), powers=["pd.police-response"], user=town.chief.id) == ()
    assert given.state is State.IN_FORCE


@pytest.mark.parametrize(("category", "days"), [("gossip", 90), ("stay-away", 400), ("stay-away", -1)])
def test_a_standing_release_stays_within_what_the_policy_knows(town, category, days):
    with pytest.raises(ApprovalsError):
        release_ahead(
            as_(town.chief),
            power="pd.police-response",
            unit=town.police.id,
            category=category,
            limits="Streets.",
            until=after(days),
            instrument="SR-3",
        )


def test_a_direct_act_is_shown_to_a_named_reader_and_is_never_called_an_approval(town, browser):
    made = use_directly(
        as_(town.chief),
        power="pd.job-information",
        unit=town.police.id,
        reader=town.deputy.id,
        reason="Mine to say.",
        words=CAMERAS,
    )
    assert made.state is State.DIRECT
    assert "A direct act of Dana Whitcombe to read" in words(browser(town.deputy).get("/home/"))
    page = words(browser(town.deputy).get(f"/permissions/{made.row.id}"))
    assert "It is no approval. It is with Lou Arden, to be read." in page
    assert "approved" not in page.casefold()
    assert permissions_for(town.patrol.id, today(), powers=["pd.job-information"], user=town.chief.id)
    read(as_(town.deputy), made.row.id)
    assert now(made).standing.read


def test_where_a_delegate_can_decide_there_is_no_direct_act(town):
    with must_refuse("delegate-known"):
        use_directly(
            as_(town.chief),
            power="nmpd.site",
            unit=town.police.id,
            reader=town.deputy.id,
            reason="Mine.",
            words="Plaza",
        )
    with pytest.raises(ApprovalsError):
        use_directly(
            as_(town.chief),
            power="pd.job-information",
            unit=town.police.id,
            reader=town.chief.id,
            reason="Mine.",
            words="Plaza",
        )


def test_a_spoken_yes_is_entered_the_day_after_and_confirmed_by_who_said_it(town):
    told = {"identity": "Phone, Robin", "use": "Photos at the fair.", "reason": "No other at hand."}
    spoken = {"spoken_on": after(-1), "spoken_by": town.chief.id}
    asked = asks(town.rookie, town.patrol, "nmpd.device", told, **spoken)
    lend(town, "nmpd.device", town.deputy)
    with must_refuse("not-the-speaker"):
        yes(town.deputy, asked)
    permission = now(yes(town.chief, asked)).permission(power("nmpd.device"))
    assert (permission.form, permission.on) == (Form.SPOKEN_THEN_RECORDED, after(-1))
    found = look(
        town,
        replace(Facts(permissions=Known((permission,))), person=_with(told["identity"])),
        "device.permit",
    )
    assert not stopped(found, "nmpd/V.H.1.s1")
    with pytest.raises(ApprovalsError) as error:
        asks(town.rookie, town.patrol, "pd.device", told, **spoken)
    assert error.value.field == "spoken_on"
    with pytest.raises(ApprovalsError):
        asks(town.rookie, town.patrol, "nmpd.device", told, spoken_on=after(-1), spoken_by=town.sergeant.id)


def _with(device):
    return replace(Facts().person, device=Known(device))


def test_leave_lasts_no_longer_than_the_policy_lets_it(town):
    asked = asks(town.rookie, town.patrol, "pd.police-response", {"words": SWAT, "purpose": "A live notice."})
    with pytest.raises(ApprovalsError, match="at most"):
        yes(town.chief, asked, until=after(30))
    yes(town.chief, asked)
    assert now(asked).standing.decided.until == after(1)


def test_a_waiver_excuses_for_one_thing_until_it_is_ended(town):
    row = waive(
        as_(town.chief), unit=town.police.id, kind="not-possible-because", thing="plaza", reason="No room."
    )
    assert [one.reason for one in waivers_for(town.patrol.id, "plaza", today())] == ["No room."]
    assert waivers_for(town.patrol.id, "harbor", today()) == ()
    end_waiver(as_(town.chief), row.id)
    assert waivers_for(town.patrol.id, "plaza", today()) == ()
