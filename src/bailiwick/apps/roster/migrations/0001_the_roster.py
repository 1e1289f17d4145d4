"""The roster: units, people and what they are here, offices, delegations, and two lists."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=120)),
                ("email", models.CharField(max_length=254, null=True, unique=True)),
                ("external_id", models.CharField(max_length=40, null=True, unique=True)),
                ("account_id", models.UUIDField(null=True, unique=True)),
            ],
            options={
                "indexes": [models.Index(fields=["name"], name="roster_person_name")],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agency", "agency"),
                            ("department", "department"),
                            ("division", "division"),
                            ("unit", "unit"),
                            ("office", "office"),
                            ("ward-office", "ward-office"),
                            ("board", "board"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ward", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_unit_days",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DoNotShow",
            fields=[
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_donotshow_days",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("person",), name="roster_donotshow_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SensitivePosition",
            fields=[
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_sensitive_days",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("person",), name="roster_sensitive_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Quorum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                ("seats", models.PositiveSmallIntegerField()),
                ("needed", models.PositiveSmallIntegerField()),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="quorums", to="roster.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_quorum_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("needed__gte", 1), ("needed__lte", models.F("seats"))),
                        name="roster_quorum_within_seats",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Placing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="roster.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placings", to="roster.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_placing_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None),
                            models.Q(("parent", models.F("unit")), _negated=True),
                            _connector="OR",
                        ),
                        name="roster_placing_not_below_itself",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("unit",),
                        name="roster_placing_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeHolder",
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
                ("acting", models.BooleanField(default=False)),
                ("instrument", models.CharField(max_length=120)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="roster.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offices", to="roster.unit"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["role", "unit"], name="roster_office_role")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_office_days",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("person", "role", "unit"),
                        name="roster_office_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("staff", "staff"),
                            ("mayor-staff", "mayor-staff"),
                            ("council-staff", "council-staff"),
                            ("elected", "elected"),
                            ("board-member", "board-member"),
                            ("classified", "classified"),
                            ("temporary", "temporary"),
                            ("appointed", "appointed"),
                            ("volunteer", "volunteer"),
                            ("contractor", "contractor"),
                            ("intern", "intern"),
                            ("other", "other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=120)),
                ("employer", models.CharField(blank=True, max_length=120)),
                ("paid", models.BooleanField(default=True)),
                ("sworn", models.BooleanField(default=False)),
                ("classified", models.BooleanField(default=False)),
                ("full_time", models.BooleanField(default=True)),
                ("employed_since", models.DateField()),
                ("from_file", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="roster.person",
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervises",
                        to="roster.person",
                    ),
                ),
                (
                    "appointed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appoints",
                        to="roster.unit",
                    ),
                ),
                (
                    "sponsor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sponsors",
                        to="roster.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="roster.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "until"], name="roster_membership_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_membership_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("supervisor", None),
                            models.Q(("supervisor", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="roster_membership_not_own_boss",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("from_file", True), ("until", None)),
                        fields=("person",),
                        name="roster_membership_one_from_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("power", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[("designee", "designee"), ("named-person", "named-person")], max_length=20
                    ),
                ),
                ("under_role", models.CharField(max_length=30)),
                ("scope", models.TextField(blank=True)),
                ("instrument", models.CharField(max_length=120)),
                ("ended_early", models.BooleanField(default=False)),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="roster.person",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_given",
                        to="roster.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="roster.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["power", "unit"], name="roster_delegation_power")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("starts")), _connector="OR"
                        ),
                        name="roster_delegation_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("giver", models.F("delegate")), _negated=True),
                        name="roster_delegation_to_another",
                    ),
                ],
            },
        ),
    ]
