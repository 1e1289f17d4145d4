"""Searching, and choosing what of it goes out: each search and each choice is kept, with who made it and why."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.records.errors import RecordsError
from bailiwick.apps.records.models import DemandStep, Found, StepKind
from bailiwick.apps.records.selectors.demands import Loaded, found_by
from bailiwick.apps.records.selectors.searching import search
from bailiwick.apps.records.services.stepping import LONGEST, day_of, line_of, locked, require_held, step
from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.sentence import say

MOST = 5000
"""Things that one demand may find; what is more is asked for in parts, page by page or year by year."""


@act("records.demand.search", say("searched what is kept for a demand"))
def search_for(doing: Doing, identity: UUID) -> DemandStep:
    """Look through the open rooms for what is asked for, and keep what was found, by ids and digests. Held first."""
    demand = locked(doing, identity)
    require_held(demand)
    hits = search(demand.row.unit_id, demand.scope, day_of(doing))
    if len(hits) > MOST:
        raise RecordsError(
            f"More than {MOST} things fit.", remedy="Record it in parts: page by page, or year by year."
        )
    made = step(doing, demand, StepKind.SEARCHED, items=len(hits))
    Found.objects.bulk_create(
        Found(
            key=f"{made.pk}:{number}",
            search=made,
            number=number,
            source=hit.source,
            thing=hit.thing,
            record=hit.record,
            digest=hit.digest,
        )
        for number, hit in enumerate(hits, 1)
    )
    told = [[hit.source, str(hit.thing), hit.digest] for hit in hits]
    doing.record(items=len(hits), found=digest_of(told))
    return made


@act("records.demand.leave-out", say("left out something that was found for a demand"))
def leave_out(doing: Doing, identity: UUID, thing: str, words: str) -> DemandStep:
    """Leave out one thing that the last search found, and say why; the package names it with the reason."""
    demand = locked(doing, identity)
    why = line_of(words, "words", lacking="Nobody has said why it is left out.", most=LONGEST)
    row = _found(demand, thing)
    if thing in demand.left_out:
        raise RecordsError("It is left out already.", remedy="Nothing has to be done.")
    doing.record(source=row.source, thing=row.thing, digest=row.digest)
    return step(doing, demand, StepKind.LEFT_OUT, thing=thing, words=why)


@act("records.demand.put-back", say("put back something that was left out for a demand"))
def put_back(doing: Doing, identity: UUID, thing: str) -> DemandStep:
    """Put back what was left out."""
    demand = locked(doing, identity)
    row = _found(demand, thing)
    if thing not in demand.left_out:
        raise RecordsError("It is not left out.", remedy="Nothing has to be done.")
    doing.record(source=row.source, thing=row.thing, digest=row.digest)
    return step(doing, demand, StepKind.PUT_BACK, thing=thing)


def _found(demand: Loaded, thing: str) -> Found:
    for one in found_by(demand.last(StepKind.SEARCHED)):
        if one.name == thing:
            return one
    raise RecordsError("The last search did not find that.", remedy="Look at the list again.")
