"""A power that several hold only together: one of them has said yes, and others still have to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("approvals", "0001_the_permissions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="step",
            name="kind",
            field=models.CharField(
                choices=[
                    ("asked", "asked"),
                    ("heard", "heard"),
                    ("declined-to-say", "declined-to-say"),
                    ("endorsed", "endorsed"),
                    ("skipped", "skipped"),
                    ("question", "question"),
                    ("answer", "answer"),
                    ("assented", "assented"),
                    ("approved", "approved"),
                    ("sent-back", "sent-back"),
                    ("called-off", "called-off"),
                    ("lapsed", "lapsed"),
                    ("issued", "issued"),
                    ("used-directly", "used-directly"),
                    ("read", "read"),
                    ("copy-kept", "copy-kept"),
                    ("still-fits", "still-fits"),
                    ("no-longer-fits", "no-longer-fits"),
                    ("change-seen", "change-seen"),
                    ("change-does-not-matter", "change-does-not-matter"),
                    ("again-refused", "again-refused"),
                    ("replaced", "replaced"),
                    ("removal-ordered", "removal-ordered"),
                    ("effort", "effort"),
                    ("removed", "removed"),
                    ("beyond-control", "beyond-control"),
                    ("closed", "closed"),
                    ("withdrawn", "withdrawn"),
                    ("ran-out", "ran-out"),
                    ("ended", "ended"),
                    ("reminded", "reminded"),
                ],
                max_length=30,
            ),
        ),
    ]
