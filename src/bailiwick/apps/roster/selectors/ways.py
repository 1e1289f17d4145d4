"""The way of a request for a yes: whom it goes to, and in which order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from bailiwick.apps.roster.facts.powers import WhoMay
from bailiwick.apps.roster.facts.ways import Part, Step
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.permissions import tree_on
from bailiwick.apps.roster.selectors.people import chain_of
from bailiwick.apps.roster.selectors.powers import holders_of, who_may
from bailiwick.apps.roster.selectors.units import departments_of, leads_on
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.power import Power


def way_of(power: Power, asker: UUID, day: date, unit: UUID | None = None) -> tuple[Step, ...]:
    """The steps of a request of `asker` for a yes under `power`: those to be heard, to endorse it, and to decide.

    `unit`: what it is asked for; the asker's own department without one. A department endorses by its named lead, and
    where that is the asker, by the next above (mpls/def.covered.2); a chain, by everybody above the asker in turn.
    """
    own = departments_of(asker, day)
    where = unit or next(iter(own), None)
    if where is None:
        return ()
    steps = [
        replace(
            _step(Part.HEARD, one.role, asker, holders_of(one.role, where, day)), or_declined=one.or_declined
        )
        for one in power.input_first
    ]
    for role in power.endorsed_by:
        if role == Role.DEPT_HEAD:
            steps.append(_lead(asker, next(iter(own), where), day))
        elif role == Role.CHAIN:
            above = tuple(link.supervisor for link in chain_of(asker, day))
            why = None if above else say("Nobody has entered whom they answer to.")
            steps += [Step(part=Part.ENDORSES, role=role, people=(one,)) for one in above] or [
                Step(part=Part.ENDORSES, role=role, why_nobody=why)
            ]
        else:
            steps.append(_step(Part.ENDORSES, role, asker, holders_of(role, where, day)))
    return (*steps, _step(Part.DECIDES, power, asker, who_may(power, where, day)))


def _step(part: Part, what: Power | str, asker: UUID, found: WhoMay) -> Step:
    people = _without(asker, found.people)
    return Step(
        part=part,
        role=what.holder if isinstance(what, Power) else what,
        people=people,
        needed=found.needed,
        why_nobody=None if people else found.why_nobody or ALONE,
    )


ALONE: Sentence = say("Nobody else has this role, and nobody says yes to what they ask for themself.")


def _lead(asker: UUID, unit: UUID, day: date) -> Step:
    leads = leads_on(day)
    lead = next((leads[one] for one in tree_on(day).above(unit) if leads.get(one) not in {None, asker}), None)
    why = None if lead else say("Nobody leads this unit, or one that it is part of.")
    return Step(part=Part.ENDORSES, role=Role.DEPT_HEAD, people=(lead,) if lead else (), why_nobody=why)


def _without(asker: UUID, people: Collection[UUID]) -> tuple[UUID, ...]:
    return tuple(one for one in people if one != asker)
