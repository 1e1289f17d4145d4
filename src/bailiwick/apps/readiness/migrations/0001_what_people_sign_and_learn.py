"""Courses with their versions, owners and rounds; signatures, links and reminders."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("policies", "0001_the_policies"),
        ("roster", "0003_groups_names_and_removals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Course",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("pack", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=120)),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("conduct", "conduct"),
                            ("security", "security"),
                            ("posting", "posting"),
                            ("reminder", "reminder"),
                        ],
                        max_length=20,
                    ),
                ),
                ("owners", models.TextField()),
                ("entered_at", models.DateTimeField()),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
            ],
            options={
                "db_table": "readiness_course",
            },
        ),
        migrations.CreateModel(
            name="CourseVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("quiz", models.TextField(default="[]")),
                ("clauses", models.TextField(blank=True)),
                ("digest", models.CharField(max_length=80)),
                ("drafted_by", models.UUIDField(null=True)),
                ("drafted_at", models.DateTimeField()),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="readiness.course",
                    ),
                ),
            ],
            options={
                "db_table": "readiness_course_version",
            },
        ),
        migrations.CreateModel(
            name="CourseRelease",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("released_by", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="release",
                        to="readiness.courseversion",
                    ),
                ),
            ],
            options={
                "db_table": "readiness_course_release",
            },
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="readiness.courseversion",
                    ),
                ),
            ],
            options={
                "db_table": "readiness_completion",
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("digest", models.CharField(max_length=80, unique=True)),
                ("made_by", models.UUIDField(null=True)),
                ("made_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.adoption",
                        to_field="id",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "readiness_link",
            },
        ),
        migrations.CreateModel(
            name="Reminded",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("task", models.CharField(max_length=60)),
                ("overdue", models.BooleanField()),
                ("day", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
            ],
            options={
                "db_table": "readiness_reminded",
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("opens", models.DateField()),
                ("closes", models.DateField()),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="readiness.course",
                    ),
                ),
            ],
            options={
                "db_table": "readiness_round",
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("role", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="readiness.courseversion",
                    ),
                ),
            ],
            options={
                "db_table": "readiness_sign_off",
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("digest", models.CharField(max_length=80)),
                (
                    "way",
                    models.CharField(
                        choices=[("signed-in", "signed-in"), ("link", "link"), ("paper", "paper")],
                        max_length=10,
                    ),
                ),
                ("paper", models.CharField(blank=True, max_length=160)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="policies.adoption",
                        to_field="id",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "readiness_acknowledgement",
                "indexes": [models.Index(fields=["person", "adoption"], name="readiness_signed_person")],
            },
        ),
        migrations.AddConstraint(
            model_name="course",
            constraint=models.UniqueConstraint(fields=("unit", "name"), name="readiness_course_name"),
        ),
        migrations.AddConstraint(
            model_name="courseversion",
            constraint=models.UniqueConstraint(fields=("course", "number"), name="readiness_version_number"),
        ),
        migrations.AddIndex(
            model_name="completion",
            index=models.Index(fields=["person", "day"], name="readiness_completion_person"),
        ),
        migrations.AddIndex(
            model_name="reminded",
            index=models.Index(fields=["person", "task"], name="readiness_reminded_person"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes__gte", models.F("opens"))), name="readiness_round_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=models.UniqueConstraint(fields=("version", "role"), name="readiness_sign_off_once"),
        ),
        OnlyGrows("readiness_course_version", ["id"]),
        OnlyGrows("readiness_sign_off", ["id"]),
        OnlyGrows("readiness_course_release", ["id", "version_id"]),
        OnlyGrows("readiness_completion", ["order", "id"]),
        OnlyGrows("readiness_acknowledgement", ["order", "id"]),
        OnlyGrows("readiness_reminded", ["order", "id"]),
    ]
