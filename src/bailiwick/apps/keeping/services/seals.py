"""What the journal's entries say of keeping's rows, and which rows say something else.

Entries hold a digest of each row that they made or changed (its seal), or what the row says itself. So a row that was
changed, put in or taken out by hand shows, whichever table it is in. An entry of an older version, which has no seal,
says nothing of its row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from bailiwick.apps.journal.models import Entry, Outcome
from bailiwick.apps.journal.services.appending import told
from bailiwick.apps.keeping import selectors
from bailiwick.apps.keeping.models import Capture, Held, Hold, KeyDate, Observation, Proposal, Record
from bailiwick.kernel.canonical import digest_of

_ROWS = 500
_DESTROYED = frozenset({"keeping.destroy", "keeping.destroy.again"})
_PROPOSED = frozenset({"keeping.destruction.propose", "keeping.hold.propose-release"})
_ACTS = {
    "keeping.capture", "keeping.class", "keeping.hold", "keeping.hold.release", "keeping.grant", "keeping.day",
    "keeping.saw", *_DESTROYED, *_PROPOSED,
}  # fmt: skip


@dataclass(slots=True)
class Said:
    """What entries say, by the ids of rows as text; an empty seal says nothing."""

    captures: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Record and seal of each capture."""
    headers: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """Records that were destroyed."""
    holds: dict[str, str] = field(default_factory=dict)
    proposals: dict[str, str] = field(default_factory=dict)
    took: dict[str, str] = field(default_factory=dict)
    """The digest of what each hold took when it was placed."""
    taken_since: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    days: dict[tuple[str, str], str] = field(default_factory=dict)
    sights: set[tuple[str, str, str]] = field(default_factory=set)
    knows_proposals: bool = True
    """Whether every entry that asks for something names its proposal."""

    def hear(self, act: str, subject: str, details: Mapping[str, Any]) -> None:
        """Take in what one entry says."""
        if act == "keeping.capture":
            self.captures[details["capture"]] = (subject, details.get("seal", ""))
        if act in {"keeping.capture", "keeping.class"}:
            self.headers[subject] = details.get("header", self.headers.get(subject, ""))
            for hold in details.get("taken_by", []):
                self.taken_since[hold].add(subject)
        elif act in _DESTROYED:
            self.gone.add(subject)
        elif act == "keeping.day":
            self.days[subject, details["trigger"]] = details["day"]
        elif act == "keeping.saw":
            self.sights.add((subject, details["sight"], details["seen_at"]))
        elif act == "keeping.hold" and "took" in details:
            self.took[subject] = details["took"]
        self._hear_seals(act, subject, details)

    def _hear_seals(self, act: str, subject: str, details: Mapping[str, Any]) -> None:
        if act in {"keeping.hold", "keeping.hold.release"}:
            self.holds[subject] = details.get("seal", "")
        self.holds |= details.get("holds", {})
        if "proposal" in details:
            self.proposals[details["proposal"]] = details["proposal_seal"]
        elif act in _PROPOSED:
            self.knows_proposals = False


def said() -> Said:
    """Everything that entries of acts that were done say of keeping's rows."""
    everything = Said()
    entries = Entry.objects.filter(act__in=_ACTS, outcome=Outcome.DONE).order_by("index")
    for act, subject, manifest in entries.values_list("act", "subject", "manifest").iterator(_ROWS):
        everything.hear(act, subject, orjson.loads(bytes(manifest))["details"])
    return everything


def differing() -> Iterator[str]:
    """Every row that is not as its entries say, that no entry knows, or that is gone: by its place, `capture:ID`."""
    tale = said()
    yield from _captures(tale)
    yield from _headers(tale)
    yield from _holds(tale)
    yield from _held(tale)
    yield from _proposals(tale)
    yield from _days(tale)
    yield from _sights(tale)


def _captures(tale: Said) -> Iterator[str]:
    there = set()
    for row in Capture.objects.order_by("pk").iterator(_ROWS):
        there.add(str(row.id))
        if str(row.id) not in tale.captures or _differs(
            tale.captures[str(row.id)][1], selectors.seal_of_capture(row)
        ):
            yield f"capture:{row.id}"
    for identity, (record, _) in tale.captures.items():
        if identity not in there and record not in tale.gone:
            yield f"capture:{identity}"


def _headers(tale: Said) -> Iterator[str]:
    for row in Record.objects.order_by("pk").iterator(_ROWS):
        seal = tale.headers.get(str(row.id))
        if seal is None or _differs(seal, selectors.seal_of_record(row)):
            yield f"record:{row.id}"


def _holds(tale: Said) -> Iterator[str]:
    there = {str(row.id): selectors.seal_of_hold(row) for row in Hold.objects.order_by("pk").iterator(_ROWS)}
    for identity in sorted({*there, *tale.holds}):
        if (
            identity not in there
            or identity not in tale.holds
            or _differs(tale.holds[identity], there[identity])
        ):
            yield f"hold:{identity}"


def _held(tale: Said) -> Iterator[str]:
    """What active holds have. One that was released keeps nothing any more, and its records may be gone."""
    for hold in selectors.active_holds():
        name = str(hold.id)
        if name not in tale.took:
            continue
        has = {str(one) for one in Held.objects.filter(hold=hold).values_list("record_id", flat=True)}
        since = tale.taken_since[name]
        if not since <= has or digest_of(sorted(has - since)) != tale.took[name]:
            yield f"held:{name}"


def _proposals(tale: Said) -> Iterator[str]:
    there = set()
    for row in Proposal.objects.order_by("pk").iterator(_ROWS):
        name = str(row.id)
        there.add(name)
        known = name in tale.proposals
        if (known or tale.knows_proposals) and tale.proposals.get(name) != selectors.seal_of_proposal(row):
            yield f"proposal:{name}"
    yield from (f"proposal:{name}" for name in sorted(tale.proposals.keys() - there))


def _days(tale: Said) -> Iterator[str]:
    due = {key: day for key, day in tale.days.items() if key[0] not in tale.gone}
    rows = KeyDate.objects.values_list("record_id", "trigger", "day")
    there = {(str(record), trigger): day.isoformat() for record, trigger, day in rows.iterator(_ROWS)}
    for record, trigger in sorted(due.keys() | there.keys()):
        if due.get((record, trigger)) != there.get((record, trigger)):
            yield f"day:{record}/{trigger}"


def _sights(tale: Said) -> Iterator[str]:
    due = {one for one in tale.sights if one[0] not in tale.gone}
    rows = Observation.objects.values_list("record_id", "sight", "seen_at")
    there = {(str(record), sight, told(at)) for record, sight, at in rows.iterator(_ROWS)}
    yield from sorted({f"observation:{record}" for record, _, _ in due ^ there})


def _differs(seal: str, now: str) -> bool:
    return seal not in {"", now}
