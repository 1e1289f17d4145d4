"""Which job the clock asked for last, so that it can be told how that ended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_the_queue")]

    operations = [
        migrations.AddField(model_name="schedule", name="last_job", field=models.UUIDField(null=True)),
    ]
