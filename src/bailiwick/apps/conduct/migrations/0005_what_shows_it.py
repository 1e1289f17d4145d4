"""What was kept is named by its id, so that its schedule can let it go; what was carried out names what shows it."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

from bailiwick.apps.journal.services import GrowsAgain


class Migration(migrations.Migration):
    """Ids in place of a key to another room's table, whose rows go when their time comes."""

    dependencies: ClassVar = [("conduct", "0004_looks_are_handed_on")]
    operations: ClassVar = [
        migrations.AlterField(model_name="reportstep", name="capture", field=models.UUIDField(null=True)),
        GrowsAgain("conduct_report_step", ["order", "id"]),
        migrations.AddField(model_name="casestep", name="capture", field=models.UUIDField(null=True)),
    ]
