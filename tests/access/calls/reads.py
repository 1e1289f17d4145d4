"""What is read in somebody's name: each call gives something, or nothing."""

from django.db.models import Q
from django.utils import timezone
from tests.access.acting import Call
from tests.access.calls import archive, conduct, looking, posting, publishing, records, telling
from tests.access.calls.approvals import coming_down
from tests.access.calls.policies import CLAUSE, _watched, answered
from tests.access.calls.roster import _removal
from tests.access.calls.sites import reported
from tests.apps.approvals.playing import MEMO, PAGE, yes
from tests.apps.roster.town import after, as_, entered_ahead, hire

from bailiwick.apps.approvals.selectors.pages import file_of, request_page, seen
from bailiwick.apps.approvals.services import Asked, ask, order_removal
from bailiwick.apps.desk.selectors import entry_for, offered
from bailiwick.apps.journal.facts import OPERATOR, person
from bailiwick.apps.policies.models import Adoption, HelpRequest, Passage, Topic
from bailiwick.apps.policies.selectors.asking import (
    advice_on,
    efforts_of,
    may_answer,
    may_read,
    opened,
    readable,
)
from bailiwick.apps.policies.selectors.board import board_for
from bailiwick.apps.policies.selectors.library_view import packs_shown
from bailiwick.apps.policies.selectors.pages import adoption_page
from bailiwick.apps.policies.selectors.passages import passage_for
from bailiwick.apps.policies.services import ask_help, give_advice, note_effort
from bailiwick.apps.readiness.selectors.courses import courses_shown
from bailiwick.apps.readiness.selectors.report import report, seen_by, sees_person
from bailiwick.apps.roster.models import OfficeHolder, Renewal
from bailiwick.apps.roster.permissions import RIGHTS, Right
from bailiwick.apps.roster.selectors import (
    may_let_go,
    may_read_journal,
    may_run_system,
    sensitive_people,
    visible_to,
)
from bailiwick.apps.roster.selectors.departing import departed, departing, overdue, sees_records
from bailiwick.apps.roster.selectors.editing import editable_person, editable_unit, kept_by, office_by_id
from bailiwick.apps.roster.selectors.holding import noon_of
from bailiwick.apps.roster.selectors.looking_up import own_look_up
from bailiwick.apps.roster.selectors.pages import lent_of, person_page, unit_page
from bailiwick.apps.roster.selectors.removing import removals
from bailiwick.apps.roster.selectors.renewing import may_confirm, renewal_for, renewals_to_confirm
from bailiwick.apps.roster.selectors.soon import (
    leaving_soon,
    nobody_takes_away,
    vacant_offices,
    without_supervisor,
)
from bailiwick.apps.roster.services import end_office, leave, mark_sensitive
from bailiwick.apps.sites.models import TakeOver
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.apps.sites.selectors.moves import Move
from bailiwick.apps.sites.selectors.overseeing import topmost_overseen, units_known, units_overseen
from bailiwick.apps.sites.selectors.pages import site_page
from bailiwick.apps.sites.selectors.takeovers import helps, keeps, leads, tells
from bailiwick.apps.sites.selectors.wiki_edits import edits_for


def _marked(town):
    mark_sensitive(person(town.people["keeper"].id), person=town.officer.id)


def _gardener_leaves(town):
    leave(OPERATOR, person=town.gardener.id, day=after(3))


def _left_alone(town):
    """Somebody in Patrol whose superior has left."""
    superior = hire("Noor Hale", town.patrol)
    one = hire("Ira Stone", town.patrol, supervisor=superior.id)
    leave(OPERATOR, person=superior.id, day=town.today)
    return one.id


def _nobody_left_to(town):
    """A task in Patrol when nobody has a role any more by which rights are taken away."""
    _end_roles(town, Right.TAKE_AWAY)


def _nobody_enters(town):
    """Somebody whose superior has left, when nobody has a role any more by which people are entered."""
    made = _left_alone(town)
    _end_roles(town, Right.EDIT_PEOPLE)
    return made


def _end_roles(town, right):
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    for row in OfficeHolder.objects.on(town.today).filter(role__in=roles):
        end_office(OPERATOR, office=row.id)


def _page(town, me, who):
    return person_page(me, who.id, town.today)


def _sees(units, unit):
    return units is None or unit.id in units


def _vacant(town, me, unit):
    return [one for one in vacant_offices(me, town.today) if one.unit == unit.id]


def _leaves(town, me, who):
    return [one for one in leaving_soon(me, town.today, after(7)) if one.person == who.id]


def _overdue(town, me, who):
    return [one for one in overdue(me, noon_of(town.today)) if one.person == who.id]


def _passed(town):
    """The Chief has ordered a reference of the supervisor's off, and passed the gate for that, for the Police."""
    told = Asked(power="nmpd.reference", unit=town.police.id, told=MEMO, page=PAGE)
    approved = yes(town.chief, ask(as_(town.deputy), told))
    order_removal(as_(town.chief), approved.row.id, "Over.", day=after(7))
    return Passage.objects.get()


def _polices(town):
    return Adoption.objects.get(pack="nmpd").id


def _asked_of(topic):
    def prepare(town):
        asked = ask_help(as_(town.officer), unit=town.patrol.id, topic=topic, question="May I?")
        return HelpRequest.objects.get(pk=asked.id)

    return prepare


def _answered(town):
    return HelpRequest.objects.get(pk=answered(town))


def _of_law(town):
    return HelpRequest.objects.get(pk=town.question)


def _advice(*, privileged):
    def prepare(town):
        counsel = as_(town.people["every-other-role"])
        told = {"clauses": [CLAUSE], "advice": "Read it widely.", "privileged": privileged}
        return give_advice(counsel, unit=town.city.id, **told)

    return prepare


def _readable(prepare):
    return Call(lambda town, me, made: readable(me, town.today, made.id), prepare)


def _may_read(prepare):
    return Call(
        lambda town, me, made: may_read(me, opened(HelpRequest.objects.filter(pk=made.id))[0], town.today),
        prepare,
    )


def _seen(of, who):
    return lambda town, me, _: [one for one in of(me, town.today) if one.person == getattr(town, who).id]


def _behind(town, me, _):
    return [one for told in report(me, town.today) for one in told.behind if one.person == town.officer.id]


def _adoption(what, which="adoption"):
    return Call(
        lambda town, me, made: what(adoption_page(me, made, town.today)),
        lambda town: getattr(town, which),
    )


def _taken_over(town):
    return TakeOver.objects.get(pk=reported(town))


def _site(town, me):
    return site_page(me, town.site, units_seen(me, town.today), town.today)


def _with_whom(name):
    """The page of a request, where it says that somebody has it."""

    def told(town, me, made):
        page = request_page(me, made, timezone.now())
        return page and name in str(page.next)

    return told


def _memo_alone(town):
    """The officer's memorandum, after her supervisor has left."""
    leave(OPERATOR, person=town.deputy.id, day=town.today)
    return town.memo


def _left_up(town):
    """What the officer has to take down, after she has left."""
    made = coming_down(town)
    leave(OPERATOR, person=town.officer.id, day=town.today)
    return made.row.id


ROOMS = {
    "approvals.seen": {
        "of a memorandum that is with the supervisor": Call(
            lambda town, me, _: seen(me, town.memo, town.today)
        ),
        "of somebody who has left": Call(
            lambda town, me, _: seen(me, town.memo, town.today),
            lambda town: leave(OPERATOR, person=town.officer.id, day=town.today),
        ),
    },
    "approvals.file_of": {
        "a photo that the officer asks leave for": Call(
            lambda town, me, _: file_of(me, town.photo, town.today)
        )
    },
    "approvals.request_page": {
        "of a request that is with the Chief": Call(
            lambda town, me, _: request_page(me, town.asked, timezone.now())
        ),
        "of one whose supervisor has left, with whom it is": Call(_with_whom("Dana Whitcombe"), _memo_alone),
        "of what has to come down, of somebody who has left, with whom it is": Call(
            _with_whom("Dana Whitcombe"), _left_up
        ),
    },
    "policies.board_for": {
        "of the City's, with what it answered": Call(
            lambda town, me, _: board_for(me, town.adoption, town.today).since
        ),
    },
    "policies.adoption_page": {
        "of the City's": _adoption(lambda page: page),
        "of the City's, to keep it": _adoption(lambda page: page.may_keep),
        "of the City's, with the entry that records it": _adoption(lambda page: page.entry),
        "of the Police's, with what has passed": Call(
            lambda town, me, _: adoption_page(me, _polices(town), town.today).passages, _passed
        ),
        "of one in Parks that is watched, to end the watch": Call(
            lambda town, me, made: adoption_page(me, made.id, town.today).may_end_watch,
            lambda town: _watched(town, town.parks),
        ),
    },
    "policies.packs_shown": {
        "of the City's own, begun and adopted nowhere": Call(
            lambda town, me, _: "elm" in packs_shown(me, town.today)
        )
    },
    "policies.passage_for": {
        "of one that the Chief let pass": Call(
            lambda town, me, made: passage_for(me, made.id, town.today), _passed
        )
    },
    "policies.readable": {
        "of a question of law": _readable(_of_law),
        "of a question of discipline": _readable(_asked_of(Topic.DISCIPLINE)),
        "of an answer that is for all": _readable(_answered),
    },
    "policies.may_read": {
        "of a question of law": _may_read(_of_law),
        "of a question of discipline": _may_read(_asked_of(Topic.DISCIPLINE)),
    },
    "policies.may_answer": {
        "of a question of law": Call(
            lambda town, me, _: may_answer(me, Topic.LEGAL_MEANING, town.patrol.id, town.today)
        )
    },
    "policies.advice_on": {
        of: Call(
            lambda town, me, made: [
                one for one in advice_on(me, CLAUSE, town.city.id, town.today) if one.id == made.id
            ],
            _advice(privileged=privileged),
        )
        for of, privileged in (("that is privileged", True), ("that is for all", False))
    },
    "policies.efforts_of": {
        "of the officer's notes": Call(
            lambda town, me, _: efforts_of(me), lambda town: note_effort(as_(town.officer), text="I asked.")
        )
    },
    "readiness.courses_shown": {
        "of the City's": Call(
            lambda town, me, _: [one for one in courses_shown(me, town.today) if one.course.id == town.course]
        )
    },
    "readiness.seen_by": {
        "of an officer in Patrol": Call(_seen(seen_by, "officer")),
        "of somebody in Parks": Call(_seen(seen_by, "gardener")),
    },
    "readiness.sees_person": {
        "of an officer in Patrol": Call(lambda town, me, _: sees_person(me, town.officer.id, town.today))
    },
    "readiness.report": {"of an officer in Patrol": Call(_behind)},
}
SITES = {
    "sites.site_page": {
        "of a draft of Patrol": Call(lambda town, me, _: _site(town, me)),
        "of a draft of Patrol, to complete it": Call(
            lambda town, me, _: (page := _site(town, me)) and Move.FILL in page.besides
        ),
    },
    **{
        f"sites.{asks.__name__}": {
            "with a page of Patrol that is in others' hands": Call(
                lambda town, me, made, asks=asks: asks(me, made, town.today), _taken_over
            )
        }
        for asks in (helps, leads, tells)
    },
    "sites.keeps": {
        "with a page of Patrol that is in others' hands": Call(
            lambda town, me, made: keeps(me, made), _taken_over
        )
    },
    "sites.edits_for": {
        "of somebody of Patrol": Call(
            lambda town, me, _: town.edit in {one.id for one in edits_for(me, town.today)}
        )
    },
    "sites.topmost_overseen": {
        "at the top of what they oversee": Call(
            lambda town, me, _: topmost_overseen(me, town.today) in {town.police.id, town.city.id}
        ),
        "at the top of the agency": Call(
            lambda town, me, _: topmost_overseen(me, town.today) == town.city.id
        ),
    },
    "sites.units_known": {
        "of Patrol": Call(lambda town, me, _: town.patrol.id in units_known(me, town.today)),
    },
    "sites.units_overseen": {
        f"of {name}": Call(
            lambda town, me, _, unit=unit: getattr(town, unit).id in units_overseen(me, town.today)
        )
        for name, unit in (("Patrol", "patrol"), ("Parks", "parks"))
    },
}
CALLS = (
    ROOMS
    | SITES
    | archive.READS
    | conduct.READS
    | looking.READS
    | posting.READS
    | publishing.READS
    | records.READS
    | telling.CALLS
    | {
        "desk.entry_for": {
            "of somebody in Parks": Call(lambda town, me, _: entry_for(me, town.others_entry, town.today))
        },
        "desk.offered": {
            "of somebody in Parks": Call(
                lambda town, me, _: [
                    one for one in offered(me, town.today) if one.record == town.others_entry
                ]
            )
        },
        "roster.lent_of": {
            "of the Chief's, to end it": Call(
                lambda town, me, _: [
                    one for one in lent_of(me, Q(pk=town.loan.id), town.today) if one.mine_to_end
                ]
            )
        },
        "roster.leaving_soon": {
            "from Patrol": Call(lambda town, me, _: _leaves(town, me, town.leaver)),
            "from Parks": Call(lambda town, me, _: _leaves(town, me, town.gardener), _gardener_leaves),
        },
        "roster.overdue": {
            "of who moved from Patrol yesterday": Call(
                lambda town, me, _: _overdue(town, me, town.officer), lambda town: entered_ahead(town.officer)
            ),
            "of who left Patrol": Call(lambda town, me, _: _overdue(town, me, town.gone)),
        },
        "roster.may_read_journal": {
            "of the whole agency": Call(lambda town, me, _: may_read_journal(me, town.today))
        },
        "roster.may_run_system": {
            "of the whole agency": Call(lambda town, me, _: may_run_system(me, town.today))
        },
        "roster.person_page": {
            "of a colleague in Patrol": Call(lambda town, me, _: _page(town, me, town.officer)),
            "of a colleague in Patrol, with their time here": Call(
                lambda town, me, _: _page(town, me, town.officer).history
            ),
            "of somebody who left Patrol": Call(lambda town, me, _: _page(town, me, town.gone)),
        },
        "roster.departing": {
            "of a colleague in Patrol": Call(
                lambda town, me, _: departing(me, town.officer.id, timezone.now())
            )
        },
        "roster.departed": {
            "of somebody who left Patrol": Call(
                lambda town, me, _: departed(me, town.departure, timezone.now())
            )
        },
        "roster.sees_records": {
            "of a colleague in Patrol": Call(
                lambda town, me, _: sees_records(me, town.officer.id, town.today)
            )
        },
        "roster.may_let_go": {
            "of a colleague in Patrol": Call(lambda town, me, _: may_let_go(me, town.officer.id, town.today)),
            "of human resources' own": Call(lambda town, me, _: may_let_go(me, town.hr.id, town.today)),
        },
        "roster.own_look_up": {"of human resources": Call(lambda town, me, _: own_look_up(me, town.look_up))},
        "roster.without_supervisor": {
            of: Call(
                lambda town, me, made: [
                    one for one in without_supervisor(me, town.today) if one.person_id == made
                ],
                prepare,
            )
            for of, prepare in (
                ("in Patrol", _left_alone),
                ("in Patrol, where nobody enters people any more but a group", _nobody_enters),
            )
        },
        "roster.nobody_takes_away": {
            "of Patrol": Call(lambda town, me, made: nobody_takes_away(me, town.today), _nobody_left_to)
        },
        "roster.editable_person": {
            of: Call(lambda town, me, _, name=name: editable_person(me, getattr(town, name).id, town.today))
            for of, name in (
                ("in Patrol", "officer"),
                ("in Parks", "gardener"),
                ("of human resources' own", "hr"),
            )
        },
        "roster.kept_by": {
            of: Call(lambda town, me, _, name=name: kept_by(me, [getattr(town, name).id], town.today))
            for of, name in (("of the officer of Patrol", "officer"), ("of somebody in Parks", "gardener"))
        },
        "roster.editable_unit": {
            of: Call(lambda town, me, _, name=name: editable_unit(me, getattr(town, name).id, town.today))
            for of, name in (("of Patrol", "patrol"), ("of Parks", "parks"))
        },
        "roster.office_by_id": {
            "of the Chief": Call(
                lambda town, me, _: office_by_id(
                    me,
                    OfficeHolder.objects.on(town.today).get(person=town.chief, role="chief").id,
                    town.today,
                )
            )
        },
        "roster.removals": {
            f"of {name}": Call(
                lambda town, me, made: [one for one in removals(me, town.today) if one.id == made],
                lambda town, place=place: _removal(town, getattr(town, place)).id,
            )
            for name, place in (("Patrol", "patrol"), ("Parks", "parks"))
        },
        "roster.may_confirm": {
            "of the supervisor's sign-in": Call(
                lambda town, me, _: may_confirm(me, Renewal.objects.get(pk=town.renewal), town.today)
            )
        },
        "roster.renewal_for": {
            "of the supervisor's sign-in": Call(
                lambda town, me, _: renewal_for(me, town.renewal, timezone.now())
            )
        },
        "roster.renewals_to_confirm": {
            "of the supervisor's sign-in": Call(lambda town, me, _: renewals_to_confirm(me, timezone.now()))
        },
        "roster.sensitive_people": {
            "of somebody marked": Call(lambda town, me, _: sensitive_people(me, town.today), _marked)
        },
        "roster.unit_page": {
            f"of {name}, to add a part": Call(
                lambda town, me, _, place=place: unit_page(me, getattr(town, place).id, town.today).may_edit
            )
            for name, place in (("Patrol", "patrol"), ("Parks", "parks"))
        },
        "roster.vacant_offices": {
            "of Patrol": Call(lambda town, me, _: _vacant(town, me, town.patrol)),
            "of Parks": Call(lambda town, me, _: _vacant(town, me, town.parks)),
        },
        "roster.visible_to": {
            "in Patrol": Call(lambda town, me, _: _sees(visible_to(me, town.today), town.patrol)),
            "in Parks": Call(lambda town, me, _: _sees(visible_to(me, town.today), town.parks)),
        },
    }
)
