"""Demands for records, what was done about them, and what was found. All of it only grows."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("keeping", "0002_what_the_database_refuses"),
        ("roster", "0007_transfers_of_before"),
    ]

    operations = [
        migrations.CreateModel(
            name="Demand",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=30)),
                ("authority", models.CharField(max_length=200)),
                ("number", models.CharField(max_length=80)),
                ("received_on", models.DateField()),
                ("due_on", models.DateField()),
                ("scope", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
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
                "db_table": "records_demand",
            },
        ),
        migrations.CreateModel(
            name="DemandStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("proposal", models.UUIDField(null=True)),
                ("thing", models.CharField(blank=True, max_length=60)),
                ("package", models.PositiveIntegerField(null=True)),
                ("capture", models.UUIDField(null=True)),
                ("digest", models.CharField(blank=True, max_length=80)),
                ("items", models.PositiveIntegerField(null=True)),
                ("to", models.CharField(blank=True, max_length=200)),
                ("way", models.CharField(blank=True, max_length=200)),
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
                    "demand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="records.demand"
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="keeping.hold",
                    ),
                ),
            ],
            options={
                "db_table": "records_step",
                "ordering": ["demand_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="Found",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=10)),
                ("thing", models.UUIDField()),
                ("record", models.UUIDField(null=True)),
                ("digest", models.CharField(max_length=64)),
                (
                    "search",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="found",
                        to="records.demandstep",
                    ),
                ),
            ],
            options={
                "db_table": "records_found",
                "ordering": ["search_id", "number"],
            },
        ),
        OnlyGrows("records_demand", ["id"]),
        OnlyGrows("records_step", ["id", "key"]),
        OnlyGrows("records_found", ["id", "key"]),
    ]
