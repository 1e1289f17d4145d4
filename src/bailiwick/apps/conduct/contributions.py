"""What this room has to say on the home page: reports and cases that wait for somebody. Never what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from bailiwick.apps.conduct.facts.cases import is_any_sustained, is_waited_for
from bailiwick.apps.conduct.facts.reports import FOLLOW_UP, is_settled
from bailiwick.apps.conduct.models import Adviser, CaseState, Part
from bailiwick.apps.conduct.selectors.cases import SeenCase, open_cases
from bailiwick.apps.conduct.selectors.monitoring_told import monitoring_panel, monitoring_waiting
from bailiwick.apps.conduct.selectors.people import next_level
from bailiwick.apps.conduct.selectors.reports import SeenReport, open_reports, unsettled
from bailiwick.apps.journal.facts import person
from bailiwick.apps.roster.selectors import names_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui.contributing import Item, Looker, Panel, Telling


def waiting(looker: Looker) -> Sequence[Item]:
    """Reports to settle, those that nobody below has settled in time, and cases whose next step is somebody's."""
    day, actor = timezone.localdate(looker.at), person(looker.person)
    found = [_of_report(one, looker) for one in open_reports(actor, day)]
    found += [
        Item(
            says=say("A report has waited three days with {who}.", who=names_of([one.handler])[one.handler]),
            since=one.row.filed + FOLLOW_UP,
            remedy=say("Ask them to settle it, or to hand it on."),
            url=reverse("roster:person", args=[one.handler]),
        )
        for one in unsettled(looker.at - FOLLOW_UP)
        if next_level(one.handler, one.row.unit_id, day, [one.row.subject_id]) == looker.person
    ]
    for case in open_cases(actor, day):
        url = reverse("conduct:case", args=[case.row.id])
        found += [
            Item(says=what, since=since, remedy=do, url=url) for what, do, since in _of_case(case, looker)
        ]
    return [*found, *monitoring_waiting(looker)]


def panels(about: UUID, looker: Looker) -> Sequence[Panel]:
    """To whom it is about alone: random looks at their public postings, once the draw is closed."""
    panel = monitoring_panel(about, looker)
    return [] if panel is None else [panel]


def _of_report(one: SeenReport, looker: Looker) -> Item:
    late = not is_settled(one.state) and looker.at - one.row.filed >= FOLLOW_UP
    says = say("A report has waited for you for three days.") if late else say("A report waits for you.")
    if is_settled(one.state):
        says = say("Somebody who told us something waits for an answer.")
    url = reverse("conduct:report", args=[one.row.id])
    remedy = say("Take it in, weigh it and settle it.")
    return Item(says=says, since=one.row.filed, remedy=remedy, url=url, telling=Telling.AT_ONCE, urgent=late)


_OF_CASES: Mapping[tuple[Part, CaseState], tuple[Sentence, Sentence]] = {
    **dict.fromkeys(
        ((part, CaseState.OPENED) for part in (Part.HEAD, Part.COUNSEL)),
        (say("Nobody looks into a case yet."), say("Name somebody who does.")),
    ),
    **dict.fromkeys(
        ((Part.INVESTIGATOR, state) for state in (CaseState.LEAD_SET, CaseState.INVESTIGATING)),
        (say("A case is yours to look into."), say("Go on with it.")),
    ),
    (Part.INVESTIGATOR, CaseState.ACTION_DONE): (say("A case can be closed."), say("Say how it ends.")),
}
_ASKED = (say("Your view on a case was asked for."), say("Give it, or say why not."))
_ABOUT_YOU = (say("There is a case about you."), say("Read what it is about and where it stands."))
_TO_DECIDE = (say("A finding waits for your decision."), say("Decide what follows."))


def _of_case(case: SeenCase, looker: Looker) -> Iterator[tuple[Sentence, Sentence, datetime]]:
    """What waits in one case for whoever looks, what to do, and since when."""
    parts, state = case.parts, case.state
    since = case.steps[-1].at if case.steps else case.row.at
    found = [said for (part, at), said in _OF_CASES.items() if part in parts and at is state]
    advisers = {Part.COUNSEL: Adviser.LEGAL, Part.HR: Adviser.HR}
    found += [_ASKED for part, one in advisers.items() if part in parts and is_waited_for(case.did, one)]
    if state is CaseState.FINDING:
        ends = Part.DECIDER if is_any_sustained(case.did) else Part.INVESTIGATOR
        said = _TO_DECIDE if ends is Part.DECIDER else _OF_CASES[Part.INVESTIGATOR, CaseState.ACTION_DONE]
        found += [said] if ends in parts else []
    found += [_ABOUT_YOU] if Part.SUBJECT in parts else []
    yield from ((what, do, since) for what, do in dict.fromkeys(found))
    if state is CaseState.ACTION_DECIDED and Part.HEAD in parts:
        yield from _to_carry_out(case, looker, since)


def _to_carry_out(
    case: SeenCase, looker: Looker, since: datetime
) -> Iterator[tuple[Sentence, Sentence, datetime]]:
    """What was decided, until somebody shows that it was done; late from the day after its due day."""
    due = case.action.due if case.action else None
    if due is not None and due < timezone.localdate(looker.at):
        begins = timezone.make_aware(datetime.combine(due, time.min))
        yield say("What was decided in a case is late."), say("See to it, and say what shows it."), begins
    else:
        yield say("What was decided in a case is to be carried out."), say("Say what shows it."), since
