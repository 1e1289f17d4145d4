"""A folder that is marked as a demo's, and a record that began as one or did not."""

from datetime import date
from uuid import uuid4

from django.conf import settings

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.project.beginning import begin_record
from bailiwick.project.folder import Agency
from bailiwick.project.seats import Demo, Seat

CHIEF = "chief@hollis.example"


def begin_demo(*, began_as_one=True, marked=True, of_this_record=True):
    """Begin the record at hand; a chief's seat, and a resident's, which needs no account."""
    agency = Agency("The demo", "America/Chicago", "0", uuid4())
    begin_record(OPERATOR, agency=agency, demo=began_as_one)
    account = create_account(OPERATOR, email=CHIEF)
    seats = (
        Seat(
            key="chief", role="Chief", agency="Hollis Police", today="", opens="desk:home", account=account.pk
        ),
        Seat(
            key="resident", role="Resident", agency="Hollis", today="", opens="ask:ask", name="Rosalind Pike"
        ),
    )
    folder = settings.FOLDER
    folder.path.mkdir(exist_ok=True)
    folder.agency_file.write_bytes(agency.to_bytes())
    if marked:
        demo = Demo(agency.record if of_this_record else uuid4(), date(2026, 11, 21), seats)
        folder.demo_mark.write_bytes(demo.to_bytes())
    return account
