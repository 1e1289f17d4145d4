"""Pages as they were looked at and read, notice by notice; notices that were lost, and those that are back."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("roster", "0003_groups_names_and_removals"),
        ("sites", "0001_the_sites"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("source", models.CharField(max_length=12)),
                ("capture", models.UUIDField()),
                ("digest", models.CharField(max_length=80)),
                ("marks", models.CharField(max_length=80)),
                ("shown", models.TextField()),
                ("rule", models.TextField(blank=True)),
                ("rule_digest", models.CharField(blank=True, max_length=80)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="sites.site"
                    ),
                ),
            ],
            options={
                "db_table": "sites_reading",
            },
        ),
        migrations.CreateModel(
            name="NoticeRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("policy", models.CharField(max_length=40)),
                ("cited", models.CharField(max_length=200)),
                ("notice", models.CharField(max_length=60)),
                ("binding", models.CharField(max_length=120)),
                ("clauses", models.TextField()),
                ("state", models.CharField(max_length=20)),
                ("verdict", models.CharField(max_length=20)),
                ("effect", models.CharField(max_length=10)),
                ("required", models.BooleanField()),
                ("excused_by", models.CharField(blank=True, max_length=120)),
                ("why", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                ("places", models.CharField(blank=True, max_length=120)),
                ("suggestion", models.TextField(blank=True)),
                ("waives", models.CharField(blank=True, max_length=80)),
                (
                    "present_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sites.reading",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="sites.reading",
                    ),
                ),
            ],
            options={
                "db_table": "sites_notice_read",
            },
        ),
        migrations.CreateModel(
            name="NoticeLost",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("policy", models.CharField(max_length=40)),
                ("notice", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lost", to="sites.site"
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.reading"
                    ),
                ),
                (
                    "missed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.reading"
                    ),
                ),
            ],
            options={
                "db_table": "sites_notice_lost",
            },
        ),
        migrations.CreateModel(
            name="Look",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField()),
                ("outcome", models.CharField(max_length=12)),
                ("why", models.TextField(blank=True)),
                ("etag", models.CharField(blank=True, max_length=200)),
                ("modified", models.CharField(blank=True, max_length=200)),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="sites.site"
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="sites.reading",
                    ),
                ),
            ],
            options={
                "db_table": "sites_look",
            },
        ),
        migrations.CreateModel(
            name="NoticeBack",
            fields=[
                (
                    "lost",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="back",
                        serialize=False,
                        to="sites.noticelost",
                        to_field="id",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.reading"
                    ),
                ),
            ],
            options={
                "db_table": "sites_notice_back",
            },
        ),
        migrations.AddIndex(
            model_name="reading",
            index=models.Index(fields=["site", "order"], name="sites_reading_site"),
        ),
        migrations.AddConstraint(
            model_name="noticeread",
            constraint=models.UniqueConstraint(fields=("reading", "binding"), name="sites_notice_read_once"),
        ),
        migrations.AddIndex(
            model_name="noticelost",
            index=models.Index(fields=["site", "order"], name="sites_lost_site"),
        ),
        migrations.AddIndex(
            model_name="look",
            index=models.Index(fields=["site", "order"], name="sites_look_site"),
        ),
        OnlyGrows("sites_reading", ["order", "id"]),
        OnlyGrows("sites_notice_read", ["id"]),
        OnlyGrows("sites_look", ["order", "id"]),
        OnlyGrows("sites_notice_lost", ["order", "id"]),
        OnlyGrows("sites_notice_back", ["lost_id"]),
    ]
