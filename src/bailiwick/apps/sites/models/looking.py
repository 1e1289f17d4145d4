"""What is looked at across pages: the picture in force, and edits of wikis about the agency. Only grows."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from bailiwick.apps.roster.models import Person, Unit
from bailiwick.apps.sites.models.platforms import Platform
from bailiwick.apps.sites.models.sites import Site


class Emblem(models.Model):
    """The picture that a unit's pages, and those below it, show from now on, as a capture.

    `likeness` stays the same when a platform makes the picture smaller or packs it anew (readers.image.likeness).
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    capture = models.UUIDField()
    digest = models.CharField(max_length=80)
    likeness = models.CharField(max_length=100)
    words = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_emblem"

    def __str__(self) -> str:
        return self.digest


class EmblemSeen(models.Model):
    """The picture that a page shows, as somebody has seen it."""

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="emblems")
    capture = models.UUIDField()
    digest = models.CharField(max_length=80)
    likeness = models.CharField(max_length=100)
    changed = models.BooleanField()
    """It is not the one that was seen there before: somebody has to look."""
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_emblem_seen"

    def __str__(self) -> str:
        return self.digest


class EmblemLook(models.Model):
    """Somebody looked at a picture that has changed, and said what it means."""

    objects: ClassVar = models.Manager()
    seen = models.OneToOneField(EmblemSeen, on_delete=models.PROTECT, related_name="look", primary_key=True)
    words = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_emblem_look"

    def __str__(self) -> str:
        return str(self.seen_id)


class WikiEdit(models.Model):
    """An edit of a page that people write together, about the agency: reported, kept, and treated as a post.

    Nobody's name is kept with it: whether somebody wrote it for the agency or as themself is all that rules ask.
    """

    objects: ClassVar = models.Manager()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+")
    article = models.CharField(max_length=500)
    words = models.TextField()
    official = models.BooleanField()
    day = models.DateField()
    capture = models.UUIDField()
    digest = models.CharField(max_length=80)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "sites_wiki_edit"

    def __str__(self) -> str:
        return self.article
