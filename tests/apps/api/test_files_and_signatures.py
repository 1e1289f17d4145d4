"""Files go with requests by the interface, and come back to those who see them; no token signs for a person."""

import base64
import io
import json

import pytest
from django.test import Client
from PIL import Image
from tests.apps.api.conftest import program_of, told
from tests.apps.roster.town import today

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.approvals.models import Request
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.readiness.models import Acknowledgement
from bailiwick.apps.readiness.selectors.reading import rules_of

pytestmark = pytest.mark.django_db
SITE = {"identity": "Plaza", "purpose": "Closed roads."}


def photo(side=8):
    made = io.BytesIO()
    Image.effect_noise((side, side), 90).save(made, "PNG")
    return made.getvalue()


def sent(program, data, power="nmpd.employee-photo", **more):
    words = {"shows": "The fair.", "purpose": "Recruiting.", "identity": "Fair"}
    file = base64.b64encode(data).decode()
    return program.post("requests", power=power, told=words, file=file, **more)


def test_a_photo_goes_with_a_request_and_comes_back_byte_for_byte_to_those_alone_who_see_it(town):
    rookie, data = program_of(town.rookie), photo(side=900)
    assert len(data) > 600_000  # more than a body of anything else may be
    made = sent(rookie, data)
    assert made.status_code == 201, made.content
    identity = told(made)["id"]
    assert told(rookie.get(f"requests/{identity}"))["has_file"] is True
    back = rookie.get(f"requests/{identity}/file")
    assert (back.status_code, back["Content-Type"], back.content) == (200, "application/octet-stream", data)
    assert back["Content-Disposition"].startswith("attachment")
    peer, none = program_of(town.other), "00000000-0000-4000-8000-000000000000"
    hidden, absent = peer.get(f"requests/{identity}/file"), peer.get(f"requests/{none}/file")
    assert (hidden.status_code, hidden.content) == (404, absent.content)
    only_asks = program_of(town.speaker, Scope.REQUESTS_MAKE).get(f"requests/{identity}/file")
    assert (only_asks.status_code, told(only_asks)["type"]) == (403, "/api/v1/#not-for-that")


NOT_TAKEN = {
    "no picture": (b"MZ\x90\x00", "nmpd.employee-photo", "neither a picture"),
    "more than 6 MB": (b"\x89PNG" + bytes(6 * 1024 * 1024), "nmpd.employee-photo", "larger than 6 MB"),
    "where none goes with it": (b"\x89PNG", "nmpd.site", "No file goes with this."),
}


@pytest.mark.parametrize("case", NOT_TAKEN.values(), ids=NOT_TAKEN)
def test_a_file_that_does_not_fit_is_told_at_its_field_and_nothing_is_asked_for(town, case):
    data, power, says = case
    answer = sent(program_of(town.rookie), data, power)
    assert (answer.status_code, told(answer)["fields"][0]["field"]) == (422, "body.file")
    assert says in told(answer)["detail"]
    assert not Request.objects.exists()


def test_what_is_no_base64_or_far_too_large_is_told_as_a_problem(town):
    rookie = program_of(town.rookie)
    answer = rookie.post("requests", power="nmpd.employee-photo", file="abc")
    assert (answer.status_code, told(answer)["fields"][0]["field"]) == (422, "body.asking.file")
    assert sent(rookie, bytes(9 * 1024 * 1024)).status_code == 413
    stranger = Client(headers={"host": "localhost:8420"})
    large = stranger.post("/api/v1/requests", "x" * 600_000, content_type="application/json")
    assert large.status_code in {401, 413}


def test_what_is_asked_for_without_a_unit_is_asked_for_where_the_policies_know_it(town):
    made = program_of(town.rookie).post("requests", power="nmpd.site", told=SITE)
    assert told(made)["unit"] == str(town.patrol.id)


def paper_of(town):
    return rules_of(town.rookie.id, today())[0]


def sign(client, paper, digest):
    headers = {"idempotency-key": digest, "x-csrftoken": client.cookies["csrftoken"].value}
    where = f"/api/v1/readiness/papers/{paper.adoption.id}/signature"
    return client.post(
        where, json.dumps({"digest": digest}), content_type="application/json", headers=headers
    )


def test_no_token_signs_and_it_says_where_a_person_does(town):
    paper, rookie = paper_of(town), program_of(town.rookie)
    where = f"readiness/papers/{paper.adoption.id}"
    shown = told(rookie.get(where))
    assert (shown["digest"], shown["statement"][:31]) == (paper.digest, "I have received this policy. Si")
    answer = rookie.post(f"{where}/signature", digest=shown["digest"])
    assert (answer.status_code, told(answer)["type"]) == (403, "/api/v1/#second-step")
    assert told(answer)["page"] == f"/readiness/sign/{paper.adoption.id}"
    assert not Acknowledgement.objects.exists()


def test_a_session_whose_person_has_just_shown_the_second_step_signs_what_was_shown(town, browser):
    paper, client = paper_of(town), browser(town.rookie)
    client.get("/permissions/ask?power=nmpd.site")
    stale = sign(client, paper, "sha256:0")
    assert (stale.status_code, told(stale)["type"]) == (422, "/api/v1/#does-not-fit")
    done = sign(client, paper, paper.digest)
    assert (done.status_code, told(done)["day"]) == (201, str(today()))
    signed = Acknowledgement.objects.get()
    assert (signed.person_id, signed.digest) == (town.rookie.id, paper.digest)
    entry = json.loads(bytes(Entry.objects.filter(act="readiness.acknowledge").latest("index").manifest))
    assert entry["actor"]["channel"] == "api"


def test_what_does_not_bind_somebody_is_not_there_to_be_signed(town):
    none = "00000000-0000-4000-8000-000000000000"
    rookie = program_of(town.rookie)
    assert rookie.get(f"readiness/papers/{none}").status_code == 404
    assert rookie.post(f"readiness/papers/{none}/signature", digest="x").status_code == 404
