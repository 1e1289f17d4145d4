"""What the rows about permissions name: requests of the officer of Patrol, a use of hers, and lines about her."""

from datetime import timedelta

from django.utils import timezone
from tests.apps.approvals.playing import MEMO, PAGE
from tests.apps.policies.helpers import adopted
from tests.apps.roster.town import after, as_

from bailiwick.apps.approvals.models import Purpose
from bailiwick.apps.approvals.services import Asked, ask, ask_to_waive
from bailiwick.apps.approvals.services.access import Used, enter_use, supply_lines
from bailiwick.apps.approvals.services.appeals import draft_appeal
from bailiwick.apps.approvals.services.registers import waive
from bailiwick.apps.keeping.facts import Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.kernel.canonical import digest_of_bytes

PICTURE = b"\x89PNG\r\n\x1a\n"


def _with_a_photo(town):
    """Leave for a photo, which came with the request."""
    officer, told = as_(town.officer), {"shows": "The fair.", "purpose": "Recruiting.", "identity": "Fair"}
    digest = digest_of_bytes(PICTURE)
    seen = Sighting(
        kind="handed-in",
        source="handed-in",
        object=digest,
        seen_at=timezone.now(),
        media_type="image/png",
        method="upload",
        person=town.officer.id,
    )
    kept = capture(officer, seen, PICTURE).capture
    asked = Asked(
        power="nmpd.employee-photo", unit=town.patrol.id, told=told, capture=kept, file_digest=digest
    )
    return ask(officer, asked).row.id


def permissions(town):
    """A memorandum that is with the supervisor, a request that is with the Chief, a use, and lines."""
    for policy in ("nmpd", "pd"):
        adopted(town, policy)
    officer = as_(town.officer)
    memo = ask(officer, Asked(power="nmpd.reference", unit=town.patrol.id, told=MEMO, page=PAGE))
    page = {"identity": "Plaza", "purpose": "Closed roads."}
    site = ask(officer, Asked(power="nmpd.site", unit=town.patrol.id, told=page))
    town.memo, town.asked, town.shown = memo.row.id, site.row.id, site.shown
    town.tomorrow, town.supervisor_person = after(1), town.deputy.id
    need = Used(
        purpose=Purpose.DUTY_NEED,
        starts=timezone.now() - timedelta(hours=1),
        reason="A page of a club.",
        supervisor=town.deputy.id,
    )
    town.photo = _with_a_photo(town)
    town.use = enter_use(officer, need).id
    town.appeal = draft_appeal(officer, purpose=Purpose.WANTED, case="24-311", words="Do you know him?").id
    asked = {"unit": town.police.id, "clause": "nmpd/V.B.s1", "thing": "Plaza", "reason": "No room."}
    town.waiver_ask = ask_to_waive(officer, **asked).id
    kind = {"kind": "not-possible-because", **asked}
    town.waiver = waive(as_(town.chief), **kind).id
    supplier = as_(town.people["every-other-role"])
    concerns = [town.officer.id]
    town.lines = supply_lines(
        supplier, unit=town.police.id, supplied_for="report 12", concerns=concerns, lines=[]
    ).id
