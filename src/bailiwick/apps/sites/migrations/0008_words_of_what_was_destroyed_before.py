"""What was read out of captures that were destroyed before words went with them: it goes now, on both databases."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GONE = "NOT EXISTS (SELECT 1 FROM keeping_capture WHERE keeping_capture.id = {capture})"
OF_READING = (
    'EXISTS (SELECT 1 FROM sites_reading WHERE sites_reading."order" = sites_notice_read.reading_id AND '
    f"{GONE.format(capture='sites_reading.capture')})"
)
WORDS = {
    "sites_reading": ("shown", "rule"),
    "sites_notice_read": ("words", "why"),
    "sites_step": ("words",),
    "sites_terms": ("words", "differs"),
    "sites_wiki_edit": ("words",),
    "sites_takeover_step": ("words",),
}


def forget(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Empty those columns; the triggers of 0005 and 0006 let nothing else go, and nothing whose capture is kept."""
    for table, words in WORDS.items():
        gone = GONE.format(capture=f"{table}.capture")
        where = OF_READING if table == "sites_notice_read" else f"{table}.capture IS NOT NULL AND {gone}"
        blank = ", ".join(f"{one} = ''" for one in words)
        some = " OR ".join(f"{one} <> ''" for one in words)
        editor.execute(f"UPDATE {table} SET {blank} WHERE ({some}) AND {where}")


class Migration(migrations.Migration):
    dependencies = [("sites", "0007_where_a_page_stands_by_the_day")]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
