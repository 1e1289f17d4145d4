"""The acts of the portal: a page marked public or no longer, and reports of what may not be ours."""

from django.utils import timezone
from tests.access.acting import Call
from tests.access.calls.sites import THERE, of_a_leaver, put
from tests.apps.roster.town import as_

from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.portal.models import Finding, Report
from bailiwick.apps.portal.services import answer_report, publish, withdraw
from bailiwick.apps.sites.models import StepKind

COMPLAIN = "Call 555-0122."


def _there(town):
    return put(town, *THERE)


def _public(town):
    page = _there(town)
    publish(as_(town.chief), site_id=page, complain=COMPLAIN)
    return page


def _reported(like):
    """A report that nobody has answered, of what looks like a page of Patrol, or like nobody's."""

    def prepare(town):
        with building_tables():
            row = Report.objects.create(
                receipt="AAAA-AAAA", page="@Plaza", like_id=like(town), at=timezone.now()
            )
        return row.id

    return prepare


def _publishes(town, me, made):
    publish(me, site_id=made, complain=COMPLAIN)


CALLS = {
    "portal.publish": {
        "a page of Patrol": Call(_publishes, _there),
        "one that is a draft": Call(_publishes, lambda town: put(town, StepKind.DRAFTED)),
        "a page of Parks": Call(_publishes, lambda town: put(town, *THERE, unit=town.parks)),
    },
    "portal.withdraw": {
        "a page of Patrol": Call(lambda town, me, made: withdraw(me, site_id=made), _public),
    },
    "portal.report.answer": {
        of: Call(
            lambda town, me, made: answer_report(me, report=made, finding=Finding.OTHER), _reported(like)
        )
        for of, like in (
            ("of what looks like a page of Patrol", _there),
            ("of what looks like one whose owner has left", of_a_leaver),
            ("of what looks like nobody’s", lambda town: None),
        )
    },
}
