"""What goes into a package: the items as they are kept now, what was destroyed, what was left out, and the chain."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bailiwick.apps.journal.selectors import export as export_log
from bailiwick.apps.journal.selectors import latest_checkpoint, published_key, verifier
from bailiwick.apps.journal.services import Doing
from bailiwick.apps.records.errors import RecordsError
from bailiwick.apps.records.facts.package import Item, Parts
from bailiwick.apps.records.models import DemandStep, Found
from bailiwick.apps.records.selectors.contents import Kept, kept
from bailiwick.apps.records.selectors.custody import DESTROYED, Link, chain_of
from bailiwick.apps.records.selectors.demands import Loaded
from bailiwick.apps.records.selectors.searching import ROOMS
from bailiwick.apps.records.selectors.wording import KIND_WORDS
from bailiwick.apps.roster.selectors import names_of
from bailiwick.apps.sites.models import Site

LARGEST = 200_000_000
"""Bytes of all items of a package: it is made in memory."""


def parts_of(doing: Doing, demand: Loaded, search: DemandStep, found: Sequence[Found]) -> Parts:
    """The parts of the package of what a search found. Raises RecordsError; DamagedBlobError, MissingBlobError."""
    key, checkpoint = published_key(), latest_checkpoint()
    if key is None or checkpoint is None:
        raise RecordsError(
            "The journal has not been signed yet.", remedy="Ask whoever runs this software to have it signed."
        )
    left_out = demand.left_out
    going = [one for one in found if one.name not in left_out]
    left = [_left_out(one, left_out[one.name]) for one in found if one.name in left_out]
    still, chain = kept(going), chain_of(demand, going)
    items = _items([(one, still[one.name]) for one in going if one.name in still], chain)
    destroyed = [_destroyed(one, chain) for one in going if one.name not in still]
    numbers = {one.name: one.number for one in found}
    opened = {link.entry for link in chain}
    return Parts(
        demand=_demand(demand),
        made={
            "at": _at(doing.at),
            "by": _name(doing),
            "items": len(items),
            "left_out": len(left),
            "destroyed": len(destroyed),
        },
        search={"at": _at(search.at), "by": search.by.name, "found": len(found), "rooms": ROOMS},
        items=items,
        destroyed=destroyed,
        left_out=left,
        custody=[_link(one, numbers) for one in chain],
        journal=list(export_log(key, may_see=lambda entry: entry.index in opened, verifier=verifier())),
        signed=checkpoint.size,
    )


def _at(moment: datetime) -> str:
    """A moment as the package writes it: in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _name(doing: Doing) -> str:
    assert doing.actor.identity is not None  # noqa: S101 -- the caller has been through the door
    return names_of([doing.actor.identity])[doing.actor.identity]


def _items(going: Sequence[tuple[Found, Kept]], chain: Sequence[Link]) -> list[Item]:
    entries = {link.thing: link.entry for link in reversed(chain) if link.thing}
    items, size = [], 0
    for row, one in going:
        data = one.data
        size += len(data)
        if size > LARGEST:
            raise RecordsError(
                "All of it together is more than 200 MB.", remedy="Record the demand in parts: page by page."
            )
        if hashlib.sha256(data).hexdigest() != row.digest:
            raise RecordsError(
                f"Item {row.number} is not as it was found.",
                remedy="Nothing was exported. Ask whoever runs this software to compare it with a backup.",
            )
        items.append(Item(row.number, one.kind, one.media_type, data, _told(row, one, entries)))
    return items


def _told(row: Found, one: Kept, entries: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": row.name,
        "record": str(row.record or ""),
        "page": one.site,
        "author": one.author,
        "at": _at(one.at),
        "version": one.version,
        "versions": one.versions,
        "gone_since": _at(one.gone_at) if one.gone_at else None,
        "shown": list(one.out),
        "entry": entries.get(row.name),
    }


def _destroyed(row: Found, chain: Sequence[Link]) -> dict[str, Any]:
    """What says that it was destroyed: its ids and the entry that certifies it, and nothing of what it was."""
    certified = next((one for one in chain if one.act in DESTROYED and one.subject == str(row.record)), None)
    return {
        "number": row.number,
        "id": row.name,
        "record": str(row.record or ""),
        "destroyed_at": _at(certified.at) if certified else None,
        "certificate": certified.entry if certified else None,
    }


def _left_out(row: Found, why: str) -> dict[str, Any]:
    return {"number": row.number, "id": row.name, "sha256": row.digest, "why": why}


def _link(one: Link, numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "entry": one.entry,
        "record": str(one.record),
        "at": _at(one.at),
        "who": one.who,
        "act": one.act,
        "says": one.says,
        "item": numbers.get(one.thing),
        "recorded": dict(one.details),
    }


def _demand(demand: Loaded) -> dict[str, Any]:
    row, scope, hold = demand.row, demand.scope, demand.hold
    sites = Site.objects.filter(pk__in=scope.sites).order_by("number").values_list("identity", flat=True)
    return {
        "id": str(row.pk),
        "unit": row.unit.name,
        "kind": str(KIND_WORDS[row.kind]),
        "authority": row.authority,
        "number": row.number,
        "received_on": row.received_on.isoformat(),
        "due_on": row.due_on.isoformat(),
        "hold": str(hold.pk) if hold else "",
        "asked": {
            "pages": list(sites),
            "people": sorted(names_of(scope.people).values()),
            "since": scope.since.isoformat() if scope.since else None,
            "until": scope.until.isoformat() if scope.until else None,
            "words": list(scope.words),
        },
    }
