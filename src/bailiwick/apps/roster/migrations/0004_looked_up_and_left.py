"""Who looked somebody up, and what became of what they held when they left or moved. Rows are only ever added."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("roster", "0003_groups_names_and_removals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Departure",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(choices=[("leaves", "leaves"), ("moves", "moves")], max_length=10)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departures",
                        to="roster.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DepartureRow",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("thing", models.CharField(max_length=80)),
                ("says", models.CharField(max_length=300)),
                ("fate", models.CharField(max_length=10)),
                ("ended", models.BooleanField()),
                ("then", models.CharField(blank=True, max_length=300)),
                (
                    "departure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="roster.departure",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LookUp",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reason", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="look_ups",
                        to="roster.person",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="departure",
            constraint=models.UniqueConstraint(
                fields=("person", "kind", "day"), name="roster_departure_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="departurerow",
            constraint=models.UniqueConstraint(
                fields=("departure", "kind", "thing"), name="roster_departure_row_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="lookup",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", models.F("by")), _negated=True),
                name="roster_look_up_of_another",
            ),
        ),
        OnlyGrows("roster_lookup", ["id"]),
        OnlyGrows("roster_departure", ["id"]),
        OnlyGrows("roster_departurerow", ["order"]),
    ]
