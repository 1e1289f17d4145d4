"""Every act of the roster, done by somebody who may and tried by somebody who may not."""

from datetime import timedelta

from django.utils import timezone
from tests.apps.accounts.conftest import code_of
from tests.apps.act_cases import ActCase
from tests.apps.roster.town import after, as_, build, entered_ahead, give, power, today, work

from bailiwick.apps.accounts.models import Leaving
from bailiwick.apps.accounts.services import create_account, factors
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.models import Category, Membership, OfficeHolder, Role, UnitKind
from bailiwick.apps.roster.services import (
    add_person,
    add_unit,
    appoint,
    ask_renewal,
    begin_membership,
    bring_in,
    carry_out_move,
    change_membership,
    check_removal,
    close_account,
    close_accounts,
    confirm_renewal,
    correct_person,
    delegate,
    end_delegation,
    end_group,
    end_membership,
    end_office,
    end_powers,
    end_unit,
    enter_delegation,
    invite_person,
    join_do_not_show,
    leave,
    leave_do_not_show,
    let_group_hold,
    link_account,
    look_at,
    look_up,
    mark_sensitive,
    move_unit,
    open_account,
    open_removals,
    part,
    rename_unit,
    set_quorum,
    take_away,
    transfer,
    unmark_sensitive,
)

WITHIN = "it is a part of bringing a file in, and who may do that is asked there"
FILE = b"number,name,unit,category,starts\r\n7,Ada Quill,PD,staff,2024-02-01\r\n"


def _town(**more):
    town = build()
    town.row = Membership.objects.get(person=town.officer).id
    give(Role.SENSITIVE_KEEPER, town.speaker, town.city)
    for name, value in more.items():
        setattr(town, name, value(town))
    return town


def _bring(town, actor):
    return bring_in(actor, data=FILE, expected=look_at(FILE, today()).digest)


def _lend(town, actor):
    return delegate(
        actor, power=power("nmpd.site"), to=town.deputy.id, unit=town.police.id, instrument="Memo 3"
    )


def _group(town, actor):
    return let_group_hold(actor, role=Role.POLICE_ADMIN, unit=town.police.id, needed=2, instrument="Order 4")


def _appoint(town, actor):
    return appoint(actor, person=town.officer.id, role=Role.POSTER, unit=town.patrol.id, instrument="Order 9")


def _opened(town):
    """A task of a poster whose role is over, for whom the steward has somebody to take rights away."""
    give(Role.POSTER, town.officer, town.patrol, starts=after(-9), until=today())
    give(Role.IT, town.deputy, town.city)
    open_removals(CLOCKWORK)
    return town.officer.removals.get().id


def _done(town):
    removal = _opened(town)
    take_away(as_(town.deputy), removal=removal, proof="Ticket 8")
    return removal


def _invite(town):
    return invite_person(OPERATOR, person=town.deputy.id, email="lou@wexham.example")


def _left(town):
    leave(OPERATOR, person=town.officer.id, day=after(1))


def signs_in(town):
    """The deputy signs in with a code app, and the Chief has for more than a month."""
    sign_in_since(town.deputy, 0)
    sign_in_since(town.chief, 40)


def sign_in_since(who, days):
    """Somebody has signed in with a code app for so many days."""
    account = create_account(OPERATOR, email=f"{who.id}@wexham.example")
    link_account(OPERATOR, person=who.id, account=account.pk)
    secret = factors.new_secret()
    with housekeeping("mfa_authenticator"):
        added = factors.add_code_app(account, secret, code_of(secret))
        added.created_at = timezone.now() - timedelta(days=days)
        added.save(update_fields=["created_at"])


def _sensitive(town):
    mark_sensitive(as_(town.speaker), person=town.officer.id)


def both(do, who, **more):
    """A case of an act that `who` of the town may do, and an officer may not."""
    return ActCase(
        prepare=lambda: _town(**more),
        allowed=lambda town: do(town, as_(getattr(town, who))),
        refused=lambda town: do(town, as_(town.officer)),
    )


CASES = {
    "roster.delegation.enter": both(
        lambda town, actor: enter_delegation(
            actor,
            power=power("mpls.contract"),
            giver=town.speaker.id,
            to=town.deputy.id,
            unit=town.city.id,
            instrument="Memo 3",
            starts=after(-30),
            scope=["Facebook"],
        ),
        "steward",
    ),
    "roster.person.add": both(
        lambda town, actor: add_person(actor, name="Ada Quill", work=work(town.police)), "hr"
    ),
    "roster.person.correct": both(
        lambda town, actor: correct_person(actor, person=town.deputy.id, name="Lou Arden-Reed"), "hr"
    ),
    "roster.person.link-account": both(
        lambda town, actor: link_account(actor, person=town.deputy.id, account=town.account.pk),
        "hr",
        account=lambda _: create_account(OPERATOR, email="lou@wexham.example"),
    ),
    "roster.account.invite": both(
        lambda town, actor: invite_person(actor, person=town.deputy.id, email="lou@wexham.example"), "hr"
    ),
    "roster.account.renew": both(
        lambda town, actor: ask_renewal(actor, person=town.deputy.id), "hr", seated=signs_in
    ),
    "roster.account.renew.confirm": both(
        lambda town, actor: confirm_renewal(actor, renewal=town.renewal.id),
        "chief",
        seated=signs_in,
        renewal=lambda town: ask_renewal(as_(town.hr), person=town.deputy.id),
    ),
    "roster.account.close": both(
        lambda town, actor: close_account(actor, person=town.deputy.id, reason=Leaving.THREAT),
        "hr",
        token=_invite,
    ),
    "roster.account.open": both(
        lambda town, actor: open_account(actor, person=town.deputy.id),
        "hr",
        token=_invite,
    ),
    "roster.membership.begin": both(
        lambda town, actor: begin_membership(
            actor, person=town.deputy.id, work=work(town.board, Category.BOARD_MEMBER)
        ),
        "hr",
    ),
    "roster.membership.change": both(
        lambda town, actor: change_membership(
            actor, membership=town.row, work=work(town.patrol, title="Sergeant", starts=today())
        ),
        "hr",
    ),
    "roster.membership.end": both(
        lambda town, actor: end_membership(actor, membership=town.row, day=today()), "hr"
    ),
    "roster.person.transfer": both(
        lambda town, actor: transfer(actor, membership=town.row, work=work(town.comms, starts=today())), "hr"
    ),
    "roster.person.leave": both(lambda town, actor: leave(actor, person=town.officer.id, day=today()), "hr"),
    "roster.people.bring-in": both(_bring, "hr"),
    "roster.person.brought-in": ActCase(
        prepare=_town, allowed=lambda town: _bring(town, as_(town.hr)), never_refused=WITHIN
    ),
    "roster.unit.add": both(
        lambda town, actor: add_unit(
            actor, code="TRA", name="Traffic", kind=UnitKind.UNIT, parent=town.police.id
        ),
        "steward",
    ),
    "roster.unit.move": both(
        lambda town, actor: move_unit(actor, unit=town.patrol.id, parent=town.city.id), "steward"
    ),
    "roster.unit.rename": both(
        lambda town, actor: rename_unit(actor, unit=town.patrol.id, name="Field operations"), "steward"
    ),
    "roster.unit.end": both(lambda town, actor: end_unit(actor, unit=town.ward.id), "steward"),
    "roster.unit.quorum": both(
        lambda town, actor: set_quorum(actor, board=town.board.id, seats=9, needed=5), "steward"
    ),
    "roster.office.appoint": both(_appoint, "steward"),
    "roster.office.end": both(
        lambda town, actor: end_office(actor, office=OfficeHolder.objects.get(person=town.chief).id),
        "steward",
    ),
    "roster.group.set": both(_group, "steward"),
    "roster.group.end": both(
        lambda town, actor: end_group(actor, group=town.group.id),
        "steward",
        group=lambda town: _group(town, OPERATOR),
    ),
    "roster.delegation.give": both(_lend, "chief"),
    "roster.delegation.end": both(
        lambda town, actor: end_delegation(actor, delegation=town.lent.id, power=power("nmpd.site")),
        "chief",
        lent=lambda town: _lend(town, as_(town.chief)),
    ),
    "roster.do-not-show.join": ActCase(
        prepare=_town,
        allowed=lambda town: join_do_not_show(as_(town.officer)),
        refused=lambda _: join_do_not_show(OPERATOR),
    ),
    "roster.do-not-show.leave": ActCase(
        prepare=_town,
        allowed=lambda town: leave_do_not_show(as_(town.officer)),
        refused=lambda _: leave_do_not_show(OPERATOR),
    ),
    "roster.sensitive.mark": both(
        lambda town, actor: mark_sensitive(actor, person=town.deputy.id), "speaker"
    ),
    "roster.sensitive.unmark": both(
        lambda town, actor: unmark_sensitive(actor, person=town.officer.id), "speaker", marked=_sensitive
    ),
    "roster.person.look-up": both(
        lambda town, actor: look_up(actor, person=town.officer.id, reason="Grievance 12"), "hr"
    ),
    "roster.person.part": both(lambda town, actor: part(actor, person=town.officer.id), "hr", left=_left),
    "roster.moves.carry-out": ActCase(
        prepare=lambda: entered_ahead(_town().officer),
        allowed=lambda made: carry_out_move(CLOCKWORK, departure=made.id),
        refused=lambda made: carry_out_move(OPERATOR, departure=made.id),
    ),
    "roster.removal.done": both(
        lambda town, actor: take_away(actor, removal=town.removal, proof="Ticket 8"),
        "deputy",
        removal=_opened,
    ),
    "roster.removal.check": both(
        lambda town, actor: check_removal(actor, removal=town.removal), "hr", removal=_done
    ),
    "roster.accounts.close": ActCase(
        prepare=_town,
        allowed=lambda _: close_accounts(CLOCKWORK),
        refused=lambda town: close_accounts(OPERATOR),
    ),
    "roster.powers.end": ActCase(
        prepare=_town, allowed=lambda _: end_powers(CLOCKWORK), refused=lambda town: end_powers(OPERATOR)
    ),
    "roster.removals.open": ActCase(
        prepare=_town,
        allowed=lambda _: open_removals(CLOCKWORK),
        refused=lambda town: open_removals(OPERATOR),
    ),
}
