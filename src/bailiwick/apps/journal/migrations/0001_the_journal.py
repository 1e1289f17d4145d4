"""The journal: entries and checkpoints only grow, from the first row on."""

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.models import Place
from bailiwick.apps.journal.services.append_only import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField()),
                ("frontier", models.BinaryField()),
                ("signed_at", models.DateTimeField()),
                ("note", models.TextField()),
            ],
            options={
                "db_table": "journal_checkpoint",
                "ordering": ["size"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", Place(default=1, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField(default=0)),
                ("frontier", models.BinaryField()),
            ],
            options={
                "db_table": "journal_head",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("index", Place(primary_key=True, serialize=False)),
                ("record", models.UUIDField(editable=False, unique=True)),
                ("act", models.CharField(max_length=80)),
                ("outcome", models.CharField(max_length=10)),
                ("reason", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                ("actor_kind", models.CharField(max_length=10)),
                ("actor", models.UUIDField(null=True)),
                ("channel", models.CharField(max_length=10)),
                ("subject_kind", models.CharField(blank=True, max_length=40)),
                ("subject", models.CharField(blank=True, max_length=80)),
                ("manifest", models.BinaryField()),
                ("salt", models.BinaryField()),
                ("leaf", models.BinaryField()),
                ("leaf_hash", models.BinaryField()),
            ],
            options={
                "db_table": "journal_entry",
                "ordering": ["index"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["subject_kind", "subject", "index"], name="journal_entry_subject"),
                    models.Index(fields=["actor", "index"], name="journal_entry_actor"),
                    models.Index(fields=["act", "index"], name="journal_entry_act"),
                    models.Index(fields=["at"], name="journal_entry_at"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField()),
                ("index", models.BigIntegerField()),
                ("hashes", models.BinaryField()),
            ],
            options={
                "db_table": "journal_tile",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("level", "index"), name="journal_tile_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Timestamp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("token", models.BinaryField()),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="timestamps",
                        to="journal.checkpoint",
                    ),
                ),
            ],
            options={
                "db_table": "journal_timestamp",
                "constraints": [
                    models.UniqueConstraint(fields=("checkpoint", "authority"), name="journal_timestamp_once")
                ],
            },
        ),
        OnlyGrows("journal_entry", ["index", "record"]),
        OnlyGrows("journal_checkpoint", ["size"]),
        OnlyGrows("journal_timestamp", ["id"]),
    ]
