"""The board of a policy in force: every clause with what lives it, narrowed by the policy's own groups."""

from uuid import uuid4

import pytest
from django.utils import timezone
from tests.apps.policies.helpers import adopted, today
from tests.apps.roster.views.conftest import words

from bailiwick.apps.journal.facts import person
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.policies.models import Passage
from bailiwick.apps.policies.selectors.board import board_for
from bailiwick.kernel.canonical import canonical_json

pytestmark = pytest.mark.django_db


def ids(client, address, **asked):
    told = client.get(address, asked)
    return {one for one in words(told).split() if one.startswith("pd/")}


@pytest.mark.clause("pd/II.s1")
def test_the_board_filtered_by_oversee_shows_the_clauses_on_monitoring_and_approval(at_desk, town):
    address = f"/in-force/{adopted(town, 'pd').id}/board"
    client = at_desk(town.officer)
    every = ids(client, address)
    oversee = ids(client, address, group="oversee")
    monitoring, approval = {"pd/IV.A.1.s3", "pd/IV.A.9.s1", "pd/V.A.10"}, {"pd/IV.A.2.s2", "pd/IV.E.2.s1"}
    assert monitoring | approval < oversee < every
    assert not oversee & {"pd/IV.B.3.s1", "pd/IV.A.10.s1"}
    assert "pd/IV.A.10.s1" in ids(client, address, group="administer")
    assert "pd/IV.B.3.s1" in ids(client, address, group="manage")
    told = words(client.get(address, {"group": "oversee"}))
    assert "The policy names the group itself (pd/II.s1)" in told
    assert "May this platform or page be asked for?" in told
    assert "Answered lately" not in told
    assert client.get(address, {"group": "reign"}).status_code == 404
    assert client.get(f"/in-force/{uuid4()}/board").status_code == 404


def test_what_a_clause_answered_is_counted_apart_for_whoever_keeps_policies(at_desk, town):
    adoption = adopted(town, "pd")
    lines = [
        {"clauses": ["pd/IV.A.2.s2"], "verdict": "not_met", "excused_by": by, "would_have_stopped": watched}
        for by, watched in (("waiver:x", False), ("", True), ("", False))
    ]
    with building_tables():
        for day in (today(), today().replace(year=today().year - 2, day=1)):
            Passage.objects.create(
                gate="post.publish",
                outcome="passed",
                unit=town.patrol.id,
                day=day,
                at=timezone.now(),
                policy_digest="",
                digest="",
                body=canonical_json({"met": ["pd.guilt", "gone"], "lines": lines}).decode(),
            )
    board = board_for(person(town.chief.id), adoption.id, today())
    told = {row.clause.id: [f"{number} {words}" for words, number in row.answered] for row in board.rows}
    assert told["pd/IV.A.2.s2"] == ["1 not met", "1 excused", "1 let through while it only watches"]
    assert told["pd/IV.B.3.s1"] == ["1 met"]
    assert told["pd/IV.A.1.s3"] == []
    assert any(row.exempts for row in board.rows)
    assert "1 excused" in words(at_desk(town.steward).get(f"/in-force/{adoption.id}/board"))
