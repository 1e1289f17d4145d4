"""The town that the matrix is asked of, and somebody in each of the seats of seats.yaml."""

from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from time import monotonic
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from tests.access.calls.conduct import weighed_things
from tests.access.calls.looking import looked_at_things
from tests.access.calls.records import demanded_things
from tests.access.guards import taken_out
from tests.access.paging import pages
from tests.access.permitting import permissions
from tests.access.policing import policies
from tests.access.watching import watched_pages
from tests.apps.accounts.conftest import code_of
from tests.apps.roster.town import LONG_AGO, after, as_, build, give, hire, power, today

from bailiwick.apps.accounts.models import Leaving, Session
from bailiwick.apps.accounts.services import create_account, disable, factors, invite
from bailiwick.apps.accounts.services.signing_in import HALF
from bailiwick.apps.accounts.sessions import SessionStore
from bailiwick.apps.approvals.services import Asked, ask
from bailiwick.apps.desk.facts import Occasion
from bailiwick.apps.desk.selectors.mail import readers
from bailiwick.apps.desk.services import note_bounce, plan_notice
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import INTERNAL, housekeeping, make_key, sign_and_publish
from bailiwick.apps.policies.services import adopt
from bailiwick.apps.readiness.models import Topic
from bailiwick.apps.readiness.services import (
    draft_course,
    give_link,
    release_course,
    revise_course,
    sign_off,
)
from bailiwick.apps.roster.forms import packed
from bailiwick.apps.roster.models import SEALED_ROLES, Role, UnitKind
from bailiwick.apps.roster.permissions import RIGHTS
from bailiwick.apps.roster.selectors.consequences import (
    of_appointing,
    of_closing,
    of_delegating,
    of_ending_role,
    of_ending_work,
    of_leaving,
    of_moving,
)
from bailiwick.apps.roster.selectors.moving import of_transfer
from bailiwick.apps.roster.services import (
    add_unit,
    ask_renewal,
    delegate,
    end_delegation,
    end_membership,
    end_unit,
    join_do_not_show,
    leave,
    let_group_hold,
    link_account,
    look_at,
    look_up,
    open_removals,
    part,
    take_away,
)
from bailiwick.jobs.models import Job, State
from bailiwick.jobs.services import enqueue
from bailiwick.kernel.canonical import digest_of
from bailiwick.ports.mail import Bounce
from bailiwick.project.beginning import begin_record
from bailiwick.project.folder import Agency
from bailiwick.project.seats import Demo

SITE = "nmpd.site"
AWAKE_FOR = 120
"""Seconds after which sessions are made young again: a slow machine takes longer than a session lasts."""


def begun(folder, remembered):
    """The town, in a record that began as a demo; it is one only while its folder is marked."""
    agency = Agency("City of Wexham Falls", "America/Chicago", "0", UUID(int=7))
    folder.agency_file.write_bytes(agency.to_bytes())
    begin_record(OPERATOR, agency=agency, demo=True)
    town = Town(remembered)
    town.mark = Demo(agency.record, town.today, ()).to_bytes()
    return town


class Town:
    """What the rows name: `$officer` is the attribute `officer`. `cookies` are sessions, by seat."""

    def __init__(self, remembered):
        self._remembered, self._ready, self._for, self._made = remembered, None, None, None
        self.today, self.nobody = today(), uuid4()
        self.__dict__ |= vars(build())
        self.people, self.accounts, self.cookies, self.secrets, self.own_factor = {}, {}, {}, {}, {}
        self.cookie = settings.SESSION_COOKIE_NAME
        self._objects()
        self._seats()
        self._things()
        self._awake_at = monotonic()

    @contextmanager
    def undone(self):
        """Whatever is done in the block leaves no trace."""
        with self._remembered.undone(), transaction.atomic(), transaction.atomic(using="vault"):
            yield
            transaction.set_rollback(True)
            transaction.set_rollback(True, using="vault")

    def prepared(self, call):
        """What `prepare` of a call makes: once for all who do it one after the other, with every guard in place."""
        if self._for is not call:
            self.as_it_was()
            self._ready, self._for = ExitStack(), call
            self._ready.enter_context(self.undone())
            with taken_out(""):
                self._made = call.prepare(self)
        return self._made

    def at_its_end(self, do):
        """What undoes what `prepare` has done outside the database."""
        self._ready.callback(do)

    def as_it_was(self):
        """The town without what was prepared; and nobody's session has grown old while others were asked."""
        self.let_go()
        if monotonic() - self._awake_at > AWAKE_FOR:
            now, kept = timezone.now(), [self.accounts[seat].pk for seat in ("idle", "hr-unproved")]
            awake = Session.objects.exclude(account__in=kept)
            with housekeeping("accounts_session"):
                awake.update(seen_at=now)
                awake.exclude(proved_at=None).update(proved_at=now)
                Session.objects.filter(account=kept[1]).update(seen_at=now)
            self._awake_at = monotonic()

    def let_go(self):
        """Undo what was prepared: all that is left to do at the end, when the databases may be closed already."""
        if self._ready is not None:
            self._ready.close()
        self._ready = self._for = self._made = None

    def filled(self, told, seat):
        """What a row sends, with `$names` looked up; what each seat has of its own is a dictionary by seat."""
        return {name: self._value(value, seat) for name, value in told.items()}

    def _value(self, value, seat):
        if not isinstance(value, str) or not value.startswith("$"):
            return value
        found = getattr(self, value[1:].replace("-", "_"))
        found = found.get(seat, found["supervisor"]) if isinstance(found, dict) else found
        found = getattr(found, "pk", found)
        return str(found) if isinstance(found, UUID) else found

    def _objects(self):
        """Units and people that rows are about and that sit nowhere."""
        self.parks = add_unit(
            OPERATOR, code="PRK", name="Parks", kind=UnitKind.DEPARTMENT, parent=self.city.id, starts=LONG_AGO
        )
        self.old_unit = add_unit(
            OPERATOR, code="OLD", name="Canine", kind=UnitKind.UNIT, parent=self.police.id, starts=after(-9)
        )
        end_unit(OPERATOR, unit=self.old_unit.id)
        self.gardener = hire("Rowan Tull", self.parks)
        self.gone = hire("Alex Moor", self.patrol, starts=after(-9))
        leave(OPERATOR, person=self.gone.id, day=today())
        for unit in (self.parks, self.patrol):
            give(Role.DEPT_HEAD, self.gardener, unit, starts=after(-9), until=today())
        self.departed = hire("Nell Stray", self.patrol, starts=after(-9))
        leave(OPERATOR, person=self.departed.id, day=today())
        self.departure = part(OPERATOR, person=self.departed.id).id
        self.leaver = hire("Ash Lind", self.patrol, until=after(3))
        self.investigator = hire("Robin Vale", self.patrol, email="robin@wexham.example", external_id="7001")
        give(Role.BG_INVESTIGATOR, self.investigator, self.police)

    def _seats(self):
        """Who they are first, their sessions last: a role that is given ends every session."""
        for seat, who in {"themself": self.officer, "supervisor": self.deputy, "holder": self.chief}.items():
            self.people[seat] = who
        self.people |= {"hr": self.hr, "steward": self.steward, "unknown": None}
        self._in("elsewhere", self.parks)
        for seat in ("member", "left", "halfway", "idle", "overdue", "closed"):
            self._in(seat, self.patrol)
        self._in("coming", self.patrol, starts=after(1))
        self._roles()
        self._powers()
        leave(OPERATOR, person=self.people["left"].id, day=today())
        for seat, who in self.people.items():
            self._sit(seat, who)
        self._strangers()
        self._was("hr-unproved", proved_at=timezone.now() - timedelta(hours=1))

    def _roles(self):
        self._in("hr-unproved", self.city, Role.HR)
        give(Role.SENSITIVE_KEEPER, self.people["hr-unproved"], self.city)
        self._in("hr-police", self.police, Role.HR)
        self._in("hr-parks", self.parks, Role.HR)
        self._in("hr-before", self.city, Role.HR, role_until=today())
        self._in("hr-tomorrow", self.city, Role.HR, role_starts=after(1))
        self._in("hr-left", self.city, Role.HR)
        rows = self.people["hr-left"].memberships.all()
        end_membership(OPERATOR, membership=rows[0].id, day=today())
        self._in("steward-parks", self.parks, Role.POLICY_STEWARD)
        self._in("admin", self.city, Role.SYSADMIN)
        self._in("auditor", self.city, Role.AUDITOR)
        self._in("auditor-parks", self.parks, Role.AUDITOR)
        self._in("keeper", self.city, Role.SENSITIVE_KEEPER)
        self._in("it", self.city, Role.IT)
        self._in("every-other-role", self.city)
        for role in sorted(set(Role) - set(RIGHTS) - SEALED_ROLES):
            give(role, self.people["every-other-role"], self.city)

        for seat, code, unit, needed in (
            ("in-group", "PER", self.police, 1),
            ("in-pair", "CIV", self.parks, 2),
        ):
            body = add_unit(
                OPERATOR, code=code, name=seat, kind=UnitKind.OFFICE, parent=self.city.id, starts=today()
            )
            self._in(seat, body, starts=today())
            group = {"role": Role.HR, "unit": unit.id, "body": body.id, "starts": today()}
            let_group_hold(OPERATOR, needed=needed, instrument="Order 2", **group)

    def _powers(self):
        self._in("holder-before", self.police)
        give(Role.CHIEF, self.people["holder-before"], self.police, starts=after(-9), until=today())
        give(Role.CHIEF, self.chief, self.police, starts=today())
        self._in("lent", self.patrol)
        self._in("lent-before", self.patrol)
        self.loan = self._lend(self.people["lent"])
        self.ended_loan = self._lend(self.people["lent-before"])
        end_delegation(as_(self.chief), delegation=self.ended_loan.id)

    def _lend(self, to):
        return delegate(
            as_(self.chief), power=power(SITE), to=to.id, unit=self.police.id, instrument="Memo 3"
        )

    def _strangers(self):
        self.cookies["stranger"] = ""
        session = SessionStore()
        session[HALF] = {"account": str(self.accounts["halfway"].pk), "mark": ""}
        session.save()
        self.cookies["halfway"] = session.session_key
        self._was("idle", seen_at=timezone.now() - timedelta(minutes=31))
        self._was("overdue", started_at=timezone.now() - timedelta(hours=13))
        account = self.accounts["closed"]
        disable(OPERATOR, account=account, reason=Leaving.LEFT)
        self.cookies["closed"] = self._session(account)

    def _was(self, seat, **moments):
        with housekeeping("accounts_session"):
            Session.objects.filter(account=self.accounts[seat]).update(**moments)

    def _things(self):
        """What the rows about sessions, second steps, invitations and entries name."""
        invited = create_account(OPERATOR, email="new@wexham.example")
        self.link_withdrawn, self.link = (invite(OPERATOR, account=invited) for _ in range(2))
        self.own_session = {
            seat: row.pk
            for seat, account in self.accounts.items()
            for row in Session.objects.filter(account=account)
        }
        self.others_session = self.own_session["supervisor"]
        self.others_factor = self.own_factor["supervisor"]
        join_do_not_show(as_(self.people["elsewhere"]))
        self.private_entry = Entry.objects.filter(actor=self.people["elsewhere"].id).latest("index").record
        with suppress(RefusedError):
            leave(as_(self.people["elsewhere"]), person=self.officer.id, day=today())
        self._deeds()
        self.renewal = ask_renewal(as_(self.hr), person=self.deputy.id).id
        self._mail()
        make_key(settings.FOLDER.keys, INTERNAL, "wexham.example/internal")
        sign_and_publish(INTERNAL, timezone.now())
        permissions(self)
        policies(self)
        pages(self)
        watched_pages(self)
        weighed_things(self)
        looked_at_things(self)
        demanded_things(self)
        self.look_up = look_up(as_(self.hr), person=self.officer.id, reason="Grievance 12").id
        self.others_entry = Entry.objects.filter(actor=self.people["elsewhere"].id).latest("index").record
        join_do_not_show(as_(self.people["elsewhere"]))
        enqueue("journal.sign")
        with housekeeping("jobs_job"):
            Job.objects.update(state=State.FAILED, ended_at=timezone.now(), failures=8)
        self.unsigned_entry = Entry.objects.latest("index").record
        self._to_sign_and_learn()
        file = b"number,name,unit,category,starts\r\n7,Ada Quill,PAT,staff,2024-02-01\r\n"
        self.seen_leaving = _seen(of_leaving(self.officer.id, after(1)))
        self.seen_transfer = _seen(of_transfer(self.officer_row, self.police.id, today(), []))
        self.file, self.plan = packed(file), look_at(file, today()).digest

    def _mail(self):
        """A mail to the officer, which came back."""
        reader = readers(self.today, [self.officer.id])[0]
        due = Occasion("daily", frozenset({"0" * 64}), "")
        self.notice = plan_notice(CLOCKWORK, reader, due, self.today)
        note_bounce(CLOCKWORK, self.notice, Bounce(reader.email, "5.1.1", self.notice.pk))

    def _to_sign_and_learn(self):
        """A policy that the City has adopted, a course given out, a draft of it, and a link for who has no account."""
        row = adopt(
            as_(self.steward),
            unit=self.city.id,
            pack="mpls",
            decided_by=self.speaker.id,
            instrument="Order 1",
            starts=LONG_AGO,
        )
        self.adoption = row.id
        keeper = as_(self.hr)
        course = draft_course(
            keeper,
            unit=self.city.id,
            pack="mpls",
            name="Conduct",
            topic=Topic.CONDUCT,
            owners=[Role.HR],
            text="Be kind.",
        )
        self.course, self.version = course.id, course.versions.get().id
        sign_off(keeper, version=self.version, role=Role.HR)
        release_course(keeper, version=self.version)
        self.draft = revise_course(keeper, course=course.id, text="Be kind, and brief.").id
        self.readiness_link = give_link(keeper, person=self.gardener.id, adoption=row.id)
        gone = hire("Kit Dorn", self.parks)
        self.link_of_who_left = give_link(keeper, person=gone.id, adoption=row.id)
        leave(OPERATOR, person=gone.id, day=self.today)
        told = {"identity": "Plaza", "purpose": "Closed roads."}
        asked = Asked(power="mpls.site", unit=self.city.id, told=told)
        self.asked_unproved = ask(as_(self.people["hr-unproved"]), asked).row.id

    def _deeds(self):
        """What the rows about forms name: rows, tasks, groups, and what is seen before something is done."""
        self.officer_row = self.officer.memberships.get().id
        self.chief_office = self.chief.offices.filter(until=None).latest("starts").id
        self.group = let_group_hold(
            OPERATOR, role=Role.POLICE_ADMIN, unit=self.police.id, needed=2, instrument="Order 4"
        ).id
        give(Role.POSTER, self.leaver, self.patrol, starts=after(-9), until=today())
        give(Role.MODERATOR, self.leaver, self.patrol, starts=after(-9), until=today())
        open_removals(CLOCKWORK)
        self.removal, self.removal_done = self.leaver.removals.order_by("says").values_list("id", flat=True)
        take_away(as_(self.people["it"]), removal=self.removal_done, proof="Ticket 8")
        day, patrol = today(), self.patrol.id
        self.seen_leaving = _seen(of_leaving(self.officer.id, after(1)))
        self.seen_transfer = _seen(of_transfer(self.officer_row, self.police.id, day, []))
        self.seen_ending = _seen(of_ending_work(self.officer_row, after(1)))
        member = self.member = self.people["member"]
        self.seen_role = _seen(of_appointing(member.id, Role.CLERK, patrol, day, until=None, acting=False))
        self.seen_role_end = _seen(of_ending_role(self.chief_office, after(1)))
        self.seen_move = _seen(of_moving(patrol, self.parks.id, day))
        self.seen_close = _seen(of_closing(self.ward.id, after(1)))
        self.seen_lend = _seen(of_delegating(self.officer.name, SITE, day, None))

    @property
    def code(self):
        """What each seat's code app shows now."""
        return {seat: code_of(secret) for seat, secret in self.secrets.items()}

    def _in(self, seat, unit, role=None, role_starts=None, role_until=None, **work):
        one = self.people[seat] = hire(seat.replace("-", " ").title(), unit, **work)
        if role is not None:
            dates = {"starts": role_starts or work.get("starts"), "until": role_until}
            give(role, one, unit, **{name: day for name, day in dates.items() if day})

    def _sit(self, seat, who):
        account = self.accounts[seat] = create_account(OPERATOR, email=f"{seat}@wexham.example")
        if who is not None:
            link_account(OPERATOR, person=who.id, account=account.pk)
            who.refresh_from_db()
        self.secrets[seat] = factors.new_secret()
        with housekeeping("mfa_authenticator"):
            added = factors.add_code_app(account, self.secrets[seat], code_of(self.secrets[seat], -1))
            added.created_at -= timedelta(days=40)
            added.save(update_fields=["created_at"])
        self.own_factor[seat] = added.pk
        self.cookies[seat] = self._session(account)

    @property
    def others_code(self):
        """What the supervisor's code app shows."""
        return self.code["supervisor"]

    @staticmethod
    def _session(account):
        session = SessionStore()
        session.begin(account)
        return session.session_key


def _seen(told):
    """What a form carries that says what was seen."""
    return digest_of([str(one) for one in told])
