"""What this room has to say: questions, answers, tasks, gaps and watches; what somebody asked, and looks after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.facts import person as somebody
from bailiwick.apps.policies.facts import OFFICE_OF, Help
from bailiwick.apps.policies.models import ExemptionEntry, GapOwner, StepKind, Topic
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors import adoptions_on, faulty_packs, library, readable
from bailiwick.apps.policies.selectors.adopted import watching_until
from bailiwick.apps.policies.selectors.holding import held_here, left_behind, unanswerable
from bailiwick.apps.policies.selectors.procedures import overdue, tasks_of
from bailiwick.apps.roster.models import Unit
from bailiwick.apps.roster.selectors import holders_of, names_of, records, tree_on
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import Holding, Item, Looker, Panel, Row, Telling
from bailiwick.ui.words import ROLE_WORDS

AHEAD = timedelta(days=7)


def waiting(looker: Looker) -> Sequence[Item]:
    """What waits for somebody here; of a question it says that there is one, and nothing of it."""
    day = timezone.localdate(looker.at)
    actor = somebody(looker.person)
    if not records(day, [looker.person]):
        return []
    return [*_help(actor, day), *_work(looker, day), *_watches(actor, day)]


def wrong(looker: Looker) -> Sequence[Item]:
    """What is wrong: own packs that cannot be read, for whoever keeps policies; questions that nobody can answer."""
    day = timezone.localdate(looker.at)
    actor = somebody(looker.person)
    items = [
        Item(
            says=say("A procedure has not been gone through in time: {title}.", title=one.procedure.title),
            since=_morning(one.gone_through),
            remedy=say("Go through it, and say that it can stand, or draft a new version."),
            url="/in-force/procedures",
        )
        for one in overdue(day, looker.person)
    ]
    if not may(actor, Right.KEEP_POLICIES, day):
        return items
    items += [
        Item(
            says=say("The policy in the folder {name} cannot be read, and is left out.", name=name),
            since=looker.at,
            remedy=say("Look at its faults."),
            url="/in-force/",
        )
        for name in faulty_packs()
    ]
    items += _left_behind(actor, day)
    packs = library().packs
    items += [
        Item(
            says=say("The files of the policy {name} are no longer those that were adopted.", name=row.pack),
            since=row.entered_at,
            remedy=say("Adopt it again, or put them back."),
            url=f"/in-force/{row.id}",
        )
        for row in adoptions_on(day)
        if row.pack not in packs or packs[row.pack].digest != row.pack_digest
    ]
    return items


def panels(person: UUID, looker: Looker) -> Sequence[Panel]:
    """What somebody asked, for themself alone; and which clauses a law or contract sets aside for them, as well."""
    if looker.person != person:
        return []
    day = timezone.localdate(looker.at)
    asked = [one for one in readable(somebody(person), day) if one.asker == person]
    return [
        Panel(
            say("Advice asked for"),
            tuple(
                Row(
                    say("A question that was answered.")
                    if one.answer
                    else say("A question that waits for an answer."),
                    timezone.localdate(one.asked_at),
                    f"/help/{one.id}",
                )
                for one in asked
            ),
        ),
        Panel(say("Set aside by law or contract"), tuple(_exemptions(person, day))),
    ]


def holdings(person: UUID, looker: Looker) -> Sequence[Holding]:
    """Procedures, tasks, gaps and questions that are somebody's."""
    day = timezone.localdate(looker.at)
    hands_over = may(somebody(looker.person), Right.KEEP_POLICIES, day)
    return list(held_here(person, day, hands_over=hands_over))


def _exemptions(person: UUID, day: date) -> Iterator[Row]:
    tree = tree_on(day)
    way = {unit for one in records(day, [person]) for unit in tree.above(one.unit)}
    codes = set(Unit.objects.filter(pk__in=way).values_list("code", flat=True))
    for row in ExemptionEntry.objects.on(day).filter(unit_id__in=way).order_by("starts", "id"):
        groups = set(row.groups.splitlines())
        if not groups or groups & codes:
            yield Row(
                say("{source}: {clauses}", source=row.source, clauses=", ".join(row.clauses.splitlines())),
                row.starts,
            )


def _help(actor: Actor, day: date) -> Iterator[Item]:
    for one in readable(actor, day):
        told = _of_help(actor, one, day)
        if told is not None:
            says, remedy = told
            # Open-meeting laws bind a board's members before its clerk has answered.
            at_once = one.topic is Topic.OPEN_MEETING and one.answer is None
            yield Item(
                says=says,
                since=one.asked_at,
                remedy=remedy,
                url=f"/help/{one.id}",
                telling=Telling.ALWAYS if at_once else Telling.DAILY,
            )


def _of_help(actor: Actor, one: Help, day: date) -> tuple[Sentence, Sentence] | None:
    if one.answer is None and _mine_to_answer(actor, one, day):
        return say("A question waits for your answer."), say("Answer it.")
    if one.answer and not one.applied and one.asker == actor.identity and one.asker != one.answer.person:
        return say("Your question has been answered."), say("Read it, and say what was done with it.")
    let_in = any(step.kind is StepKind.LET_IN and step.person == actor.identity for step in one.steps)
    if one.topic is Topic.OPEN_MEETING and let_in and one.answer is None:
        return (
            say("So many of your board write in one thread that it may be a meeting."),
            say("Write no more in it before the clerk has answered."),
        )
    return None


def _mine_to_answer(actor: Actor, one: Help, day: date) -> bool:
    """Whether it waits for them: whom it was given to, or the whole office once that person holds it no more."""
    office = holders_of(OFFICE_OF[one.topic], one.unit, day).people
    return actor.identity == one.assigned if one.assigned in office else actor.identity in office


def _left_behind(actor: Actor, day: date) -> Iterator[Item]:
    """What is looked after by somebody who has left, and questions whose office nobody holds."""
    found = [one for one in left_behind(day) if may(actor, Right.KEEP_POLICIES, day, one.unit)]
    names = names_of(one.owner for one in found)
    for one in found:
        yield Item(
            says=say("{name}, who has left, still looks after {what}.", name=names[one.owner], what=one.says),
            since=_morning(day),
            remedy=say("Hand it over to a colleague."),
            url=f"/in-force/hand-over/{one.owner}",
        )
    for question in unanswerable(day):
        if may(actor, Right.KEEP_POLICIES, day, question.unit):
            yield Item(
                says=say("A question waits, and nobody holds the office that answers it."),
                since=question.asked_at,
                remedy=say("Say who holds it: {role}.", role=ROLE_WORDS[OFFICE_OF[question.topic]]),
                url=f"/units/{question.unit}",
            )


def _work(looker: Looker, day: date) -> Iterator[Item]:
    for task in tasks_of(looker.person):
        yield Item(
            says=say("A procedure was published: {title}.", title=task.version.procedure.title),
            since=_morning(task.due - timedelta(days=30)),
            remedy=say("See that people are told, are trained and sign, by {day}.", day=written(task.due)),
            url="/in-force/procedures",
        )
    for gap in GapOwner.objects.on(day).filter(owner_id=looker.person, remind_on__lte=day):
        yield Item(
            says=say("A text is still missing: {gap}.", gap=gap.gap),
            since=_morning(gap.remind_on),
            remedy=say("Ask for it once more."),
            url=f"/in-force/gaps?unit={gap.unit_id}",
        )


def _watches(actor: Actor, day: date) -> Iterator[Item]:
    for row in adoptions_on(day):
        until = watching_until(row)
        if until is None or not day < until <= day + AHEAD:
            continue
        if may(actor, Right.END_WATCH, day, row.unit_id):
            yield Item(
                says=say(
                    "The policy {name} begins to stop things on {day}.", name=row.pack, day=written(until)
                ),
                since=_morning(until - AHEAD),
                remedy=say("Look at what it would have stopped, and sign the day, or another one."),
                url=f"/in-force/{row.id}",
            )


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
