"""What random looks have to say on others' pages: what waits for the next level, and what was looked at of somebody."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.conduct.models.monitoring import Draw, DrawRow, DrawState, LookAt, Program, ProgramState
from bailiwick.apps.conduct.selectors.monitoring import next_level, programs_seen, seen_draw, state_of
from bailiwick.apps.journal.facts import person
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker, Panel, Row


def monitoring_waiting(looker: Looker) -> list[Item]:
    """Plans to decide and draws to close, to the next level; draws to look at, to whoever proposed them."""
    day = timezone.localdate(looker.at)
    return [
        item
        for program in programs_seen(person(looker.person), day)
        for item in _of_program(
            program, looker, is_next=next_level(program.proposer_id, day) == looker.person
        )
    ]


def _of_program(program: Program, looker: Looker, *, is_next: bool) -> Iterator[Item]:
    url = f"/monitoring/{program.pk}"
    if is_next and state_of(program) is ProgramState.PLANNED:
        says = say("A plan of random looks waits for your decision.")
        yield Item(says, program.at, say("Read it, and let it be done or not."), url)
    for row in Draw.objects.filter(program=program, end=None):
        state = seen_draw(row).state
        url = f"/monitoring/draws/{row.pk}"
        if is_next and state is DrawState.REPORTED:
            yield Item(say("A draw was gone through, and can be closed."), row.at, say("Close it."), url)
        if program.proposer_id == looker.person and state is not DrawState.REPORTED:
            says = say("A draw is yours to go through.")
            yield Item(says, row.at, say("Look at what is public, and say what came of it."), url)


def monitoring_panel(about: UUID, looker: Looker) -> Panel | None:
    """To whom it is about alone, of draws that are closed: who looked at their public postings, when and what for."""
    if about != looker.person:
        return None
    closed = DrawRow.objects.filter(person_id=about, place__isnull=False).exclude(draw__end=None)
    rows = []
    for one in closed.select_related("draw__program", "draw__by").order_by("-draw__at"):
        looks = LookAt.objects.filter(draw=one.draw, person_id=about).count()
        purpose = one.draw.program.purpose
        says = say(
            "You were drawn at random. {who} put {number} looks at your postings on record, for: {purpose}.",
            who=one.draw.by.name,
            number=str(looks),
            purpose=purpose,
        )
        rows.append(Row(says, timezone.localdate(one.draw.at)))
    return Panel(say("Random looks at your public postings"), tuple(rows)) if rows else None
