"""The acts of policies: the steward keeps them, the Chief signs the end of a watch, and an officer may do neither."""

from tests.apps.act_cases import ActCase
from tests.apps.policies.helpers import SINCE, adopted, after, as_, build, quorum

from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR
from bailiwick.apps.policies.models import Covers, LawChange, ListName, SourceKind, Task, Topic
from bailiwick.apps.policies.services import (
    adopt,
    advise_of_quorum,
    answer_help,
    apply_help,
    ask_help,
    assign_help,
    choose,
    do_task,
    draft_procedure,
    end_adoption,
    end_exemption,
    end_list_entry,
    end_watch,
    exempt,
    export_advice,
    give_advice,
    hand_over,
    label_clause,
    lay_document,
    let_in,
    list_entry,
    log_law_change,
    look_after_gap,
    note_effort,
    publish_procedure,
    review_procedure,
    settle_law_change,
    start_policy,
    word,
)


def _adopt(actor, town, decided_by):
    return adopt(
        as_(actor), unit=town.police.id, pack="nmpd", decided_by=decided_by.id, instrument="SOP", starts=SINCE
    )


def _watched():
    town = build()
    return town, adopted(town, watch_until=after(30))


def _with_adoption():
    town = build()
    return town, adopted(town)


def _end(actor, town, adoption):
    return end_adoption(as_(actor), adoption=adoption.id, decided_by=town.chief.id, instrument="Order 9")


def _choose(actor, town):
    return choose(as_(actor), unit=town.police.id, pack="nmpd", key="removal-grounds", choice="three-grounds")


def _word(actor, town):
    return word(as_(actor), unit=town.police.id, pack="nmpd", name="nmpd/III", text="All members.")


def _exempt(actor, town):
    return exempt(
        as_(actor),
        unit=town.police.id,
        pack="nmpd",
        source_kind=SourceKind.CONTRACT,
        source="Agreement with Local 12, article 9",
        clauses=["nmpd/VII.D.*"],
        groups=["Local 12"],
    )


def _exempted():
    town = build()
    return town, _exempt(town.steward, town)


def _listed(actor, town):
    return list_entry(as_(actor), unit=town.police.id, name=ListName.NAMES, word="WFPD")


def _with_entry():
    town = build()
    return town, _listed(town.steward, town)


def _look_after(actor, town):
    return look_after_gap(
        as_(actor),
        unit=town.police.id,
        gap="cited:mpd.city-procedures",
        owner=town.clerk.id,
        remind_on=after(30),
    )


def _looked_after():
    town = build()
    look_after_gap(
        as_(town.steward), unit=town.police.id, gap="cited:x", owner=town.officer.id, remind_on=after(30)
    )
    return town


def _ask(actor, town):
    return ask_help(as_(actor), unit=town.police.id, topic=Topic.LEGAL_MEANING, question="What is a page?")


def _asked():
    town = build()
    return town, _ask(town.officer, town)


def _answered():
    town, request = _asked()
    answer_help(as_(town.attorney), request=request.id, answer="Whatever a visitor sees.")
    return town, request


def _advise(actor, town):
    return give_advice(
        as_(actor), unit=town.city.id, clauses=["mpls/scope.s1"], advice="Read it widely.", privileged=True
    )


def _draft(actor, town):
    return draft_procedure(
        as_(actor),
        unit=town.city.id,
        title="Procedures",
        owner=town.speaker.id,
        text="1. Pages.",
        topics={Covers.OFFICIAL_PAGES: "1"},
    )


def _drafted():
    town = build()
    return town, _draft(town.speaker, town)


def _with_task():
    town, version = _drafted()
    publish_procedure(as_(town.speaker), version=version.id)
    return town, Task.objects.first()


def _log(actor, town):
    return log_law_change(
        as_(actor), unit=town.city.id, reference="A ruling", clauses=["mpls/scope.s1"], due=after(30)
    )


def _logged():
    town = build()
    _log(town.attorney, town)
    return town, LawChange.objects.first()


def _start(actor):
    return start_policy(
        as_(actor), base="mpls", name="elm", title="T", citation="C", publisher="Elm", answers={}
    )


def _started():
    town = build()
    _start(town.steward)
    return town


def _label(actor):
    label_clause(as_(actor), pack="elm", clause="elm/scope.s1", label="1.1")


CASES = {
    "policies.start": ActCase(
        prepare=build,
        allowed=lambda town: _start(town.steward),
        refused=lambda town: _start(town.officer),
    ),
    "policies.label": ActCase(
        prepare=_started,
        allowed=lambda town: _label(town.steward),
        refused=lambda town: _label(town.officer),
    ),
    "policies.document": ActCase(
        prepare=_started,
        allowed=lambda town: lay_document(as_(town.steward), pack="elm", text="1. Pages."),
        refused=lambda town: lay_document(as_(town.officer), pack="elm", text="1. Pages."),
    ),
    "policies.help.ask": ActCase(
        prepare=build,
        allowed=lambda town: _ask(town.officer, town),
        refused=lambda town: ask_help(OPERATOR, unit=town.police.id, topic=Topic.RETENTION, question="?"),
    ),
    "policies.help.assign": ActCase(
        prepare=_asked,
        allowed=lambda made: assign_help(as_(made[0].attorney), request=made[1].id, to=made[0].attorney.id),
        refused=lambda made: assign_help(as_(made[0].officer), request=made[1].id, to=made[0].attorney.id),
    ),
    "policies.help.answer": ActCase(
        prepare=_asked,
        allowed=lambda made: answer_help(as_(made[0].attorney), request=made[1].id, answer="Yes."),
        refused=lambda made: answer_help(as_(made[0].officer), request=made[1].id, answer="Yes."),
    ),
    "policies.help.apply": ActCase(
        prepare=_answered,
        allowed=lambda made: apply_help(as_(made[0].officer), request=made[1].id, note="Told the shift."),
        refused=lambda made: apply_help(as_(made[0].attorney), request=made[1].id, note="Told the shift."),
    ),
    "policies.advice.let-in": ActCase(
        prepare=_asked,
        allowed=lambda made: let_in(as_(made[0].attorney), request=made[1].id, person=made[0].chief.id),
        refused=lambda made: let_in(as_(made[0].officer), request=made[1].id, person=made[0].chief.id),
    ),
    "policies.advice.give": ActCase(
        prepare=build,
        allowed=lambda town: _advise(town.attorney, town),
        refused=lambda town: _advise(town.clerk, town),
    ),
    "policies.advice.export": ActCase(
        prepare=build,
        allowed=lambda town: export_advice(as_(town.clerk), unit=town.city.id),
        refused=lambda town: export_advice(as_(town.officer), unit=town.city.id),
    ),
    "policies.quorum.advise": ActCase(
        prepare=build,
        allowed=lambda town: advise_of_quorum(CLOCKWORK, board=town.board.id, finding=quorum()),
        refused=lambda town: advise_of_quorum(as_(town.clerk), board=town.board.id, finding=quorum()),
    ),
    "policies.effort.note": ActCase(
        prepare=build,
        allowed=lambda town: note_effort(as_(town.officer), text="Asked a friend to untag me."),
        refused=lambda town: note_effort(OPERATOR, text="Asked."),
    ),
    "policies.procedure.draft": ActCase(
        prepare=build,
        allowed=lambda town: _draft(town.speaker, town),
        refused=lambda town: _draft(town.officer, town),
    ),
    "policies.procedure.publish": ActCase(
        prepare=_drafted,
        allowed=lambda made: publish_procedure(as_(made[0].speaker), version=made[1].id),
        refused=lambda made: publish_procedure(as_(made[0].officer), version=made[1].id),
    ),
    "policies.procedure.review": ActCase(
        prepare=_drafted,
        allowed=lambda made: review_procedure(as_(made[0].speaker), procedure=made[1].procedure_id),
        refused=lambda made: review_procedure(as_(made[0].officer), procedure=made[1].procedure_id),
    ),
    "policies.task.do": ActCase(
        prepare=_with_task,
        allowed=lambda made: do_task(as_(made[0].speaker), task=made[1].id),
        refused=lambda made: do_task(as_(made[0].officer), task=made[1].id),
    ),
    "policies.law.log": ActCase(
        prepare=build,
        allowed=lambda town: _log(town.attorney, town),
        refused=lambda town: _log(town.steward, town),
    ),
    "policies.law.settle": ActCase(
        prepare=_logged,
        allowed=lambda made: settle_law_change(as_(made[0].steward), change=made[1].id, outcome="Amended"),
        refused=lambda made: settle_law_change(as_(made[0].officer), change=made[1].id, outcome="Amended"),
    ),
    "policies.adopt": ActCase(
        prepare=build,
        allowed=lambda town: _adopt(town.steward, town, town.chief),
        refused=lambda town: _adopt(town.steward, town, town.deputy),
    ),
    "policies.adoption.end": ActCase(
        prepare=_with_adoption,
        allowed=lambda made: _end(made[0].steward, *made),
        refused=lambda made: _end(made[0].officer, *made),
    ),
    "policies.watch.end": ActCase(
        prepare=_watched,
        allowed=lambda made: end_watch(as_(made[0].chief), adoption=made[1].id),
        refused=lambda made: end_watch(as_(made[0].steward), adoption=made[1].id),
    ),
    "policies.choose": ActCase(
        prepare=build,
        allowed=lambda town: _choose(town.steward, town),
        refused=lambda town: _choose(town.officer, town),
    ),
    "policies.word": ActCase(
        prepare=build,
        allowed=lambda town: _word(town.steward, town),
        refused=lambda town: _word(town.officer, town),
    ),
    "policies.exempt": ActCase(
        prepare=build,
        allowed=lambda town: _exempt(town.steward, town),
        refused=lambda town: _exempt(town.officer, town),
    ),
    "policies.exemption.end": ActCase(
        prepare=_exempted,
        allowed=lambda made: end_exemption(as_(made[0].steward), exemption=made[1].id),
        refused=lambda made: end_exemption(as_(made[0].officer), exemption=made[1].id),
    ),
    "policies.list.add": ActCase(
        prepare=build,
        allowed=lambda town: _listed(town.steward, town),
        refused=lambda town: _listed(town.officer, town),
    ),
    "policies.list.end": ActCase(
        prepare=_with_entry,
        allowed=lambda made: end_list_entry(as_(made[0].steward), entry=made[1].id),
        refused=lambda made: end_list_entry(as_(made[0].officer), entry=made[1].id),
    ),
    "policies.hand-over": ActCase(
        prepare=_looked_after,
        allowed=lambda town: hand_over(as_(town.steward), owner=town.officer.id, to=town.hr.id),
        refused=lambda town: hand_over(as_(town.officer), owner=town.officer.id, to=town.hr.id),
    ),
    "policies.gap.look-after": ActCase(
        prepare=build,
        allowed=lambda town: _look_after(town.steward, town),
        refused=lambda town: _look_after(town.officer, town),
    ),
}
