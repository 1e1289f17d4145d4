"""Who may post on which page, what became of each right, and the custody of credentials."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0004_asked_to_be_set_aside"),
        ("roster", "0005_sign_ins_set_anew"),
        ("sites", "0003_not_in_our_hands"),
    ]

    operations = [
        migrations.CreateModel(
            name="CustodyStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
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
                    "person",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="custody", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "sites_custody_step",
                "ordering": ["site_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="PosterAsk",
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
                ("right", models.CharField(max_length=20)),
                ("shown", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="poster_asks",
                        to="sites.site",
                    ),
                ),
            ],
            options={
                "db_table": "sites_poster_ask",
            },
        ),
        migrations.CreateModel(
            name="PosterRight",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("right", models.CharField(max_length=20)),
                ("own_device", models.BooleanField()),
                ("device", models.CharField(blank=True, max_length=200)),
                ("passage", models.UUIDField()),
                ("day", models.DateField()),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rights", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "sites_poster_right",
            },
        ),
        migrations.CreateModel(
            name="PosterLeave",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="approvals.request"
                    ),
                ),
                (
                    "right",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
                        to="sites.posterright",
                    ),
                ),
            ],
            options={
                "db_table": "sites_poster_leave",
            },
        ),
        migrations.CreateModel(
            name="RightStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("words", models.TextField(blank=True)),
                ("passage", models.UUIDField(null=True)),
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
                    "right",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="sites.posterright",
                    ),
                ),
            ],
            options={
                "db_table": "sites_right_step",
                "ordering": ["right_id", "number"],
            },
        ),
        migrations.AddIndex(
            model_name="posterright",
            index=models.Index(fields=["site", "person"], name="sites_right_of"),
        ),
        migrations.AddConstraint(
            model_name="posterleave",
            constraint=models.UniqueConstraint(fields=("right", "request"), name="sites_poster_leave_once"),
        ),
        OnlyGrows("sites_poster_ask", ["request_id"]),
        OnlyGrows("sites_poster_right", ["id"]),
        OnlyGrows("sites_poster_leave", ["id"]),
        OnlyGrows("sites_right_step", ["id", "key"]),
        OnlyGrows("sites_custody_step", ["id", "key"]),
    ]
