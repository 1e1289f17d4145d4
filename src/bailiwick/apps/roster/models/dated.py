"""Rows with a first day and an end: what has ended stays, and a change is a new row."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

Model = TypeVar("Model", bound=models.Model)


class DatedQuerySet(models.QuerySet[Model]):
    """Rows by the days on which they count."""

    def on(self, day: date) -> Self:
        """Those that count on that day."""
        return self.filter(Q(until=None) | Q(until__gt=day), starts__lte=day)

    def not_over(self, day: date) -> Self:
        """Those that count on that day or on a later one."""
        return self.filter(Q(until=None) | Q(until__gt=day)).exclude(until=F("starts"))


class Dated(models.Model):
    """Counts from the day `starts` up to, and no longer on, the day `until`; a row whose days are equal never began."""

    starts = models.DateField()
    until = models.DateField(null=True)
    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def counts_on(self, day: date) -> bool:
        """Whether it counts on that day."""
        return self.starts <= day and (self.until is None or day < self.until)


def in_order(name: str) -> models.CheckConstraint:
    """The constraint that nothing ends before it starts."""
    return models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("starts")), name=name)
