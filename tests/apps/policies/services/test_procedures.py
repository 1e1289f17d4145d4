"""Procedures carry a policy out: published, covered by topic, gone through in time; law puts clauses under review."""

import pytest
from tests.apps.policies.helpers import after, as_, today

from bailiwick.apps.policies.models import Covers, Procedure, Task
from bailiwick.apps.policies.selectors import coverage, law_changes, procedures_of, under_review
from bailiwick.apps.policies.selectors.procedures import overdue, tasks_of
from bailiwick.apps.policies.services import (
    draft_procedure,
    log_law_change,
    publish_procedure,
    review_procedure,
    settle_law_change,
)


def _draft(town, topics=None, **more):
    return draft_procedure(
        as_(town.speaker),
        unit=town.city.id,
        title="Using social media",
        owner=town.speaker.id,
        text="1. Pages. 2. Comments.",
        topics=topics or {Covers.COMMENTS: "2"},
        **more,
    )


@pytest.mark.clause("mpls/roles.communications.1")
def test_a_published_procedure_sets_its_tasks_in_motion(town):
    version = _draft(town)
    assert Task.objects.count() == 0
    publish_procedure(as_(town.speaker), version=version.id)
    assert {task.kind for task in tasks_of(town.speaker.id)} == {"tell", "train", "sign"}


@pytest.mark.clause("mpls/gc.s5")
def test_a_topic_that_no_procedure_in_force_covers_is_shown_as_a_gap(town):
    publish_procedure(as_(town.speaker), version=_draft(town).id)
    by_topic = {one.topic: one.where for one in coverage(town.police.id, today())}
    assert by_topic[Covers.PERSONAL_USE] == ()
    assert by_topic[Covers.COMMENTS] == (("Using social media", "2"),)


def test_a_new_version_takes_the_place_of_the_last_which_is_kept(town):
    first = _draft(town)
    publish_procedure(as_(town.speaker), version=first.id)
    second = _draft(town, {Covers.TRAINING: "3"}, of=first.procedure_id)
    publish_procedure(as_(town.speaker), version=second.id, day=after(2))
    assert procedures_of(town.city.id, today())[0].in_force.id == first.id
    assert procedures_of(town.city.id, after(2))[0].in_force.id == second.id
    assert Procedure.objects.count() == 1


PAGES = [one for one in Covers if one.endswith("-pages") and one is not Covers.OFFICIAL_PAGES]


@pytest.mark.clause("mpls/gc.s6")
def test_procedures_that_cover_the_creation_of_pages_and_not_their_maintenance_show_that_gap(town):
    told = {one: "4.1" for one in PAGES if not one.startswith("maintenance")}
    publish_procedure(as_(town.speaker), version=_draft(town, told).id)
    uncovered = {one.topic for one in coverage(town.city.id, today()) if not one.where}
    assert len(PAGES) == 8
    assert uncovered.intersection(PAGES) == {Covers.MAINTENANCE_NEW, Covers.MAINTENANCE_EXISTING}


@pytest.mark.clause("mpls/gc.s4")
def test_a_procedure_that_nobody_has_gone_through_for_a_year_is_told_to_its_owner(town):
    version = _draft(town)
    publish_procedure(as_(town.speaker), version=version.id)
    assert overdue(after(365), town.speaker.id) == []
    assert [one.procedure.id for one in overdue(after(366), town.speaker.id)] == [version.procedure_id]
    review_procedure(as_(town.speaker), procedure=version.procedure_id)
    assert overdue(after(365)) == []


@pytest.mark.clause("mpls/roles.city-attorney.1")
def test_a_ruling_that_counsel_logs_puts_the_clauses_it_touches_under_review(town):
    change = log_law_change(
        as_(town.attorney),
        unit=town.city.id,
        reference="A ruling on removing comments",
        clauses=["mpls/roles.departments.2.s1"],
        due=after(30),
    )
    assert under_review(town.police.id, today())["mpls/roles.departments.2.s1"].id == change.id
    assert [one.due for one in law_changes(town.city.id, today())] == [after(30)]
    settle_law_change(as_(town.steward), change=change.id, outcome="Edition of next spring")
    assert under_review(town.police.id, today()) == {}
