"""Drafts of appeals to the public, with the purpose and the case each is for; a draft is never changed."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0002_several_together"),
        ("roster", "0003_groups_names_and_removals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appeal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("missing", "missing"),
                            ("wanted", "wanted"),
                            ("gang", "gang"),
                            ("online-crime", "online-crime"),
                            ("investigate", "investigate"),
                            ("on-behalf", "on-behalf"),
                            ("duty-need", "duty-need"),
                            ("other", "other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("case", models.CharField(max_length=60)),
                ("words", models.TextField()),
                ("digest", models.CharField(max_length=80)),
                ("drafted_at", models.DateTimeField()),
                (
                    "person",
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
                "db_table": "approvals_appeal",
            },
        ),
        OnlyGrows("approvals_appeal", ["id"]),
    ]
