"""What our own clock showed when an authority was asked for the time: how far the two are apart."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_the_journal")]

    operations = [
        migrations.AddField(model_name="timestamp", name="asked_at", field=models.DateTimeField(null=True)),
    ]
