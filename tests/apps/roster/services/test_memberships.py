"""As what people work here: entered, changed, transferred and left, with everything that was kept."""

import json

import pytest
from tests.apps.roster.town import LONG_AGO, after, as_, give, hire, power, today, work

from bailiwick.apps.accounts.models import Account, State
from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.errors import LoopError, RosterError
from bailiwick.apps.roster.models import Category, Membership, OfficeHolder, Person, Role
from bailiwick.apps.roster.selectors import (
    cards_of,
    chain_of,
    departments_of,
    ending,
    history_of,
    lead_of,
    person_of_account,
    records,
    who_may,
)
from bailiwick.apps.roster.selectors.holding import noon_of
from bailiwick.apps.roster.services import (
    add_person,
    begin_membership,
    change_membership,
    close_accounts,
    correct_person,
    delegate,
    end_membership,
    leave,
    link_account,
    transfer,
)
from bailiwick.ui.contributing import HeldKind, Looker, held_by


def held_on(person, day):
    return held_by(person, Looker(person, noon_of(day)))


def row_of(person):
    return Membership.objects.filter(person=person).latest("starts")


NEEDED = {
    "a temp without a last day": (Category.TEMPORARY, {}, "needs a last day"),
    "an intern without a last day": (Category.INTERN, {}, "needs a last day"),
    "an intern without a supervisor": (Category.INTERN, {"until": after(30)}, "needs a supervisor"),
    "a volunteer for whom nobody answers": (Category.VOLUNTEER, {}, "answers for them"),
    "an appointee of nobody": (Category.APPOINTED, {}, "which office appointed"),
    "a contractor of nobody": (Category.CONTRACTOR, {}, "who employs them"),
    "somebody else of nobody": (Category.OTHER, {}, "who employs them"),
    "a board member of no board": (Category.BOARD_MEMBER, {}, "kind board"),
    "council staff of no ward": (Category.COUNCIL_STAFF, {}, "kind ward-office"),
    "an end before the start": (Category.STAFF, {"until": LONG_AGO}, "before the first"),
}


@pytest.mark.parametrize(("category", "more", "why"), NEEDED.values(), ids=NEEDED)
def test_each_category_asks_for_what_binds_its_people(town, category, more, why):
    before = Person.objects.count(), Entry.objects.count()
    with pytest.raises(RosterError, match=why):
        hire("Robin Vale", town.police, category, **more)
    assert (Person.objects.count(), Entry.objects.count()) == before


def test_a_person_needs_neither_an_account_nor_pay_to_be_bound(town):
    member = hire("Noor Hale", town.board, Category.BOARD_MEMBER, paid=False)
    (record,) = records(today(), [member.id])
    assert (record.category, record.paid, member.account_id) == (Category.BOARD_MEMBER, False, None)


@pytest.mark.clause("mpls/def.covered.3")
def test_a_council_aides_department_is_the_ward_office(town):
    aide = hire("Lee Dunmore", town.ward, Category.COUNCIL_STAFF, title="Council aide")
    assert departments_of(aide.id, today()) == [town.ward.id]
    assert [card.unit_name for card in cards_of(aide.id, today())] == ["Ward 3 office"]


def test_civil_service_rules_are_brought_in_by_the_flag_or_by_the_category(town):
    flagged = hire("Fran Ost", town.police, classified=True)
    named = hire("Max Ost", town.police, Category.CLASSIFIED)
    found = {one.person: one.categories for one in records(today(), [flagged.id, named.id])}
    assert found[flagged.id] == {Category.STAFF, Category.CLASSIFIED}
    assert found[named.id] == {Category.CLASSIFIED}


def test_an_office_has_a_named_lead_and_without_one_the_next_above(town):
    aide = hire("Gil Prior", town.mayor, Category.MAYOR_STAFF)
    head = hire("Cass Moor", town.city)
    give(Role.DEPT_HEAD, head, town.city)
    assert lead_of(town.mayor.id, today()) == head.id
    give(Role.DEPT_HEAD, aide, town.mayor)
    assert lead_of(town.mayor.id, today()) == aide.id
    leave(OPERATOR, person=aide.id, day=today())
    assert lead_of(town.mayor.id, today()) == head.id


def test_a_change_ends_a_row_and_begins_another(town):
    old = row_of(town.officer)
    new = work(town.patrol, title="Sergeant", sworn=True, supervisor=town.chief.id, starts=after(5))
    change_membership(OPERATOR, membership=old.id, work=new)
    assert [(one.title, one.starts, one.until) for one in history_of(town.officer.id)] == [
        ("Sergeant", after(5), None),
        ("Officer", LONG_AGO, after(5)),
    ]
    assert row_of(town.officer).employed_since == LONG_AGO


def test_the_chain_of_command_is_that_of_the_day(town):
    change_membership(
        OPERATOR,
        membership=row_of(town.officer).id,
        work=work(town.patrol, supervisor=town.chief.id, starts=after(5)),
    )
    assert [link.supervisor for link in chain_of(town.officer.id, today())] == [town.deputy.id, town.chief.id]
    assert [link.supervisor for link in chain_of(town.officer.id, after(5))] == [town.chief.id]


def test_nobody_answers_to_themself_by_any_way_round(town):
    with pytest.raises(LoopError):
        change_membership(
            OPERATOR,
            membership=row_of(town.chief).id,
            work=work(town.police, supervisor=town.officer.id, starts=today()),
        )
    assert chain_of(town.chief.id, today()) == ()


def test_who_leaves_has_nothing_from_that_day_on_and_had_it_before(town):
    give(Role.MODERATOR, town.officer, town.patrol)
    delegate(
        as_(town.chief), power=power("nmpd.site"), to=town.officer.id, unit=town.police.id, instrument="M 7"
    )
    leave(as_(town.hr), person=town.officer.id, day=after(2))
    assert {held.kind for held in held_on(town.officer.id, after(1))} == {
        HeldKind.MEMBERSHIP,
        HeldKind.ROLE,
        HeldKind.DELEGATION,
    }
    assert held_on(town.officer.id, after(2)) == []
    assert who_may(power("nmpd.site"), town.police.id, after(1)).is_one(town.officer.id)
    assert not who_may(power("nmpd.site"), town.police.id, after(2)).is_one(town.officer.id)
    details = json.loads(bytes(Entry.objects.last().manifest))["details"]
    assert {name: len(ids) for name, ids in details.items() if isinstance(ids, list)} == {
        "memberships": 1,
        "roles": 1,
        "delegations": 1,
    }


def test_what_was_to_begin_after_somebody_left_never_begins(town):
    give(Role.POSTER, town.officer, town.patrol, starts=after(10))
    leave(OPERATOR, person=town.officer.id, day=after(2))
    row = OfficeHolder.objects.get(person=town.officer)
    assert row.starts == row.until == after(10)


def test_people_who_answered_to_a_leaver_are_told_of(town):
    kinds = [held.kind for held in held_on(town.deputy.id, today())]
    assert HeldKind.PEOPLE in kinds


def test_who_is_transferred_leaves_roles_and_delegations_behind_but_those_somebody_thought_of(town):
    gone = give(Role.MODERATOR, town.officer, town.patrol)
    kept = give(Role.POSTER, town.officer, town.city)
    transfer(
        OPERATOR, membership=row_of(town.officer).id, work=work(town.comms, starts=after(4)), keeps=[kept.id]
    )
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert (gone.until, kept.until) == (after(4), None)
    assert [card.unit for card in cards_of(town.officer.id, after(4))] == [town.comms.id]


def test_one_of_two_seats_ends_and_the_other_stays(town):
    seat = begin_membership(
        OPERATOR, person=town.officer.id, work=work(town.board, Category.BOARD_MEMBER, paid=False)
    )
    assert len(cards_of(town.officer.id, today())) == 2
    end_membership(OPERATOR, membership=seat.id, day=today())
    assert [card.unit for card in cards_of(town.officer.id, today())] == [town.patrol.id]


def test_those_whose_work_ends_in_a_week_are_found_and_those_who_stay_are_not(town):
    boss = town.deputy.id
    intern = hire("Ira Stone", town.patrol, Category.INTERN, until=after(3), supervisor=boss)
    temp = hire("Bo Finch", town.patrol, Category.TEMPORARY, until=after(9))
    promoted = row_of(town.officer)
    change_membership(
        OPERATOR, membership=promoted.id, work=work(town.patrol, title="Sergeant", starts=after(2))
    )
    assert [one.person for one in ending(today(), after(7))] == [intern.id]
    assert [one.person for one in ending(after(8), after(9))] == [temp.id]


def test_a_name_is_put_right_and_the_entry_holds_no_name(town):
    correct_person(as_(town.hr), person=town.officer.id, name="Sam Reyes-Holt", email="Sam@Wexham.example")
    town.officer.refresh_from_db()
    assert (town.officer.name, town.officer.email) == ("Sam Reyes-Holt", "sam@wexham.example")
    manifest = bytes(Entry.objects.last().manifest)
    assert json.loads(manifest)["details"] == {"changed": ["name", "email"]}
    assert b"Holt" not in manifest


def test_an_address_or_a_number_is_one_persons(town):
    with pytest.raises(RosterError, match="has this e-mail address or number"):
        hire("Ann Other", town.police, external_id="100")
    account = create_account(OPERATOR, email="chief@wexham.example")
    link_account(OPERATOR, person=town.chief.id, account=account.pk)
    assert person_of_account(account.pk) == town.chief.id
    with pytest.raises(RosterError, match="somebody else's"):
        link_account(OPERATOR, person=town.deputy.id, account=account.pk)


def test_the_account_of_who_leaves_is_closed_that_day(town, monkeypatch):
    accounts = {}
    for one in (town.chief, town.officer, town.deputy):
        accounts[one.id] = create_account(OPERATOR, email=f"{one.id}@wexham.example")
        link_account(OPERATOR, person=one.id, account=accounts[one.id].pk)
    leave(OPERATOR, person=town.officer.id, day=today())
    leave(OPERATOR, person=town.deputy.id, day=after(1))
    states = {account.pk: account.state for account in Account.objects.all()}
    assert [states[accounts[one.id].pk] for one in (town.chief, town.officer, town.deputy)] == [
        State.ACTIVE,
        State.DISABLED,
        State.ACTIVE,
    ]
    assert close_accounts(CLOCKWORK) == 0
    monkeypatch.setattr("bailiwick.apps.roster.services.memberships.day_of", lambda _: after(1))
    assert close_accounts(CLOCKWORK) == 1


def test_colleagues_do_not_enter_one_another(town):
    with pytest.raises(RefusedError):
        add_person(as_(town.officer), name="A Friend", work=work(town.patrol))
    with pytest.raises(RefusedError):
        leave(as_(town.officer), person=town.chief.id, day=today())
    assert cards_of(town.chief.id, today()) != []


def test_the_rights_of_who_has_left_are_worth_nothing(town):
    leave(OPERATOR, person=town.hr.id, day=today())
    with pytest.raises(RefusedError):
        leave(as_(town.hr), person=town.officer.id, day=today())
    assert cards_of(town.officer.id, today()) != []
