"""Reports of what somebody saw, and what was done with them."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("keeping", "0002_what_the_database_refuses"),
        ("roster", "0006_transfers_carried_out"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("link", models.CharField(blank=True, max_length=500)),
                ("words", models.TextField()),
                ("told", models.TextField(blank=True)),
                ("happened", models.DateField(null=True)),
                ("learned", models.DateTimeField()),
                ("filed", models.DateTimeField()),
                ("delay", models.TextField(blank=True)),
                (
                    "filer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "subject",
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
                "db_table": "conduct_report",
            },
        ),
        migrations.CreateModel(
            name="ReportStep",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("acknowledged", "acknowledged"),
                            ("triaged", "triaged"),
                            ("handed-on", "handed-on"),
                            ("no-violation", "no-violation"),
                            ("advice-given", "advice-given"),
                            ("case-opened", "case-opened"),
                            ("referred-crime", "referred-crime"),
                            ("answered", "answered"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("words", models.TextField(blank=True)),
                ("clauses", models.TextField(blank=True)),
                ("told", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "capture",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.capture",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="conduct.report"
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
                "db_table": "conduct_report_step",
            },
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["filer", "-filed"], name="conduct_report_filer"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["unit", "-filed"], name="conduct_report_unit"),
        ),
        migrations.AddIndex(
            model_name="reportstep",
            index=models.Index(fields=["report", "order"], name="conduct_report_step_of"),
        ),
        OnlyGrows("conduct_report", ["id"]),
        OnlyGrows("conduct_report_step", ["order", "id"]),
    ]
