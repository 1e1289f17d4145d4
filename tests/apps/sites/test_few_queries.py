"""The register and the page of one site in few queries, with one row and with thirty, and as they are after an act."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import as_, build, today
from tests.apps.sites.watching import html, police_page
from tests.apps.sites.watching import seen as looked_at

import bailiwick.apps.sites
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.selectors import kept as module
from bailiwick.apps.journal.selectors.kept import forget
from bailiwick.apps.roster.services import leave
from bailiwick.apps.sites import services
from bailiwick.apps.sites.views import sites as views
from bailiwick.apps.sites.views.helping import READS, ROOMS_ABOVE
from bailiwick.ui.contributing import contributors

MOST = 6
"""No page asks more (performance anchors, part 6): of one that is looked at again."""
FIRST_LOOK = {"/sites/": 31, "page": 48, "notices": 48}
"""Of the first look after an act; it does not grow either."""
ELSEWHERE = {"journal", "accounts"}
"""Who is signed in is asked each time, and the log itself is no part of these pages."""


def asked(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [
        one["sql"] for one in queries if not re.match("SAVEPOINT|RELEASE|UPDATE", one["sql"])
        and "accounts_pacing" not in one["sql"]
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_register_and_a_page_take_few_queries_with_one_row_and_with_thirty(sign_in):
    town = build("nmpd", "mpls")
    page = police_page(town)
    looked_at(page, html())
    client = sign_in(town.chief)
    told = {}
    for rows in (1, 30):
        for number in range(1, rows):
            looked_at(police_page(town, f"Page{number}"), html())
        at = f"/sites/{page.id}"
        for name, address in (("/sites/", "/sites/"), ("page", at), ("notices", f"{at}/notices")):
            forget()
            first, again = len(asked(client, address)), len(asked(client, address))
            assert again <= MOST, (name, rows, first, again)
            told.setdefault(name, []).append((first, again))
        assert len(asked(client, "/sites/?state=under-review&q=Wexham")) <= FIRST_LOOK["/sites/"] + 1
    assert {name: len(set(found)) for name, found in told.items()} == dict.fromkeys(FIRST_LOOK, 1), told
    assert [name for name, found in told.items() if found[0][0] > FIRST_LOOK[name]] == [], told


@pytest.mark.django_db
def test_what_was_done_a_moment_ago_is_on_the_page_and_who_may_see_it_no_longer_does_not(sign_in):
    town = build("nmpd")
    page = police_page(town)
    address, client, other = f"/sites/{page.id}", sign_in(town.press), sign_in(town.chief)
    for one in (client, other):
        assert "Whoever drives on Elm Street." not in words(one.get(address))
    services.fill(as_(town.press), page.id, {"audience": "Whoever drives on Elm Street."})
    for one in (client, other):
        assert "Whoever drives on Elm Street." in words(one.get(address))
    assert "Order it closed" in words(other.get(address))
    assert "Order it closed" not in words(client.get(address))
    leave(OPERATOR, person=town.press.id, day=today())
    assert client.get(address).status_code != 200


@pytest.mark.django_db
def test_another_text_of_a_policy_is_read_at_once_though_no_act_brings_it(sign_in, monkeypatch):
    town = build("nmpd")
    page, client = police_page(town), sign_in(town.press)
    for address in ("/sites/", f"/sites/{page.id}"):
        asked(client, address)
        assert len(asked(client, address)) <= MOST
        another = object()
        monkeypatch.setattr(views, "library", lambda one=another: one)
        assert len(asked(client, address)) > MOST


def as_told(value):
    """All that a kept answer holds, down to the columns of its rows."""
    if is_dataclass(value):
        return [type(value).__name__, *(as_told(getattr(value, one.name)) for one in fields(value))]
    if isinstance(value, Model):
        return [
            type(value).__name__,
            {name: as_told(one) for name, one in vars(value).items() if name != "_state"},
        ]
    if isinstance(value, Mapping):
        return sorted((str(name), as_told(one)) for name, one in value.items())
    if isinstance(value, list | tuple):
        return [as_told(one) for one in value]
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)


@pytest.mark.django_db
def test_whoever_gets_a_kept_answer_changes_nothing_in_it(sign_in):
    town = build("nmpd", "mpls")
    page = police_page(town)
    looked_at(page, html())
    pages = ("/sites/", "/sites/?q=Wexham", f"/sites/{page.id}", f"/sites/{page.id}/notices")
    clients = [sign_in(town.chief), sign_in(town.press)]
    tried = [(client, address) for client in clients for address in pages]
    for client, address in tried:
        client.get(address)
    shelves = {reads: list(shelf.answers) for reads, shelf in module._shelves.items()}
    assert module._shelves
    before = [as_told(one) for shelf in module._shelves.values() for one in shelf.answers.values()]
    for client, address in tried:
        client.get(address, headers={"accept-language": "es"})
        client.post(f"/sites/{page.id}/do/nothing")
    assert {reads: list(shelf.answers) for reads, shelf in module._shelves.items()}.keys() == shelves.keys()
    for reads, keys in shelves.items():
        assert set(keys) <= set(module._shelves[reads].answers)
    again = {key: one for shelf in module._shelves.values() for key, one in shelf.answers.items()}
    assert [as_told(again[key]) for keys in shelves.values() for key in keys] == before


def test_every_room_that_these_pages_are_read_from_counts():
    """An act of a room that is left out would leave what is shown as it was."""
    folder = Path(bailiwick.apps.sites.__file__).parent
    found = set()
    for file in folder.rglob("*.py"):
        if "migrations" not in file.parts:
            found |= set(re.findall(r"bailiwick\.apps\.(\w+)", file.read_text()))
    assert found - ELSEWHERE <= READS
    above = {one.__name__.split(".")[-2] for one in contributors() if hasattr(one, "of_site")}
    assert above == ROOMS_ABOVE
