"""Courses: their versions, who must agree to each, its release, rounds of taking it again, and who finished."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person, Role, Unit


class Topic(StrEnum):
    """What a course is for."""

    CONDUCT = "conduct"
    """What may be said and shown, at work and in private."""
    SECURITY = "security"
    """How accounts and devices are kept safe; nobody gets posting rights without it (mpls/roles.it.3)."""
    POSTING = "posting"
    """How to post for the agency."""
    REMINDER = "reminder"
    """Something short that is read again and again (pd/V.A.11, nmpd/IX.B.2)."""


OWNERS = (Role.COMMS, Role.HR, Role.IT)
"""Roles that may own a course (mpls/roles.communications.4, mpls/roles.hr.1, mpls/roles.it.3)."""


class Course(models.Model):
    """A course that people of a unit, and of all below it, take for a policy. `owners` are roles, one a line."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    pack = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    topic = models.CharField(max_length=20, choices=[(topic.value, topic.value) for topic in Topic])
    owners = models.TextField()
    entered_at = models.DateTimeField()

    class Meta:
        db_table = "readiness_course"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "name"], name="readiness_course_name")
        ]

    def __str__(self) -> str:
        return self.name


class CourseVersion(models.Model):
    """One text of a course with its questions. `quiz` is canonical JSON; `digest` is of text, questions and clauses."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    quiz = models.TextField(default="[]")
    clauses = models.TextField(blank=True)
    """The clauses it teaches, by id, one a line."""
    digest = models.CharField(max_length=80)
    drafted_by = models.UUIDField(null=True)
    drafted_at = models.DateTimeField()

    class Meta:
        db_table = "readiness_course_version"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "number"], name="readiness_version_number")
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.number}"


class SignOff(models.Model):
    """An owner agrees to exactly this version."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(CourseVersion, on_delete=models.PROTECT, related_name="sign_offs")
    role = models.CharField(max_length=20)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "readiness_sign_off"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "role"], name="readiness_sign_off_once")
        ]

    def __str__(self) -> str:
        return self.role


class CourseRelease(models.Model):
    """A version is given out from that day on, in the place of the ones before."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.OneToOneField(CourseVersion, on_delete=models.PROTECT, related_name="release")
    day = models.DateField()
    released_by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "readiness_course_release"

    def __str__(self) -> str:
        return str(self.version_id)


class Round(models.Model):
    """A time in which everybody takes a course again; once closed, its reach is told by category (mpls/purpose.s2)."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="rounds")
    opens = models.DateField()
    closes = models.DateField()
    """The last day that counts."""

    class Meta:
        db_table = "readiness_round"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")), name="readiness_round_days"
            )
        ]

    def __str__(self) -> str:
        return f"{self.opens} {self.closes}"


class Completion(models.Model):
    """Somebody has finished a version on a day. How often they tried, and what they answered, is not kept."""

    objects: ClassVar = models.Manager()
    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(CourseVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        db_table = "readiness_completion"
        indexes: ClassVar = [models.Index(fields=["person", "day"], name="readiness_completion_person")]

    def __str__(self) -> str:
        return str(self.id)
