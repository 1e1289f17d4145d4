"""Tokens of programs, what programs were answered under a key, and the paces that everybody is held to."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_vouched_identities"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pacing",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("due", models.BigIntegerField()),
            ],
            options={
                "db_table": "accounts_pacing",
                "indexes": [models.Index(fields=["due"], name="accounts_pacing_due")],
            },
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=60)),
                ("scopes", models.CharField(max_length=400)),
                ("key_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ends_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accounts_token",
            },
        ),
        migrations.CreateModel(
            name="Answered",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=64)),
                ("request", models.CharField(max_length=64)),
                ("status", models.PositiveSmallIntegerField(default=0)),
                ("kind", models.CharField(blank=True, max_length=60)),
                ("body", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accounts_answered",
                "indexes": [models.Index(fields=["at"], name="accounts_answered_at")],
                "constraints": [
                    models.UniqueConstraint(fields=("account", "key"), name="accounts_answered_once")
                ],
            },
        ),
    ]
