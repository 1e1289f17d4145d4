"""What is marked public, reports of pages with their answers, and the count of what came in."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("roster", "0003_groups_names_and_removals"),
        ("sites", "0002_pages_watched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("receipt", models.CharField(max_length=12, unique=True)),
                ("page", models.CharField(max_length=500)),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "like",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sites.site",
                    ),
                ),
            ],
            options={
                "db_table": "portal_report",
            },
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("hour", models.CharField(max_length=13)),
                ("network", models.CharField(max_length=64)),
                ("number", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "portal_intake",
                "constraints": [
                    models.UniqueConstraint(fields=("hour", "network"), name="portal_intake_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("public", models.BooleanField()),
                ("complain", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "portal_publication",
                "indexes": [models.Index(fields=["site", "-order"], name="portal_publication_site")],
            },
        ),
        migrations.CreateModel(
            name="ReportAnswer",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="answer",
                        serialize=False,
                        to="portal.report",
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        choices=[("impostor", "impostor"), ("ours", "ours"), ("other", "other")],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "portal_report_answer",
            },
        ),
        OnlyGrows("portal_publication", ["order", "id"]),
        OnlyGrows("portal_report", ["id", "receipt"]),
        OnlyGrows("portal_report_answer", ["report_id"]),
    ]
