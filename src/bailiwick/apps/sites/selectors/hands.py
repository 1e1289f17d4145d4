"""Since when others have had pages of ours in their hands, for the rights to post there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.sites.facts.posting import Moment, Taken
from bailiwick.apps.sites.models import Deed, Ending, Harm, TakeOver, TakeOverStep


def hands_on(sites: Iterable[UUID]) -> dict[UUID, list[Taken]]:
    """When others had pages of ours in their hands, by page. Two queries."""
    rows = TakeOver.objects.filter(site_id__in=list(sites), harm=Harm.TAKEN_OVER).order_by("at")
    found = list(rows.values_list("id", "site_id", "at"))
    ended = TakeOverStep.objects.filter(takeover_id__in=[one for one, _, _ in found], kind=Deed.ENDED)
    steps = ended.order_by("number").values_list("takeover_id", "ending", "at") if found else ()
    last = {identity: (Ending(ending), at) for identity, ending, at in steps}
    taken: dict[UUID, list[Taken]] = {}
    for identity, site, at in found:
        ending, over = last.get(identity, (None, None))
        ends = _moment(over) if over is not None and ending is not Ending.LOST else None
        one = Taken(_moment(at), ends, mistaken=ending is Ending.MISTAKEN)
        taken.setdefault(site, []).append(one)
    return taken


def _moment(at: datetime) -> Moment:
    return Moment(at, timezone.localdate(at))
