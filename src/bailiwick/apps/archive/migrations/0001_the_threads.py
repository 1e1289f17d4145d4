"""Threads, what was said in them and how often, marks of members, and what was done. All of it only grows."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import Forgets, OnlyGrows

GONE = "NOT EXISTS (SELECT 1 FROM keeping_capture WHERE keeping_capture.id = OLD.capture)"


class Migration(migrations.Migration):
    dependencies = [
        ("keeping", "0001_what_is_kept"),
        ("roster", "0006_transfers_carried_out"),
        ("sites", "0006_evidence_goes_with_its_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentItem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("handle", models.CharField(max_length=160)),
                ("words", models.TextField()),
                ("digest", models.CharField(max_length=80)),
                ("capture", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "archive_item",
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="archive.contentitem",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "archive_mark",
                "ordering": ["item_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("title", models.CharField(max_length=200)),
                ("address", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "carries_on",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_on",
                        to="archive.thread",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="threads", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "archive_thread",
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("shown_at", models.CharField(max_length=80)),
                ("capture", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="archive.contentitem",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="archive.thread",
                    ),
                ),
            ],
            options={
                "db_table": "archive_publication",
                "ordering": ["at", "key"],
            },
        ),
        migrations.CreateModel(
            name="ThreadStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("topic", models.CharField(blank=True, max_length=20)),
                ("members", models.PositiveIntegerField(null=True)),
                ("needed", models.PositiveIntegerField(null=True)),
                ("capture", models.UUIDField(null=True)),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.unit",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="archive.thread"
                    ),
                ),
            ],
            options={
                "db_table": "archive_step",
                "ordering": ["thread_id", "number"],
            },
        ),
        migrations.AddConstraint(
            model_name="contentitem",
            constraint=models.UniqueConstraint(fields=("site", "digest"), name="archive_item_once"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                fields=("item", "thread", "shown_at"), name="archive_publication_once"
            ),
        ),
        OnlyGrows("archive_thread", ["id"]),
        OnlyGrows("archive_step", ["id", "key"]),
        OnlyGrows("archive_item", ["id"]),
        OnlyGrows("archive_publication", ["id", "key"]),
        OnlyGrows("archive_mark", ["id", "key"]),
        Forgets(
            "archive_item",
            words=["handle", "words"],
            others=["id", "site_id", "digest", "capture", "at"],
            gone=GONE,
        ),
    ]
