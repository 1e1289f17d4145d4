"""Platforms and their terms, sites and their steps, which only grow; and where each site stands."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("approvals", "0002_several_together"),
        ("roster", "0003_groups_names_and_removals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "sites_counter",
            },
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("presence", models.CharField(max_length=20)),
                ("identity", models.CharField(max_length=300, unique=True)),
                ("opened_on", models.DateField(null=True)),
                ("entered_at", models.DateTimeField()),
                (
                    "asker",
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
                "db_table": "sites_site",
            },
        ),
        migrations.CreateModel(
            name="Platform",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=120)),
                ("key", models.CharField(max_length=120, unique=True)),
                ("kind", models.CharField(max_length=40)),
                ("functions", models.CharField(blank=True, max_length=200)),
                ("known_by", models.CharField(blank=True, max_length=300)),
                ("entered_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
            ],
            options={
                "db_table": "sites_platform",
            },
        ),
        migrations.CreateModel(
            name="AskedFor",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="approvals.request",
                    ),
                ),
                ("aim", models.CharField(max_length=20)),
                ("sets", models.TextField(default="{}")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asked", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "sites_asked_for",
            },
        ),
        migrations.AddField(
            model_name="site",
            name="platform",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sites", to="sites.platform"
            ),
        ),
        migrations.CreateModel(
            name="PlatformStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("words", models.TextField(blank=True)),
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
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="sites.platform"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="approvals.request",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.unit",
                    ),
                ),
            ],
            options={
                "db_table": "sites_platform_step",
                "ordering": ["platform_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="SiteStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=30)),
                ("item", models.CharField(blank=True, max_length=20)),
                ("words", models.TextField(blank=True)),
                ("sets", models.TextField(default="{}")),
                ("day", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("capture", models.UUIDField(null=True)),
                ("passage", models.UUIDField(null=True)),
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
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "sites_step",
                "ordering": ["site_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="Strike",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("words", models.TextField()),
                ("day", models.DateField()),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="strikes", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "sites_strike",
            },
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=100, unique=True)),
                ("document", models.CharField(max_length=30)),
                ("version", models.PositiveIntegerField()),
                ("capture", models.UUIDField()),
                ("digest", models.CharField(max_length=80)),
                ("words", models.TextField()),
                ("differs", models.TextField(blank=True)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="sites.platform"
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
                "db_table": "sites_terms",
                "ordering": ["platform_id", "document", "version"],
            },
        ),
        migrations.CreateModel(
            name="TermsLook",
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
                    "terms",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="look", to="sites.terms"
                    ),
                ),
            ],
            options={
                "db_table": "sites_terms_look",
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="place",
                        serialize=False,
                        to="sites.site",
                    ),
                ),
                ("stage", models.CharField(db_index=True, max_length=20)),
                ("handle", models.CharField(db_index=True, max_length=160)),
                ("address", models.CharField(blank=True, db_index=True, max_length=500)),
                ("touched_at", models.DateTimeField()),
                ("last", models.PositiveIntegerField()),
                (
                    "backup",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
            ],
            options={
                "db_table": "sites_place",
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("power", models.CharField(blank=True, max_length=80)),
                ("delegation", models.UUIDField(null=True)),
                ("passage", models.UUIDField(null=True)),
                ("day", models.DateField()),
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
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptances",
                        to="sites.terms",
                    ),
                ),
            ],
            options={
                "db_table": "sites_acceptance",
                "constraints": [
                    models.UniqueConstraint(fields=("terms", "unit"), name="sites_acceptance_once")
                ],
            },
        ),
        OnlyGrows("sites_platform", ["id", "key"]),
        OnlyGrows("sites_platform_step", ["id", "key"]),
        OnlyGrows("sites_site", ["id", "number", "identity"]),
        OnlyGrows("sites_step", ["id", "key"]),
        OnlyGrows("sites_terms", ["id", "key"]),
        OnlyGrows("sites_acceptance", ["id"]),
        OnlyGrows("sites_terms_look", ["id", "terms_id"]),
        OnlyGrows("sites_strike", ["id"]),
        OnlyGrows("sites_asked_for", ["request_id"]),
    ]
