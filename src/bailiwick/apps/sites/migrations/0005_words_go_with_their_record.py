"""What was read out of a capture goes when the record that it is of is destroyed; nothing else of a row changes."""

from django.db import migrations

from bailiwick.apps.journal.services import Forgets

NO_CAPTURE = "NOT EXISTS (SELECT 1 FROM keeping_capture WHERE keeping_capture.id = {capture})"
OWN = NO_CAPTURE.format(capture="OLD.capture")
OF_READING = (
    'EXISTS (SELECT 1 FROM sites_reading WHERE sites_reading."order" = OLD.reading_id AND '
    f"{NO_CAPTURE.format(capture='sites_reading.capture')})"
)


class Migration(migrations.Migration):
    dependencies = [
        ("keeping", "0001_what_is_kept"),
        ("sites", "0004_posters_and_custody"),
    ]

    operations = [
        Forgets(
            "sites_reading",
            words=["shown", "rule"],
            others=[
                "order", "id", "site_id", "source", "by_id", "capture", "digest", "marks", "rule_digest", "at",
            ],
            gone=OWN,
        ),
        Forgets(
            "sites_notice_read",
            words=["words", "why"],
            others=[
                "id", "reading_id", "policy", "cited", "notice", "binding", "clauses", "state", "verdict", "effect",
                "required", "excused_by", "places", "suggestion", "waives", "present_in_id",
            ],
            gone=OF_READING,
        ),
        Forgets(
            "sites_step",
            words=["words"],
            others=[
                "id", "key", "site_id", "number", "kind", "by_id", "item", "sets", "day", "until", "capture",
                "passage", "at",
            ],
            gone=f"OLD.capture IS NOT NULL AND {OWN}",
        ),
        Forgets(
            "sites_terms",
            words=["words", "differs"],
            others=[
                "id", "key", "platform_id", "document", "version", "unit_id", "capture", "digest", "day", "by_id",
                "at",
            ],
            gone=OWN,
        ),
        Forgets(
            "sites_wiki_edit",
            words=["words"],
            others=[
                "id", "unit_id", "platform_id", "article", "official", "day", "capture", "digest", "by_id", "at",
            ],
            gone=OWN,
        ),
    ]  # fmt: skip
