"""Help requests and advice, procedures, and changes of law."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("policies", "0001_the_policies"),
        ("roster", "0003_groups_names_and_removals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Effort",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("text", models.TextField()),
                ("noted_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "policies_effort",
            },
        ),
        migrations.CreateModel(
            name="HelpRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("legal-meaning", "legal-meaning"),
                            ("retention", "retention"),
                            ("open-meeting", "open-meeting"),
                            ("discipline", "discipline"),
                            ("technology", "technology"),
                        ],
                        max_length=20,
                    ),
                ),
                ("clauses", models.TextField(blank=True)),
                ("situation", models.CharField(blank=True, max_length=60)),
                ("question", models.TextField()),
                ("privileged", models.BooleanField(default=False)),
                ("asked_at", models.DateTimeField()),
                (
                    "asker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
            ],
            options={
                "db_table": "policies_help_request",
            },
        ),
        migrations.CreateModel(
            name="HelpStep",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assigned", "assigned"),
                            ("answered", "answered"),
                            ("applied", "applied"),
                            ("let-in", "let-in"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("privileged", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="policies.helprequest",
                    ),
                ),
            ],
            options={
                "db_table": "policies_help_step",
            },
        ),
        migrations.CreateModel(
            name="LawChange",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reference", models.CharField(max_length=200)),
                ("clauses", models.TextField()),
                ("due", models.DateField()),
                ("logged_at", models.DateTimeField()),
                ("settled_on", models.DateField(null=True)),
                ("settled_by", models.UUIDField(null=True)),
                ("outcome", models.CharField(blank=True, max_length=200)),
                (
                    "logged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
            ],
            options={
                "db_table": "policies_law_change",
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("title", models.CharField(max_length=160)),
                ("review_days", models.PositiveSmallIntegerField(default=365)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
            ],
            options={
                "db_table": "policies_procedure",
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.TextField()),
                ("digest", models.CharField(max_length=80)),
                ("topics", models.TextField(blank=True)),
                ("drafted_by", models.UUIDField(null=True)),
                ("drafted_at", models.DateTimeField()),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="policies.procedure",
                    ),
                ),
            ],
            options={
                "db_table": "policies_procedure_version",
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("published_by", models.UUIDField(null=True)),
                ("published_at", models.DateTimeField()),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="policies.procedureversion",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "db_table": "policies_publication",
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("reviewed_by", models.UUIDField(null=True)),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="policies.procedure",
                    ),
                ),
            ],
            options={
                "db_table": "policies_review",
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("tell", "tell"), ("train", "train"), ("sign", "sign")], max_length=10
                    ),
                ),
                ("due", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("done_by", models.UUIDField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="policies.procedureversion",
                        to_field="id",
                    ),
                ),
            ],
            options={
                "db_table": "policies_task",
            },
        ),
        migrations.AddIndex(
            model_name="helprequest",
            index=models.Index(fields=["unit", "topic"], name="policies_help_unit"),
        ),
        OnlyGrows("policies_help_request", ["id"]),
        OnlyGrows("policies_help_step", ["order", "id"]),
        OnlyGrows("policies_effort", ["id"]),
        OnlyGrows("policies_procedure_version", ["order", "id"]),
        OnlyGrows("policies_publication", ["id", "version_id"]),
        OnlyGrows("policies_review", ["id"]),
    ]
