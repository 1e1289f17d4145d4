"""Collect every sentence for people, and bring the translations up to it: `python -m tools.collect_messages`.

Needs Debian's gettext. Sentences are made by `say(...)` in the heart, by gettext and its template tags in pages,
and in the settings of the packs, where Ask tells why two policies differ.
A new language is an empty `locale/<language>/LC_MESSAGES/django.po` and its line in LANGUAGES; then run this, fill in
what is empty, and run it again. What is compiled is committed, so that nobody who runs the product needs gettext.
The rooms and what runs them speak English alone, as the people of an agency do; so does the proof of an export. What
the public reads of the portal is collected.
"""

from __future__ import annotations

import os
from pathlib import Path

import django
import polib
from django.core.management.commands import makemessages

from bailiwick.policy.loading import load_library
from bailiwick.ui.ask.differences import reasons_to_translate

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "bailiwick"
LOCALE = PACKAGE / "ui" / "locale"
TEMPLATE = LOCALE / "django.pot"
FOR_THE_PUBLIC = "portal"
"""The one room whose pages anybody opens."""
_ROOMS = sorted(one.name for one in (PACKAGE / "apps").iterdir() if one.is_dir() and one.name[0] != "_")
ENGLISH_ALONE = (
    *(f"apps/{room}" for room in _ROOMS if room != FOR_THE_PUBLIC),
    *(f"apps/{FOR_THE_PUBLIC}/{kept}" for kept in ("services", "contributions.py", "views/kept.py")),
    "jobs",
    "ledger",
    "project",
)
"""Packages whose sentences are not collected."""


def speaks_english_alone(path: Path) -> bool:
    """Whether a file's sentences are for people of the agency, or for whoever runs the machine."""
    return path.relative_to(PACKAGE).as_posix().startswith(ENGLISH_ALONE)


class Collect(makemessages.Command):
    """Django's own collector, which also hears `say`."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=say", "--sort-output"]  # noqa: RUF012 -- Django's


def collect() -> polib.POFile:
    """Write the template; return it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bailiwick.project.settings")
    django.setup()
    here = Path.cwd()
    os.chdir(PACKAGE)
    try:
        Collect().run_from_argv(
            ["", "makemessages", "--locale=none", "--keep-pot", "--no-location"]
            + [f"--ignore={one}" if one.endswith(".py") else f"--ignore={one}/*" for one in ENGLISH_ALONE]
        )
    finally:
        os.chdir(here)
        unwanted = LOCALE / "none"
        for path in sorted(unwanted.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        unwanted.rmdir()
    text = TEMPLATE.read_text(encoding="utf-8")
    # When it was made is told by the commit; a date in the file would differ each time.
    lines = [line for line in text.splitlines() if not line.startswith('"POT-Creation-Date:')]
    TEMPLATE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    template = polib.pofile(str(TEMPLATE), wrapwidth=78)
    known = {entry.msgid for entry in template}
    for reason in sorted(set(reasons_to_translate(load_library(()).policies)) - known):
        template.append(polib.POEntry(msgid=reason, comment="why a policy is so, from the pack's settings"))
    template.save(str(TEMPLATE))
    return template


def bring_up(path: Path, template: polib.POFile) -> int:
    """Bring one language up to the template and compile it; return how many sentences wait for a translator.

    A sentence that is no longer said goes; nothing is guessed from one that looks alike.
    """
    had = {(entry.msgid, entry.msgid_plural): entry for entry in polib.pofile(str(path))}
    made = polib.POFile(wrapwidth=0)
    made.metadata = {
        "Language": path.parent.parent.name,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for entry in template:
        old = had.get((entry.msgid, entry.msgid_plural))
        if old is not None:
            entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural
        made.append(entry)
    made.save(str(path))
    made.save_as_mofile(str(path.with_suffix(".mo")))
    return len(made.untranslated_entries())


if __name__ == "__main__":
    collected = collect()
    print(f"{len(collected)} sentences in {TEMPLATE.relative_to(ROOT)}")
    for one in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        print(f"{bring_up(one, polib.pofile(str(TEMPLATE)))} of them wait in {one.relative_to(ROOT)}")
