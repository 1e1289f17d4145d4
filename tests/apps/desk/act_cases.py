"""Who may have failed work tried again, and who tells people by mail."""

from types import SimpleNamespace
from uuid import uuid4

from tests.apps.act_cases import ActCase
from tests.apps.desk.mailbox import reachable
from tests.apps.roster.town import as_, build, give, today

from bailiwick.apps.desk.facts import USUAL, Occasion
from bailiwick.apps.desk.models import Result
from bailiwick.apps.desk.selectors.mail import readers
from bailiwick.apps.desk.services import (
    choose_mail,
    confirm_address,
    end_notice,
    note_bounce,
    plan_notice,
    try_job_again,
)
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.roster.models import Role
from bailiwick.ports.mail import Bounce


def _town():
    town = build()
    give(Role.SYSADMIN, town.steward, town.city)
    return town


DUE = Occasion("daily", frozenset({"0" * 64}), "")


def _reader():
    town = _town()
    reachable(town.officer)
    return SimpleNamespace(town=town, reader=readers(today(), [town.officer.id])[0])


def _planned():
    made = _reader()
    made.notice = plan_notice(CLOCKWORK, made.reader, DUE, today())
    made.bounce = Bounce(made.reader.email, "5.1.1", made.notice.pk)
    return made


CASES = {
    "desk.mail.choose": ActCase(
        prepare=_town,
        allowed=lambda town: choose_mail(as_(town.officer), USUAL),
        refused=lambda town: choose_mail(CLOCKWORK, USUAL),
    ),
    "desk.mail.plan": ActCase(
        prepare=_reader,
        allowed=lambda made: plan_notice(CLOCKWORK, made.reader, DUE, today()),
        refused=lambda made: plan_notice(as_(made.town.officer), made.reader, DUE, today()),
    ),
    "desk.mail.end": ActCase(
        prepare=_planned,
        allowed=lambda made: end_notice(CLOCKWORK, made.notice, Result.SENT),
        refused=lambda made: end_notice(as_(made.town.officer), made.notice, Result.SENT),
    ),
    "desk.mail.came-back": ActCase(
        prepare=_planned,
        allowed=lambda made: note_bounce(CLOCKWORK, made.notice, made.bounce),
        refused=lambda made: note_bounce(as_(made.town.officer), made.notice, made.bounce),
    ),
    "desk.mail.confirm": ActCase(
        prepare=_planned,
        allowed=lambda made: confirm_address(as_(made.town.officer), person=made.town.officer.id),
        refused=lambda made: confirm_address(as_(made.town.speaker), person=made.town.officer.id),
    ),
    "jobs.again": ActCase(
        prepare=_town,
        allowed=lambda town: try_job_again(as_(town.steward), job=uuid4()),
        refused=lambda town: try_job_again(as_(town.officer), job=uuid4()),
    ),
}
