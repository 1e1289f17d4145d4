"""By which lasting id the agency's own sign-in knows an account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_the_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="VouchedIdentity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("provider", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=255)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vouched",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accounts_vouched",
                "constraints": [
                    models.UniqueConstraint(fields=("provider", "subject"), name="accounts_vouched_subject"),
                    models.UniqueConstraint(fields=("provider", "account"), name="accounts_vouched_account"),
                ],
            },
        ),
    ]
