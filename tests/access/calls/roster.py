"""The roster's acts, as whoever sits in a seat does them: by code, then by what they are done to."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone
from tests.access.acting import Call
from tests.apps.accounts.conftest import code_of
from tests.apps.roster.town import after, entered_ahead, give, hire, power, today, work

from bailiwick.apps.accounts.models import Leaving
from bailiwick.apps.accounts.services import create_account, factors
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR, person
from bailiwick.apps.journal.guard import act_open
from bailiwick.apps.journal.services import housekeeping
from bailiwick.apps.roster.models import Renewal, Role, UnitKind
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

HEADER = "number,name,unit,category,starts\r\n"
SITE, OF_A_ROLE, NOBODYS, SEALED = "nmpd.site", "nmpd.limited-access", "nmpd.upkeep", "pd.covert-use"


def in_each(do, prepare=lambda town, unit: None):
    """The same in Patrol and in Parks."""
    return {
        name: Call(
            lambda town, me, made, place=place: do(town, me, getattr(town, place), made),
            lambda town, place=place: prepare(town, getattr(town, place)),
        )
        for name, place in (("in Patrol", "patrol"), ("in Parks", "parks"))
    }


def _hired(town, unit):
    """Somebody who works there, with their row."""
    one = hire("Noor Hale", unit)
    return one, one.memberships.get().id


def _leaving(town, unit):
    """Somebody whose last day there is today."""
    one, _ = _hired(town, unit)
    leave(OPERATOR, person=one.id, day=after(1))
    return one


def _with_account(town, unit):
    one, _ = _hired(town, unit)
    link_account(OPERATOR, person=one.id, account=create_account(OPERATOR, email="noor@wexham.example").pk)
    return one


def _signing_in(town, unit):
    """Somebody who works there and has set their second step."""
    one = _with_account(town, unit)
    one.refresh_from_db()
    secret = factors.new_secret()
    with housekeeping("mfa_authenticator"):
        factors.add_code_app(one.account, secret, code_of(secret))
    return one


def _renewal(town, unit, who=None):
    """What human resources have asked for somebody who signs in."""
    who = who or _signing_in(town, unit)
    return ask_renewal(person(town.people["hr"].id), person=who.id)


def _confirmed(town, unit):
    renewal = _renewal(town, unit)
    confirm_renewal(person(town.people["admin"].id), renewal=renewal.id)
    return renewal


def _confirmed_of_hr(town):
    renewal = ask_renewal(person(town.people["hr-unproved"].id), person=town.hr.id)
    confirm_renewal(person(town.people["admin"].id), renewal=renewal.id)


def _with_nobody_above(town):
    """The renewal of the supervisor, after the Chief has left."""
    leave(OPERATOR, person=town.chief.id, day=today())
    return Renewal.objects.get(pk=town.renewal)


def _newly_signed_in(town):
    """The renewal of the supervisor, where nobody had a second step of their own a month before."""
    with housekeeping("mfa_authenticator"):
        Authenticator.objects.update(created_at=timezone.now() - timedelta(days=29))
    return Renewal.objects.get(pk=town.renewal)


def _long_ago(renewal):
    """The same, as if it had been asked three days ago."""
    with act_open():
        Renewal.objects.filter(pk=renewal.id).update(asked_at=timezone.now() - timedelta(hours=73))
    return renewal


def _own(do):
    """The same to human resources' own record, whose row is the second thing that `do` is told."""
    return {
        "of human resources' own": Call(
            lambda town, me, made: do(town, me, town.hr, made), lambda town: town.hr.memberships.get().id
        )
    }


def _bring(town, me, code):
    data = f"{HEADER}7,Ada Quill,{code},staff,2024-02-01\r\n".encode()
    return bring_in(me, data=data, expected=look_at(data, today()).digest)


def _officed(town, unit, role=Role.POSTER):
    return give(role, _hired(town, unit)[0], unit, starts=today())


def _removal(town, unit):
    """A task: somebody's role as a poster there is over."""
    one, _ = _hired(town, unit)
    give(Role.POSTER, one, unit, starts=after(-3), until=today())
    open_removals(CLOCKWORK)
    return one.removals.get()


def _done(town, unit):
    removal = _removal(town, unit)
    return take_away(person(town.people["admin"].id), removal=removal.id, proof="Ticket 8")


def _own_removal(town):
    """A task about the system administrator."""
    row = give(Role.POSTER, town.people["admin"], town.patrol, starts=after(-3), until=today())
    open_removals(CLOCKWORK)
    return town.people["admin"].removals.get(thing=str(row.id)).id


def _appoint(me, who, role, unit):
    return appoint(me, person=who.id, role=role, unit=unit.id, instrument="Order 9")


def _group(me, unit, role=Role.POLICE_ADMIN):
    return let_group_hold(me, role=role, unit=unit.id, instrument="Order 4")


def _lend(me, to, unit, name=SITE, **more):
    return delegate(me, power=power(name), to=to.id, unit=unit.id, instrument="Memo 3", **more)


def _enter(town, me, to):
    before = town.people["holder-before"]
    given = {"giver": before.id, "to": to.id, "unit": town.police.id, "starts": after(-3)}
    return enter_delegation(me, power=power(SITE), instrument="Memo 1", **given)


def _from_patrol_to_parks(do):
    return Call(
        lambda town, me, made: do(me, membership=made[1], work=work(town.parks, starts=today())),
        lambda town: _hired(town, town.patrol),
    )


CALLS = {
    "roster.person.add": in_each(
        lambda town, me, unit, _: add_person(me, name="Ada Quill", work=work(unit, starts=today()))
    ),
    "roster.person.correct": in_each(
        lambda town, me, unit, made: correct_person(me, person=made[0].id, name="Noor Reed"), _hired
    )
    | {
        "who left Patrol": Call(
            lambda town, me, _: correct_person(me, person=town.gone.id, name="Alex Moore")
        ),
    },
    "roster.person.link-account": in_each(
        lambda town, me, unit, made: link_account(me, person=made[0].id, account=made[1].pk),
        lambda town, unit: (_hired(town, unit)[0], create_account(OPERATOR, email="noor@wexham.example")),
    )
    | {
        "who left Patrol": Call(lambda town, me, _: link_account(me, person=town.gone.id, account=None)),
        "who signs in already": Call(
            lambda town, me, made: link_account(me, person=made[0].id, account=made[1].pk),
            lambda town: (
                _signing_in(town, town.patrol),
                create_account(OPERATOR, email="other@wexham.example"),
            ),
        ),
    },
    "roster.membership.begin": _own(
        lambda town, me, who, row: begin_membership(me, person=who.id, work=work(town.parks, starts=today()))
    )
    | in_each(
        lambda town, me, unit, made: begin_membership(me, person=made[0].id, work=work(unit, starts=today())),
        _hired,
    ),
    "roster.membership.change": _own(
        lambda town, me, who, row: change_membership(
            me, membership=row, work=work(town.city, title="Lead", starts=today())
        )
    )
    | in_each(
        lambda town, me, unit, made: change_membership(
            me, membership=made[1], work=work(unit, title="Lead", starts=today())
        ),
        _hired,
    )
    | {"from Patrol to Parks": _from_patrol_to_parks(change_membership)},
    "roster.membership.end": _own(lambda town, me, who, row: end_membership(me, membership=row, day=after(1)))
    | in_each(lambda town, me, unit, made: end_membership(me, membership=made[1], day=after(1)), _hired),
    "roster.person.transfer": _own(
        lambda town, me, who, row: transfer(me, membership=row, work=work(town.parks, starts=today()))
    )
    | {"from Patrol to Parks": _from_patrol_to_parks(transfer)},
    "roster.person.leave": _own(lambda town, me, who, row: leave(me, person=who.id, day=today()))
    | in_each(lambda town, me, unit, made: leave(me, person=made[0].id, day=today()), _hired)
    | {"who left Patrol": Call(lambda town, me, _: leave(me, person=town.gone.id, day=today()))},
    "roster.people.bring-in": in_each(lambda town, me, unit, _: _bring(town, me, unit.code)),
    "roster.person.brought-in": {},
    "roster.account.invite": in_each(
        lambda town, me, unit, made: invite_person(me, person=made[0].id, email="noor@wexham.example"), _hired
    )
    | {
        "of human resources' own, who sign in": Call(
            lambda town, me, _: invite_person(me, person=town.hr.id)
        ),
        "of human resources' own, as a second person has confirmed": Call(
            lambda town, me, made: invite_person(me, person=town.hr.id), _confirmed_of_hr
        ),
        "who signs in, as nobody has confirmed": Call(
            lambda town, me, made: invite_person(me, person=made.person_id),
            lambda town: _renewal(town, town.patrol),
        ),
        "who signs in, as a second person has confirmed": Call(
            lambda town, me, made: invite_person(me, person=made.person_id),
            lambda town: _confirmed(town, town.patrol),
        ),
        "who signs in, as was confirmed three days ago": Call(
            lambda town, me, made: invite_person(me, person=made.person_id),
            lambda town: _long_ago(_confirmed(town, town.patrol)),
        ),
    },
    "roster.account.renew": in_each(lambda town, me, unit, made: ask_renewal(me, person=made.id), _signing_in)
    | {"of human resources' own": Call(lambda town, me, _: ask_renewal(me, person=town.hr.id))},
    "roster.account.renew.confirm": {
        "of somebody's in Patrol": Call(
            lambda town, me, made: confirm_renewal(me, renewal=made.id),
            lambda town: _renewal(town, town.patrol, town.people["lent"]),
        ),
        "of the supervisor's": Call(
            lambda town, me, made: confirm_renewal(me, renewal=made.id),
            lambda town: Renewal.objects.get(pk=town.renewal),
        ),
        "of the supervisor's, whose superior has left": Call(
            lambda town, me, made: confirm_renewal(me, renewal=made.id), _with_nobody_above
        ),
        "by who has signed in for less than a month": Call(
            lambda town, me, made: confirm_renewal(me, renewal=made.id), _newly_signed_in
        ),
        "of what was asked three days ago": Call(
            lambda town, me, made: confirm_renewal(me, renewal=made.id),
            lambda town: _long_ago(Renewal.objects.get(pk=town.renewal)),
        ),
    },
    "roster.account.close": in_each(
        lambda town, me, unit, made: close_account(me, person=made.id, reason=Leaving.LEFT), _with_account
    )
    | {
        "of human resources' own": Call(
            lambda town, me, _: close_account(me, person=town.hr.id, reason=Leaving.LEFT)
        )
    },
    "roster.account.open": in_each(
        lambda town, me, unit, made: open_account(me, person=made.id), _with_account
    )
    | {"of human resources' own": Call(lambda town, me, _: open_account(me, person=town.hr.id))},
    "roster.unit.add": in_each(
        lambda town, me, unit, _: add_unit(me, code="T", name="Trees", kind=UnitKind.UNIT, parent=unit.id)
    )
    | {
        "at the top": Call(
            lambda town, me, _: add_unit(me, code="T", name="Two", kind=UnitKind.AGENCY, starts=today())
        )
    },
    "roster.unit.move": {
        "from the Police to Parks": Call(
            lambda town, me, _: move_unit(me, unit=town.patrol.id, parent=town.parks.id)
        ),
        "from Parks to the Police": Call(
            lambda town, me, _: move_unit(me, unit=town.parks.id, parent=town.police.id)
        ),
    },
    "roster.unit.rename": in_each(lambda town, me, unit, _: rename_unit(me, unit=unit.id, name="Field")),
    "roster.unit.end": in_each(
        lambda town, me, unit, made: end_unit(me, unit=made.id),
        lambda town, unit: add_unit(
            OPERATOR, code="T", name="Trees", kind=UnitKind.UNIT, parent=unit.id, starts=today()
        ),
    ),
    "roster.unit.quorum": in_each(
        lambda town, me, unit, made: set_quorum(me, board=made.id, seats=9, needed=5),
        lambda town, unit: add_unit(
            OPERATOR, code="B", name="Board", kind=UnitKind.BOARD, parent=unit.id, starts=today()
        ),
    ),
    "roster.office.appoint": in_each(
        lambda town, me, unit, made: _appoint(me, made[0], Role.POSTER, unit), _hired
    )
    | {
        "the policy steward, by themself": Call(
            lambda town, me, _: _appoint(me, town.steward, Role.SYSADMIN, town.city)
        ),
        "to a role that the vault keeps": Call(
            lambda town, me, _: _appoint(me, town.officer, Role.SIC_DESIGNEE, town.patrol)
        ),
    },
    "roster.office.end": in_each(lambda town, me, unit, made: end_office(me, office=made.id), _officed),
    "roster.group.set": in_each(lambda town, me, unit, _: _group(me, unit))
    | {
        "of a role that the vault keeps": Call(lambda town, me, _: _group(me, town.patrol, Role.SIC_DESIGNEE))
    },
    "roster.group.end": in_each(
        lambda town, me, unit, made: end_group(me, group=made.id), lambda town, unit: _group(OPERATOR, unit)
    ),
    "roster.delegation.give": {
        "of the Chief's": Call(lambda town, me, _: _lend(me, town.officer, town.police)),
        "of the Chief's to the Chief": Call(lambda town, me, _: _lend(me, town.chief, town.police)),
        "of one that a role uses": Call(lambda town, me, _: _lend(me, town.officer, town.police, OF_A_ROLE)),
        "of one that nobody else uses": Call(
            lambda town, me, _: _lend(me, town.officer, town.police, NOBODYS)
        ),
        "of one that the vault keeps": Call(lambda town, me, _: _lend(me, town.officer, town.police, SEALED)),
    },
    "roster.delegation.end": {
        "of the Chief's": Call(
            lambda town, me, _: end_delegation(me, delegation=town.loan.id, power=power(SITE))
        ),
        "of the Chief's, as if it were of another power": Call(
            lambda town, me, _: end_delegation(me, delegation=town.loan.id, power=power("nmpd.poster"))
        ),
        "of the Chief's, with no power named": Call(
            lambda town, me, _: end_delegation(me, delegation=town.loan.id)
        ),
        "that is over": Call(
            lambda town, me, _: end_delegation(me, delegation=town.ended_loan.id, power=power(SITE))
        ),
    },
    "roster.delegation.enter": {
        "that the Chief before gave": Call(lambda town, me, _: _enter(town, me, town.officer)),
        "that the Chief before gave to the policy steward": Call(
            lambda town, me, _: _enter(town, me, town.steward)
        ),
    },
    "roster.do-not-show.join": {"of their own": Call(lambda town, me, _: join_do_not_show(me))},
    "roster.do-not-show.leave": {"of their own": Call(lambda town, me, _: leave_do_not_show(me))},
    "roster.sensitive.mark": in_each(
        lambda town, me, unit, made: mark_sensitive(me, person=made[0].id), _hired
    ),
    "roster.sensitive.unmark": {
        "of somebody marked": Call(
            lambda town, me, _: unmark_sensitive(me, person=town.officer.id),
            lambda town: mark_sensitive(person(town.people["keeper"].id), person=town.officer.id),
        )
    },
    "roster.person.look-up": _own(
        lambda town, me, who, row: look_up(me, person=who.id, reason="Grievance 12")
    )
    | in_each(lambda town, me, unit, made: look_up(me, person=made[0].id, reason="Grievance 12"), _hired),
    "roster.person.part": {
        "of human resources' own": Call(
            lambda town, me, _: part(me, person=town.hr.id),
            lambda town: leave(OPERATOR, person=town.hr.id, day=after(1)),
        )
    }
    | in_each(lambda town, me, unit, made: part(me, person=made.id), _leaving),
    "roster.moves.carry-out": {
        "of who moved yesterday": Call(
            lambda town, me, made: carry_out_move(me, departure=made.id),
            lambda town: entered_ahead(town.officer),
        )
    },
    "roster.removal.done": in_each(
        lambda town, me, unit, made: take_away(me, removal=made.id, proof="Ticket 8"), _removal
    )
    | {
        "of the administrator's own rights": Call(
            lambda town, me, made: take_away(me, removal=made, proof="Ticket 8"), _own_removal
        )
    },
    "roster.removal.check": in_each(lambda town, me, unit, made: check_removal(me, removal=made.id), _done),
    "roster.accounts.close": {"of all who left": Call(lambda town, me, _: close_accounts(me))},
    "roster.powers.end": {"of all who left": Call(lambda town, me, _: end_powers(me))},
    "roster.removals.open": {"of all who left": Call(lambda town, me, _: open_removals(me))},
}
