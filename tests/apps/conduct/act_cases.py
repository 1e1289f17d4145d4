"""The acts of reports and cases, each allowed and refused (T33)."""

from tests.apps.act_cases import ActCase
from tests.apps.conduct.looking_cases import CASES as LOOKING
from tests.apps.conduct.playing import (
    as_,
    build,
    decides,
    filed,
    finds,
    hire,
    looked_into,
    opened,
    taken_in,
    tells,
    today,
    weighed,
)  # fmt: skip

from bailiwick.apps.conduct import services
from bailiwick.apps.conduct.models import Action, Adviser, ReportStepKind, Result
from bailiwick.policy.conduct import Told as Of

RULE = "pd/V.A.9.b"


def _town(prepare=None):
    def made():
        town = build("pd")
        town.row = prepare(town) if prepare else None
        return town

    return made


def _asked(town):
    made = looked_into(town, [RULE])
    services.ask_view(as_(town.looks), made.id, Adviser.LEGAL, words="Is this protected?")
    return made


def _found(town):
    made = looked_into(town, [RULE])
    finds(town, made, RULE)
    return made


def _decided(town):
    made = _found(town)
    decides(town, made)
    return made


def _done(town):
    made = _decided(town)
    services.carry_out(as_(town.chief), made.id, words="It was done on 3 June.", shows="Certificate 12.")
    return made


def _led(town):
    made = opened(town, [RULE])
    services.set_lead(as_(town.chief), made.id, to=town.looks.id)
    return made


def _gone(town):
    return hire("Al Gone", town.patrol, until=today())


def _decides(town, me):
    return services.decide(me, town.row.id, Action.COACHING, words="A first time.", due=today())


def _settled(town):
    row = weighed(town)
    services.close_report(as_(town.sergeant), row.id, ReportStepKind.ADVICE, words="We talked.")
    return row


def _case(do, prepare, may, may_not="steward"):
    """An act on what was prepared, by somebody of the town who may and by somebody who may not."""
    return ActCase(
        prepare=_town(prepare),
        allowed=lambda town: do(town, as_(getattr(town, may))),
        refused=lambda town: do(town, as_(getattr(town, may_not))),
    )


def _finds(town, me):
    return services.make_finding(
        me, town.row.id, services.Told(clause=RULE, result=Result.UNFOUNDED, analysis="It was somebody else.")
    )


CASES = {
    "conduct.report.file": ActCase(
        prepare=_town(_gone),
        allowed=lambda town: services.file_report(as_(town.colleague), tells(town.officer)),
        refused=lambda town: services.file_report(as_(town.row), tells(town.officer)),
    ),
    "conduct.report.acknowledge": _case(
        lambda town, me: services.acknowledge(me, town.row.id), filed, "sergeant", "officer"
    ),
    "conduct.report.triage": _case(
        lambda town, me: services.triage(me, town.row.id, told=[Of.OTHER]), taken_in, "sergeant", "hr"
    ),
    "conduct.report.hand-on": _case(
        lambda town, me: services.hand_on(me, town.row.id, to=town.deputy.id, words="He is away."),
        filed,
        "hr",
        "colleague",
    ),
    "conduct.report.close": _case(
        lambda town, me: services.close_report(me, town.row.id, ReportStepKind.ADVICE, words="We talked."),
        weighed,
        "sergeant",
        "hr",
    ),
    "conduct.report.answer": _case(
        lambda town, me: services.answer(me, town.row.id, words="We talked to them."),
        _settled,
        "sergeant",
        "colleague",
    ),
    "conduct.case.open": _case(
        lambda town, me: services.open_case(me, town.row.id, words="Many saw it."),
        lambda town: weighed(town, clauses=[RULE]),
        "sergeant",
        "hr",
    ),
    "conduct.case.lead": _case(
        lambda town, me: services.set_lead(me, town.row.id, to=town.looks.id),
        lambda town: opened(town, [RULE]),
        "chief",
        "sergeant",
    ),
    "conduct.case.begin": _case(
        lambda town, me: services.begin(me, town.row.id, words="It is about a video."),
        _led,
        "looks",
        "chief",
    ),
    "conduct.case.note": _case(
        lambda town, me: services.note(me, town.row.id, words="Seen on 3 May."),
        lambda town: looked_into(town, [RULE]),
        "looks",
        "chief",
    ),
    "conduct.case.ask": _case(
        lambda town, me: services.ask_view(me, town.row.id, Adviser.LEGAL, words="Is this protected?"),
        lambda town: looked_into(town, [RULE]),
        "looks",
        "officer",
    ),
    "conduct.case.view": _case(
        lambda town, me: services.give_view(me, town.row.id, Adviser.LEGAL, words="It depends."),
        _asked,
        "attorney",
        "hr",
    ),
    "conduct.case.find": _case(_finds, lambda town: looked_into(town, [RULE]), "looks", "chief"),
    "conduct.case.decide": _case(_decides, _found, "chief", "looks"),
    "conduct.case.carry-out": _case(
        lambda town, me: services.carry_out(
            me, town.row.id, words="It was done on 3 June.", shows="Certificate 12."
        ),
        _decided,
        "chief",
        "looks",
    ),
    "conduct.case.close": _case(
        lambda town, me: services.close_case(me, town.row.id, words="It was done."), _done, "looks", "chief"
    ),
    **LOOKING,
}
