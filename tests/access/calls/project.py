"""What is done at the machine itself."""

import tempfile
from pathlib import Path
from uuid import UUID

from django.conf import settings
from tests.access.acting import Call

from bailiwick.apps.desk.services.jobs import try_job_again
from bailiwick.apps.journal.services import INTERNAL, export_to, read_key
from bailiwick.project.beginning import begin_record, enter_upgrade
from bailiwick.project.copies import enter_backup, enter_restore
from bailiwick.project.folder import Agency

AGENCY = Agency("City of Wexham Falls", "America/Chicago", "0", UUID(int=7))


def _export(town, me, _):
    folder = Path(tempfile.mkdtemp(dir=settings.FOLDER.path))
    return export_to(me, folder, key=read_key(settings.FOLDER.keys, INTERNAL), may_see=lambda _: True)


CALLS = {
    "journal.export": {"of everything": Call(_export)},
    "jobs.again": {"of a job": Call(lambda town, me, _: try_job_again(me, job=town.nobody))},
    "record.begin": {"of an agency": Call(lambda town, me, _: begin_record(me, agency=AGENCY))},
    "record.backup": {
        "of the record": Call(lambda town, me, _: enter_backup(me, record=AGENCY.record, with_keys=False))
    },
    "record.restore": {
        "of the record": Call(lambda town, me, _: enter_restore(me, record=AGENCY.record, size=1, root="00"))
    },
    "record.upgrade": {
        "of the record": Call(
            lambda town, me, _: enter_upgrade(me, record=AGENCY.record, version="1", changes=1)
        )
    },
}
