"""Roles that groups hold, former names of units, digests of papers, and what has to be taken away from leavers."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("roster", "0002_account_linked"),
    ]

    operations = [
        migrations.AddField(
            model_name="delegation",
            name="document",
            field=models.CharField(blank=True, max_length=71),
        ),
        migrations.AddField(
            model_name="officeholder",
            name="document",
            field=models.CharField(blank=True, max_length=71),
        ),
        migrations.CreateModel(
            name="GroupRole",
            fields=[
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chief", "chief"),
                            ("police-admin", "police-admin"),
                            ("chief-office", "chief-office"),
                            ("comms", "comms"),
                            ("pio", "pio"),
                            ("csd", "csd"),
                            ("sic-commander", "sic-commander"),
                            ("sic-designee", "sic-designee"),
                            ("maintainer", "maintainer"),
                            ("op-supervisor", "op-supervisor"),
                            ("supervisor", "supervisor"),
                            ("unit-commander", "unit-commander"),
                            ("chain", "chain"),
                            ("poster", "poster"),
                            ("site-admin", "site-admin"),
                            ("moderator", "moderator"),
                            ("dept-head", "dept-head"),
                            ("hr", "hr"),
                            ("attorney", "attorney"),
                            ("clerk", "clerk"),
                            ("it", "it"),
                            ("records-custodian", "records-custodian"),
                            ("bg-investigator", "bg-investigator"),
                            ("hiring-decider", "hiring-decider"),
                            ("case-investigator", "case-investigator"),
                            ("discipline-decider", "discipline-decider"),
                            ("labor", "labor"),
                            ("accreditation", "accreditation"),
                            ("auditor", "auditor"),
                            ("policy-steward", "policy-steward"),
                            ("sysadmin", "sysadmin"),
                            ("sensitive-keeper", "sensitive-keeper"),
                        ],
                        max_length=30,
                    ),
                ),
                ("needed", models.PositiveSmallIntegerField(default=1)),
                ("instrument", models.CharField(max_length=120)),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles_held",
                        to="roster.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_roles",
                        to="roster.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_group_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("needed__gte", 1)), name="roster_group_somebody"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("role", "unit"),
                        name="roster_group_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=20)),
                ("thing", models.CharField(max_length=80)),
                ("says", models.CharField(max_length=300)),
                ("due", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(null=True)),
                ("proof", models.CharField(blank=True, max_length=120)),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
                (
                    "done_by",
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
                        related_name="removals",
                        to="roster.person",
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
                "indexes": [models.Index(fields=["checked_at", "due"], name="roster_removal_open")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "kind", "thing", "due"), name="roster_removal_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by", None),
                            models.Q(("checked_by", models.F("done_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="roster_removal_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("checked_at", None), ("done_at__isnull", False), _connector="OR"),
                        name="roster_removal_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                ("name", models.CharField(max_length=160)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="roster.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_unitname_days",
                    )
                ],
            },
        ),
    ]
