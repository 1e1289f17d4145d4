"""What the demo's people have signed and learned: nearly everybody what binds them, and a course in each state."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from bailiwick.apps.readiness.facts import Question
from bailiwick.apps.readiness.models import Course, Topic
from bailiwick.apps.readiness.selectors import rules_of
from bailiwick.apps.readiness.services import (
    acknowledge,
    draft_course,
    enter_paper,
    finish_course,
    release_course,
    sign_off,
)
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import records
from bailiwick.project.demonstration.people import HUMAN_RESOURCES, agency_of
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

PAPER = "Personnel folder"


def sign_all(made: Made) -> None:
    """Who has an account signs on the page; of everybody else human resources enters the paper."""
    unsigned = {one["person"] for one in read("unsigned")}
    seated = {one["person"] for one in read("seats") if "person" in one}
    codes = {unit: code for code, unit in made.units.items()}
    here = {one.person: codes[one.unit] for one in records(made.days.today)}
    for name, person in made.people.items():
        if person in here and name not in unsigned:
            _sign(made, name, HUMAN_RESOURCES[agency_of(here[person])], by_page=name in seated)


def _sign(made: Made, name: str, keeper: str, *, by_page: bool) -> None:
    person = made.people[name]
    for shown in rules_of(person, made.days.today):
        if by_page or name == keeper:
            acknowledge(made.as_(name), adoption=shown.adoption.id, digest=shown.digest)
        else:
            enter_paper(made.as_(keeper), person=person, adoption=shown.adoption.id, paper=PAPER)


def teach(made: Made) -> None:
    """Courses: given out where each owner has agreed, a draft where one has still to."""
    for told in read("learning"):
        course = _drafted(made, told)
        version: UUID = course.versions.get().id
        for role, name in told["agreed"].items():
            sign_off(made.as_(name), version=version, role=Role(role))
        if told["agreed"]:
            release_course(made.as_(told["drafted_by"]), version=version)
        for name in told["finished"]:
            finish_course(made.as_(name), version=version, answers=[one["right"] for one in told["quiz"]])


def _drafted(made: Made, told: dict[str, Any]) -> Course:
    return draft_course(
        made.as_(told["drafted_by"]),
        unit=made.units[told["unit"]],
        pack=told["pack"],
        name=told["name"],
        topic=Topic(told["topic"]),
        owners=[Role(role) for role in told["agreed"] or told["owners"]],
        text=told["text"],
        quiz=[Question(one["asks"], tuple(one["answers"]), one["right"]) for one in told["quiz"]],
        clauses=told["clauses"],
    )
