"""Pages on which something is done: what will follow is told first, errors stand beside the field, nothing is lost."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.apps.roster.town import after, as_, give, hire, power, today
from tests.apps.roster.views.conftest import done, words

from bailiwick.apps.accounts.models import Account, Invitation, Session, State
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.models import (
    Category,
    Delegation,
    GroupRole,
    Membership,
    OfficeHolder,
    Person,
    Removal,
    Role,
    Unit,
)
from bailiwick.apps.roster.selectors import (
    chain_of,
    holders_of,
    outline,
    quorum_of,
    records,
    sensitive_people,
    tree_on,
)
from bailiwick.apps.roster.services import (
    delegate,
    invite_person,
    join_do_not_show,
    let_group_hold,
    mark_sensitive,
    open_removals,
)
from bailiwick.kernel.canonical import digest_of_bytes

PAPER = b"%PDF-1.4 Order 12: Lou Arden acts as Chief."


def row_of(one):
    return Membership.objects.filter(person=one).latest("starts")


def work(unit, **more):
    told = {
        "category": "staff",
        "title": "Analyst",
        "unit": str(unit.id),
        "starts": str(today()),
        "paid": "on",
    }
    return told | {"full_time": "on"} | more


def beside(answer, field):
    """The error that stands beside a field."""
    found = re.search(rf'id="id_{field}_error">([^<]+)', answer.content.decode())
    return found.group(1) if found else None


def test_human_resources_add_a_person_who_needs_neither_account_nor_address(browser, town):
    answer = done(
        browser(town.hr), "/people/add", work(town.police, name="Ada Quill", supervisor="Lou Arden")
    )
    ada = Person.objects.get(name="Ada Quill")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/people/{ada.id}")
    assert (ada.account_id, ada.email) == (None, None)
    assert [link.supervisor for link in chain_of(ada.id, today())] == [town.deputy.id, town.chief.id]


FAULTS = {
    "no name": ({"name": ""}, "name", "Give the name"),
    "an address in use": ({"email": "held@wexham.example"}, "email", "has this e-mail address"),
    "an address that is none": ({"email": "ada at wexham"}, "email", "no e-mail address yet"),
    "no day": ({"starts": "soon"}, "starts", "no day"),
    "an end before the start": ({"last_day": str(after(-9))}, "last_day", "before the first"),
    "a temp without an end": ({"category": "temporary"}, "last_day", "needs a last day"),
    "a volunteer of nobody": ({"category": "volunteer"}, "sponsor", "answers for them"),
    "a contractor of nobody": ({"category": "contractor"}, "employer", "who employs them"),
    "an appointee of nobody": ({"category": "appointed"}, "appointed_by", "which office appointed"),
    "an intern of nobody": (
        {"category": "intern", "last_day": str(after(9))}, "supervisor", "needs a supervisor",
    ),
    "a board member of no board": ({"category": "board-member"}, "unit", "of the kind board"),
    "a supervisor nobody knows": ({"supervisor": "Zed Zodiac"}, "supervisor", "Nobody who works here"),
    "a supervisor of whom there are two": ({"supervisor": "a"}, "supervisor", "Several people fit"),
    "no unit": ({"unit": ""}, "unit", "Choose a unit"),
    "no category": ({"category": ""}, "category", "Choose one"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "field", "why"), FAULTS.values(), ids=FAULTS)
def test_what_does_not_fit_is_told_beside_its_field_and_nothing_typed_is_lost(
    browser, town, change, field, why
):
    hire("Hel Dane", town.police, email="held@wexham.example")
    before = Person.objects.count(), Entry.objects.count()
    told = work(town.police, name="Ada Quill", external_id="K-77") | change
    answer = browser(town.hr).post("/people/add", told)
    assert answer.status_code == 422
    assert why in beside(answer, field)
    assert 'value="K-77"' in answer.content.decode()
    assert (Person.objects.count(), Entry.objects.count()) == (before[0], before[1] + 2)  # an account, a link


def test_a_name_and_number_are_put_right_and_the_page_tells_who_did_it(browser, town):
    client, path = browser(town.hr), f"/people/{town.officer.id}"
    assert done(client, f"{path}/names", {"name": "Sam Reyes-Hill", "external_id": "41"}).status_code == 302
    seen = words(client.get(path))
    assert "Sam Reyes-Hill" in seen
    assert "Pat Odell put a person's name, e-mail or number right" in seen
    assert "Who said so" not in words(browser(town.chief).get(path))
    assert "the entry" in words(browser(town.hr).get(path))


def test_a_change_begins_on_its_day_and_the_row_of_hrs_file_stays_hrs(browser, town):
    row = row_of(town.officer)
    sent = work(
        town.patrol, title="Sergeant", starts=str(after(5)), supervisor=str(town.chief.id), sworn="on"
    )
    assert (
        done(browser(town.hr), f"/people/{town.officer.id}/membership/{row.id}/change", sent).status_code
        == 302
    )
    assert [one.title for one in records(after(4), [town.officer.id])] == ["Officer"]
    assert [one.title for one in records(after(5), [town.officer.id])] == ["Sergeant"]
    assert row_of(town.officer).from_file == row.from_file


def test_a_transfer_tells_what_ends_and_keeps_what_somebody_thought_of(browser, town):
    kept = give(Role.POSTER, town.officer, town.city)
    give(Role.MODERATOR, town.officer, town.patrol)
    client, path = (
        browser(town.hr),
        f"/people/{town.officer.id}/membership/{row_of(town.officer).id}/transfer",
    )
    sent = work(town.comms, starts=str(after(3)), keeps=str(kept.id))
    told = words(client.post(path, sent))
    assert "This is what will follow" in told
    assert "Sam Reyes works in Communications, and no more in Patrol." in told
    assert "A role ends for Patrol: moderators." in told
    assert "They keep a role for City of Wexham Falls" in told
    assert OfficeHolder.objects.filter(person=town.officer, until=None).count() == 2
    assert done(client, path, sent).status_code == 302
    assert [one.role for one in OfficeHolder.objects.filter(person=town.officer, until=None)] == ["poster"]


def test_one_seat_of_two_is_put_and_ended(browser, town):
    client, path = browser(town.hr), f"/people/{town.officer.id}/membership"
    sent = work(town.board, category="board-member", title="Member")
    assert done(client, path, sent).status_code == 302
    seat = Membership.objects.get(person=town.officer, unit=town.board)
    assert "End" in words(client.get(f"/people/{town.officer.id}"))
    told = words(client.post(f"{path}/{seat.id}/end", {"last_day": str(today())}))
    assert "Their other work here goes on" in told
    assert done(client, f"{path}/{seat.id}/end", {"last_day": str(today())}).status_code == 302
    assert [one.unit for one in records(after(1), [town.officer.id])] == [town.patrol.id]


def test_a_leavers_page_tells_everything_that_follows_before_it_is_done(browser, town):
    give(Role.POSTER, town.deputy, town.police)
    delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.deputy.id, unit=town.police.id, instrument="M 7"
    )
    browser(town.deputy)
    client, path = browser(town.hr), f"/people/{town.deputy.id}/leaving"
    told = words(client.post(path, {"last_day": str(today())}))
    for expected in (
        "Lou Arden works here no more.",
        "A role ends for Wexham Falls Police: those who post for the agency.",
        "A delegation ends: Dana Whitcombe lets Lou Arden use The Chief approves every page (SOP 400.14, V.A).",
        "Somebody is asked to take their rights on pages away",
        "One person answers to them, and needs somebody else to answer to.",
        "Their account is closed on",
        "Nothing has been changed yet.",
    ):
        assert expected in told
    assert records(after(1), [town.deputy.id]) != []
    assert done(client, path, {"last_day": str(today())}).status_code == 302
    assert records(after(1), [town.deputy.id]) == []
    assert len(records(today(), [town.deputy.id])) == 1


def test_what_has_changed_since_it_was_seen_is_shown_again_and_not_done(browser, town):
    client, path = browser(town.hr), f"/people/{town.officer.id}/leaving"
    seen = re.search(
        r'name="seen" value="([^"]+)"', client.post(path, {"last_day": str(today())}).content.decode()
    )
    give(Role.MODERATOR, town.officer, town.patrol)
    again = client.post(path, {"last_day": str(today()), "seen": seen.group(1)})
    assert (again.status_code, "moderators" in words(again)) == (200, True)
    assert records(after(1), [town.officer.id]) != []


HIDDEN = [
    "/people/add",
    "/people/{officer}/names",
    "/people/{officer}/account",
    "/people/{officer}/leaving",
    "/people/{officer}/membership",
    "/people/{officer}/membership/{row}/change",
    "/people/{officer}/membership/{row}/transfer",
    "/people/{officer}/membership/{row}/end",
    "/people/sensitive",
    "/people/removals",
    "/roles/new",
    "/roles/{office}/end",
    "/units/{police}/add",
    "/units/{police}/move",
    "/units/{police}/name",
    "/units/{police}/close",
    "/units/{police}/group",
    "/units/{board}/quorum",
]


SENT_ONLY = [
    "/people/{officer}/account/invite",
    "/people/{officer}/account/close",
    "/people/{officer}/account/open",
]
TRIED = [("get", path) for path in HIDDEN] + [
    ("post", path) for path in (*HIDDEN, *SENT_ONLY) if not path.endswith(("/account", "/removals"))
]


@pytest.mark.parametrize(("method", "path"), TRIED)
def test_for_who_may_not_the_page_is_not_there(browser, town, method, path):
    path = path.format(
        officer=town.officer.id,
        row=row_of(town.officer).id,
        office=OfficeHolder.objects.get(person=town.chief).id,
        police=town.police.id,
        board=town.board.id,
    )
    client = browser(town.speaker)
    answer = getattr(client, method)(
        path, {"last_day": str(today()), "name": "X"} if method == "post" else {}
    )
    assert (answer.status_code, answer.content) == (404, client.get(f"/people/{uuid4()}").content)


def test_nobody_changes_their_own_record(browser, town):
    row, client = row_of(town.hr), browser(town.hr)
    for path in (f"work/{row.id}/change", "leaving", "account", "names", "work"):
        assert client.get(f"/people/{town.hr.id}/{path}").status_code == 404


def test_what_matters_asks_for_the_second_step_and_loses_nothing(browser, town):
    client, path = browser(town.hr), f"/people/{town.officer.id}/leaving"
    with housekeeping("accounts_session"):
        Session.objects.update(proved_at=timezone.now() - timedelta(minutes=11))
    asked = client.get(path)
    assert (asked.status_code, asked.headers["Location"].partition("?")[0]) == (302, "/sign-in/again")
    answer = client.post(path, {"last_day": str(after(4))})
    assert answer.status_code == 422
    assert "nothing you typed is lost" in words(answer)
    assert f'value="{after(4)}"' in answer.content.decode()
    assert records(after(9), [town.officer.id]) != []


def appointed(town, **more):
    told = {
        "person": "Lou Arden, Deputy Chief", "role": "chief", "unit": str(town.police.id), "acting": "on",
        "starts": str(after(2)), "last_day": str(after(9)), "instrument": "Order 12",
    }  # fmt: skip
    return told | more


def test_the_steward_says_who_acts_as_chief_with_the_paper_it_rests_on(browser, town):
    client = browser(town.steward)
    file = SimpleUploadedFile("order.pdf", PAPER, content_type="application/pdf")
    first = client.post("/roles/new", appointed(town, document=file))
    told = words(first)
    assert "Lou Arden has this role for Wexham Falls Police from" in told
    assert "Dana Whitcombe, who holds this office, holds it no more from" in told
    assert "Dana Whitcombe holds it again from" in told
    digest = digest_of_bytes(PAPER)
    assert digest in told
    seen = re.search(r'name="seen" value="([^"]+)"', first.content.decode()).group(1)
    assert client.post("/roles/new", appointed(town, digest=digest, seen=seen)).status_code == 302
    row = OfficeHolder.objects.get(person=town.deputy)
    assert (row.acting, row.until, row.instrument, row.document) == (True, after(10), "Order 12", digest)
    assert holders_of("chief", town.patrol.id, after(5)).people == (town.deputy.id,)
    assert holders_of("chief", town.patrol.id, after(10)).people == (town.chief.id,)
    seen_by_hr = words(browser(town.hr).get(f"/people/{town.deputy.id}"))
    assert "Order 12" in seen_by_hr
    assert "Order 12" not in words(browser(town.officer).get(f"/people/{town.deputy.id}"))


WRONG_ROLES = {
    "acting without an end": ({"last_day": ""}, "last_day", "last day on which they act"),
    "no paper": ({"instrument": ""}, "instrument", "by its number"),
    "nobody": ({"person": "Nob Ody"}, "person", "Nobody who works here"),
    "no role": ({"role": ""}, "role", "Choose one"),
    "a role of the vault": ({"role": "maintainer"}, "role", "Choose one of the list"),
}


@pytest.mark.parametrize(("change", "field", "why"), WRONG_ROLES.values(), ids=WRONG_ROLES)
def test_a_role_that_cannot_be_given_says_why_beside_the_field(browser, town, change, field, why):
    answer = browser(town.steward).post("/roles/new", appointed(town, **change))
    assert answer.status_code == 422
    assert why in beside(answer, field)
    assert OfficeHolder.objects.filter(role="chief").count() == 1


def test_the_steward_gives_themself_no_role(browser, town):
    answer = done(browser(town.steward), "/roles/new", appointed(town, person="Kim Vance"))
    assert (answer.status_code, "Nobody gives themself a role" in words(answer)) == (403, True)


def test_a_role_is_ended_and_the_office_is_told_to_be_empty(browser, town):
    office = OfficeHolder.objects.get(person=town.chief)
    client, path = browser(town.steward), f"/roles/{office.id}/end"
    sent = {"last_day": str(after(-1))}
    assert "Nobody holds this office then" in words(client.post(path, sent))
    assert done(client, path, sent).status_code == 302
    assert holders_of("chief", town.patrol.id, today()).may == ()


def test_police_administration_is_configured_as_a_group_of_two(browser, town):
    client, path = browser(town.steward), f"/units/{town.police.id}"
    sent = {
        "role": "police-admin",
        "body": "",
        "needed": "2",
        "starts": str(today()),
        "instrument": "Order 4",
    }
    assert "Police Administration" in words(client.get(f"{path}/group"))
    assert 'value="chief"' not in client.get(f"{path}/group").content.decode()
    assert done(client, f"{path}/group", sent).status_code == 302
    assert "those appointed to it, 2 of them together" in words(client.get(path))
    group = GroupRole.objects.get()
    assert client.post(f"{path}/group/{group.id}/end").status_code == 302
    assert holders_of("police-admin", town.police.id, today()).needed == 1


def test_a_unit_holds_a_role_by_its_people(browser, town):
    let_group_hold(OPERATOR, role=Role.CLERK, unit=town.city.id, body=town.comms.id, instrument="Vote 3")
    assert "everybody who works in Communications" in words(
        browser(town.officer).get(f"/units/{town.city.id}")
    )


def test_a_part_is_added_from_a_day_on(browser, town):
    client, path = browser(town.steward), f"/units/{town.police.id}/add"
    sent = {"name": "Traffic", "code": "TRA", "kind": "unit", "ward": "", "starts": str(after(3))}
    assert done(client, path, sent).status_code == 302
    assert "TRA" not in {row.code for row in outline(after(2))}
    assert "TRA" in {row.code for row in outline(after(3))}
    assert "a unit with the code TRA" in beside(client.post(path, sent), "code")
    assert "which ward" in beside(client.post(path, sent | {"code": "W4", "kind": "ward-office"}), "ward")


def test_a_unit_is_moved_and_who_has_it_then_is_told_first(browser, town):
    client, path = browser(town.steward), f"/units/{town.patrol.id}/move"
    sent = {"parent": str(town.comms.id), "starts": str(after(2))}
    told = words(client.post(path, sent))
    assert "Patrol is part of Communications." in told
    assert "Who holds a role for Wexham Falls Police holds it for Patrol no more." in told
    assert done(client, path, sent).status_code == 302
    assert [tree_on(after(day)).parents[town.patrol.id] for day in (1, 2)] == [town.police.id, town.comms.id]
    loop = done(client, f"/units/{town.police.id}/move", sent | {"parent": str(town.police.id)})
    assert "cannot be part of itself" in beside(loop, "parent")


def test_a_unit_gets_another_name_and_the_old_one_stays_known(browser, town):
    client, path = browser(town.steward), f"/units/{town.patrol.id}"
    assert done(client, f"{path}/name", {"name": "Field Operations"}).status_code == 302
    seen = words(client.get(path))
    assert "Field Operations" in seen
    assert "Before Patrol, until" in seen
    assert "Kim Vance gave a unit another name" in seen
    assert "no other name" in beside(client.post(f"{path}/name", {"name": "Field Operations"}), "name")


def test_a_unit_is_closed_only_when_everything_has_gone_elsewhere(browser, town):
    client = browser(town.steward)
    told = words(client.get(f"/units/{town.police.id}/close"))
    assert "Patrol is part of it." in told
    assert "Dana Whitcombe works there." in told
    assert "Dana Whitcombe has a role for it: the Chief." in told
    assert "See what will follow" not in told
    path = f"/units/{town.ward.id}/close"
    assert "Its code W3 is never used again." in words(client.post(path, {"last_day": str(today())}))
    assert done(client, path, {"last_day": str(today())}).status_code == 302
    assert Unit.objects.get(code="W3").until == after(1)


def test_a_board_gets_its_quorum_and_another_unit_none(browser, town):
    client = browser(town.steward)
    sent = {"seats": "9", "needed": "5", "starts": str(today())}
    assert done(client, f"/units/{town.board.id}/quorum", sent).status_code == 302
    assert quorum_of(town.board.id, today()).needed == 5
    assert "no more than all" in beside(
        client.post(f"/units/{town.board.id}/quorum", sent | {"needed": "10"}), "needed"
    )
    assert client.get(f"/units/{town.police.id}/quorum").status_code == 404


def link_of(answer):
    return re.search(r"http://localhost:8420(/sign-in/invited/[^<\s]+)", answer.content.decode()).group(1)


def test_somebody_is_invited_from_their_page_and_the_link_opens(browser, town):
    client, path = browser(town.hr), f"/people/{town.officer.id}/account"
    assert "need none to be bound" in words(client.get(path))
    assert beside(client.post(f"{path}/invite", {"email": "nonsense"}), "email")
    answer = client.post(f"{path}/invite", {"email": "Sam@wexham.example"})
    town.officer.refresh_from_db()
    assert town.officer.account.email == "sam@wexham.example"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Your invitation" in words(browser().get(link_of(answer)))
    assert "/invited/" not in client.get(path).content.decode()
    again = link_of(client.post(f"{path}/invite"))
    assert browser().get(link_of(answer)).status_code == 410
    assert "Your invitation" in words(browser().get(again))
    assert Invitation.objects.filter(withdrawn_at=None).count() == 1


def test_an_account_is_closed_at_once_and_opened_again(browser, town):
    theirs, client, path = browser(town.officer), browser(town.hr), f"/people/{town.officer.id}/account"
    assert theirs.get("/home/").status_code == 200
    assert client.post(f"{path}/close", {"reason": ""}).status_code == 422
    assert client.post(f"{path}/close", {"reason": "threat"}).status_code == 302
    assert theirs.get("/home/").status_code == 302
    assert Account.objects.get(person=town.officer).state == State.DISABLED
    assert client.post(f"{path}/invite").status_code == 422
    assert client.post(f"{path}/open").status_code == 302
    assert Account.objects.get(person=town.officer).state == State.ACTIVE


def test_who_has_no_account_has_none_to_close(browser, town):
    answer = browser(town.hr).post(f"/people/{town.officer.id}/account/close", {"reason": "threat"})
    assert (answer.status_code, "They have no account." in words(answer)) == (422, True)


def test_an_address_that_is_somebody_elses_is_told_beside_the_field(browser, town):
    invite_person(OPERATOR, person=town.deputy.id, email="taken@wexham.example")
    answer = browser(town.hr).post(
        f"/people/{town.officer.id}/account/invite", {"email": "taken@wexham.example"}
    )
    assert answer.status_code == 422
    assert beside(answer, "email")
    assert town.officer.account_id is None


def test_the_keeper_alone_has_the_page_of_sensitive_positions(browser, town):
    give(Role.SENSITIVE_KEEPER, town.speaker, town.city)
    client = browser(town.speaker)
    assert "Sensitive positions" in words(client.get("/people/"))
    assert "Sensitive positions" not in words(browser(town.hr).get("/people/"))
    assert client.post("/people/sensitive", {"person": "Sam Reyes"}).status_code == 302
    assert sensitive_people(as_(town.speaker), today()) == {town.officer.id}
    assert "Sam Reyes" in words(client.get("/people/sensitive"))
    assert client.post(f"/people/sensitive/{town.officer.id}/off").status_code == 302
    assert sensitive_people(as_(town.speaker), today()) == frozenset()
    assert browser(town.hr).post(f"/people/sensitive/{town.officer.id}/off").status_code == 404


def test_no_page_that_others_see_changes_by_a_list(browser, town):
    give(Role.SENSITIVE_KEEPER, town.speaker, town.city)
    paths = [
        "/people/", f"/people/{town.officer.id}", f"/people/{town.officer.id}/leaving", f"/units/{town.patrol.id}",
        f"/people/{town.officer.id}/account", "/people/removals", "/home/", "/journal/?act=roster.sensitive.mark",
    ]  # fmt: skip
    client = browser(town.hr)

    def pages():
        bare = (client.get(path).content for path in paths)
        return [
            re.sub(rb'(csrfmiddlewaretoken" value=")[^"]+|Last looked at [0-9:. apm]+', b"", one)
            for one in bare
        ]

    before = pages()
    join_do_not_show(as_(town.officer))
    mark_sensitive(as_(town.speaker), person=town.officer.id)
    assert pages() == before


def test_rights_are_taken_away_and_looked_at_by_a_second_person(browser, town):
    give(Role.POSTER, town.officer, town.patrol, starts=after(-9), until=today())
    give(Role.IT, town.deputy, town.city)
    open_removals(CLOCKWORK)
    one = Removal.objects.get()
    client, path = browser(town.deputy), "/people/removals"
    assert "Take the rights of Sam Reyes away" in words(client.get("/home/"))
    assert "Rights on pages of Patrol" in words(client.get(path))
    assert client.post(f"{path}/{one.id}/done", {"proof": ""}).status_code == 422
    assert client.post(f"{path}/{one.id}/done", {"proof": "Ticket 8"}).status_code == 302
    assert "Somebody else has to look." in words(client.get(path))
    assert client.post(f"{path}/{one.id}/checked").status_code == 403
    assert "Look whether the rights of Sam Reyes are gone" in words(browser(town.hr).get("/home/"))
    assert browser(town.hr).post(f"{path}/{one.id}/checked").status_code == 302
    assert "Done, and looked at" in words(client.get(path))
    assert browser(town.hr).post(f"{path}/{uuid4()}/done", {"proof": "x"}).status_code == 404


def test_a_holder_ends_what_the_last_holder_lent(browser, town):
    row = delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.officer.id, unit=town.police.id, instrument="M"
    )
    give(Role.CHIEF, town.deputy, town.police, starts=today())
    assert "End it now" in words(browser(town.deputy).get("/powers/?policy=nmpd"))
    assert browser(town.deputy).post(f"/powers/ended/{row.id}").status_code == 302
    assert Delegation.objects.get().until == today()


def test_a_form_of_the_roster_without_its_token_is_refused(browser, town):
    client = browser(town.steward)
    client.handler.enforce_csrf_checks = True
    assert client.post("/roles/new", appointed(town)).status_code == 403
    assert not OfficeHolder.objects.filter(person=town.deputy).exists()


def test_a_paper_that_is_too_large_is_not_taken(browser, town):
    answer = browser(town.steward).post("/roles/new", appointed(town), CONTENT_LENGTH=str(10**8))
    assert answer.status_code == 413
    assert not OfficeHolder.objects.filter(person=town.deputy).exists()


def test_the_page_of_a_power_tells_where_a_request_goes(browser, town):
    aide = hire("Gil Prior", town.mayor, Category.MAYOR_STAFF)
    lead = hire("Cass Moor", town.mayor, Category.MAYOR_STAFF)
    give(Role.DEPT_HEAD, lead, town.mayor)
    seen = words(browser(aide).get("/powers/mpls.site/way"))
    assert "Endorses it: Department heads: Cass Moor Decides: The communications department: Jo Marsh" in seen
    assert browser(aide).get("/powers/mpls.nothing/way").status_code == 404
    assert "Where a request goes" in words(browser(town.officer).get("/powers/?policy=mpls"))
