"""The acts of policies: which policies speak and what is laid over them, procedures, law, help and advice."""

from functools import cache
from itertools import count
from shutil import rmtree

from tests.access.acting import Call
from tests.access.calls.roster import in_each
from tests.apps.policies.helpers import quorum
from tests.apps.roster.town import LONG_AGO, after, as_, give

from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.policies.models import ListName, SourceKind, Task, Topic
from bailiwick.apps.policies.selectors.packs import own_packs
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
from bailiwick.apps.policies.services.handing_over import hand_over
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.services import leave

PACK, CLAUSE = "mpls", "mpls/scope.s1"
_numbers, _quorum = count(1), cache(quorum)


def _adopt(me, town, unit, by=None, **more):
    told = {"pack": PACK, "decided_by": (by or town.speaker).id, "instrument": "Order 1", "starts": LONG_AGO}
    return adopt(me, unit=unit.id, **(told | more))


def _adopted(town, unit):
    return _adopt(as_(town.steward), town, unit)


def _watched(town, unit):
    return _adopt(as_(town.steward), town, unit, watch_until=after(30))


def _end(me, town, adoption, by=None):
    end_adoption(me, adoption=adoption.id, decided_by=(by or town.speaker).id, instrument="Order 2")


def _choose(me, unit):
    return choose(me, unit=unit.id, pack=PACK, key="who-keeps-pages", choice="department")


def _word(me, unit):
    return word(me, unit=unit.id, pack=PACK, name=CLAUSE, text="Everybody.")


def _exempt(me, unit):
    return exempt(
        me, unit=unit.id, pack=PACK, source_kind=SourceKind.LAW, source="Chapter 5", clauses=[CLAUSE]
    )


def _listed(me, unit):
    return list_entry(me, unit=unit.id, name=ListName.NAMES, word="WFX")


def _look_after(me, town, unit):
    gap = "cited:mpls.city-procedures"
    return look_after_gap(me, unit=unit.id, gap=gap, owner=town.hr.id, remind_on=after(30))


def _draft(me, town, unit, owner=None):
    return draft_procedure(
        me, unit=unit.id, title="Conduct", owner=(owner or town.speaker).id, text="Be brief."
    )


def _drafted(town, unit):
    return _draft(as_(town.steward), town, unit)


def _task(town):
    """What the officer has to do, for a procedure of Patrol."""
    version = _draft(as_(town.steward), town, town.patrol, owner=town.officer)
    publish_procedure(as_(town.steward), version=version.id)
    return Task.objects.filter(version=version).first().id


def _task_of_who_left(town):
    task = _task(town)
    leave(OPERATOR, person=town.officer.id, day=town.today)
    return task


def _log(me, unit):
    return log_law_change(me, unit=unit.id, reference="A ruling", clauses=[CLAUSE], due=after(30))


def _counsel(town):
    return as_(town.people["every-other-role"])


def _asked(town, topic, **more):
    return ask_help(as_(town.officer), unit=town.patrol.id, topic=topic, question="May I?", **more).id


def _privileged(town):
    """A question of retention for counsel's circle, which has somebody in it whose office retention is not."""
    give(Role.ATTORNEY, town.people["member"], town.patrol)
    return _asked(town, Topic.RETENTION, privileged=True)


def _with_a_clerk(town):
    """A question of retention that is with a clerk who is no counsel."""
    give(Role.CLERK, town.people["member"], town.patrol)
    return _asked(town, Topic.RETENTION)


def answered(town, topic=Topic.RETENTION):
    """A question that whoever has each role has answered, for everybody to read."""
    asked = _asked(town, topic)
    answer_help(_counsel(town), request=asked, answer="Seven years.")
    return asked


def _assign(town, me, made):
    assign_help(me, request=made, to=town.people["every-other-role"].id)


def _start(me):
    name = f"elm{next(_numbers)}"
    told = {"title": "T", "citation": "C", "publisher": "Elm", "answers": {}}
    start_policy(me, base=PACK, name=name, **told)
    return name


def _starts(town, me, _):
    rmtree(own_packs() / _start(me))


def _started(town):
    name = _start(as_(town.steward))
    town.at_its_end(lambda: rmtree(own_packs() / name))
    return name


OF_LAW = "of the officer's question of law"
CALLS = {
    "policies.adopt": in_each(lambda town, me, unit, _: _adopt(me, town, unit))
    | {
        "that nobody has decided who may": Call(
            lambda town, me, _: _adopt(me, town, town.patrol, by=town.officer)
        )
    },
    "policies.adoption.end": in_each(lambda town, me, unit, made: _end(me, town, made), _adopted),
    "policies.watch.end": in_each(lambda town, me, unit, made: end_watch(me, adoption=made.id), _watched),
    "policies.choose": in_each(lambda town, me, unit, _: _choose(me, unit)),
    "policies.word": in_each(lambda town, me, unit, _: _word(me, unit)),
    "policies.exempt": in_each(lambda town, me, unit, _: _exempt(me, unit)),
    "policies.exemption.end": in_each(
        lambda town, me, unit, made: end_exemption(me, exemption=made.id),
        lambda town, unit: _exempt(as_(town.steward), unit),
    ),
    "policies.list.add": in_each(lambda town, me, unit, _: _listed(me, unit)),
    "policies.list.end": in_each(
        lambda town, me, unit, made: end_list_entry(me, entry=made.id),
        lambda town, unit: _listed(as_(town.steward), unit),
    ),
    "policies.gap.look-after": in_each(lambda town, me, unit, _: _look_after(me, town, unit)),
    "policies.procedure.draft": in_each(lambda town, me, unit, _: _draft(me, town, unit)),
    "policies.procedure.publish": in_each(
        lambda town, me, unit, made: publish_procedure(me, version=made.id), _drafted
    ),
    "policies.procedure.review": in_each(
        lambda town, me, unit, made: review_procedure(me, procedure=made.procedure_id), _drafted
    ),
    "policies.task.do": {
        "of the officer's": Call(lambda town, me, made: do_task(me, task=made), _task),
        "of somebody who has left": Call(lambda town, me, made: do_task(me, task=made), _task_of_who_left),
    },
    "policies.hand-over": {
        "of what an officer in Patrol looks after": Call(
            lambda town, me, _: hand_over(me, owner=town.officer.id, to=town.hr.id),
            lambda town: _draft(as_(town.steward), town, town.patrol, owner=town.officer),
        ),
        "of what somebody in Parks looks after": Call(
            lambda town, me, _: hand_over(me, owner=town.gardener.id, to=town.hr.id),
            lambda town: _draft(as_(town.steward), town, town.parks, owner=town.gardener),
        ),
        "of nothing": Call(lambda town, me, _: hand_over(me, owner=town.leaver.id, to=town.hr.id)),
    },
    "policies.law.log": in_each(lambda town, me, unit, _: _log(me, unit)),
    "policies.law.settle": in_each(
        lambda town, me, unit, made: settle_law_change(me, change=made.id, outcome="Amended"),
        lambda town, unit: _log(_counsel(town), unit),
    ),
    "policies.start": {"from one that ships": Call(_starts)},
    "policies.label": {
        "of one that was begun": Call(
            lambda town, me, made: label_clause(me, pack=made, clause=f"{made}/scope.s1", label="1.1"),
            _started,
        )
    },
    "policies.document": {
        "of one that was begun": Call(
            lambda town, me, made: lay_document(me, pack=made, text="1. Pages."), _started
        )
    },
    "policies.help.ask": {
        "of the Police": Call(
            lambda town, me, _: ask_help(me, unit=town.police.id, topic=Topic.RETENTION, question="May I?")
        )
    },
    "policies.help.assign": {
        OF_LAW: Call(_assign, lambda town: town.question),
        "of a privileged question of retention": Call(_assign, _privileged),
    },
    "policies.help.answer": {
        OF_LAW: Call(
            lambda town, me, _: answer_help(me, request=town.question, answer="Yes."), lambda town: None
        ),
        "of a question of retention, as privileged": Call(
            lambda town, me, made: answer_help(me, request=made, answer="Yes.", privileged=True),
            _with_a_clerk,
        ),
    },
    "policies.help.apply": {
        "of an answer to the officer": Call(
            lambda town, me, made: apply_help(me, request=made, note="Told the shift."), answered
        )
    },
    "policies.advice.let-in": {
        OF_LAW: Call(lambda town, me, _: let_in(me, request=town.question, person=town.chief.id))
    },
    "policies.advice.give": in_each(
        lambda town, me, unit, _: give_advice(
            me, unit=unit.id, clauses=[CLAUSE], advice="Read it widely.", privileged=True
        )
    ),
    "policies.advice.export": in_each(lambda town, me, unit, _: export_advice(me, unit=unit.id)),
    "policies.quorum.advise": {
        "of the Parks Board": Call(
            lambda town, me, _: advise_of_quorum(me, board=town.board.id, finding=_quorum())
        )
    },
    "policies.effort.note": {"of one's own": Call(lambda town, me, _: note_effort(me, text="I asked them."))},
}
