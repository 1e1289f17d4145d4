"""A plan of random looks can be handed on: to whom stands with the step."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add to whom."""

    dependencies: ClassVar = [("conduct", "0003_random_looks"), ("roster", "0007_transfers_of_before")]
    operations: ClassVar = [
        migrations.AlterField(
            model_name="programstep",
            name="kind",
            field=models.CharField(
                choices=[
                    ("approved", "approved"),
                    ("declined", "declined"),
                    ("ended", "ended"),
                    ("handed-on", "handed-on"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="programstep",
            name="to",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roster.person",
            ),
        ),
    ]
