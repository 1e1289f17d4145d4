"""Plans of random looks, draws, looks and what came of them. All of it only grows."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("conduct", "0002_cases"),
        ("roster", "0007_transfers_of_before"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draw",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("seed", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "conduct_draw",
            },
        ),
        migrations.CreateModel(
            name="LawfulOrder",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="conduct.draw"
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
                "db_table": "conduct_lawful_order",
            },
        ),
        migrations.CreateModel(
            name="LookAt",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("address", models.CharField(max_length=500)),
                ("purpose", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="conduct.draw"
                    ),
                ),
                (
                    "lawful_order",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conduct.lawfulorder",
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
                "db_table": "conduct_look",
            },
        ),
        migrations.CreateModel(
            name="Program",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("purpose", models.CharField(max_length=80)),
                ("authority", models.TextField()),
                ("method", models.TextField()),
                ("size", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "proposer",
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
                "db_table": "conduct_program",
            },
        ),
        migrations.AddField(
            model_name="draw",
            name="program",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="draws", to="conduct.program"
            ),
        ),
        migrations.CreateModel(
            name="ProgramStep",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("approved", "approved"), ("declined", "declined"), ("ended", "ended")],
                        max_length=20,
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
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="conduct.program",
                    ),
                ),
            ],
            options={
                "db_table": "conduct_program_step",
            },
        ),
        migrations.CreateModel(
            name="DrawEnd",
            fields=[
                (
                    "draw",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="end",
                        serialize=False,
                        to="conduct.draw",
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
                "db_table": "conduct_draw_end",
            },
        ),
        migrations.CreateModel(
            name="DrawRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("place", models.PositiveIntegerField(null=True)),
                ("left_out", models.CharField(blank=True, max_length=240)),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="conduct.draw"
                    ),
                ),
                (
                    "person",
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
                "db_table": "conduct_draw_row",
                "constraints": [
                    models.UniqueConstraint(fields=("draw", "person"), name="conduct_draw_row_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nothing-found", "nothing-found"),
                            ("advice-given", "advice-given"),
                            ("reported", "reported"),
                        ],
                        max_length=20,
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
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="conduct.draw",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conduct.report",
                    ),
                ),
            ],
            options={
                "db_table": "conduct_outcome",
                "constraints": [
                    models.UniqueConstraint(fields=("draw", "person"), name="conduct_outcome_once")
                ],
            },
        ),
        OnlyGrows("conduct_program", ["id"]),
        OnlyGrows("conduct_program_step", ["order", "id"]),
        OnlyGrows("conduct_draw", ["id"]),
        OnlyGrows("conduct_draw_row", ["id"]),
        OnlyGrows("conduct_lawful_order", ["id"]),
        OnlyGrows("conduct_look", ["id"]),
        OnlyGrows("conduct_outcome", ["id"]),
        OnlyGrows("conduct_draw_end", ["draw_id"]),
    ]
