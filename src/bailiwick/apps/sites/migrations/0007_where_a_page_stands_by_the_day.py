"""A site's place keeps what its state is read off besides the day, so that the database finds those that stand so."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.utils import timezone

from bailiwick.kernel.periods import Period

_UNTOUCHED = Period.parse("P6M")
_NO_TOUCH = {"found", "imported", "referred"}


def fill(apps: Any, _editor: Any) -> None:
    """What the steps of each site come to by now."""
    marks: dict[Any, dict[str, Any]] = {}
    steps = apps.get_model("sites", "SiteStep").objects.order_by("site_id", "number")
    for site, kind, by, day, at in steps.values_list("site_id", "kind", "by_id", "day", "at").iterator():
        found = marks.setdefault(site, {"older": False, "reviewed_on": None, "stale_on": None})
        found["older"] |= kind in {"imported", "found"}
        if kind in {"reviewed", "live"}:
            found["reviewed_on"] = day or timezone.localdate(at)
        if kind not in _NO_TOUCH and by is not None:
            found["stale_on"] = _UNTOUCHED.after(at.date())
    places = apps.get_model("sites", "Place").objects
    for site, found in marks.items():
        places.filter(pk=site).update(**found)


class Migration(migrations.Migration):
    dependencies = [("sites", "0006_evidence_goes_with_its_record")]

    operations = [
        migrations.AddField("Place", "older", models.BooleanField(default=False)),
        migrations.AddField("Place", "reviewed_on", models.DateField(null=True)),
        migrations.AddField("Place", "stale_on", models.DateField(null=True)),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
