"""What is kept: records, captures, holds, and what waits for a second person."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Blob",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
            ],
            options={
                "db_table": "keeping_blob",
            },
        ),
        migrations.CreateModel(
            name="Doomed",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
            ],
            options={
                "db_table": "keeping_doomed",
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("matter", models.CharField(max_length=80)),
                ("scope", models.TextField()),
                ("placed_by", models.UUIDField()),
                ("placed_at", models.DateTimeField()),
                ("released_by", models.UUIDField(null=True)),
                ("release_asked_by", models.UUIDField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "keeping_hold",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at__isnull", True), ("released_by__isnull", True)),
                            models.Q(
                                ("release_asked_by__isnull", False),
                                ("released_at__isnull", False),
                                ("released_by__isnull", False),
                                models.Q(("released_by", models.F("release_asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="keeping_hold_released_by_two",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=10)),
                ("subject", models.UUIDField()),
                ("payload", models.CharField(max_length=80)),
                ("asked_by", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                ("granted_by", models.UUIDField(null=True)),
                ("granted_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "keeping_proposal",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("granted_by__isnull", True),
                            models.Q(("granted_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="keeping_proposal_by_two",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=80)),
                ("object", models.CharField(max_length=500)),
                ("series", models.CharField(blank=True, max_length=160)),
                ("person", models.UUIDField(db_index=True, null=True)),
                ("unit", models.UUIDField(db_index=True, null=True)),
                ("site", models.UUIDField(db_index=True, null=True)),
                ("day", models.DateField(db_index=True, null=True)),
                ("kept_at", models.DateTimeField()),
            ],
            options={
                "db_table": "keeping_record",
                "constraints": [
                    models.UniqueConstraint(fields=("source", "object"), name="keeping_record_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sight", models.CharField(max_length=10)),
                ("seen_at", models.DateTimeField()),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="keeping.record",
                    ),
                ),
            ],
            options={
                "db_table": "keeping_observation",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "sight", "seen_at"), name="keeping_observation_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyDate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("trigger", models.CharField(max_length=80)),
                ("day", models.DateField()),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="key_dates",
                        to="keeping.record",
                    ),
                ),
            ],
            options={
                "db_table": "keeping_key_date",
                "constraints": [
                    models.UniqueConstraint(fields=("record", "trigger"), name="keeping_key_date_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Held",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="held", to="keeping.hold"
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="held", to="keeping.record"
                    ),
                ),
            ],
            options={
                "db_table": "keeping_held",
                "constraints": [models.UniqueConstraint(fields=("hold", "record"), name="keeping_held_once")],
            },
        ),
        migrations.CreateModel(
            name="Capture",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField()),
                ("marker", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=120)),
                ("method", models.CharField(max_length=80)),
                ("text", models.TextField(null=True)),
                ("seen_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField()),
                (
                    "blob",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="captures",
                        to="keeping.blob",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="captures",
                        to="keeping.record",
                    ),
                ),
            ],
            options={
                "db_table": "keeping_capture",
                "constraints": [
                    models.UniqueConstraint(fields=("record", "marker"), name="keeping_capture_once"),
                    models.UniqueConstraint(fields=("record", "version"), name="keeping_capture_version"),
                ],
            },
        ),
    ]
