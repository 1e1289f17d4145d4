"""What was written of evidence of a page that is not in our hands goes when the record of it is destroyed."""

from django.db import migrations

from bailiwick.apps.journal.services import Forgets


class Migration(migrations.Migration):
    dependencies = [("sites", "0005_words_go_with_their_record")]

    operations = [
        Forgets(
            "sites_takeover_step",
            words=["words"],
            others=[
                "id", "key", "takeover_id", "number", "kind", "item", "capture", "digest", "ending", "control_id",
                "by_id", "at",
            ],
            gone=(
                "OLD.capture IS NOT NULL AND "
                "NOT EXISTS (SELECT 1 FROM keeping_capture WHERE keeping_capture.id = OLD.capture)"
            ),
        )
    ]  # fmt: skip
