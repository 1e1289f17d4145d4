"""The acts of approvals: every step of a request, by everybody, from the state in which it is somebody's turn."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from tests.access.acting import Call
from tests.apps.approvals.playing import MEMO, PAGE, asks, lend, long_ago, yes
from tests.apps.roster.town import after, as_, give, hire, work

from bailiwick.apps.approvals import services
from bailiwick.apps.approvals.models import Capacity, Purpose, Request, StepKind
from bailiwick.apps.approvals.selectors.requests import load, payload_of
from bailiwick.apps.approvals.selectors.who import May
from bailiwick.apps.approvals.services import Asked, access, registers
from bailiwick.apps.approvals.services.access import Used
from bailiwick.apps.approvals.services.appeals import draft_appeal
from bailiwick.apps.approvals.services.clock import tick
from bailiwick.apps.approvals.services.leaving import end_as_they_go
from bailiwick.apps.approvals.services.stepping import Said, first_step
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.journal.guard import act_open
from bailiwick.apps.roster.models import Membership, Role, UnitKind
from bailiwick.apps.roster.services import add_unit, begin_membership, leave, let_group_hold, transfer
from bailiwick.kernel.canonical import digest_of

PLAZA = {"identity": "Plaza", "purpose": "Closed roads."}
PHONE = {"identity": "Phone, Sam", "use": "Photos at the fair.", "reason": "No other at hand."}


def _asks(me, unit, name="nmpd.site", told=None, **more):
    return services.ask(me, Asked(power=name, unit=unit.id, told=told or PLAZA, **more))


def _memo(town, me=None, **more):
    asked = Asked(power="nmpd.reference", unit=town.patrol.id, told=MEMO, page=PAGE, **more)
    return services.ask(me or as_(town.officer), asked)


def _of(what):
    """A request of the officer that stands in the town."""
    return lambda town: load(getattr(town, what))


def _rookies(town):
    """A memorandum of somebody below the officer: with the officer, then with the supervisor, then with the Chief."""
    rookie = hire("Robin Cole", town.patrol, title="Officer", supervisor=town.officer.id)
    return _memo(town, as_(rookie))


def _heard(town):
    """A request on which nobody has been heard."""
    return asks(town.officer, town.patrol, "pd.platform", PLAZA)


def _heard_by_one(town):
    asked = _heard(town)
    services.hear(as_(town.people["member"]), asked.row.id, "Yes.")
    return asked


def _by_whom_it_would_be_heard(town):
    give(Role.PIO, town.officer, town.patrol)
    return _heard_by_one(town)


def _by_the_head_who_endorses(town):
    give(Role.DEPT_HEAD, town.officer, town.patrol)
    return asks(town.officer, town.patrol, "mpls.site", PLAZA)


def _endorsed_by_a_head(town):
    give(Role.DEPT_HEAD, town.deputy, town.patrol)
    return asks(town.officer, town.patrol, "mpls.site", PLAZA)


def _questioned(town):
    services.question(as_(town.chief), town.asked, "How large?")
    return load(town.asked)


def _approved(town):
    services.endorse(as_(town.deputy), town.memo, "Seen.")
    return yes(town.chief, load(town.memo))


def _given(town):
    return yes(town.chief, load(town.asked))


def _changed(town):
    approved = _approved(town)
    return services.see_change(as_(town.officer), approved.row.id, words="A new photo.")


def coming_down(town):
    approved = _approved(town)
    return services.no_longer_fits(as_(town.officer), approved.row.id)


def _tried(town):
    coming = coming_down(town)
    return services.effort(as_(town.officer), coming.row.id, "Wrote to the blog.")


def _down(town):
    coming = coming_down(town)
    return services.removed(as_(town.officer), coming.row.id, "It answers 404.")


def _down_of_the_custodian(town):
    down = _down(town)
    give(Role.RECORDS_CUSTODIAN, town.officer, town.patrol)
    return down


def _gone(prepare):
    """The same, after the officer has left."""

    def prepared(town):
        made = prepare(town)
        leave(OPERATOR, person=town.officer.id, day=town.today)
        return made

    return prepared


def _moved(prepare):
    """The same, after the officer has moved from Patrol to Parks, and went on holding it."""

    def prepared(town):
        made = prepare(town)
        row = Membership.objects.get(person=town.officer, unit=town.patrol)
        there = work(town.parks, starts=town.today)
        transfer(OPERATOR, membership=row.id, work=there, keeps=[made.row.id])
        return made

    return prepared


def _let_go(town):
    made = _gone(_given)(town)
    return end_as_they_go(as_(town.hr), made.row.id)


def _gone_above(prepare):
    """The same, after the officer's supervisor has left."""

    def prepared(town):
        made = prepare(town)
        leave(OPERATOR, person=town.deputy.id, day=town.today)
        return made

    return prepared


def _gone_reader(town):
    made = _direct(as_(town.chief), town, reader=town.officer)
    leave(OPERATOR, person=town.officer.id, day=town.today)
    return made


def _chiefs(town):
    return asks(town.chief, town.police, "nmpd.site", PLAZA)


def _of_a_colleague(town):
    """The officer asks the supervisor whether they may be mentioned."""
    told = {"words": "Thanks to Lou for the fair."}
    return asks(town.officer, town.patrol, "nmpd.member-consent", told, colleague=town.deputy.id)


def _edited(town):
    """A request whose row is not the one it was asked with; written beside that one, as its table only grows."""
    return _written_again(town, lambda payload: "sha256:00")


def _over(town):
    return _written_again(town, lambda payload: digest_of(payload.plain()), until=after(-1))


def _written_again(town, digest, **more):
    row = Request.objects.get(pk=town.asked)
    with act_open():
        row.pk, row.number = uuid4(), row.number + 1000
        for name, value in more.items():
            setattr(row, name, value)
        row.save(force_insert=True)
    made = load(town.asked)
    payload = payload_of(row, made.told)
    with act_open():
        first_step(
            _Doing(as_(town.officer)), row, StepKind.ASKED, May(Capacity.ASKER), Said(digest=digest(payload))
        )
    return load(row.pk)


class _Doing:
    """What a first step needs of an act, where its request is written past the act that would refuse it."""

    def __init__(self, actor):
        self.actor, self.at = actor, timezone.now()

    def about(self, *_):
        """Nothing is entered."""

    def record(self, **_):
        """Nothing is entered."""


def _spoken(town):
    lend(town, "nmpd.device", town.people["lent"])
    spoken = {"spoken_on": town.today, "spoken_by": town.chief.id}
    asked = asks(town.officer, town.patrol, "nmpd.device", PHONE, **spoken)
    return services.decline_to_say(as_(town.people["it"]), asked.row.id)


def _together(town):
    """A request that two of three decide: the supervisor, who has said yes, and two more."""
    board = add_unit(
        OPERATOR, code="PA", name="Board", kind=UnitKind.BOARD, parent=town.police.id, starts=after(-9)
    )
    for one in (town.deputy, town.people["member"], town.people["elsewhere"]):
        begin_membership(OPERATOR, person=one.id, work=work(board, starts=after(-9)))
    group = {"role": Role.CSD, "unit": town.police.id, "body": board.id, "needed": 2}
    let_group_hold(OPERATOR, instrument="Order 9", starts=after(-9), **group)
    asked = asks(town.officer, town.patrol, "pd.division-site", PLAZA)
    return yes(town.deputy, asked)


def _direct(me, town, reader=None, power="pd.job-information"):
    return services.use_directly(
        me,
        power=power,
        unit=town.police.id,
        reader=(reader or town.deputy).id,
        reason="Mine to say.",
        words="Cameras come in May.",
    )


def _ahead(me, town, power="pd.police-response"):
    return services.release_ahead(
        me,
        power=power,
        unit=town.police.id,
        category="stay-away",
        limits="Streets and times alone.",
        until=after(90),
        instrument="SR-3",
    )


def _step(service, words="Because.", **more):
    return lambda town, me, made: service(me, made.row.id, words, **more)


def _decided(service, digest=None):
    return lambda town, me, made: service(me, made.row.id, digest=digest or made.shown, words="So be it.")


def _ticks(kind):
    return lambda town, me, made: tick(me, made.row.id, kind)


def _used(**more):
    told = {"purpose": Purpose.MISSING, "starts": timezone.now() - timedelta(hours=1), "case": "24-311"}
    return Used(**(told | more))


def _leave_of_the_officers(town):
    asked = asks(town.officer, town.patrol, "pd.systems-access", PLAZA)
    return yes(town.chief, asked).row.id


def _detail(me, of):
    starts = timezone.now()
    return access.enter_detail(me, person=of.id, starts=starts, ends=starts + timedelta(hours=4))


def _supply(me, unit, concerns):
    people = [one.id for one in concerns]
    return access.supply_lines(me, unit=unit.id, supplied_for="report 12", concerns=people, lines=[])


def _enter_release(me, town, unit):
    return registers.enter_release(
        me, unit=unit.id, incident="24-311", title="Fire", words="A fire on Elm.", day=town.today
    )


def _waive(me, unit):
    return registers.waive(me, unit=unit.id, kind="not-possible-because", thing="page", reason="No room.")


def _asks_to_waive(me, unit):
    asked = {"clause": "nmpd/V.B.s1", "thing": "Plaza", "reason": "No room."}
    return services.ask_to_waive(me, unit=unit.id, **asked)


def _old(town):
    """A memorandum that has been with the supervisor for a fortnight."""
    return long_ago(load(town.memo), 14)


MEMORANDUM, WITH_CHIEF = "of a memorandum that is with the supervisor", "of a request that is with the Chief"
OF_WHO_LEFT = "of somebody who has left"


def _own_steps(service, words, prepare):
    return {
        "of the officer's": Call(_step(service, words), prepare),
        OF_WHO_LEFT: Call(_step(service, words), _gone(prepare)),
    }


CALLS = {
    "approvals.ask": {
        "for a page, of Patrol": Call(lambda town, me, _: _asks(me, town.patrol)),
        "for a page, of the Police": Call(lambda town, me, _: _asks(me, town.police)),
        "for what nobody asks for": Call(lambda town, me, _: _asks(me, town.patrol, "nmpd.removal")),
        "for another, what is theirs alone to ask for": Call(
            lambda town, me, _: services.ask(
                me,
                services.Asked(
                    power="nmpd.device",
                    unit=town.patrol.id,
                    told={"identity": "A phone", "use": "Reading.", "reason": "On call."},
                    for_whom=town.officer.id,
                ),
            )
        ),
        "again, from the officer's that has changed": Call(
            lambda town, me, made: _memo(town, me, replaces=made.row.id), _changed
        ),
    },
    "approvals.hear": {
        "of a request for a platform": Call(_step(services.hear), _heard),
        "of one on which only the spokesperson is still to be heard": Call(
            _step(services.hear), _heard_by_one
        ),
        "of one that is the spokesperson's own": Call(_step(services.hear), _by_whom_it_would_be_heard),
    },
    "approvals.decline": {"of a request for a platform": Call(_step(services.decline_to_say, ""), _heard)},
    "approvals.endorse": {
        MEMORANDUM: Call(_step(services.endorse), _of("memo")),
        "of one whose supervisor has left": Call(_step(services.endorse), _gone_above(_of("memo"))),
        "of one that a head of department endorses": Call(_step(services.endorse), _endorsed_by_a_head),
        "of one that is that head's own": Call(_step(services.endorse), _by_the_head_who_endorses),
        "of one that has gone on to the Chief": Call(_step(services.endorse), _of("asked")),
    },
    "approvals.skip": {
        MEMORANDUM: Call(_step(services.skip), _of("memo")),
        "of one with two levels": Call(_step(services.skip), _rookies),
        "of one with two levels, of which the second has left": Call(
            _step(services.skip), _gone_above(_rookies)
        ),
    },
    "approvals.question": {
        MEMORANDUM: Call(_step(services.question), _of("memo")),
        WITH_CHIEF: Call(_step(services.question), _of("asked")),
        "of a request for a platform": Call(_step(services.question), _heard),
    },
    "approvals.answer": _own_steps(services.answer, "Small.", _questioned),
    "approvals.approve": {
        WITH_CHIEF: Call(_decided(services.approve), _of("asked")),
        "of the Chief's own": Call(_decided(services.approve), _chiefs),
        "of what was not shown": Call(_decided(services.approve, "sha256:00"), _of("asked")),
        "of what is not what was asked": Call(_decided(services.approve), _edited),
        "of what is over": Call(_decided(services.approve), _over),
        "of what the Chief is said to have said": Call(_decided(services.approve), _spoken),
        "of a colleague's leave": Call(_decided(services.approve), _of_a_colleague),
        "of the leave of a colleague who has left": Call(
            _decided(services.approve), _gone_above(_of_a_colleague)
        ),
        "of what two decide together, one of whom has said yes": Call(_decided(services.approve), _together),
    },
    "approvals.send-back": {WITH_CHIEF: Call(_decided(services.send_back), _of("asked"))},
    "approvals.call-off": _own_steps(services.call_off, "", _of("memo")),
    "approvals.copy": _own_steps(services.keep_copy, "", _approved),
    "approvals.still-fits": _own_steps(services.still_fits, "", _approved),
    "approvals.no-longer-fits": _own_steps(services.no_longer_fits, "", _approved),
    "approvals.change-seen": {
        "of the officer's": Call(
            lambda town, me, made: services.see_change(me, made.row.id, words="A photo."), _approved
        ),
        "of one whose supervisor has left": Call(
            lambda town, me, made: services.see_change(me, made.row.id, words="A photo."),
            _gone_above(_approved),
        ),
    },
    "approvals.change-weighed": {"of the officer's": Call(_step(services.change_does_not_matter), _changed)},
    "approvals.order-removal": {
        "of the officer's": Call(_step(services.order_removal, day=after(7)), _approved)
    },
    "approvals.effort": _own_steps(services.effort, "Wrote to them.", coming_down),
    "approvals.removed": _own_steps(services.removed, "It answers 404.", coming_down),
    "approvals.beyond-control": {
        "after something was tried": Call(_step(services.accept_beyond_control), _tried),
        "before anything was tried": Call(_step(services.accept_beyond_control), coming_down),
    },
    "approvals.close": {
        "of the officer's": Call(_step(services.close), _down),
        "of the custodian's own": Call(_step(services.close), _down_of_the_custodian),
    },
    "approvals.withdraw": {
        "of the officer's page": Call(_step(services.withdraw), _given),
        OF_WHO_LEFT: Call(_step(services.withdraw), _gone(_given)),
    },
    "approvals.read": {
        "of the Chief's direct act": Call(_step(services.read), lambda town: _direct(as_(town.chief), town)),
        "whose reader has left": Call(_step(services.read), _gone_reader),
    },
    "approvals.release-ahead": {
        "of posts to keep away": Call(lambda town, me, _: _ahead(me, town)),
        "by a power that no policy knows": Call(lambda town, me, _: _ahead(me, town, "nmpd.removal")),
    },
    "approvals.direct": {
        "by a power without a delegate": Call(lambda town, me, _: _direct(me, town)),
        "by a power with one": Call(lambda town, me, _: _direct(me, town, power="nmpd.site")),
    },
    "approvals.tick": {
        "that reminds": Call(_ticks(StepKind.REMINDED), _old),
        "that is not due": Call(_ticks(StepKind.LAPSED), _old),
        "that ends what somebody had who left": Call(_ticks(StepKind.ENDED), _gone(_approved)),
        "that would end what somebody has who works here": Call(_ticks(StepKind.ENDED), _approved),
    },
    "approvals.let-go": {
        "of the officer's page, who has left": Call(
            lambda town, me, made: end_as_they_go(me, made.row.id), _gone(_given)
        ),
        "of the officer's page, who has moved to Parks": Call(
            lambda town, me, made: end_as_they_go(me, made.row.id), _moved(_given)
        ),
        "of the officer's page, who works here": Call(
            lambda town, me, made: end_as_they_go(me, made.row.id), _given
        ),
        "of one that has ended": Call(lambda town, me, made: end_as_they_go(me, made.row.id), _let_go),
    },
    "approvals.appeal.draft": {
        "for somebody wanted": Call(
            lambda town, me, _: draft_appeal(me, purpose=Purpose.WANTED, case="24-311", words="Who is he?")
        )
    },
    "approvals.access.enter": {
        "of one's own": Call(lambda town, me, _: access.enter_use(me, _used())),
        "under the officer's leave": Call(
            lambda town, me, made: access.enter_use(
                me, _used(purpose=Purpose.ON_BEHALF, case="", authority=made)
            ),
            _leave_of_the_officers,
        ),
    },
    "approvals.access.look": {
        "of the officer's": Call(lambda town, me, _: access.look_at_use(me, town.use, confirmed=True)),
        "of the officer's, whose supervisor has left": Call(
            lambda town, me, _: access.look_at_use(me, town.use, confirmed=True),
            _gone_above(lambda town: None),
        ),
    },
    "approvals.access.detail": {
        "of the officer": Call(lambda town, me, _: _detail(me, town.officer)),
        OF_WHO_LEFT: Call(lambda town, me, _: _detail(me, town.officer), _gone(lambda town: None)),
    },
    "approvals.access.supply": {
        "of the Police, about the officer": Call(
            lambda town, me, _: _supply(me, town.police, [town.officer])
        ),
        "of Parks, about the gardener": Call(lambda town, me, _: _supply(me, town.parks, [town.gardener])),
        "of the Police, about those who supply them": Call(
            lambda town, me, _: _supply(me, town.police, [town.chief, town.people["every-other-role"]])
        ),
    },
    "approvals.release.enter": {
        f"of {name}": Call(lambda town, me, _, place=place: _enter_release(me, town, getattr(town, place)))
        for name, place in (("the Police", "police"), ("Parks", "parks"))
    },
    "approvals.waive": {
        f"of {name}": Call(lambda town, me, _, place=place: _waive(me, getattr(town, place)))
        for name, place in (("the Police", "police"), ("Parks", "parks"))
    },
    "approvals.waive.ask": {"of Patrol": Call(lambda town, me, _: _asks_to_waive(me, town.patrol))},
    "approvals.waive.answer": {
        "of the officer's": Call(
            lambda town, me, _: services.answer_waiver(me, town.waiver_ask, granted=True)
        ),
        "of the officer's, with a no": Call(
            lambda town, me, _: services.answer_waiver(me, town.waiver_ask, granted=False, words="Not here.")
        ),
        "of the Chief's own": Call(
            lambda town, me, made: services.answer_waiver(me, made.id, granted=True),
            lambda town: _asks_to_waive(as_(town.chief), town.police),
        ),
    },
    "approvals.waive.end": {
        "of the Police": Call(
            lambda town, me, made: registers.end_waiver(me, made.id),
            lambda town: _waive(as_(town.chief), town.police),
        )
    },
}
