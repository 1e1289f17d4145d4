"""How people want to be told by mail, what they were told, and what came back; each table only grows."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("roster", "0003_groups_names_and_removals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("occasion", models.CharField(max_length=40)),
                ("address", models.CharField(max_length=64)),
                ("target", models.CharField(blank=True, max_length=200)),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "desk_notice",
            },
        ),
        migrations.CreateModel(
            name="CameBack",
            fields=[
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="back",
                        serialize=False,
                        to="desk.notice",
                    ),
                ),
                ("address", models.CharField(db_index=True, max_length=64)),
                ("status", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "desk_cameback",
            },
        ),
        migrations.CreateModel(
            name="NoticeEnd",
            fields=[
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="end",
                        serialize=False,
                        to="desk.notice",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("sent", "sent"),
                            ("not-needed", "not-needed"),
                            ("refused", "refused"),
                            ("nobody-knows", "nobody-knows"),
                        ],
                        max_length=15,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "desk_noticeend",
            },
        ),
        migrations.CreateModel(
            name="Confirmed",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("address", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "desk_confirmed",
            },
        ),
        migrations.CreateModel(
            name="MailChoice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("at-once", "at-once"),
                            ("daily", "daily"),
                            ("weekly", "weekly"),
                            ("never", "never"),
                        ],
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(max_length=5)),
                ("quiet_from", models.TimeField()),
                ("quiet_until", models.TimeField()),
                ("chosen_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "desk_mailchoice",
            },
        ),
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(max_length=64)),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="told", to="desk.notice"
                    ),
                ),
            ],
            options={
                "db_table": "desk_told",
            },
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("person", "day", "occasion"), name="desk_notice_once"),
        ),
        migrations.AddIndex(
            model_name="mailchoice",
            index=models.Index(fields=["person", "chosen_at"], name="desk_mailchoice_person"),
        ),
        migrations.AddConstraint(
            model_name="told",
            constraint=models.UniqueConstraint(fields=("notice", "mark"), name="desk_told_once"),
        ),
        OnlyGrows("desk_mailchoice", ["id"]),
        OnlyGrows("desk_notice", ["id"]),
        OnlyGrows("desk_told", ["id"]),
        OnlyGrows("desk_noticeend", ["notice_id"]),
        OnlyGrows("desk_cameback", ["notice_id"]),
        OnlyGrows("desk_confirmed", ["id"]),
    ]
