"""The roster's pages: what each sees of whom, and what each may do there."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.roster.town import after, as_, give, hire, power, today
from tests.apps.roster.views.conftest import done, words

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.models import Category, Delegation, Person, Role
from bailiwick.apps.roster.selectors import is_not_shown
from bailiwick.apps.roster.services import delegate, join_do_not_show, leave, mark_sensitive

HEADER = "number,name,unit,category,starts\r\n"


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, words(answer)
    return words(answer)


PAGES = ["/people/", "/people/from-a-file", "/people/people.csv", "/units/", "/powers/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_is_sent_to_the_sign_in(browser, path):
    answer = browser().get(path)
    assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/sign-in/")


def test_the_list_of_people_finds_by_name_and_title(browser, town):
    client = browser(town.officer)
    assert "Dana Whitcombe Chief" in page(client, "/people/")
    found = page(client, "/people/?q=deputy+lou")
    assert "Lou Arden" in found
    assert "Dana Whitcombe" not in found
    assert "nobody here that you can see" in page(client, "/people/?q=zzz")


def test_a_colleague_sees_name_title_unit_chain_and_roles_and_no_category(browser, town):
    intern = hire(
        "Ira Stone", town.patrol, Category.INTERN, until=after(9), supervisor=town.deputy.id, title="Aide"
    )
    give(Role.BG_INVESTIGATOR, intern, town.police)
    give(Role.POSTER, intern, town.police)
    seen = page(browser(town.officer), f"/people/{intern.id}")
    assert "Aide, Patrol" in seen
    assert "Lou Arden Dana Whitcombe" in seen
    assert "Those who post for the agency" in seen
    assert "ackground" not in seen
    assert "intern" not in seen.replace("internal", "")
    assert "Their time here" not in seen


def test_human_resources_and_the_person_see_the_whole_record(browser, town):
    hidden = hire("Ira Stone", town.patrol, Category.INTERN, until=after(9), supervisor=town.deputy.id)
    for looker in (town.hr, hidden):
        seen = page(browser(looker), f"/people/{hidden.id}")
        assert "intern" in seen
        assert "Their time here" in seen


def test_hidden_and_absent_answer_with_the_same_bytes(browser, town):
    leave(OPERATOR, person=town.deputy.id, day=today())
    client = browser(town.officer)
    gone, never = client.get(f"/people/{town.deputy.id}"), client.get(f"/people/{uuid4()}")
    assert (gone.status_code, gone.content) == (404, never.content)
    assert "They do not work here now" in page(browser(town.hr), f"/people/{town.deputy.id}")


def test_a_page_is_the_same_whether_or_not_somebody_is_on_a_list(browser, town):
    give(Role.SENSITIVE_KEEPER, town.speaker, town.city)
    client, path = browser(town.hr), f"/people/{town.officer.id}"
    before = client.get(path).content
    join_do_not_show(as_(town.officer))
    mark_sensitive(as_(town.speaker), person=town.officer.id)
    token = b"csrfmiddlewaretoken"
    after_ = client.get(path).content
    assert before.split(token)[0] == after_.split(token)[0]
    assert len(before) == len(after_)


def test_a_member_joins_and_leaves_the_list_on_a_page_of_their_own(browser, town):
    client = browser(town.officer)
    assert "You need no reason" in page(client, "/people/not-shown")
    client.post("/people/not-shown", {"wanted": "yes"})
    assert is_not_shown(town.officer.id, today())
    assert "You are on the list." in page(client, "/people/not-shown")
    assert "You are not on the list." in page(browser(town.chief), "/people/not-shown")
    client.post("/people/not-shown", {"wanted": "no"})
    assert not is_not_shown(town.officer.id, today())
    assert "Do not show me" not in page(client, f"/people/{town.chief.id}")


def test_nobody_reads_in_the_journal_that_a_colleague_joined_the_list(browser, town):
    join_do_not_show(as_(town.officer))
    entry = Entry.objects.get(act="roster.do-not-show.join")
    for who, seen in ((town.steward, False), (town.officer, True)):
        listed = browser(who).get(f"/journal/?actor={town.officer.id}").content.decode()
        assert (str(entry.record) in listed) is seen
        assert (browser(who).get(f"/journal/{entry.record}/").status_code == 200) is seen
    absent = browser(town.steward).get(f"/journal/{uuid4()}/")
    assert browser(town.steward).get(f"/journal/{entry.record}/").content == absent.content
    assert "joined" not in page(browser(town.hr), f"/people/{town.officer.id}")


def test_powers_are_shown_with_who_has_them_today(browser, town):
    delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.officer.id, unit=town.police.id, instrument="M 7"
    )
    seen = page(browser(town.deputy), f"/powers/?policy=nmpd&unit={town.patrol.id}")
    assert "Dana Whitcombe holds it" in seen
    assert "Sam Reyes was let use it" in seen
    assert (
        "Dana Whitcombe lets Sam Reyes use The Chief approves every page (SOP 400.14, V.A), for Wexham Falls Police"
        in seen
    )
    sealed = page(browser(town.officer), f"/powers/?policy=pd&unit={town.patrol.id}")
    assert "is not kept here" in sealed


def test_the_chief_lends_a_power_and_ends_it(browser, town):
    client, path = browser(town.chief), f"/powers/nmpd.site/{town.police.id}/lend"
    assert "Let somebody use nmpd.site" in page(client, f"/powers/?policy=nmpd&unit={town.police.id}")
    assert "for Wexham Falls Police and its parts" in page(client, path)
    sent = {
        "to": "Lou Arden",
        "starts": str(today()),
        "last_day": str(after(30)),
        "instrument": "Memo 3",
    }
    assert client.post(path, sent | {"instrument": ""}).status_code == 422
    assert client.post(path, sent | {"last_day": str(after(-2))}).status_code == 200
    assert "before the first" in words(done(client, path, sent | {"last_day": str(after(-2))}))
    assert done(client, path, sent).status_code == 302
    row = Delegation.objects.get()
    assert (row.delegate_id, row.until, row.instrument) == (town.deputy.id, after(31), "Memo 3")
    assert "End it now" in page(client, "/powers/")
    assert "End it now" not in page(browser(town.officer), "/powers/")
    assert client.post(f"/powers/ended/{row.id}").status_code == 302
    row.refresh_from_db()
    assert row.until == today()
    assert "ended early" in page(client, "/powers/")


NOT_MINE = {
    "not the holder": ("deputy", "nmpd.site"),
    "a power nobody may lend": ("chief", "pd.platform"),
    "a power of the vault": ("chief", "pd.covert-use"),
    "no power at all": ("chief", "nmpd.nothing"),
}


@pytest.mark.parametrize(("who", "name"), NOT_MINE.values(), ids=NOT_MINE)
def test_the_page_for_lending_is_not_there_for_what_cannot_be_lent(browser, town, who, name):
    client = browser(getattr(town, who))
    assert client.get(f"/powers/{name}/{town.police.id}/lend").status_code == 404


def test_a_delegation_of_others_cannot_be_ended_from_its_address(browser, town):
    row = delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.deputy.id, unit=town.police.id, instrument="M"
    )
    assert browser(town.officer).post(f"/powers/ended/{row.id}").status_code == 404
    row.refresh_from_db()
    assert row.until is None


def send(client, text, **more):
    file = SimpleUploadedFile("people.csv", text.encode(), content_type="text/csv")
    return client.post("/people/from-a-file", {"file": file} | more)


def carried(answer):
    fields = {}
    for name in ("plan", "packed", "whole"):
        mark = f'type="hidden" name="{name}" value="'.encode()
        if mark in answer.content:
            fields[name] = answer.content.split(mark)[1].split(b'"')[0].decode()
    return fields


def test_a_file_is_looked_at_and_then_brought_in_as_it_was_seen(browser, town):
    client, text = browser(town.hr), HEADER + "7,Ada Quill,PD,staff,2024-02-01\r\n"
    looked = send(client, text)
    assert "Added 1" in words(looked)
    assert not Person.objects.filter(external_id="7").exists()
    done = client.post("/people/from-a-file", carried(looked))
    assert "Done." in words(done)
    assert Person.objects.filter(external_id="7").exists()
    assert Entry.objects.filter(act="roster.people.bring-in").count() == 1


def test_faults_are_a_table_and_nothing_is_brought_in(browser, town):
    client = browser(town.hr)
    answer = send(client, HEADER + "7,=Ada,XX,staff,2024-02-30\r\n")
    assert answer.status_code == 422
    assert "3 faults, and nothing was changed" in words(answer)
    assert "There is no unit with the code “XX”." in words(answer)
    assert not Person.objects.filter(external_id="7").exists()


def test_what_has_changed_since_the_look_is_shown_again_and_not_done(browser, town):
    client = browser(town.hr)
    first = carried(send(client, HEADER + "7,Ada Quill,PD,staff,2024-02-01\r\n"))
    second = carried(send(client, HEADER + "8,Ben Sorrel,PD,staff,2024-02-01\r\n"))
    answer = client.post("/people/from-a-file", second | {"plan": first["plan"]})
    assert answer.status_code == 422
    assert "Look at what would happen now." in words(answer)
    assert not Person.objects.filter(external_id__in="78").exists()


ODD = {
    "nothing": {},
    "no file": {"packed": ""},
    "no packing": {"packed": "@@@"},
    "no file in it": {"packed": "AAAA"},
}


@pytest.mark.parametrize("sent", ODD.values(), ids=ODD)
def test_a_form_without_a_file_is_told_so(browser, town, sent):
    answer = browser(town.hr).post("/people/from-a-file", sent)
    assert answer.status_code == 422
    assert "Choose one." in words(answer)


def test_who_may_not_enter_people_finds_no_page_for_it(browser, town):
    assert browser(town.officer).get("/people/from-a-file").status_code == 404
    assert "from a file" not in page(browser(town.officer), "/people/")
    assert "from a file" in page(browser(town.hr), "/people/")


def queries_of(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [re.sub(r'"s\d+_x\d+"', "", query["sql"]).split(" WHERE")[0][:60] for query in queries]


@pytest.mark.parametrize(
    "path", ["/people/", "/units/", "/units/{unit}", "/powers/?policy=nmpd&unit={unit}", "/people/{person}"]
)
def test_a_page_takes_no_more_queries_for_forty_people_than_for_six(browser, town, path):
    client, path = browser(town.hr), path.format(unit=town.patrol.id, person=town.chief.id)
    delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.deputy.id, unit=town.police.id, instrument="M"
    )
    client.get(path)
    before = queries_of(client, path)
    for number in range(34):
        one = hire(f"Person {number}", town.patrol, supervisor=town.chief.id)
        give(Role.POSTER, one, town.patrol)
        delegate(as_(town.chief), power=power("nmpd.site"), to=one.id, unit=town.police.id, instrument="M")
    assert queries_of(client, path) == before
    assert len(before) <= 50  # a person's page asks every room, each once
