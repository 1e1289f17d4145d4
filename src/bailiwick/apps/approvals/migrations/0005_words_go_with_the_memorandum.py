"""The words of a memorandum go when its record is destroyed; nothing else of a row changes."""

from django.db import migrations

from bailiwick.apps.journal.services import Forgets

NO_RECORD = (
    "NOT EXISTS (SELECT 1 FROM keeping_record WHERE keeping_record.source = 'approvals' AND "
    "REPLACE(keeping_record.object, '-', '') = REPLACE(CAST({request} AS TEXT), '-', ''))"
)
DECIDED = (
    "EXISTS (SELECT 1 FROM approvals_step decided WHERE decided.request_id = {request} AND "
    "decided.kind IN ('approved', 'sent-back'))"
)
"""From then on there is a record of it."""
OF_REQUEST = f"OLD.subject = 'reference' AND {DECIDED} AND {NO_RECORD}".format(request="OLD.id")
IS_MEMO = (
    "SELECT 1 FROM approvals_request asked WHERE asked.id = OLD.request_id AND asked.subject = 'reference'"
)
OF_STEP = f"EXISTS ({IS_MEMO}) AND {DECIDED} AND {NO_RECORD}".format(request="OLD.request_id")


class Migration(migrations.Migration):
    dependencies = [
        ("keeping", "0001_what_is_kept"),
        ("approvals", "0004_asked_to_be_set_aside"),
    ]

    operations = [
        Forgets(
            "approvals_request",
            words=["words", "told"],
            others=[
                "id", "number", "power", "subject", "unit_id", "asker_id", "for_whom_id", "colleague_id", "identity",
                "digest", "layout", "capture", "category", "starts", "until", "way", "replaces_id", "asked_at",
            ],
            gone=OF_REQUEST,
        ),
        Forgets(
            "approvals_step",
            words=["words"],
            others=[
                "id", "key", "request_id", "number", "kind", "by_id", "capacity", "role", "about_id", "delegation",
                "form", "day", "until", "digest", "capture", "at",
            ],
            gone=OF_STEP,
        ),
    ]  # fmt: skip
