"""A quorum that talks in a thread is told to the Clerk: early, once, and without saying that anybody did wrong."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.archive.playing import SAID, after, as_, build, by_members, hire, put_in, recorded
from tests.apps.sites.conftest import words

from bailiwick.apps.archive.contributions import panels, wrong
from bailiwick.apps.archive.errors import ArchiveError
from bailiwick.apps.archive.models import StepKind, Thread, ThreadStep, Topic
from bailiwick.apps.archive.selectors.talks import talked_in
from bailiwick.apps.archive.services import Writer, mark, say_about, see_to, take_back
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.models import Category
from bailiwick.apps.roster.services import leave, set_quorum
from bailiwick.policy.verdict import Verdict
from bailiwick.ui.contributing import Looker, wrong_for

pytestmark = pytest.mark.django_db


def told(who, room_alone=True):
    looker = Looker(who.id, timezone.now())
    return [str(one.says) for one in (wrong(looker) if room_alone else wrong_for(looker))]


def kinds(thread):
    return [one.kind for one in ThreadStep.objects.filter(thread=thread).order_by("number")]


@pytest.mark.clause("mpls/def.covered.5")
def test_four_members_of_a_board_of_seven_comment_in_one_thread_and_the_clerk_is_told(sign_in):
    town = build()
    owner, clerk = sign_in(town.owner), sign_in(town.clerk)
    page = "North lot: what do you think?\n" + "\n".join(f"member{n}\n{said}" for n, said in enumerate(SAID))
    sent = {"site": town.site.id, "title": "North lot", "address": "https://social.example/7", "words": page}
    led = owner.post("/threads/new", sent).url
    thread = Thread.objects.get()
    for number, said in enumerate(SAID[:4]):
        one = {"handle": f"member{number}", "words": said, "shown_at": "2h"}
        assert owner.post(f"{led}/do/item", one).status_code == 302
        item = thread.publications.get(item__words=said).item_id
        assert told(town.clerk, room_alone=False) == []
        member = {"member": f"{town.board.id}:{town.members[number].id}"}
        assert clerk.post(f"/threads/items/{item}/do/mark", member).status_code == 302
    (alarm,) = told(town.clerk, room_alone=False)
    assert alarm == "Open meetings: 4 members of Parks Board talk in “North lot”, and 4 are its quorum."
    shown = words(clerk.get(led))
    assert "This may be a meeting of Parks Board" in shown
    assert "mpls/def.covered.5" in shown
    assert "Ada Holt Ben Ruiz Cleo Park Dan Moss" in shown
    step = ThreadStep.objects.get(kind=StepKind.WARNED)
    assert (step.members, step.needed, step.body_id) == (4, 4, town.board.id)
    assert str(town.board.id).encode() in bytes(
        Entry.objects.filter(act="archive.mark").latest("index").manifest
    )
    assert [told(who) for who in (town.owner, town.counsel, town.members[0])] == [[], [], []]


def test_three_of_seven_are_no_quorum_and_one_member_who_says_two_things_is_one():
    town = build()
    thread = recorded(town)
    by_members(town, thread, 0, 1, 2)
    again = put_in(town, thread, 6).item
    mark(as_(town.clerk), again.pk, Writer(town.board.id, town.members[0].id))
    (talk,) = talked_in(thread).talks
    assert (len(talk.members), talk.is_quorum) == (3, False)
    assert told(town.clerk) == []


def test_social_talk_is_no_meeting_and_what_nobody_has_said_is_no_pass():
    town = build()
    thread = recorded(town)
    by_members(town, thread, 0, 1, 2, 3)
    (talk,) = talked_in(thread).talks
    assert (talk.finding.verdict, talk.finding.missing) == (Verdict.CANNOT_TELL, ("thread.topic",))
    say_about(as_(town.clerk), thread.pk, Topic.CEREMONIAL, "They wish a ranger well.")
    assert told(town.clerk) == []
    assert kinds(thread)[-2:] == [StepKind.ABOUT, StepKind.ENDED]
    say_about(as_(town.counsel), thread.pk, Topic.BUSINESS)
    assert len(told(town.clerk)) == 1
    assert talked_in(thread).talks[0].finding.verdict is Verdict.NOT_MET


def test_a_thread_that_carries_on_the_talk_is_counted_with_it():
    town = build()
    first = recorded(town)
    by_members(town, first, 0, 1)
    more = b"Cleo P\nThen let us vote that way.\ndan_moss\nCount me in."
    second = recorded(town, data=more, address="https://social.example/8", title="More", carries_on=first.pk)
    by_members(town, second, 2)
    assert told(town.clerk) == []
    by_members(town, second, 3)
    assert len(told(town.clerk)) == 1
    assert kinds(first)[-1] == StepKind.WARNED


def test_what_was_seen_to_rests_until_another_member_joins():
    town = build()
    thread = recorded(town)
    by_members(town, thread, 0, 1, 2, 3)
    see_to(as_(town.clerk), thread.pk, body=town.board.id, words="On the agenda of 4 June.")
    assert told(town.clerk) == []
    with pytest.raises(ArchiveError, match="no open warning"):
        see_to(as_(town.clerk), thread.pk, body=town.board.id, words="Again.")
    say_about(as_(town.clerk), thread.pk, Topic.BUSINESS)
    assert told(town.clerk) == []
    by_members(town, thread, 4)
    assert "5 members" in told(town.clerk)[0]


def test_a_mark_that_is_taken_back_ends_the_warning_and_whoever_is_named_may_take_it_back():
    town = build()
    thread = recorded(town)
    item = by_members(town, thread, 0, 1, 2, 3)[3]
    with pytest.raises(RefusedError, match="Clerk’s office"):
        take_back(as_(town.members[0]), item.pk, "It was my brother.")
    take_back(as_(town.members[3]), item.pk, "It was my brother.")
    assert told(town.clerk) == []
    assert kinds(thread)[-1] == StepKind.ENDED


def test_a_member_says_of_their_own_words_alone_that_they_wrote_them_and_reads_what_is_said_of_them():
    town = build()
    thread = recorded(town)
    item = put_in(town, thread, 0).item
    with pytest.raises(RefusedError):
        mark(as_(town.members[1]), item.pk, Writer(town.board.id, town.members[0].id))
    mark(as_(town.members[0]), item.pk, Writer(town.board.id, town.members[0].id))
    with pytest.raises(ArchiveError, match="already who wrote it"):
        mark(as_(town.clerk), item.pk, Writer(town.board.id, town.members[1].id))
    looks = {one: Looker(one, timezone.now()) for one in (town.members[0].id, town.clerk.id)}
    (panel,) = panels(town.members[0].id, looks[town.members[0].id])
    assert "member of Parks Board" in str(panel.rows[0].says)
    assert panels(town.members[0].id, looks[town.clerk.id]) == []
    other = put_in(town, thread, 1).item
    with pytest.raises(ArchiveError, match="does not sit on that body"):
        mark(as_(town.clerk), other.pk, Writer(town.board.id, town.owner.id))


def test_a_talk_is_judged_by_the_days_on_which_it_was_held_whoever_sits_there_since(monkeypatch):
    town = build()
    thread = recorded(town)
    by_members(town, thread, 0, 1, 2)
    late = put_in(town, thread, 3).item
    begun = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: begun + timedelta(days=2))
    leave(OPERATOR, person=town.members[0].id, day=after(1))
    leave(OPERATOR, person=town.members[3].id, day=after(1))
    set_quorum(OPERATOR, board=town.board.id, seats=7, needed=5, day=after(1))
    mark(as_(town.clerk), late.pk, Writer(town.board.id, town.members[3].id))
    (talk,) = talked_in(thread).talks
    assert (len(talk.members), talk.needed, len(told(town.clerk))) == (4, 4, 1)
    say_about(as_(town.clerk), thread.pk, Topic.BUSINESS)
    assert kinds(thread)[-1] == StepKind.ABOUT
    new = hire("Hal Weir", town.board, Category.BOARD_MEMBER, starts=after(2))
    with pytest.raises(ArchiveError, match="does not sit on that body"):
        mark(as_(town.clerk), put_in(town, thread, 6).item.pk, Writer(town.board.id, town.owner.id))
    assert new.id


def test_a_policy_that_asks_nothing_of_boards_warns_nobody():
    town = build("nmpd")
    thread = recorded(town)
    by_members(town, thread, 0, 1, 2, 3)
    assert talked_in(thread).talks[0].finding is None
    assert told(town.clerk) == []


def test_who_has_nothing_to_do_with_a_page_finds_no_thread_of_it(sign_in):
    town = build()
    thread = recorded(town)
    item = put_in(town, thread, 0).item
    officer = sign_in(town.officer)
    gone = [
        f"/threads/{thread.pk}",
        f"/threads/items/{item.pk}",
        f"/threads/of/{town.site.id}",
        "/threads/new",
    ]
    assert [officer.get(one).status_code for one in gone] == [404, 404, 404, 404]
    assert "No thread here is yours to read" in words(officer.get("/threads/"))
    with pytest.raises(RefusedError, match="no such thread"):
        mark(as_(town.officer), item.pk, Writer(town.board.id, town.members[0].id))
