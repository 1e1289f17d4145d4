"""The desk's acts: mail."""

from tests.access.acting import Call

from bailiwick.apps.desk.facts import USUAL, Occasion
from bailiwick.apps.desk.models import Result
from bailiwick.apps.desk.selectors.mail import readers
from bailiwick.apps.desk.services import (
    choose_mail,
    confirm_address,
    end_notice,
    note_bounce,
    plan_notice,
)
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.ports.mail import Bounce


def _reader(town):
    return readers(town.today, [town.people["member"].id])[0]


def _planned(town):
    return plan_notice(CLOCKWORK, _reader(town), Occasion("daily", frozenset({"0" * 64}), ""), town.today)


def _plan(town, me, _):
    return plan_notice(me, _reader(town), Occasion("weekly", frozenset({"1" * 64}), ""), town.today)


CALLS = {
    "desk.mail.choose": {"for oneself": Call(lambda town, me, _: choose_mail(me, USUAL))},
    "desk.mail.plan": {"of somebody in Patrol": Call(_plan)},
    "desk.mail.end": {
        "of somebody in Patrol": Call(lambda town, me, made: end_notice(me, made, Result.SENT), _planned)
    },
    "desk.mail.came-back": {
        "of somebody in Patrol": Call(
            lambda town, me, made: note_bounce(me, made, Bounce("x", "5.1.1", made.pk)), _planned
        )
    },
    "desk.mail.confirm": {
        "of oneself": Call(lambda town, me, _: confirm_address(me, person=me.identity)),
        "of the officer of Patrol": Call(lambda town, me, _: confirm_address(me, person=town.officer.id)),
    },
}
