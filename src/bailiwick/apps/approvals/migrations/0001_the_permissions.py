"""Requests and their steps, which only grow; where each stands; and what is kept beside them."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from bailiwick.apps.journal.services import OnlyGrows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("roster", "0002_account_linked"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "approvals_counter",
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField(unique=True)),
                ("power", models.CharField(max_length=80)),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("reference", "reference"),
                            ("release", "release"),
                            ("speaking", "speaking"),
                            ("photo", "photo"),
                            ("device", "device"),
                            ("access", "access"),
                            ("consent", "consent"),
                            ("other", "other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("identity", models.CharField(blank=True, max_length=500)),
                ("words", models.TextField(blank=True)),
                ("digest", models.CharField(blank=True, max_length=80)),
                ("layout", models.CharField(blank=True, max_length=80)),
                ("capture", models.UUIDField(null=True)),
                ("category", models.CharField(blank=True, max_length=60)),
                ("starts", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("told", models.TextField(default="{}")),
                ("way", models.TextField(default="{}")),
                ("asked_at", models.DateTimeField()),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="roster.person",
                    ),
                ),
                (
                    "colleague",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests_about",
                        to="roster.person",
                    ),
                ),
                (
                    "for_whom",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests_for",
                        to="roster.person",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="approvals.request",
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
                "db_table": "approvals_request",
            },
        ),
        migrations.CreateModel(
            name="Entry",
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
                ("detail", models.CharField(blank=True, max_length=30)),
                ("case", models.CharField(blank=True, max_length=60)),
                ("target", models.CharField(blank=True, max_length=120)),
                ("reason", models.TextField(blank=True)),
                ("site", models.CharField(blank=True, max_length=200)),
                ("capture", models.UUIDField(null=True)),
                ("digest", models.CharField(blank=True, max_length=80)),
                ("starts", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=0)),
                ("entered_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_entries",
                        to="roster.person",
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="approvals.request",
                    ),
                ),
            ],
            options={
                "db_table": "approvals_access_entry",
            },
        ),
        migrations.CreateModel(
            name="Looked",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("confirmed", models.BooleanField()),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looks",
                        to="approvals.entry",
                    ),
                ),
            ],
            options={
                "db_table": "approvals_access_look",
            },
        ),
        migrations.CreateModel(
            name="OfficialRelease",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("incident", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=200)),
                ("words", models.TextField()),
                ("where", models.CharField(blank=True, max_length=300)),
                ("day", models.DateField()),
                ("entered_at", models.DateTimeField()),
                (
                    "by",
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
                "db_table": "approvals_official_release",
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("heard", "heard"),
                            ("declined-to-say", "declined-to-say"),
                            ("endorsed", "endorsed"),
                            ("skipped", "skipped"),
                            ("question", "question"),
                            ("answer", "answer"),
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
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("asker", "asker"),
                            ("holder", "holder"),
                            ("acting", "acting"),
                            ("delegate", "delegate"),
                            ("role", "role"),
                            ("themself", "themself"),
                            ("chain", "chain"),
                            ("supervisor", "supervisor"),
                            ("custodian", "custodian"),
                            ("reader", "reader"),
                            ("clock", "clock"),
                        ],
                        max_length=20,
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=30)),
                ("delegation", models.UUIDField(null=True)),
                ("words", models.TextField(blank=True)),
                ("form", models.CharField(blank=True, max_length=30)),
                ("day", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("digest", models.CharField(blank=True, max_length=80)),
                ("capture", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.person",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="approvals.request",
                    ),
                ),
            ],
            options={
                "db_table": "approvals_step",
                "ordering": ["request_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="Supply",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("supplied_for", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                ("concerns", models.ManyToManyField(related_name="+", to="roster.person")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
            ],
            options={
                "db_table": "approvals_access_supply",
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("starts", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=0)),
                ("site", models.CharField(blank=True, max_length=200)),
                ("equipment", models.CharField(blank=True, max_length=10)),
                ("account", models.CharField(blank=True, max_length=15)),
                ("on_duty", models.BooleanField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "supply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="approvals.supply",
                    ),
                ),
            ],
            options={
                "db_table": "approvals_access_line",
            },
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=80)),
                ("clause", models.CharField(blank=True, max_length=80)),
                ("thing", models.CharField(max_length=500)),
                ("reason", models.TextField()),
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                "db_table": "approvals_waiver",
            },
        ),
        migrations.CreateModel(
            name="Detail",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("starts", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                ("called_off", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "approvals_detail",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))), name="approvals_detail_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="place",
                        serialize=False,
                        to="approvals.request",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("hearing", "hearing"),
                            ("in-chain", "in-chain"),
                            ("with-decider", "with-decider"),
                            ("more-info", "more-info"),
                            ("sent-back", "sent-back"),
                            ("called-off", "called-off"),
                            ("lapsed", "lapsed"),
                            ("in-force", "in-force"),
                            ("direct", "direct"),
                            ("changed", "changed"),
                            ("removal-due", "removal-due"),
                            ("removed", "removed"),
                            ("beyond-control", "beyond-control"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                            ("ran-out", "ran-out"),
                            ("ended", "ended"),
                            ("replaced", "replaced"),
                        ],
                        max_length=20,
                    ),
                ),
                ("until", models.DateField(null=True)),
                ("since", models.DateTimeField()),
                ("last", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "approvals_place",
                "indexes": [models.Index(fields=["state", "until"], name="approvals_place_state")],
            },
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["power", "identity"], name="approvals_request_thing"),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["digest"], name="approvals_request_digest"),
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("starts")), _connector="OR"),
                name="approvals_waiver_in_order",
            ),
        ),
        OnlyGrows("approvals_request", ["id", "number"]),
        OnlyGrows("approvals_step", ["id", "key"]),
    ]
