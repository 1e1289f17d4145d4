"""What is done at the machine itself, by a command; to nobody else is it open."""

from uuid import UUID

from tests.apps.act_cases import ActCase

from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.project.beginning import begin_record, enter_upgrade
from bailiwick.project.copies import enter_backup, enter_restore
from bailiwick.project.folder import Agency

AGENCY = Agency("City of Wexham Falls", "America/Chicago", "0", UUID(int=7))


def both(do):
    """A case of an act that whoever runs a command may do, and the clockwork may not."""
    return ActCase(allowed=lambda _: do(OPERATOR), refused=lambda _: do(CLOCKWORK))


CASES = {
    "record.begin": both(lambda me: begin_record(me, agency=AGENCY)),
    "record.backup": both(lambda me: enter_backup(me, record=AGENCY.record, with_keys=True)),
    "record.restore": both(lambda me: enter_restore(me, record=AGENCY.record, size=1, root="00")),
    "record.upgrade": both(lambda me: enter_upgrade(me, record=AGENCY.record, version="1", changes=2)),
}
