"""What rooms contribute to others' pages in somebody's name: what waits, what is wrong, panels, and what is held."""

from django.utils import timezone
from tests.access.acting import Call
from tests.access.calls.sites import put
from tests.apps.roster.town import after, as_, hire

from bailiwick.apps.approvals import contributions as approvals
from bailiwick.apps.approvals.services.registers import waive
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.policies import contributions as policies
from bailiwick.apps.policies.models import Topic
from bailiwick.apps.policies.services import ask_help, draft_procedure, publish_procedure
from bailiwick.apps.portal import contributions as portal
from bailiwick.apps.roster import contributions as roster
from bailiwick.apps.roster.models import OfficeHolder, Role
from bailiwick.apps.roster.services import end_office, leave
from bailiwick.apps.sites import contributions as sites
from bailiwick.apps.sites.models import StepKind
from bailiwick.ui.contributing import Looker


def told_of(tell, words):
    """Whether somebody is told an item with those words; whoever is no person has no home page."""

    def told(town, me, _):
        items = tell(Looker(me.identity, timezone.now())) if me.identity else []
        return [one for one in items if words in str(one.says)]

    return told


def _way(tell, who, to):
    """Whether somebody is shown, with what another holds, a way that leads there."""

    def shown(town, me, _):
        about = getattr(town, who).id
        held = tell(about, Looker(me.identity, timezone.now())) if me.identity else []
        return [one for one in held if to(town) in one.url]

    return shown


def _panel(tell, who, to):
    def shown(town, me, _):
        about = getattr(town, who).id
        panels = tell(about, Looker(me.identity, timezone.now())) if me.identity else []
        return [row for one in panels for row in one.rows if to(town) in row.url]

    return shown


def _looked_after(place):
    """A procedure whose owner has left."""

    def prepare(town):
        unit = getattr(town, place)
        gone, keeper = hire("Ola Finch", unit), as_(town.people["every-other-role"])
        draft = draft_procedure(keeper, unit=unit.id, title="Pools", owner=gone.id, text="1.")
        publish_procedure(keeper, version=draft.id)
        leave(OPERATOR, person=gone.id, day=town.today)

    return prepare


def _nobody_answers(town):
    """A question from Patrol about technology, when nobody is IT."""
    for row in OfficeHolder.objects.on(town.today).filter(role=Role.IT):
        end_office(OPERATOR, office=row.id)
    ask_help(as_(town.officer), unit=town.patrol.id, topic=Topic.TECHNOLOGY, question="May I?")


def _runs_out(town):
    """A rule that the Chief has set aside for three days."""
    told = {"kind": "not-possible-because", "clause": "nmpd/V.B.s1", "reason": "No room.", "until": after(3)}
    waive(as_(town.chief), unit=town.police.id, thing="run-out.example", **told)


def _request(town):
    return f"/permissions/{town.asked}"


CALLS = {
    "approvals.holdings": {
        "of the officer, with the way to her request": Call(_way(approvals.holdings, "officer", _request)),
        "of the supervisor, with the way to what waits for him": Call(
            _way(approvals.holdings, "deputy", lambda town: f"/permissions/{town.memo}")
        ),
    },
    "approvals.panels": {
        "of the officer, with her request": Call(_panel(approvals.panels, "officer", _request))
    },
    "approvals.waiting": {
        "of a reason of the Police that runs out this week": Call(
            told_of(approvals.waiting, "run-out.example"), _runs_out
        )
    },
    "policies.waiting": {
        "of a question of law": Call(told_of(policies.waiting, "A question waits for your answer"))
    },
    "policies.wrong": {
        f"of a procedure of {of} whose owner has left": Call(
            told_of(policies.wrong, "Ola Finch, who has left"), _looked_after(place)
        )
        for of, place in (("the City", "city"), ("Parks", "parks"))
    }
    | {
        "of a policy of one's own that cannot be read": Call(
            told_of(policies.wrong, "folder broken cannot be read")
        ),
        "of a question from Patrol that nobody can answer": Call(
            told_of(policies.wrong, "nobody holds the office that answers"), _nobody_answers
        ),
    },
    "policies.holdings": {
        "of the Director, with the way to hand her procedure over": Call(
            _way(policies.holdings, "speaker", lambda town: "/in-force/hand-over/")
        )
    },
    "portal.waiting": {
        "of a report of what looks like a page whose owner has left": Call(
            told_of(portal.waiting, "Somebody reported a page")
        )
    },
    "sites.waiting": {
        "of a draft of somebody who has left": Call(
            told_of(sites.waiting, "A draft of yours"),
            lambda town: put(town, StepKind.DRAFTED, asker=town.people["left"].id),
        )
    },
    "sites.wrong": {
        "of a page whose owner has left": Call(told_of(sites.wrong, "Wexham Falls Police:")),
    },
    "roster.holdings": {
        "of the supervisor, with the way to his last day": Call(
            _way(roster.holdings, "deputy", lambda town: "/leaving")
        ),
        "of the supervisor, with the way to whom the officer answers to": Call(
            _way(roster.holdings, "deputy", lambda town: f"/people/{town.officer.id}/membership/")
        ),
        "of the Chief, with the way to who is Chief next": Call(
            _way(roster.holdings, "chief", lambda town: f"/units/{town.police.id}")
        ),
    },
}
