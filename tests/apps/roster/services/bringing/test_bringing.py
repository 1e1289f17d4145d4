"""People are brought in from a file: looked at, then at once and whole; the same file again changes nothing."""

import json
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.roster.town import after, as_, give, hire, today

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.roster.errors import ChangedError
from bailiwick.apps.roster.models import Category, Membership, OfficeHolder, Person, Role
from bailiwick.apps.roster.selectors import cards, chain_of, history_of, records
from bailiwick.apps.roster.services import bringing
from bailiwick.apps.roster.services.bringing import Kind

COLUMNS = "number,name,email,unit,category,title,supervisor,full_time,starts,last_day"
ADA = "7,Ada Quill,ada@wexham.example,PD,staff,Analyst,,yes,2024-02-01,"
BEN = "8,Ben Sorrel,,PAT,staff,Officer,7,no,2024-03-01,"


def file_of(*lines, columns=COLUMNS):
    return ("\r\n".join([columns, *lines]) + "\r\n").encode()


def look(*lines, **options):
    return bringing.look_at(file_of(*lines), today(), **options)


def bring(*lines, actor=OPERATOR, **options):
    plan = look(*lines, **options)
    assert plan.faults == (), [str(fault) for fault in plan.faults]
    return bringing.bring_in(actor, data=file_of(*lines), expected=plan.digest, **options)


def kinds(plan):
    return [(one.kind, one.number, one.columns) for one in plan.changes]


def state():
    return Person.objects.count(), Membership.objects.count(), Entry.objects.count()


FAULTY = {
    "no number": (",Ada,,PD,staff,,,,2024-02-01,", "number", "is empty"),
    "no name": ("7,,,PD,staff,,,,2024-02-01,", "name", "is empty"),
    "no first day": ("7,Ada,,PD,staff,,,,,", "starts", "is empty"),
    "a unit nobody knows": ("7,Ada,,XX,staff,,,,2024-02-01,", "unit", "no unit with the code"),
    "a category nobody knows": ("7,Ada,,PD,wizard,,,,2024-02-01,", "category", "none of the categories"),
    "a day in another form": ("7,Ada,,PD,staff,,,,02/01/2024,", "starts", "is no day"),
    "a day that never was": ("7,Ada,,PD,staff,,,,2023-02-29,", "starts", "is no day"),
    "a day in other figures": ("7,Ada,,PD,staff,,,,٢٠٢٤-٠٢-٠١,", "starts", "is no day"),
    "a day of another century": ("7,Ada,,PD,staff,,,,1024-02-01,", "starts", "too far away"),
    "an end before the start": ("7,Ada,,PD,staff,,,,2024-02-01,2024-01-31", "last_day", "before the first"),
    "neither yes nor no": ("7,Ada,,PD,staff,,,perhaps,2024-02-01,", "full_time", "neither yes nor no"),
    "no e-mail address": ("7,Ada,ada at wexham,PD,staff,,,,2024-02-01,", "email", "no e-mail address"),
    "a supervisor nobody knows": ("7,Ada,,PD,staff,,999,,2024-02-01,", "supervisor", "nobody with the number"),
    "their own supervisor": ("7,Ada,,PD,staff,,7,,2024-02-01,", "supervisor", "answer to themself"),
    "a temp without an end": ("7,Ada,,PD,temporary,,,,2024-02-01,", "last_day", "needs a last day"),
    "an intern of nobody": (f"7,Ada,,PD,intern,,,,2024-02-01,{after(9)}", "supervisor", "needs a supervisor"),
    "a volunteer of nobody": ("7,Ada,,PD,volunteer,,,,2024-02-01,", "sponsor", "answers for them"),
    "an appointee of nobody": ("7,Ada,,PD,appointed,,,,2024-02-01,", "appointed_by", "appointed them"),
    "a contractor of nobody": ("7,Ada,,PD,contractor,,,,2024-02-01,", "employer", "who employs them"),
    "a board member of no board": ("7,Ada,,PD,board-member,,,,2024-02-01,", "unit", "of the kind board"),
    "a number that stands twice": ("5,Ada,,PD,staff,,,,2024-02-01,", "number", "stands in line 2 already"),
    "an address that stands twice": (
        "7,Ada,five@wexham.example,PD,staff,,,,2024-02-01,", "email", "stands in line 2 already",
    ),
    "an address of somebody here": (
        "7,Ada,held@wexham.example,PD,staff,,,,2024-02-01,", "email", "Number 100 has this address",
    ),
    "an address of somebody by hand": (
        "7,Ada,byhand@wexham.example,PD,staff,,,,2024-02-01,", "email", "entered by hand",
    ),
}  # fmt: skip
FIVE = "5,Five,five@wexham.example,PD,staff,,,,2024-02-01,"


@pytest.mark.parametrize(("line", "column", "why"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_line_is_told_and_nothing_is_changed(town, line, column, why):
    hire("Hand", town.police, email="byhand@wexham.example")
    bring("100,Dana Whitcombe,held@wexham.example,PD,staff,Chief,,,2020-01-01,")
    before = state()
    plan = look(FIVE, line)
    assert [(one.line, one.column) for one in plan.faults if why in str(one.says)] == [(3, column)]
    assert plan.changes == ()
    with pytest.raises(bringing.FaultyLinesError):
        bringing.bring_in(OPERATOR, data=file_of(FIVE, line), expected=plan.digest)
    assert state() == before


def test_a_file_with_every_kind_of_fault_tells_all_of_them_at_once(town):
    told = [line for name, (line, _, _) in FAULTY.items() if "somebody" not in name and "twice" not in name]
    lines = [
        line.replace("7,", f"{700 + place},") if line.startswith("7,") else line
        for place, line in enumerate(told)
    ]
    lines = [line.replace(",,7,", f",,{line.split(',')[0]},") for line in lines]
    plan = look(*lines)
    assert {one.line for one in plan.faults} == set(range(2, len(lines) + 2))
    assert [one.line for one in plan.faults] == sorted(one.line for one in plan.faults)


def test_a_ring_of_supervisors_is_told_in_each_of_its_lines(town):
    ring = [f"{n},P{n},,PD,staff,,{boss},,2024-02-01," for n, boss in ((1, 2), (2, 3), (3, 1), (4, 1))]
    assert [one.line for one in look(*ring).faults] == [2, 3, 4]


def test_a_ring_over_somebody_who_is_here_already_is_told(town):
    bring(ADA, BEN)
    plan = look("7,Ada Quill,ada@wexham.example,PD,staff,Analyst,8,yes,2024-02-01,")
    assert [(one.line, one.column) for one in plan.faults] == [(2, "supervisor")]


def test_looking_changes_nothing_and_takes_four_queries(town, django_assert_num_queries):
    before = state()
    with django_assert_num_queries(4):
        plan = look(*(f"{n},P{n},,PD,staff,,,,2024-02-01," for n in range(1, 300)))
    assert plan.counts[Kind.ADDED] == 299
    assert state() == before


@pytest.mark.clause("mpls/def.covered.1")
def test_a_part_timer_of_hrs_file_is_bound(town):
    bring(ADA, BEN)
    ben = Person.objects.get(external_id="8")
    (record,) = records(today(), [ben.id])
    assert (record.category, record.full_time, record.unit) == (Category.STAFF, False, town.patrol.id)
    assert [link.supervisor for link in chain_of(ben.id, today())] == [Person.objects.get(external_id="7").id]


def test_the_same_file_again_changes_nobody(town):
    bring(ADA, BEN)
    people, work, entries = state()
    again = bring(ADA, BEN)
    assert [kind for kind, _, _ in kinds(again)] == [Kind.UNCHANGED, Kind.UNCHANGED]
    assert state() == (people, work, entries + 1)


def test_a_file_is_one_entry_and_each_person_in_it_another_without_a_name(town):
    before = Entry.objects.count()
    plan = bring(ADA, BEN)
    entries = list(Entry.objects.all())[before:]
    assert Counter(entry.act for entry in entries) == {
        "roster.person.brought-in": 2,
        "roster.people.bring-in": 1,
    }
    details = json.loads(bytes(entries[-1].manifest))["details"]
    assert (details["plan"], details["added"]) == (plan.digest, 2)
    assert not any(b"Quill" in bytes(entry.manifest) for entry in entries)


CHANGES = {
    "a title": (ADA.replace("Analyst", "Editor"), ("title",), 2),
    "a name": (ADA.replace("Ada Quill", "Ada Quill-Reed"), ("name",), 1),
    "an address": (ADA.replace("ada@", "quill@"), ("email",), 1),
    "a unit": (ADA.replace(",PD,", ",COM,"), ("unit",), 2),
    "a last day": (ADA + str(after(30)), ("last_day",), 1),
    "a first day": (ADA.replace("2024-02-01", "2023-02-01"), ("starts",), 2),
    "a supervisor": (ADA.replace(",,yes", ",100,yes"), ("supervisor",), 2),
}


@pytest.mark.parametrize(("line", "columns", "rows"), CHANGES.values(), ids=CHANGES)
def test_what_has_changed_is_told_and_history_is_kept(town, line, columns, rows):
    bring("100,Dana Whitcombe,,PD,staff,Chief,,,2020-01-01,", ADA)
    ada = Person.objects.get(external_id="7")
    plan = bring("100,Dana Whitcombe,,PD,staff,Chief,,,2020-01-01,", line)
    assert kinds(plan)[1] == (Kind.CHANGED, "7", columns)
    history = history_of(ada.id)
    assert len(history) == rows
    assert len(records(today(), [ada.id])) == 1
    assert look("100,Dana Whitcombe,,PD,staff,Chief,,,2020-01-01,", line).counts[Kind.UNCHANGED] == 2


def test_who_has_left_by_the_file_leaves_altogether(town):
    bring(ADA, BEN)
    ben = Person.objects.get(external_id="8")
    give(Role.MODERATOR, ben, town.patrol, starts=today())
    plan = bring(ADA, BEN + str(after(-1)))
    assert [kind for kind, _, _ in kinds(plan)] == [Kind.UNCHANGED, Kind.ENDED]
    assert records(today(), [ben.id]) == []
    assert OfficeHolder.objects.get(person=ben).until <= today()
    assert [kind for kind, _, _ in kinds(look(ADA, BEN + str(after(-1))))] == [Kind.UNCHANGED] * 2


def test_who_is_missing_from_a_whole_file_has_left_and_from_another_has_not(town):
    bring(ADA, BEN)
    assert [kind for kind, _, _ in kinds(look(ADA))] == [Kind.UNCHANGED]
    plan = bring(ADA, whole=True)
    assert [(kind, number) for kind, number, _ in kinds(plan)] == [(Kind.UNCHANGED, "7"), (Kind.ENDED, "8")]
    assert "Ben Sorrel" not in [card.name for card in cards(today())]
    assert "Lou Arden" in [card.name for card in cards(today())]


def test_who_comes_back_is_the_same_person_with_a_new_row(town):
    bring(ADA, BEN + str(after(20)))
    bring(ADA, BEN + str(after(-1)))
    plan = bring(ADA, BEN)
    assert kinds(plan)[1][0] is Kind.ADDED
    assert len(history_of(Person.objects.get(external_id="8").id)) == 2


def test_who_had_left_before_anybody_knew_them_is_not_entered(town):
    plan = bring(ADA, BEN + "2024-12-31")
    assert [kind for kind, _, _ in kinds(plan)] == [Kind.ADDED, Kind.PAST]
    assert not Person.objects.filter(external_id="8").exists()


def test_two_people_exchange_their_addresses_in_one_file(town):
    first, second = (ADA, BEN.replace("Ben Sorrel,", "Ben Sorrel,ben@wexham.example"))
    bring(first, second)
    bring(first.replace("ada@", "ben@"), second.replace("ben@", "ada@"))
    assert [one.email for one in Person.objects.filter(external_id__in="78").order_by("external_id")] == [
        "ben@wexham.example",
        "ada@wexham.example",
    ]


CHANGED_SINCE = {
    "another file": lambda: None,
    "another roster": lambda: bring(BEN.replace(",7,", ",,")),
}


@pytest.mark.parametrize("since", CHANGED_SINCE.values(), ids=CHANGED_SINCE)
def test_what_was_not_looked_at_is_not_brought_in(town, since):
    data = file_of(ADA, BEN)
    seen = bringing.look_at(data, today())
    since()
    if since is CHANGED_SINCE["another file"]:
        data = file_of(ADA, BEN, "9,Cy Dale,,PD,staff,,,,2024-03-01,")
    before = state()
    with pytest.raises(ChangedError, match="Look at what would happen now"):
        bringing.bring_in(OPERATOR, data=data, expected=seen.digest)
    assert state() == before


def test_who_may_not_enter_people_of_a_unit_brings_in_nobody(town):
    with pytest.raises(RefusedError):
        bring(ADA, actor=as_(town.chief))
    assert not Person.objects.filter(external_id="7").exists()
    bring(ADA, actor=as_(town.hr))
    assert Person.objects.filter(external_id="7").exists()


people = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Officer", "Clerk"]),
        "unit": st.sampled_from(["PD", "PAT", "COM"]),
        "boss": st.sampled_from(["", "1", "2"]),
        "ends": st.sampled_from([None, -1, 40]),
    }
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(st.integers(3, 6), people, max_size=4), min_size=1, max_size=3))
def test_after_any_files_the_same_file_changes_nobody_and_nobody_works_twice(town, files):
    bosses = [f"{n},P{n},,PD,staff,,,,2024-02-01," for n in (1, 2)]
    for one in files:
        lines = [
            f"{n},P{n},,{p['unit']},staff,{p['title']},{p['boss']},,2024-02-01,"
            + (str(today() + timedelta(days=p["ends"])) if p["ends"] else "")
            for n, p in one.items()
        ]
        bring(*bosses, *lines)
        again = look(*bosses, *lines)
        assert {kind for kind, _, _ in kinds(again)} <= {Kind.UNCHANGED, Kind.PAST}
    current = Counter(record.person for record in records(today()))
    assert set(current.values()) <= {1}
