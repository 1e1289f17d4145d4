"""Transfers of before 0006 were carried out on their day: say so, so that upgrading does not end things once more."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db import migrations
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

AFTER_MIDNIGHT = timedelta(hours=1)
"""By then the clock had carried out what was due that day."""


def say_so(apps: Any, schema_editor: Any) -> None:
    """Enter each transfer whose day had come before 0006 was there as carried out on its day."""
    known = MigrationRecorder(schema_editor.connection).migration_qs
    applied = known.get(app="roster", name="0006_transfers_carried_out").applied
    last = timezone.localdate(applied - AFTER_MIDNIGHT)
    past = apps.get_model("roster", "Departure").objects.filter(kind="moves", day__lte=last, carried=None)
    carried = apps.get_model("roster", "CarriedOut")
    carried.objects.bulk_create(
        carried(departure_id=one.pk, at=timezone.make_aware(datetime.combine(one.day, time.min)))
        for one in past
    )


class Migration(migrations.Migration):
    dependencies = [
        ("roster", "0006_transfers_carried_out"),
    ]

    operations = [migrations.RunPython(say_so, migrations.RunPython.noop)]
