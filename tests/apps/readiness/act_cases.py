"""The acts of readiness: owners keep courses, everybody signs and learns for themself, and for nobody else."""

from tests.apps.act_cases import ActCase
from tests.apps.readiness.helpers import (
    adopted,
    after,
    agreed,
    as_,
    build,
    drafted,
    finish,
    given_out,
    sign,
    today,
    version_of,
)

from bailiwick.apps.accounts.selectors import stranger
from bailiwick.apps.journal.facts import CLOCKWORK, person
from bailiwick.apps.readiness.selectors import paper_for
from bailiwick.apps.readiness.services import (
    acknowledge,
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


def _with(make):
    def prepare():
        town = build()
        adopted(town, "mpls")
        return town, make(town)

    return prepare


def _with_policy():
    town = build()
    return town, adopted(town, "mpls")


def _linked():
    """Two links; whom the second was made for has left since."""
    town, adoption = _with_policy()
    tokens = {
        one.id: give_link(as_(town.hr), person=one.id, adoption=adoption.id)
        for one in (town.volunteer, town.clerk)
    }
    digests = {one: paper_for(one, adoption.id, today()).digest for one in tokens}
    leave(as_(town.hr), person=town.clerk.id, day=today())
    return town, tokens, digests


def _by_link(made, who):
    town, tokens, digests = made
    one = getattr(town, who).id
    return sign_by_link(stranger("192.0.2.7"), token=tokens[one], digest=digests[one])


def _paper(actor, made):
    town, adoption = made
    return enter_paper(as_(actor), person=town.volunteer.id, adoption=adoption.id, paper="Folder 3")


CASES = {
    "readiness.course.draft": ActCase(
        prepare=build,
        allowed=drafted,
        refused=lambda town: drafted(town, town.officer),
    ),
    "readiness.course.revise": ActCase(
        prepare=_with(drafted),
        allowed=lambda made: revise_course(as_(made[0].hr), course=made[1].id, text="Shorter."),
        refused=lambda made: revise_course(as_(made[0].officer), course=made[1].id, text="Shorter."),
    ),
    "readiness.course.sign-off": ActCase(
        prepare=_with(drafted),
        allowed=lambda made: sign_off(as_(made[0].hr), version=version_of(made[1]).id, role=Role.HR),
        refused=lambda made: sign_off(as_(made[0].speaker), version=version_of(made[1]).id, role=Role.HR),
    ),
    "readiness.course.release": ActCase(
        prepare=_with(drafted),
        allowed=lambda made: release_course(as_(made[0].speaker), version=version_of(agreed(*made)).id),
        refused=lambda made: release_course(as_(made[0].speaker), version=version_of(made[1]).id),
    ),
    "readiness.round.set": ActCase(
        prepare=_with(drafted),
        allowed=lambda made: set_round(as_(made[0].hr), course=made[1].id, opens=today(), closes=after(30)),
        refused=lambda made: set_round(
            as_(made[0].officer), course=made[1].id, opens=today(), closes=after(30)
        ),
    ),
    "readiness.course.finish": ActCase(
        prepare=_with(given_out),
        allowed=lambda made: finish(made[0], made[0].poster, made[1]),
        refused=lambda made: finish_course(
            person(version_of(made[1]).id), version=version_of(made[1]).id, answers=(1, 0)
        ),
    ),
    "readiness.acknowledge": ActCase(
        prepare=_with_policy,
        allowed=lambda made: sign(made[0].poster, made[1]),
        refused=lambda made: acknowledge(person(made[1].id), adoption=made[1].id, digest="sha256:0"),
    ),
    "readiness.link.give": ActCase(
        prepare=_with_policy,
        allowed=lambda made: give_link(as_(made[0].hr), person=made[0].volunteer.id, adoption=made[1].id),
        refused=lambda made: give_link(
            as_(made[0].officer), person=made[0].volunteer.id, adoption=made[1].id
        ),
    ),
    "readiness.link.sign": ActCase(
        prepare=_linked,
        allowed=lambda made: _by_link(made, "volunteer"),
        refused=lambda made: _by_link(made, "clerk"),
    ),
    "readiness.paper.enter": ActCase(
        prepare=_with_policy,
        allowed=lambda made: _paper(made[0].hr, made),
        refused=lambda made: _paper(made[0].officer, made),
    ),
    "readiness.remind": ActCase(
        prepare=_with_policy,
        allowed=lambda made: remind(CLOCKWORK),
        refused=lambda made: remind(as_(made[0].hr)),
    ),
}
