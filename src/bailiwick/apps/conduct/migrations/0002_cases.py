"""Cases, and what was done in them."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("conduct", "0001_reports"),
        ("roster", "0006_transfers_carried_out"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("clauses", models.TextField()),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="case", to="conduct.report"
                    ),
                ),
                (
                    "subject",
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
                "db_table": "conduct_case",
            },
        ),
        migrations.CreateModel(
            name="CaseStep",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lead", "lead"),
                            ("begun", "begun"),
                            ("note", "note"),
                            ("step", "step"),
                            ("asked", "asked"),
                            ("view", "view"),
                            ("declined", "declined"),
                            ("finding", "finding"),
                            ("action", "action"),
                            ("done", "done"),
                            ("closed", "closed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("words", models.TextField(blank=True)),
                ("of", models.CharField(blank=True, max_length=40)),
                ("clause", models.CharField(blank=True, max_length=80)),
                ("result", models.CharField(blank=True, max_length=20)),
                ("elements", models.TextField(blank=True)),
                ("cites", models.TextField(blank=True)),
                ("due", models.DateField(null=True)),
                ("passage", models.UUIDField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="conduct.case"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
            ],
            options={
                "db_table": "conduct_case_step",
            },
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["subject"], name="conduct_case_subject"),
        ),
        migrations.AddIndex(
            model_name="casestep",
            index=models.Index(fields=["case", "order"], name="conduct_case_step_of"),
        ),
        OnlyGrows("conduct_case", ["id", "report_id"]),
        OnlyGrows("conduct_case_step", ["order", "id"]),
    ]
