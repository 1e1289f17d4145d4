"""A town in which somebody tells what they saw: the police under a policy of theirs, the City under its own."""

from datetime import timedelta

from django.utils import timezone
from tests.apps.policies import helpers
from tests.apps.policies.helpers import adopted
from tests.apps.roster.town import after, as_, give, hire, today

from bailiwick.apps.conduct import services
from bailiwick.apps.conduct.models import Action, Adviser, Result
from bailiwick.apps.conduct.selectors.cases import rows as case_rows
from bailiwick.apps.conduct.selectors.cases import seen_case
from bailiwick.apps.conduct.selectors.reports import rows as report_rows
from bailiwick.apps.conduct.selectors.reports import seen_report
from bailiwick.apps.conduct.services import Tells, Told
from bailiwick.apps.roster.models import Category, Role
from bailiwick.policy.conduct import Told as Of
from bailiwick.policy.facts.subjects import Finding

__all__ = ["Category", "Role", "after", "as_", "give", "hire", "today"]


def build(*packs):
    """The officer is told on by a colleague of Patrol, whose sergeant takes it in."""
    town = helpers.build()
    town.sergeant = hire("Gil Moreau", town.patrol, title="Sergeant", sworn=True, supervisor=town.deputy.id)
    town.colleague = hire("Wren Ito", town.patrol, title="Officer", sworn=True, supervisor=town.sergeant.id)
    town.looks = hire("Bo Tran", town.police, title="Internal affairs")
    give(Role.DEPT_HEAD, town.chief, town.police)
    give(Role.CASE_INVESTIGATOR, town.looks, town.police)
    for pack in packs:
        adopted(town, pack)
    return town


def tells(subject=None, words="He looked at his phone in the break room.", **more):
    return Tells(**({"words": words, "learned": timezone.now(), "subject": subject and subject.id} | more))


def filed(town, who=None, subject=None, **more):
    return services.file_report(as_(who or town.colleague), tells(subject or town.officer, **more))


def report(row, one=None):
    """The report as somebody sees it: as its handler, without anybody."""
    found = report_rows().get(pk=row.pk)
    return seen_report((one.id if one else found.handler_id), found, today())


def case(row, one):
    return seen_case(one.id, case_rows().get(pk=row.pk), today())


def taken_in(town, by=None, **more):
    row = filed(town, **more)
    services.acknowledge(as_(by or town.sergeant), row.id)
    return row


def weighed(town, told=(Of.OWN_DEVICE,), clauses=(), by=None, **more):
    row = taken_in(town, by=by, **more)
    services.triage(as_(by or town.sergeant), row.id, told=list(told), clauses=list(clauses))
    return row


def opened(town, clauses, by=None, **more):
    """A case about those clauses, from a report about what was posted."""
    row = weighed(town, told=[Of.POSTED], clauses=clauses, by=by, **more)
    return services.open_case(as_(by or town.sergeant), row.id, words="It was seen by many.")


def looked_into(town, clauses, lead=None, **more):
    """A case that somebody looks into, of whom the one concerned was told."""
    made = opened(town, clauses, **more)
    services.set_lead(as_(lead or town.chief), made.id, to=town.looks.id)
    services.begin(as_(town.looks), made.id, words="It is about a posting of 3 May.")
    return made


def viewed(town, made, adviser=Adviser.LEGAL, **more):
    """A view asked for and given."""
    services.ask_view(as_(town.looks), made.id, adviser, words="Is this protected?")
    by = town.attorney if adviser is Adviser.LEGAL else town.hr
    return services.give_view(as_(by), made.id, adviser, **({"words": "It depends."} | more))


def finds(town, made, clause, result=Result.SUSTAINED, elements=(), **more):
    """A finding on a clause; `elements` were found."""
    told = Told(
        clause=clause,
        result=result,
        elements=dict.fromkeys(elements, Finding.FOUND),
        **({"analysis": "Two people heard it, and one left the room."} | more),
    )
    return services.make_finding(as_(town.looks), made.id, told)


def decides(town, made, action=Action.COACHING, by=None):
    return services.decide(
        as_(by or town.chief), made.id, action, words="A first time.", due=today() + timedelta(days=30)
    )
