"""The custodian and counsel act a demand out in the browser, from its arrival to the package in somebody's hands."""

import hashlib
import re

import pytest
from django.utils import timezone
from tests.apps.records.playing import (
    as_,
    build,
    custody,
    manifest,
    opened,
    received,
    searched,
    signed,
    today,
    told,
)
from tests.apps.roster.town import after
from tests.apps.sites.conftest import words

from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import INTERNAL, sign_and_publish
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.keeping.services import place_hold
from bailiwick.apps.records import services
from bailiwick.apps.records.contributions import waiting
from bailiwick.apps.records.models import Demand
from bailiwick.ledger.tlogproof import TlogProof
from bailiwick.ui.contributing import Looker

pytestmark = pytest.mark.django_db


def asked(town, **more):
    return {
        "unit": town.city.id,
        "kind": "discovery-order",
        "authority": "Superior Court, Dell v. City",
        "number": "26-CV-0114",
        "received_on": today().isoformat(),
        "due_on": after(9).isoformat(),
        "sites": [str(town.site.id)],
        "words": "culvert",
        "matter": "civil-2026-014",
    } | more


def home(who):
    return [(str(one.says), one.urgent) for one in waiting(Looker(who.id, timezone.now()))]


@pytest.mark.parametrize(
    ("pack", "kind"),
    [
        pytest.param("pd", "discovery-order", marks=pytest.mark.clause("pd/IV.A.7.s5")),
        pytest.param("nmpd", "subpoena", marks=pytest.mark.clause("nmpd/V.E.s2")),
    ],
)
def test_an_order_is_exported_and_the_custody_log_names_who_exported_what_and_when(pack, kind, sign_in):
    town = build(pack)
    signed()
    counsel, custodian = sign_in(town.counsel), sign_in(town.custodian)
    led = counsel.post("/demands/new", asked(town, kind=kind)).url
    assert [urgent for _, urgent in home(town.custodian)] == [False]
    assert custodian.post(f"{led}/do/search").status_code == 302
    shown = words(custodian.get(led))
    assert "Gone from its page" in shown
    assert custodian.post(f"{led}/do/export").status_code == 302
    taken = custodian.post(f"{led}/packages/1")
    assert taken.headers["Content-Type"] == "application/zip"
    sha256 = hashlib.sha256(taken.content).hexdigest()
    handed = {"package": "1", "to": "Ana Brandt", "way": "On a drive", "day": today().isoformat()}
    assert counsel.post(f"{led}/do/hand-over", handed).status_code == 302
    log = words(counsel.get(led)).partition("Custody log")[2]
    entry = Entry.objects.get(act="records.demand.export")
    items = len(manifest(opened(taken.content))["items"])
    assert re.search(
        rf"entry {entry.index} Ines Moy exported a package. Package 1, {items} items, SHA-256 {sha256}", log
    )
    assert "Max Orr handed a package over. Package 1" in log
    assert "To Ana Brandt, On a drive" in log
    assert home(town.custodian) == []
    held, searched_by = (
        next(one for one in custody(opened(taken.content)) if one["act"] == act)
        for act in ("keeping.hold", "records.demand.search")
    )
    assert (held["who"], searched_by["who"]) == ("Max Orr", "Ines Moy")


def test_the_receipt_of_an_export_is_there_once_the_journal_is_signed_and_names_the_package(sign_in):
    town = build()
    signed()
    demand = searched(town)
    services.export(as_(town.custodian), demand)
    client = sign_in(town.custodian)
    assert client.get(f"/demands/{demand}/packages/1/receipt").status_code == 404
    sign_and_publish(INTERNAL, timezone.now())
    receipt = client.get(f"/demands/{demand}/packages/1/receipt")
    package = client.post(f"/demands/{demand}/packages/1").content
    proof = TlogProof.from_bytes(receipt.content)
    assert proof.index == Entry.objects.get(act="records.demand.export").index
    assert hashlib.sha256(package).hexdigest().encode() in proof.extra
    assert client.get(f"/demands/{demand}/packages/2/receipt").status_code == 404


def test_hidden_and_absent_demands_answer_alike_and_the_list_tells_nobody_of_them(sign_in):
    town = build()
    demand = received(town)
    client = sign_in(town.sam)
    there, nowhere = client.get(f"/demands/{demand}"), client.get(f"/demands/{town.site.id}")
    assert (there.status_code, there.content) == (404, nowhere.content)
    assert client.get("/demands/new").status_code == 404
    assert "nothing here that you can open" in words(client.get("/demands/"))
    assert home(town.sam) == []


def test_something_is_left_out_with_a_reason_and_put_back(sign_in):
    town = build()
    demand = searched(town)
    client = sign_in(town.custodian)
    thing = f"item:{town.comment.pk}"
    refused = client.post(f"/demands/{demand}/do/leave-out", {"thing": thing, "words": ""})
    assert refused.status_code == 422
    assert "Nobody has said why it is left out." in words(refused)
    assert (
        client.post(f"/demands/{demand}/do/leave-out", {"thing": thing, "words": "Private."}).status_code
        == 302
    )
    assert "Left out: Private." in words(client.get(f"/demands/{demand}"))
    assert client.post(f"/demands/{demand}/do/put-back", {"thing": thing}).status_code == 302
    assert "Left out: Private." not in words(client.get(f"/demands/{demand}")).partition("Custody log")[0]
    assert client.post(f"/demands/{demand}/do/moon").status_code == 404


def test_a_hold_is_let_go_by_two_and_the_page_asks_for_another(sign_in):
    town = build()
    demand = received(town)
    counsel, custodian = sign_in(town.counsel), sign_in(town.custodian)
    assert "Ask for the hold to be released" not in words(custodian.get(f"/demands/{demand}"))
    assert counsel.post(f"/demands/{demand}/do/ask-release", {"words": "Settled."}).status_code == 302
    assert counsel.post(f"/demands/{demand}/do/release").status_code == 403
    assert home(town.custodian)[-1][0] == "Max Orr asks for a hold to be released."
    assert custodian.post(f"/demands/{demand}/do/release").status_code == 302
    shown = words(custodian.get(f"/demands/{demand}"))
    assert "Nothing is held for this demand" in shown
    assert custodian.post(f"/demands/{demand}/do/search").status_code == 403
    assert custodian.post(f"/demands/{demand}/do/hold", {"matter": "Civil 2"}).status_code == 422
    assert custodian.post(f"/demands/{demand}/do/hold", {"matter": "civil-2"}).status_code == 302
    assert custodian.post(f"/demands/{demand}/do/close", {"words": "Withdrawn."}).status_code == 302
    assert "Closed" in words(custodian.get(f"/demands/{demand}"))


def test_a_demand_names_a_hold_that_is_there_and_a_faulty_one_is_told_in_its_field(sign_in):
    town = build()
    hold = place_hold(as_(town.counsel), "civil-1", Scope(sites=frozenset({town.site.id})))
    client = sign_in(town.counsel)
    assert "civil-1" in words(client.get("/demands/new"))
    wrong = client.post("/demands/new", asked(town, due_on=after(-1).isoformat()))
    assert wrong.status_code == 422
    assert "It is due before it arrived." in words(wrong)
    assert client.post("/demands/new", asked(town, hold=str(hold.pk))).status_code == 302
    assert Demand.objects.get().steps.last().hold_id == hold.pk


def test_what_is_due_is_told_on_home_and_what_is_late_first():
    town = build()
    services.record_demand(as_(town.counsel), told(town, due_on=after(9)))
    services.record_demand(as_(town.counsel), told(town, due_on=after(2)))
    assert [urgent for _, urgent in home(town.counsel)] == [True, False]
    assert home(town.sam) == []
