"""The queue of jobs, and the clock's rows."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=80)),
                ("arguments", models.JSONField(default=dict)),
                ("key", models.CharField(max_length=200, null=True, unique=True)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("lease", models.UUIDField(null=True)),
                ("lease_until", models.DateTimeField(null=True)),
                ("worker", models.CharField(blank=True, max_length=80)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("losses", models.PositiveSmallIntegerField(default=0)),
                ("trouble", models.CharField(blank=True, max_length=300)),
                ("progress", models.PositiveIntegerField(default=0)),
                ("progress_of", models.PositiveIntegerField(null=True)),
                ("cursor", models.JSONField(null=True)),
            ],
            options={
                "db_table": "jobs_job",
                "indexes": [
                    models.Index(fields=["state", "due_at"], name="jobs_job_due"),
                    models.Index(fields=["state", "lease_until"], name="jobs_job_lease"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                ("code", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=80)),
                ("arguments", models.JSONField(default=dict)),
                ("every_seconds", models.PositiveIntegerField(null=True)),
                ("at_minute", models.PositiveSmallIntegerField(null=True)),
                ("next_at", models.DateTimeField()),
                ("last_at", models.DateTimeField(null=True)),
                ("active", models.BooleanField(default=True)),
            ],
            options={
                "db_table": "jobs_schedule",
                "indexes": [models.Index(fields=["active", "next_at"], name="jobs_schedule_next")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("every_seconds__isnull", False), ("at_minute__isnull", False), _connector="XOR"
                        ),
                        name="jobs_schedule_either",
                    )
                ],
            },
        ),
    ]
