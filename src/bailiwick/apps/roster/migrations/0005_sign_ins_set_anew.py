"""What has been asked and confirmed before somebody's sign-in is set anew."""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("roster", "0004_looked_up_and_left"),
    ]

    operations = [
        migrations.CreateModel(
            name="Renewal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renewals",
                        to="roster.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "asked_at"], name="roster_renewal_latest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(confirmed_by=None)
                        | (~Q(confirmed_by=F("asked_by")) & ~Q(confirmed_by=F("person"))),
                        name="roster_renewal_second_person",
                    ),
                    models.CheckConstraint(
                        condition=Q(used_at=None) | Q(confirmed_at__isnull=False),
                        name="roster_renewal_in_order",
                    ),
                ],
            },
        ),
    ]
