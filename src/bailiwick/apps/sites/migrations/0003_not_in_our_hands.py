"""Pages that are not in our hands; views of counsel on terms; the picture in force; edits of wikis."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0004_asked_to_be_set_aside"),
        ("roster", "0005_sign_ins_set_anew"),
        ("sites", "0002_pages_watched"),
    ]

    operations = [
        migrations.CreateModel(
            name="EmblemSeen",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("capture", models.UUIDField()),
                ("digest", models.CharField(max_length=80)),
                ("likeness", models.CharField(max_length=100)),
                ("changed", models.BooleanField()),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="emblems", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "sites_emblem_seen",
            },
        ),
        migrations.CreateModel(
            name="Emblem",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("capture", models.UUIDField()),
                ("digest", models.CharField(max_length=80)),
                ("likeness", models.CharField(max_length=100)),
                ("words", models.CharField(max_length=300)),
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
                "db_table": "sites_emblem",
            },
        ),
        migrations.CreateModel(
            name="TakeOver",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "harm",
                    models.CharField(
                        choices=[("taken-over", "taken-over"), ("posed-as", "posed-as")], max_length=12
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=500)),
                ("words", models.TextField()),
                ("since", models.DateTimeField()),
                ("report", models.UUIDField(null=True, unique=True)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takeovers",
                        to="sites.site",
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
                "db_table": "sites_takeover",
            },
        ),
        migrations.CreateModel(
            name="TakeOverStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("done", "done"),
                            ("not-needed", "not-needed"),
                            ("evidence", "evidence"),
                            ("notice", "notice"),
                            ("ended", "ended"),
                        ],
                        max_length=12,
                    ),
                ),
                ("item", models.CharField(blank=True, max_length=20)),
                ("words", models.TextField(blank=True)),
                ("capture", models.UUIDField(null=True)),
                ("digest", models.CharField(blank=True, max_length=80)),
                ("ending", models.CharField(blank=True, max_length=12)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "control",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
                (
                    "takeover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="sites.takeover"
                    ),
                ),
            ],
            options={
                "db_table": "sites_takeover_step",
                "ordering": ["takeover_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="TermsView",
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
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="views", to="sites.terms"
                    ),
                ),
            ],
            options={
                "db_table": "sites_terms_view",
            },
        ),
        migrations.CreateModel(
            name="WikiEdit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("article", models.CharField(max_length=500)),
                ("words", models.TextField()),
                ("official", models.BooleanField()),
                ("day", models.DateField()),
                ("capture", models.UUIDField()),
                ("digest", models.CharField(max_length=80)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.platform"
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
                "db_table": "sites_wiki_edit",
            },
        ),
        migrations.CreateModel(
            name="EmblemLook",
            fields=[
                (
                    "seen",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="look",
                        serialize=False,
                        to="sites.emblemseen",
                    ),
                ),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "sites_emblem_look",
            },
        ),
        OnlyGrows("sites_takeover", ["id", "report"]),
        OnlyGrows("sites_takeover_step", ["id", "key"]),
        OnlyGrows("sites_terms_view", ["request_id"]),
        OnlyGrows("sites_emblem", ["id"]),
        OnlyGrows("sites_emblem_seen", ["id"]),
        OnlyGrows("sites_emblem_look", ["seen_id"]),
        OnlyGrows("sites_wiki_edit", ["id"]),
    ]
