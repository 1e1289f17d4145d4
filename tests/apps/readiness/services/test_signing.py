"""Signing a policy: exactly what was shown, for oneself, by a link once, or on paper."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.readiness.helpers import adopted, after, as_, sign, today

from bailiwick.apps.accounts.selectors import stranger
from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.policies.services import word
from bailiwick.apps.readiness.errors import ReadinessError
from bailiwick.apps.readiness.facts import TaskKind, TaskState
from bailiwick.apps.readiness.models import Acknowledgement, Link, Way
from bailiwick.apps.readiness.selectors import paper_for, readiness_of, rules_of, tasks
from bailiwick.apps.readiness.services import acknowledge, enter_paper, give_link, open_link, sign_by_link
from bailiwick.apps.roster.services import link_account
from bailiwick.policy.facts import Known

pytestmark = pytest.mark.django_db(transaction=True)


def mine(person, adoption, day=None):
    """How the signature of one policy stands for somebody."""
    found = tasks(day or today(), [person.id])
    return next(task for task in found if task.kind is TaskKind.SIGN and task.subject == adoption.id)


def test_signing_takes_the_task_away_until_it_comes_round(town):
    adoption = adopted(town, starts=after(-10))
    assert mine(town.officer, adoption).state is TaskState.DUE
    sign(town.officer, adoption)
    assert mine(town.officer, adoption).state is TaskState.DONE
    assert mine(town.officer, adoption, after(340)).state is TaskState.DUE
    assert mine(town.officer, adoption, after(400)).state is TaskState.OVERDUE


def test_what_changed_since_it_was_shown_is_not_signed(town):
    adoption = adopted(town, starts=after(-10))
    shown = paper_for(town.officer.id, adoption.id, today()).digest
    word(
        as_(town.steward), unit=town.police.id, pack="nmpd", name="nmpd/III", text="Everybody, at all times."
    )
    with pytest.raises(ReadinessError, match="has changed since it was shown"):
        acknowledge(as_(town.officer), adoption=adoption.id, digest=shown)
    assert not Acknowledgement.objects.exists()


def test_a_policy_that_does_not_bind_somebody_is_not_theirs_to_sign(town):
    adoption = adopted(town, starts=after(-10))
    with pytest.raises(RefusedError, match="not yours to sign"):
        acknowledge(as_(town.volunteer), adoption=adoption.id, digest="sha256:0")


def test_a_new_edition_adopted_is_signed_anew(town):
    old = adopted(town, starts=after(-400))
    sign(town.officer, old)
    new = adopted(town, starts=after(-1))
    assert mine(town.officer, new).state is TaskState.DUE
    assert mine(town.officer, new).since == after(-1)


def test_a_link_opens_once_and_only_its_digest_is_kept(town):
    adoption = adopted(town, "mpls")
    token = give_link(as_(town.hr), person=town.volunteer.id, adoption=adoption.id)
    assert token not in str(Link.objects.values())
    digest = paper_for(town.volunteer.id, adoption.id, today()).digest
    signed = sign_by_link(stranger("192.0.2.7"), token=token, digest=digest)
    assert (signed.person_id, signed.way) == (town.volunteer.id, Way.LINK)
    with pytest.raises(ReadinessError, match="opens nothing"):
        sign_by_link(stranger("192.0.2.7"), token=token, digest=digest)
    assert Acknowledgement.objects.count() == 1


def test_a_link_runs_out_and_a_new_one_takes_the_place_of_the_old(town):
    adoption = adopted(town, "mpls")
    first = give_link(as_(town.hr), person=town.volunteer.id, adoption=adoption.id)
    second = give_link(as_(town.hr), person=town.volunteer.id, adoption=adoption.id)
    for token, when in ((first, timezone.now()), (second, timezone.now() + timedelta(days=15))):
        with pytest.raises(ReadinessError, match="opens nothing"):
            open_link(token, when)
    assert open_link(second, timezone.now()).person_id == town.volunteer.id


def test_whoever_has_an_account_gets_no_link(town):
    adoption = adopted(town, "mpls")
    account = create_account(OPERATOR, email="ida@wexham.example")
    link_account(OPERATOR, person=town.volunteer.id, account=account.pk)
    with pytest.raises(ReadinessError, match="have an account"):
        give_link(as_(town.hr), person=town.volunteer.id, adoption=adoption.id)


def test_nobody_enters_a_paper_of_their_own(town):
    adoption = adopted(town, "mpls")
    with pytest.raises(RefusedError, match="of their own"):
        enter_paper(as_(town.hr), person=town.hr.id, adoption=adoption.id, paper="Folder 3")
    entered = enter_paper(as_(town.hr), person=town.volunteer.id, adoption=adoption.id, paper="Folder 3")
    assert (entered.way, entered.paper) == (Way.PAPER, "Folder 3")


def test_somebody_has_signed_once_everything_that_binds_them_is_signed(town):
    city, police = adopted(town, "mpls"), adopted(town, "mpd")
    sign(town.officer, police)
    assert readiness_of(town.officer.id, today())[1] == Known(value=False)
    sign(town.officer, city)
    assert readiness_of(town.officer.id, today())[1] == Known(value=True)


def test_a_paper_holds_the_sentence_and_only_clauses_that_bind_the_reader(town):
    adopted(town, "mpls")
    (paper,) = rules_of(town.volunteer.id, today())
    assert paper.statement == (
        "I have received this policy. Signing does not mean that I agree with it or give up any right."
    )
    binding = [set(rule.clause.binds) for rule in paper.rules]
    assert binding
    assert all({"covered", "volunteer"} & bound for bound in binding)
