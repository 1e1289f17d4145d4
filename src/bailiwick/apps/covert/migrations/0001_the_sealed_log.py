"""The sealed log: entries and checkpoints only grow, from the first row on."""

from django.db import migrations, models

from bailiwick.apps.journal.models import Place
from bailiwick.apps.journal.services.append_only import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SealedCheckpoint",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("root", models.BinaryField()),
                ("frontier", models.BinaryField()),
                ("signed_at", models.DateTimeField()),
                ("note", models.TextField()),
            ],
            options={
                "db_table": "sealed_checkpoint",
                "ordering": ["size"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SealedHead",
            fields=[
                ("id", Place(default=1, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField(default=0)),
                ("frontier", models.BinaryField()),
            ],
            options={
                "db_table": "sealed_head",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SealedEntry",
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
                "db_table": "sealed_entry",
                "ordering": ["index"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["subject_kind", "subject", "index"], name="sealed_entry_subject")
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedTile",
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
                "db_table": "sealed_tile",
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("level", "index"), name="sealed_tile_place")],
            },
        ),
        OnlyGrows("sealed_entry", ["index", "record"]),
        OnlyGrows("sealed_checkpoint", ["size"]),
    ]
