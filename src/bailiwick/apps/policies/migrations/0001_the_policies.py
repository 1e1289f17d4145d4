"""What units adopt, what they lay over it, and how somebody left a gate."""

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
            name="Adoption",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("pack", models.CharField(max_length=40)),
                ("edition", models.CharField(blank=True, max_length=40)),
                ("digest", models.CharField(max_length=80)),
                ("pack_digest", models.CharField(max_length=80)),
                ("starts", models.DateField()),
                ("office", models.CharField(max_length=40)),
                ("instrument", models.CharField(max_length=160)),
                ("watch_until", models.DateField(null=True)),
                ("entered_by", models.UUIDField(null=True)),
                ("entered_at", models.DateTimeField()),
                (
                    "decided_by",
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
                "db_table": "policies_adoption",
            },
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("instrument", models.CharField(max_length=160)),
                ("entered_by", models.UUIDField(null=True)),
                ("entered_at", models.DateTimeField()),
                (
                    "adoption",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ending",
                        to="policies.adoption",
                        to_field="id",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "policies_ending",
            },
        ),
        migrations.CreateModel(
            name="ExemptionEntry",
            fields=[
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("pack", models.CharField(max_length=40)),
                (
                    "source_kind",
                    models.CharField(choices=[("law", "law"), ("contract", "contract")], max_length=10),
                ),
                ("source", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True)),
                ("clauses", models.TextField()),
                ("groups", models.TextField(blank=True)),
                ("entered_by", models.UUIDField(null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
            ],
            options={
                "db_table": "policies_exemption",
            },
        ),
        migrations.CreateModel(
            name="GapOwner",
            fields=[
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("gap", models.CharField(max_length=160)),
                ("remind_on", models.DateField()),
                (
                    "owner",
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
                "db_table": "policies_gap_owner",
            },
        ),
        migrations.CreateModel(
            name="ListEntry",
            fields=[
                ("starts", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "list",
                    models.CharField(
                        choices=[
                            ("own-names", "own-names"),
                            ("own-numbers", "own-numbers"),
                            ("own-domains", "own-domains"),
                        ],
                        max_length=20,
                    ),
                ),
                ("word", models.CharField(max_length=160)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
            ],
            options={
                "db_table": "policies_list_entry",
            },
        ),
        migrations.CreateModel(
            name="OwnWording",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("pack", models.CharField(max_length=40)),
                ("starts", models.DateField()),
                ("entered_by", models.UUIDField(null=True)),
                ("entered_at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(choices=[("clause", "clause"), ("notice", "notice")], max_length=10),
                ),
                ("name", models.CharField(max_length=120)),
                ("text", models.TextField(blank=True)),
                ("digest", models.CharField(max_length=80)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
            ],
            options={
                "db_table": "policies_own_wording",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("gate", models.CharField(max_length=40)),
                (
                    "outcome",
                    models.CharField(choices=[("passed", "passed"), ("refused", "refused")], max_length=10),
                ),
                ("subject", models.UUIDField(db_index=True, null=True)),
                ("unit", models.UUIDField(db_index=True, null=True)),
                ("actor", models.UUIDField(null=True)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("policy_digest", models.CharField(max_length=80)),
                ("digest", models.CharField(max_length=80)),
                ("body", models.TextField()),
                ("cites", models.TextField(blank=True)),
                ("would_have_stopped", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "db_table": "policies_passage",
                "indexes": [models.Index(fields=["gate", "day"], name="policies_passage_gate")],
            },
        ),
        migrations.CreateModel(
            name="SettingChoice",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("pack", models.CharField(max_length=40)),
                ("starts", models.DateField()),
                ("entered_by", models.UUIDField(null=True)),
                ("entered_at", models.DateTimeField()),
                ("key", models.CharField(max_length=60)),
                ("choice", models.CharField(max_length=60)),
                ("instrument", models.CharField(blank=True, max_length=160)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.unit"
                    ),
                ),
            ],
            options={
                "db_table": "policies_setting_choice",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WatchEnd",
            fields=[
                ("order", models.BigAutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("day", models.DateField()),
                ("signed_at", models.DateTimeField()),
                (
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="watch_ends",
                        to="policies.adoption",
                        to_field="id",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.person"
                    ),
                ),
            ],
            options={
                "db_table": "policies_watch_end",
            },
        ),
        migrations.AddIndex(
            model_name="adoption",
            index=models.Index(fields=["unit", "pack", "starts"], name="policies_adoption_unit"),
        ),
        migrations.AddConstraint(
            model_name="exemptionentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("starts")), _connector="OR"),
                name="policies_exemption_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="gapowner",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("starts")), _connector="OR"),
                name="policies_gap_owner_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="gapowner",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("unit", "gap"), name="policies_gap_owner_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="listentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("starts")), _connector="OR"),
                name="policies_list_entry_days",
            ),
        ),
        migrations.AddIndex(
            model_name="ownwording",
            index=models.Index(fields=["unit", "pack"], name="policies_wording_unit"),
        ),
        migrations.AddIndex(
            model_name="settingchoice",
            index=models.Index(fields=["unit", "pack"], name="policies_choice_unit"),
        ),
        OnlyGrows("policies_adoption", ["order", "id"]),
        OnlyGrows("policies_ending", ["id", "adoption_id"]),
        OnlyGrows("policies_watch_end", ["order", "id"]),
        OnlyGrows("policies_setting_choice", ["order", "id"]),
        OnlyGrows("policies_own_wording", ["order", "id"]),
        OnlyGrows("policies_passage", ["order", "id"]),
    ]
