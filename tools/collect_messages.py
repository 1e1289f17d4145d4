"""Collect every sentence for people into one template for translators: `python -m tools.collect_messages`.

Needs Debian's gettext. Sentences are made by `say(...)` in the heart, and by gettext and its template tags in pages.
A new language is a copy of the template as `locale/<language>/LC_MESSAGES/django.po`, then `msgfmt`, then its line in
LANGUAGES.
"""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.core.management.commands import makemessages

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "bailiwick"
TEMPLATE = PACKAGE / "ui" / "locale" / "django.pot"


class Collect(makemessages.Command):
    """Django's own collector, which also hears `say`."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=say", "--sort-output"]  # noqa: RUF012 -- Django's


def collect() -> int:
    """Write the template; return how many sentences it holds."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bailiwick.project.settings")
    django.setup()
    here = Path.cwd()
    os.chdir(PACKAGE)
    try:
        Collect().run_from_argv(["", "makemessages", "--all", "--keep-pot", "--no-location"])
    finally:
        os.chdir(here)
    text = TEMPLATE.read_text(encoding="utf-8")
    # When it was made is told by the commit; a date in the file would differ each time.
    lines = [line for line in text.splitlines() if not line.startswith('"POT-Creation-Date:')]
    TEMPLATE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return text.count("\nmsgid ") - 1


if __name__ == "__main__":
    print(f"{collect()} sentences in {TEMPLATE.relative_to(ROOT)}")
