"""The desk's tables, which only grow: how people want to be told, what they were told, and what came back."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person


class How(StrEnum):
    """How often somebody wants to be told by mail that something waits."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class Result(StrEnum):
    """What came of a notice."""

    SENT = "sent"
    """The mail server has taken it."""
    NOT_NEEDED = "not-needed"
    """Before it went out nothing waited any more, or there was nobody to be told."""
    REFUSED = "refused"
    """The mail server takes nothing for the address."""
    NOBODY_KNOWS = "nobody-knows"
    """It was handed over twice, and both times the answer was lost."""


class MailChoice(models.Model):
    """How somebody wants to be told, from a moment on; the latest counts."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=[(one.value, one.value) for one in How])
    language = models.CharField(max_length=5)
    quiet_from = models.TimeField()
    quiet_until = models.TimeField()
    chosen_at = models.DateTimeField()

    class Meta:
        db_table = "desk_mailchoice"
        indexes: ClassVar = [models.Index(fields=["person", "chosen_at"], name="desk_mailchoice_person")]

    def __str__(self) -> str:
        return str(self.id)


class Notice(models.Model):
    """Somebody is to be told, once, for an occasion of a day. Its random id is the link.

    `target` is the page the link leads to after the sign-in; empty for home. `address` is a keyed hash of where to.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    occasion = models.CharField(max_length=40)
    address = models.CharField(max_length=64)
    target = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "desk_notice"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "day", "occasion"], name="desk_notice_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class Told(models.Model):
    """What a notice stands for: the hash of one thing that waited, which says nothing to a reader."""

    objects: ClassVar = models.Manager()
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="told")
    mark = models.CharField(max_length=64)

    class Meta:
        db_table = "desk_told"
        constraints: ClassVar = [models.UniqueConstraint(fields=["notice", "mark"], name="desk_told_once")]

    def __str__(self) -> str:
        return self.mark


class NoticeEnd(models.Model):
    """What came of a notice; one that has none is still on its way."""

    objects: ClassVar = models.Manager()
    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="end", primary_key=True)
    result = models.CharField(max_length=15, choices=[(one.value, one.value) for one in Result])
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_noticeend"

    def __str__(self) -> str:
        return f"{self.notice_id} {self.result}"


class CameBack(models.Model):
    """A notice could not be brought to its address: the server said so at once, or a mail did later (RFC 3464)."""

    objects: ClassVar = models.Manager()
    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="back", primary_key=True)
    address = models.CharField(max_length=64, db_index=True)
    status = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_cameback"

    def __str__(self) -> str:
        return f"{self.notice_id} {self.status}"


class Confirmed(models.Model):
    """Somebody says that mail can go to an address again."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "desk_confirmed"

    def __str__(self) -> str:
        return str(self.id)
