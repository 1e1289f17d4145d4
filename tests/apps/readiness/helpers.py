"""The policies' town with somebody from IT, and a course that its owners have agreed to."""

from __future__ import annotations

from types import SimpleNamespace

from tests.apps.policies import helpers as policies

from bailiwick.apps.readiness.facts import Question
from bailiwick.apps.readiness.models import Topic
from bailiwick.apps.readiness.selectors import paper_for
from bailiwick.apps.readiness.services import (
    acknowledge,
    draft_course,
    finish_course,
    release_course,
    sign_off,
)
from bailiwick.apps.roster.models import Category, Role

adopted, after, as_, give, hire, today = (
    policies.adopted,
    policies.after,
    policies.as_,
    policies.give,
    policies.hire,
    policies.today,
)
QUIZ = (
    Question("May you share a password?", ("Yes", "No"), 1),
    Question("Whom do you tell of a lost phone?", ("IT", "Nobody"), 0),
)
OWNERS = (Role.COMMS, Role.HR, Role.IT)


def build() -> SimpleNamespace:
    town = policies.build()
    town.it = hire("Wes Tran", town.city, title="Information technology")
    town.volunteer = hire("Ida Moss", town.city, Category.VOLUNTEER, title="Volunteer", sponsor=town.comms.id)
    town.poster = hire("Lee Okafor", town.comms, title="Posts for the city", supervisor=town.speaker.id)
    give(Role.IT, town.it, town.city)
    give(Role.SITE_ADMIN, town.poster, town.city)
    return town


def drafted(town, by=None, **more):
    told = {
        "unit": town.city.id,
        "pack": "mpls",
        "name": "Security of social media",
        "topic": Topic.SECURITY,
        "owners": OWNERS,
        "text": "# Accounts\n\nEach account has two factors.",
        "quiz": QUIZ,
        "clauses": ["mpls/roles.it.3"],
    }
    return draft_course(as_(by or town.speaker), **(told | more))


def version_of(course):
    return course.versions.order_by("-number").first()


def agreed(town, course, roles=OWNERS):
    holders = {Role.COMMS: town.speaker, Role.HR: town.hr, Role.IT: town.it}
    for role in roles:
        sign_off(as_(holders[role]), version=version_of(course).id, role=role)
    return course


def given_out(town, **more):
    course = drafted(town, **more)
    agreed(town, course, tuple(more.get("owners", OWNERS)))
    release_course(as_(town.speaker), version=version_of(course).id)
    return course


def finish(town, person, course, answers=(1, 0)):
    return finish_course(as_(person), version=version_of(course).id, answers=answers)


def sign(person, adoption):
    return acknowledge(
        as_(person), adoption=adoption.id, digest=paper_for(person.id, adoption.id, today()).digest
    )
