"""What random looks have to say on others' pages: what waits for the next level, and what was looked at of somebody."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from bailiwick.apps.conduct.models.monitoring import Draw, DrawRow, DrawState, LookAt, Program, ProgramState
from bailiwick.apps.conduct.selectors.monitoring import (
    next_level_of,
    programs_seen,
    seen_draw,
    state_of,
    viewer_of,
)
from bailiwick.apps.conduct.selectors.monitoring_pages import purpose_said
from bailiwick.apps.journal.facts import person
from bailiwick.kernel.sentence import say
from bailiwick.ui.contributing import Item, Looker, Panel, Row


def monitoring_waiting(looker: Looker) -> list[Item]:
    """Plans to decide and draws to close, to the next level; draws to look at, to whoever proposed them."""
    day = timezone.localdate(looker.at)
    return [
        item
        for program in programs_seen(person(looker.person), day)
        for item in _of_program(program, looker, is_next=next_level_of(program, day) == looker.person)
    ]


def _of_program(program: Program, looker: Looker, *, is_next: bool) -> Iterator[Item]:
    url = reverse("conduct:program", args=[program.pk])
    if is_next and state_of(program) is ProgramState.PLANNED:
        says = say("A plan of random looks waits for your decision.")
        yield Item(says, program.at, say("Read it, and let it be done or not."), url)
    viewer = viewer_of(program)
    for row in Draw.objects.filter(program=program, end=None):
        state = seen_draw(row).state
        url = reverse("conduct:draw", args=[row.pk])
        if is_next and state is DrawState.REPORTED:
            yield Item(say("A draw was gone through, and can be closed."), row.at, say("Close it."), url)
        if viewer == looker.person and state is not DrawState.REPORTED:
            says = say("A draw is yours to go through.")
            yield Item(says, row.at, say("Look at what is public, and say what came of it."), url)


def monitoring_panel(about: UUID, looker: Looker) -> Panel | None:
    """To whom it is about alone, of draws that are closed: who looked at their public postings, when and what for."""
    if about != looker.person:
        return None
    day = timezone.localdate(looker.at)
    closed = DrawRow.objects.filter(person_id=about, place__isnull=False).exclude(draw__end=None)
    rows = []
    for one in closed.select_related("draw__program").order_by("-draw__at"):
        purpose = purpose_said(one.draw.program, day)
        rows.append(
            Row(
                say("You were drawn at random, for: {purpose}", purpose=purpose),
                timezone.localdate(one.draw.at),
            )
        )
        rows += [
            Row(
                say("{who} put a look at your postings on record.", who=look.by.name),
                timezone.localdate(look.at),
            )
            for look in LookAt.objects.filter(draw=one.draw, person_id=about)
            .select_related("by")
            .order_by("at")
        ]
    return Panel(say("Random looks at your public postings"), tuple(rows)) if rows else None
