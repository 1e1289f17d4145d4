"""Who is in the vault, their keys, and the register of profiles: all of it only grows."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services.append_only import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("covert", "0001_the_sealed_log"),
    ]

    operations = [
        migrations.CreateModel(
            name="Admission",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("person", models.UUIDField()),
                ("part", models.CharField(max_length=12)),
                ("admitted", models.BooleanField()),
            ],
            options={
                "db_table": "covert_admission",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Epoch",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("number", models.PositiveIntegerField(unique=True)),
                ("public", models.BinaryField()),
            ],
            options={
                "db_table": "covert_epoch",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Key",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("public", models.BinaryField()),
                ("work", models.PositiveSmallIntegerField()),
                ("salt", models.BinaryField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "covert_key",
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("by",), name="covert_key_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("for_custodians", models.BinaryField()),
                ("for_maintainer", models.BinaryField()),
                (
                    "epoch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="profiles",
                        to="covert.epoch",
                    ),
                ),
            ],
            options={
                "db_table": "covert_profile",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("box", models.BinaryField()),
                (
                    "epoch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="covert.epoch"
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="covert.key"
                    ),
                ),
            ],
            options={
                "db_table": "covert_share",
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("epoch", "key"), name="covert_share_once")],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("said", models.BinaryField()),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="covert.profile"
                    ),
                ),
            ],
            options={
                "db_table": "covert_step",
                "ordering": ["profile", "number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("profile", "number"), name="covert_step_place")
                ],
            },
        ),
        OnlyGrows("covert_admission", ["id"]),
        OnlyGrows("covert_key", ["id", "by"]),
        OnlyGrows("covert_epoch", ["id", "number"]),
        OnlyGrows("covert_share", ["id"]),
        OnlyGrows("covert_profile", ["id"]),
        OnlyGrows("covert_step", ["id"]),
    ]
