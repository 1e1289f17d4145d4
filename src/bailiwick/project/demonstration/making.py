"""A demo, made once in an empty folder by two processes: the record begins, then it is filled under its own keys."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from bailiwick import __version__
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.services import INTERNAL, sign_and_publish
from bailiwick.project.beginning import begin_record
from bailiwick.project.demonstration.demands import answer
from bailiwick.project.demonstration.steps import make
from bailiwick.project.durable import keep_folder, make_private_folder, write_new
from bailiwick.project.folder import Agency, Folder
from bailiwick.project.keys import make_keys
from bailiwick.project.seats import Demo
from bailiwick.project.tables import build_tables

NAME = "The demo: Wexham Falls, Port Calder and Hollis"
TIME_ZONE = "America/Chicago"


def begin_demo(folder: Folder) -> None:
    """Begin the record in an empty folder, as a demo: keys, tables, the first entry."""
    agency = Agency(NAME, TIME_ZONE, __version__, uuid.uuid4())
    make_private_folder(folder.blobs)
    make_keys(folder, agency)
    build_tables()
    begin_record(OPERATOR, agency=agency, demo=True)
    write_new(folder.agency_file, agency.to_bytes())


def fill_demo(folder: Folder, agency: Agency) -> Demo:
    """Make what the plan makes, sign it, and write the mark last: without it there are no seats.

    The settings are those of the record, so that what is sealed now can be opened by whoever serves it.
    """
    # One transaction: killed half-way, nothing was made. Every act has its own entry all the same.
    with transaction.atomic():
        made = make(timezone.localdate())
    sign_and_publish(INTERNAL, timezone.now())
    answer(made)
    sign_and_publish(INTERNAL, timezone.now())
    demo = Demo(agency.record, made.days.today, tuple(made.seats))
    write_new(folder.demo_mark, demo.to_bytes())
    keep_folder(folder.path)
    return demo
