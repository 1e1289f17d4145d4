"""When what ends with a transfer was ended, so that a day on which the clock did not run is made good, once."""

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    dependencies = [
        ("roster", "0005_sign_ins_set_anew"),
    ]

    operations = [
        migrations.CreateModel(
            name="CarriedOut",
            fields=[
                (
                    "departure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="carried",
                        serialize=False,
                        to="roster.departure",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        OnlyGrows("roster_carriedout", ["departure_id"]),
    ]
