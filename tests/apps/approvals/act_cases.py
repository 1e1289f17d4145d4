"""The acts of permissions, each allowed and refused (T33)."""

from datetime import timedelta

from django.utils import timezone
from tests.apps.act_cases import ActCase
from tests.apps.approvals.playing import (
    approved_memo,
    as_,
    asks,
    build,
    long_ago,
    memo,
    now,
    through_the_chain,
)
from tests.apps.roster.town import after, today

from bailiwick.apps.approvals import services
from bailiwick.apps.approvals.models import Purpose, StepKind
from bailiwick.apps.approvals.services import access, registers
from bailiwick.apps.approvals.services.access import Used
from bailiwick.apps.approvals.services.appeals import draft_appeal
from bailiwick.apps.approvals.services.clock import tick
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.roster.services import leave


def _asked():
    town = build()
    return town, memo(town)


def _with_chief():
    town, asked = _asked()
    return town, through_the_chain(town, asked)


def _approved():
    town = build()
    return town, approved_memo(town)


def _hearing():
    town = build()
    return town, asks(
        town.rookie, town.patrol, "pd.platform", {"identity": "Plaza", "purpose": "Road closures."}
    )


def _questioned():
    town, asked = _with_chief()
    services.question(as_(town.chief), asked.row.id, "How large?")
    return town, asked


def _changed():
    town, approved = _approved()
    services.see_change(as_(town.rookie), approved.row.id, words="A new photo.")
    return town, approved


def _coming_down():
    town, approved = _approved()
    services.no_longer_fits(as_(town.rookie), approved.row.id)
    services.effort(as_(town.rookie), approved.row.id, "Wrote to the blog.")
    return town, approved


def _down():
    town, approved = _coming_down()
    services.removed(as_(town.rookie), approved.row.id, "It answers 404.")
    return town, approved


def _direct():
    town = build()
    made = services.use_directly(
        as_(town.chief),
        power="pd.job-information",
        unit=town.police.id,
        reader=town.deputy.id,
        reason="Mine to say.",
        words="Cameras come in May.",
    )
    return town, made


def _entry():
    town = build()
    starts = timezone.now() - timedelta(hours=1)
    used = Used(
        purpose=Purpose.DUTY_NEED, starts=starts, reason="A page of a club.", supervisor=town.sergeant.id
    )
    return town, access.enter_use(as_(town.rookie), used)


def _ask_to_waive(who, town):
    return services.ask_to_waive(
        as_(who), unit=town.police.id, clause="nmpd/V.B.s1", thing="Plaza page", reason="No room."
    )


def _waiver_asked():
    town = build()
    return town, _ask_to_waive(town.rookie, town)


def _left():
    town, asked = _asked()
    leave(OPERATOR, person=town.rookie.id, day=after(1))
    return town, asked


def _waived():
    town = build()
    row = registers.waive(as_(town.chief), unit=town.police.id, kind="k", thing="page", reason="No room.")
    return town, row


def _step(service, prepare, by, against, words="Because.", **more):
    """A case of one step: `by` takes it, `against` tries to."""
    return ActCase(
        prepare=prepare,
        allowed=lambda made: service(as_(getattr(made[0], by)), made[1].row.id, words, **more),
        refused=lambda made: service(as_(getattr(made[0], against)), made[1].row.id, words, **more),
    )


def _decision(service):
    return ActCase(
        prepare=_with_chief,
        allowed=lambda made: service(
            as_(made[0].chief), made[1].row.id, digest=now(made[1]).shown, words="So be it."
        ),
        refused=lambda made: service(
            as_(made[0].sergeant), made[1].row.id, digest=now(made[1]).shown, words="So be it."
        ),
    )


def _lapse(made, who):
    town, asked = made
    return tick(who or as_(town.chief), asked.row.id, StepKind.REMINDED)


def _old():
    """A request that has been with the sergeant for a fortnight."""
    town, asked = _asked()
    return town, long_ago(asked, 14)


CASES = {
    "approvals.ask": ActCase(
        prepare=build,
        allowed=memo,
        refused=lambda town: asks(town.rookie, town.patrol, "nmpd.removal", {"identity": "x.example"}),
    ),
    "approvals.hear": _step(services.hear, _hearing, "other", "rookie"),
    "approvals.decline": _step(services.decline_to_say, _hearing, "other", "rookie", ""),
    "approvals.endorse": _step(services.endorse, _asked, "sergeant", "deputy"),
    "approvals.skip": _step(services.skip, _asked, "deputy", "rookie"),
    "approvals.question": _step(services.question, _with_chief, "chief", "deputy"),
    "approvals.answer": _step(services.answer, _questioned, "rookie", "other"),
    "approvals.approve": _decision(services.approve),
    "approvals.send-back": _decision(services.send_back),
    "approvals.call-off": _step(services.call_off, _asked, "rookie", "sergeant"),
    "approvals.copy": _step(services.keep_copy, _approved, "rookie", "sergeant"),
    "approvals.still-fits": _step(services.still_fits, _approved, "rookie", "sergeant"),
    "approvals.no-longer-fits": _step(services.no_longer_fits, _approved, "rookie", "sergeant"),
    "approvals.change-seen": ActCase(
        prepare=_approved,
        allowed=lambda made: services.see_change(as_(made[0].rookie), made[1].row.id, words="A photo."),
        refused=lambda made: services.see_change(as_(made[0].hr), made[1].row.id, words="A photo."),
    ),
    "approvals.change-weighed": _step(services.change_does_not_matter, _changed, "chief", "rookie"),
    "approvals.order-removal": _step(services.order_removal, _approved, "chief", "deputy", day=after(7)),
    "approvals.effort": _step(services.effort, _coming_down, "rookie", "other"),
    "approvals.removed": _step(services.removed, _coming_down, "rookie", "other"),
    "approvals.beyond-control": _step(services.accept_beyond_control, _coming_down, "sergeant", "rookie"),
    "approvals.close": _step(services.close, _down, "custodian", "chief"),
    "approvals.withdraw": _step(services.withdraw, _approved, "chief", "sergeant"),
    "approvals.read": _step(services.read, _direct, "deputy", "sergeant"),
    "approvals.release-ahead": ActCase(
        prepare=build,
        allowed=lambda town: _ahead(town, town.chief),
        refused=lambda town: _ahead(town, town.deputy),
    ),
    "approvals.direct": ActCase(
        prepare=build,
        allowed=lambda town: _directly(town, town.chief),
        refused=lambda town: _directly(town, town.deputy),
    ),
    "approvals.waive.ask": ActCase(
        prepare=build,
        allowed=lambda town: _ask_to_waive(town.rookie, town),
        refused=lambda town: _ask_to_waive(town.hr, town),
    ),
    "approvals.waive.answer": ActCase(
        prepare=_waiver_asked,
        allowed=lambda made: services.answer_waiver(as_(made[0].chief), made[1].id, granted=True),
        refused=lambda made: services.answer_waiver(as_(made[0].rookie), made[1].id, granted=True),
    ),
    "approvals.let-go": ActCase(
        prepare=_left,
        allowed=lambda made: services.end_as_they_go(as_(made[0].hr), made[1].row.id),
        refused=lambda made: services.end_as_they_go(as_(made[0].chief), made[1].row.id),
    ),
    "approvals.tick": ActCase(
        prepare=_old, allowed=lambda made: _lapse(made, CLOCKWORK), refused=lambda made: _lapse(made, None)
    ),
    "approvals.access.enter": ActCase(
        prepare=build,
        allowed=lambda town: access.enter_use(as_(town.rookie), _use()),
        refused=lambda town: access.enter_use(as_(town.city), _use()),
    ),
    "approvals.appeal.draft": ActCase(
        prepare=build,
        allowed=lambda town: _draft(town.rookie),
        refused=lambda town: _draft(town.city),
    ),
    "approvals.access.look": ActCase(
        prepare=_entry,
        allowed=lambda made: access.look_at_use(as_(made[0].sergeant), made[1].id, confirmed=True),
        refused=lambda made: access.look_at_use(as_(made[0].other), made[1].id, confirmed=True),
    ),
    "approvals.access.detail": ActCase(
        prepare=build,
        allowed=lambda town: _detail(town.rookie, town.rookie),
        refused=lambda town: _detail(town.other, town.rookie),
    ),
    "approvals.access.supply": ActCase(
        prepare=build,
        allowed=lambda town: _supply(town.sergeant, town),
        refused=lambda town: _supply(town.other, town),
    ),
    "approvals.release.enter": ActCase(
        prepare=build,
        allowed=lambda town: _enter_release(town.custodian, town),
        refused=lambda town: _enter_release(town.rookie, town),
    ),
    "approvals.waive": ActCase(
        prepare=build,
        allowed=lambda town: _waive(town.chief, town),
        refused=lambda town: _waive(town.rookie, town),
    ),
    "approvals.waive.end": ActCase(
        prepare=_waived,
        allowed=lambda made: registers.end_waiver(as_(made[0].chief), made[1].id),
        refused=lambda made: registers.end_waiver(as_(made[0].rookie), made[1].id),
    ),
}


def _ahead(town, who):
    return services.release_ahead(
        as_(who),
        power="pd.police-response",
        unit=town.police.id,
        category="stay-away",
        limits="Streets and times alone.",
        until=after(90),
        instrument="SR-3",
    )


def _directly(town, who):
    return services.use_directly(
        as_(who),
        power="pd.job-information",
        unit=town.police.id,
        reader=town.sergeant.id,
        reason="Mine to say.",
        words="Cameras come in May.",
    )


def _draft(who):
    return draft_appeal(as_(who), purpose=Purpose.WANTED, case="24-311", words="Do you know this man?")


def _use():
    return Used(purpose=Purpose.MISSING, starts=timezone.now() - timedelta(hours=1), case="24-311")


def _detail(by, of):
    starts = timezone.now()
    return access.enter_detail(as_(by), person=of.id, starts=starts, ends=starts + timedelta(hours=4))


def _supply(by, town):
    return access.supply_lines(
        as_(by), unit=town.patrol.id, supplied_for="report 12", concerns=[town.rookie.id], lines=[]
    )


def _enter_release(by, town):
    return registers.enter_release(
        as_(by), unit=town.police.id, incident="24-311", title="Fire", words="A fire on Elm.", day=today()
    )


def _waive(by, town):
    return registers.waive(
        as_(by), unit=town.police.id, kind="not-possible-because", thing="page", reason="No room for it."
    )
