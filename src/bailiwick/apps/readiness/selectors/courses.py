"""Courses: what is given out, and what an owner sees of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.readiness.models import Completion, Course, CourseRelease, CourseVersion, Round
from bailiwick.apps.readiness.permissions import Right, scopes_of
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import tree_on


@dataclass(frozen=True, slots=True)
class Given:
    """A course with the version that is given out, since when."""

    course: Course
    version: CourseVersion
    since: date


@dataclass(frozen=True, slots=True)
class CourseShown:
    """A course as its owners see it: the newest version, who has agreed to it, who has still to."""

    course: Course
    newest: CourseVersion
    agreed: tuple[str, ...]
    outstanding: tuple[str, ...]
    given: Given | None
    rounds: tuple[Round, ...]

    @property
    def is_given_out(self) -> bool:
        """Whether the newest version is the one that is given out."""
        return self.given is not None and self.given.version.pk == self.newest.pk


def given_out(day: date) -> list[Given]:
    """Every course that is given out on that day, in its latest version. One query."""
    rows = (
        CourseRelease.objects.filter(day__lte=day)
        .select_related("version__course__unit")
        .order_by("day", "version__number")
    )
    latest = {row.version.course_id: Given(row.version.course, row.version, row.day) for row in rows}
    return sorted(latest.values(), key=lambda one: one.course.name)


def version_of(version: UUID, day: date) -> Given | None:
    """The version, if it is the one that is given out on that day. One query."""
    return next((one for one in given_out(day) if one.version.pk == version), None)


def roles_missing(version: CourseVersion) -> tuple[str, ...]:
    """The owners who have not agreed to this version yet. One query."""
    agreed = set(version.sign_offs.values_list("role", flat=True))
    return tuple(role for role in version.course.owners.splitlines() if role not in agreed)


def courses_shown(actor: Actor, day: date) -> list[CourseShown]:
    """The courses of the units for which somebody keeps courses, with where each newest version stands. Six queries."""
    scopes = scopes_of(actor, Right.KEEP_COURSES, day)
    tree = tree_on(day)
    mine = {unit for unit in tree.parents if scopes.intersection(tree.above(unit))}
    given = {one.course.pk: one for one in given_out(day)}
    rows = (
        Course.objects.filter(unit_id__in=mine)
        .select_related("unit")
        .prefetch_related("versions__sign_offs", "rounds")
        .order_by("name")
    )
    return [_shown(row, given.get(row.pk)) for row in rows]


def _shown(course: Course, given: Given | None) -> CourseShown:
    newest = max(course.versions.all(), key=lambda one: one.number)
    agreed = {one.role for one in newest.sign_offs.all()}
    owners = course.owners.splitlines()
    return CourseShown(
        course,
        newest,
        tuple(role for role in owners if role in agreed),
        tuple(role for role in owners if role not in agreed),
        given,
        tuple(sorted(course.rounds.all(), key=lambda one: one.opens, reverse=True)),
    )


def finished(
    people: Sequence[UUID] | None = None, until: date | None = None
) -> dict[tuple[UUID, UUID], date]:
    """When each person last finished each course, by person and course. One query."""
    rows = Completion.objects.order_by("day", "order")
    if people is not None:
        rows = rows.filter(person_id__in=people)
    if until is not None:
        rows = rows.filter(day__lte=until)
    return {
        (person, course): day
        for person, course, day in rows.values_list("person_id", "version__course_id", "day")
    }


def roles_owning(course: Course) -> tuple[Role, ...]:
    """The roles that own a course."""
    return tuple(Role(role) for role in course.owners.splitlines())
