"""Lists, page by page: they end where there is nothing more."""

from uuid import uuid4

import pytest
from tests.apps.api.conftest import program_of, told
from tests.apps.approvals.playing import approved_memo

from bailiwick.apps.approvals.models import Request, Step
from bailiwick.apps.approvals.selectors.requests import load
from bailiwick.apps.approvals.services.stepping import placed
from bailiwick.apps.journal.guard import act_open

MANY = 104


@pytest.fixture
def many(town):
    """So many memoranda in force, each a copy of one that was asked for and decided; their ids."""
    first = approved_memo(town).row.id
    row, steps = Request.objects.get(pk=first), list(Step.objects.filter(request_id=first))
    made = {str(first)}
    with act_open():
        for number in range(1, MANY):
            row.pk, row.number = uuid4(), row.number + number
            row.save(force_insert=True)
            for step in steps:
                step.pk, step.key, step.request = uuid4(), f"{row.pk}:{step.number}", row
                step.save(force_insert=True)
            placed(load(row.pk))
            made.add(str(row.pk))
    return made


@pytest.mark.parametrize("path", ["requests", "requests?which=register", "permissions"])
def test_a_list_of_requests_ends_where_there_are_no_more(town, many, path):
    rookie, found, cursor = program_of(town.rookie), [], ""
    address, _, which = path.partition("?which=")
    asked = {"which": which} if which else {}
    while cursor is not None:
        page = told(rookie.get(address, limit=100, cursor=cursor, **asked))
        found, cursor = found + [one["id"] for one in page["items"]], page["next"]
    assert (len(found), set(found)) == (MANY, many)


def test_a_cursor_is_good_for_the_list_and_the_filters_it_was_given_for(town):
    hr = program_of(town.hr)
    cursor = told(hr.get("people", limit=1, q="a"))["next"]
    assert told(hr.get("people", limit=2, q="a", cursor=cursor))["items"]
    others = [("people", {}), ("people", {"q": "e"}), ("units", {"q": "a"}), ("packs", {}), ("journal", {})]
    answers = [hr.get(path, cursor=cursor, **asked) for path, asked in others]
    assert {(one.status_code, told(one)["type"]) for one in answers} == {(400, "/api/v1/#not-read")}
