"""A patrol with a chain of command, and how its people ask, endorse and decide."""

from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.apps.policies.helpers import adopted
from tests.apps.roster import town as roster
from tests.apps.roster.town import as_, give, hire, power

from bailiwick.apps.approvals.models import Request, Step, StepKind
from bailiwick.apps.approvals.selectors.requests import load
from bailiwick.apps.approvals.services import Asked, approve, ask, endorse, send_back
from bailiwick.apps.approvals.services.stepping import placed
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.guard import act_open
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.services import delegate
from bailiwick.policy.facts.captures import PageCapture

PAGE = PageCapture(
    text="Run for Rex. Supported by members of Wexham Falls Police.\nVisitors: 204", images=("sha256:aa",)
)
MEMO = {
    "identity": "https://www.run-for-rex.example/",
    "use": "Our name in one line at the foot.",
    "purpose": "A run for a dog.",
}


def build():
    town = roster.build()
    town.lieutenant = hire(
        "Ash Novak", town.patrol, title="Lieutenant", sworn=True, supervisor=town.deputy.id
    )
    town.sergeant = hire("Max Ito", town.patrol, title="Sergeant", sworn=True, supervisor=town.lieutenant.id)
    town.rookie = hire("Robin Cole", town.patrol, title="Officer", sworn=True, supervisor=town.sergeant.id)
    town.custodian = hire("Nell Frost", town.police, title="Records")
    town.other = hire("Lee Park", town.patrol, title="Officer", sworn=True, supervisor=town.sergeant.id)
    give(Role.RECORDS_CUSTODIAN, town.custodian, town.police)
    give(Role.SUPERVISOR, town.sergeant, town.patrol)
    for policy in ("nmpd", "pd"):
        adopted(town, policy)
    return town


def asks(who, unit, name, told=None, **more):
    return ask(as_(who), Asked(power=name, unit=unit.id, told=told or {}, **more))


def memo(town, who=None, told=None, unit=None, **more):
    """A memorandum of the rookie, in the hands of the sergeant."""
    given = {"page": PAGE} | more
    return asks(who or town.rookie, unit or town.patrol, "nmpd.reference", {**MEMO, **(told or {})}, **given)


def through_the_chain(town, loaded):
    """Endorsed by each level in turn: the sergeant, the lieutenant, the deputy."""
    for level in (town.sergeant, town.lieutenant, town.deputy):
        loaded = endorse(as_(level), loaded.row.id, "Seen.")
    return loaded


def now(loaded):
    return load(loaded.row.id)


def yes(who, loaded, **more):
    return approve(as_(who), loaded.row.id, **({"digest": now(loaded).shown} | more))


def no(who, loaded, words="Not in uniform.", **more):
    return send_back(as_(who), loaded.row.id, words=words, **({"digest": now(loaded).shown} | more))


def approved_memo(town, **more):
    return yes(town.chief, through_the_chain(town, memo(town, **more)))


def lend(town, name, to, **more):
    return delegate(
        as_(town.chief), power=power(name), to=to.id, unit=town.police.id, instrument="M 7", **more
    )


def kinds(loaded):
    return [StepKind(step.kind) for step in now(loaded).steps]


def long_ago(loaded, days):
    """The request as if it had been asked so many days ago: its tables only grow, so another is written beside it."""
    now_ = timezone.now()
    row = Request.objects.get(pk=loaded.row.pk)
    step = Step.objects.get(request=row, number=1)
    with act_open():
        row.pk, row.number, row.asked_at = uuid4(), row.number + 1000, now_ - timedelta(days=days)
        row.save(force_insert=True)
        step.pk, step.key, step.request, step.at = uuid4(), f"{row.pk}:1", row, row.asked_at
        step.save(force_insert=True)
        made = load(row.pk)
        placed(made)
    return made


@contextmanager
def must_refuse(reason):
    """Within it something must be refused, for that reason and no other."""
    with pytest.raises(RefusedError) as error:
        yield
    assert error.value.reason == reason
