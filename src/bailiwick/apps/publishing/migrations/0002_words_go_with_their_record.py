"""Each version names its capture; its words, and every remark on it, go when that is destroyed, and nothing else."""

from django.db import migrations, models

from bailiwick.apps.journal.services import Forgets

GONE = "NOT EXISTS (SELECT 1 FROM keeping_capture WHERE keeping_capture.id = {capture})"
OF_STEP = (
    "EXISTS (SELECT 1 FROM publishing_version told WHERE told.id = OLD.version_id AND told.capture IS NOT NULL "
    f"AND {GONE.format(capture='told.capture')})"
)


class Migration(migrations.Migration):
    dependencies = [
        ("keeping", "0001_what_is_kept"),
        ("publishing", "0001_the_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="capture",
            field=models.UUIDField(null=True),
        ),
        Forgets(
            "publishing_version",
            words=["text", "device"],
            others=[
                "id", "key", "draft_id", "number", "digest", "aims", "own_device", "identified", "capture", "by_id",
                "at",
            ],
            gone=f"OLD.capture IS NOT NULL AND {GONE.format(capture='OLD.capture')}",
        ),
        Forgets(
            "publishing_step",
            words=["words"],
            others=[
                "id", "key", "draft_id", "number", "kind", "version_id", "passage", "link", "out_at", "by_id", "day",
                "at",
            ],
            gone=OF_STEP,
        ),
    ]  # fmt: skip
