"""The acts of readiness: owners keep courses, everybody signs and learns for themself, and for nobody else."""

from tests.access.acting import Call
from tests.access.calls.roster import in_each
from tests.apps.roster.town import after, as_

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.readiness.models import Topic
from bailiwick.apps.readiness.selectors import paper_for
from bailiwick.apps.readiness.services import (
    acknowledge,
    draft_course,
    enter_paper,
    finish_course,
    give_link,
    release_course,
    remind,
    revise_course,
    set_round,
    sign_by_link,
    sign_off,
)
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.services import leave


def _draft(me, unit):
    told = {
        "pack": "mpls",
        "name": "Manners",
        "topic": Topic.CONDUCT,
        "owners": [Role.HR],
        "text": "Be kind.",
    }
    return draft_course(me, unit=unit.id, **told)


def _drafted(town, unit):
    return _draft(as_(town.hr), unit)


def _version(course):
    return course.versions.get().id


def _agreed(town, unit):
    course = _drafted(town, unit)
    sign_off(as_(town.hr), version=_version(course), role=Role.HR)
    return course


def _sign(town, me, _):
    paper = paper_for(me.identity, town.adoption, town.today) if me.identity else None
    return acknowledge(me, adoption=town.adoption, digest=paper.digest if paper else "")


def _digest(town):
    return paper_for(town.gardener.id, town.adoption, town.today).digest


def _of_who_left(town):
    digest = _digest(town)
    leave(OPERATOR, person=town.gardener.id, day=town.today)
    return digest


def _by_link(town, me, made):
    return sign_by_link(me, token=town.readiness_link, digest=made)


def _give_link(town, me, who):
    return give_link(me, person=who.id, adoption=town.adoption)


def _paper(town, me, who):
    return enter_paper(me, person=who.id, adoption=town.adoption, paper="Folder 3")


CALLS = {
    "readiness.course.draft": in_each(lambda town, me, unit, _: _draft(me, unit)),
    "readiness.course.revise": in_each(
        lambda town, me, unit, made: revise_course(me, course=made.id, text="Shorter."), _drafted
    ),
    "readiness.course.sign-off": in_each(
        lambda town, me, unit, made: sign_off(me, version=_version(made), role=Role.HR), _drafted
    )
    | {
        "as somebody who owns it not": Call(
            lambda town, me, made: sign_off(me, version=_version(made), role=Role.IT),
            lambda town: _drafted(town, town.patrol),
        )
    },
    "readiness.course.release": in_each(
        lambda town, me, unit, made: release_course(me, version=_version(made)), _agreed
    )
    | {
        "to which its owner has not agreed": Call(
            lambda town, me, made: release_course(me, version=_version(made)),
            lambda town: _drafted(town, town.patrol),
        )
    },
    "readiness.round.set": in_each(
        lambda town, me, unit, made: set_round(me, course=made.id, opens=town.today, closes=after(30)),
        _drafted,
    ),
    "readiness.course.finish": {
        "of the City's": Call(lambda town, me, _: finish_course(me, version=town.version, answers=()))
    },
    "readiness.acknowledge": {"of the City's policy": Call(_sign)},
    "readiness.link.give": {
        "to somebody in Patrol": Call(lambda town, me, _: _give_link(town, me, town.investigator)),
        "to somebody who has left": Call(
            lambda town, me, _: _give_link(town, me, town.gardener), _of_who_left
        ),
        "to somebody in Parks": Call(lambda town, me, _: _give_link(town, me, town.gardener)),
    },
    "readiness.link.sign": {
        "of somebody in Parks": Call(_by_link, _digest),
        "of somebody who has left": Call(_by_link, _of_who_left),
    },
    "readiness.paper.enter": {
        "of somebody in Patrol": Call(lambda town, me, _: _paper(town, me, town.investigator)),
        "of somebody in Parks": Call(lambda town, me, _: _paper(town, me, town.gardener)),
        "of human resources' own": Call(lambda town, me, _: _paper(town, me, town.hr)),
    },
    "readiness.remind": {"of everything that is open": Call(lambda town, me, _: remind(me))},
}
