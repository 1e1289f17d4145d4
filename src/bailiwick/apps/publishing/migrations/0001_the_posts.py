"""Drafts of posts, every version of their words, what was done about them, and who was asked to read them."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("approvals", "0004_asked_to_be_set_aside"),
        ("roster", "0006_transfers_carried_out"),
        ("sites", "0006_evidence_goes_with_its_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("begun_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "publishing_draft",
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=80)),
                ("aims", models.TextField(blank=True)),
                ("own_device", models.BooleanField(null=True)),
                ("device", models.CharField(blank=True, max_length=200)),
                ("identified", models.BooleanField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="publishing.draft",
                    ),
                ),
            ],
            options={
                "db_table": "publishing_version",
                "ordering": ["draft_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "ask",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="approvals.waiverask",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="publishing.version",
                    ),
                ),
            ],
            options={
                "db_table": "publishing_reading",
            },
        ),
        migrations.CreateModel(
            name="DraftStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cleared", "cleared"),
                            ("published", "published"),
                            ("corrected", "corrected"),
                            ("called-off", "called-off"),
                        ],
                        max_length=20,
                    ),
                ),
                ("passage", models.UUIDField(null=True)),
                ("link", models.CharField(blank=True, max_length=500)),
                ("out_at", models.DateTimeField(null=True)),
                ("words", models.TextField(blank=True)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="publishing.draft",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="publishing.version"
                    ),
                ),
            ],
            options={
                "db_table": "publishing_step",
                "ordering": ["draft_id", "number"],
                "indexes": [models.Index(fields=["kind", "out_at"], name="publishing_out")],
            },
        ),
        OnlyGrows("publishing_draft", ["id"]),
        OnlyGrows("publishing_version", ["id", "key"]),
        OnlyGrows("publishing_reading", ["ask_id"]),
        OnlyGrows("publishing_step", ["id", "key"]),
    ]
