"""What somebody can do with a site as it stands: the moves that its page offers them. Services look again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.sites.facts import decision_of
from bailiwick.apps.sites.facts.retiring import lacking
from bailiwick.apps.sites.models import Aim, Item, Stage, State, StepKind
from bailiwick.apps.sites.permissions import Right, may
from bailiwick.apps.sites.selectors.deciding import may_name_owner
from bailiwick.apps.sites.selectors.running import runs
from bailiwick.apps.sites.selectors.sites import Loaded


class Move(StrEnum):
    """One thing that can be done from the page of a site."""

    SUBMIT = "submit"
    FILL = "fill"
    SET_UP = "set-up"
    GO_LIVE = "go-live"
    IT_DONE = "it-done"
    RECORDS_DONE = "records-done"
    CLERK_DONE = "clerk-done"
    CLERK_IN = "clerk-in"
    CLERK_OUT = "clerk-out"
    SECURE = "secure"
    ADVISE = "advise"
    TAKE_ON = "take-on"
    CONFIRM = "confirm"
    REVIEW = "review"
    MAKE_RENAME = "make-rename"
    RENAME = "rename"
    COMMENTS = "comments"
    CAPACITY = "capacity"
    HAND_OVER = "hand-over"
    STRIKE = "strike"
    CALL_OFF = "call-off"
    ORDER_CLOSURE = "order-closure"
    ASK_HOLDS = "ask-holds"
    ANNOUNCE = "announce"
    FINAL_CAPTURE = "final-capture"
    CLOSE = "close"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Looking:
    """Whoever looks, and by what."""

    site: Loaded
    state: State
    runs: bool
    oversees: bool
    records: bool
    it: bool
    names_owner: bool

    def stage(self, *stages: Stage) -> bool:
        """Whether the site is at one of those stages."""
        return self.site.standing.stage in stages


_BEFORE = (Stage.DRAFT, Stage.ASKED, Stage.UNREGISTERED, Stage.SET_UP)
_THERE = (Stage.SET_UP, Stage.LIVE)


def _turn(look: Looking, kind: StepKind) -> bool:
    standing = look.site.standing
    return look.stage(Stage.CLOSING) and kind not in standing.done and not lacking(standing, kind)


def _renamable(look: Looking) -> bool:
    asked, made = look.site.last(StepKind.CHANGE_ASKED), look.site.last(StepKind.RENAMED)
    fresh = asked is not None and (made is None or made.number < asked.number)
    return fresh and decision_of(look.site.asked, Aim.RENAME) is State.APPROVED


_SENT_BY = frozenset({State.DRAFT, State.REFUSED})
_WHEN: dict[Move, Callable[[Looking], bool]] = {
    Move.SUBMIT: lambda one: (
        one.runs
        and (one.state in _SENT_BY or (one.site.standing.older and not one.site.asked))
        and bool(one.site.entry.owner)
    ),
    Move.SET_UP: lambda one: one.runs and one.state is State.APPROVED and not one.stage(Stage.LIVE),
    Move.GO_LIVE: lambda one: (one.runs or one.oversees) and one.stage(Stage.SET_UP),
    Move.MAKE_RENAME: lambda one: one.runs and one.stage(Stage.LIVE) and _renamable(one),
    Move.IT_DONE: lambda one: one.it and one.stage(*_BEFORE) and one.site.standing.item_open(Item.IT),
    Move.RECORDS_DONE: lambda one: (
        one.records and one.stage(*_BEFORE) and one.site.standing.item_open(Item.RECORDS)
    ),
    Move.CLERK_DONE: lambda one: (
        one.records
        and one.stage(*_BEFORE)
        and Item.CLERK in one.site.standing.items
        and one.site.standing.item_open(Item.CLERK)
    ),
    Move.TAKE_ON: lambda one: one.oversees and one.stage(Stage.UNREGISTERED) and not one.site.asked,
    Move.REVIEW: lambda one: one.oversees and one.stage(Stage.LIVE),
    Move.CONFIRM: lambda one: one.runs and one.stage(Stage.LIVE),
    Move.ASK_HOLDS: lambda one: one.records and _turn(one, StepKind.HOLDS_ASKED),
    Move.FINAL_CAPTURE: lambda one: one.records and _turn(one, StepKind.FINAL_CAPTURE),
    Move.ANNOUNCE: lambda one: (one.runs or one.oversees) and _turn(one, StepKind.ANNOUNCED),
    Move.CLOSE: lambda one: (one.runs or one.oversees) and _turn(one, StepKind.CLOSED),
    Move.ARCHIVE: lambda one: one.records and one.stage(Stage.CLOSED),
    Move.SECURE: lambda one: one.runs and one.stage(*_THERE),
    Move.FILL: lambda one: (one.runs or one.oversees) and one.stage(*_BEFORE, Stage.LIVE),
    Move.COMMENTS: lambda one: one.runs and one.stage(*_THERE),
    Move.RENAME: lambda one: one.runs and one.stage(Stage.LIVE) and bool(one.site.asked),
    Move.STRIKE: lambda one: one.runs and one.stage(Stage.LIVE),
    Move.CLERK_IN: lambda one: (
        one.oversees and one.stage(*_BEFORE) and Item.CLERK not in one.site.standing.items
    ),
    Move.CLERK_OUT: lambda one: (
        one.oversees and one.stage(*_BEFORE) and Item.CLERK not in one.site.standing.items
    ),
    Move.ADVISE: lambda one: one.it and one.stage(*_BEFORE, Stage.LIVE),
    Move.CAPACITY: lambda one: one.oversees and one.stage(*_THERE),
    Move.HAND_OVER: lambda one: one.names_owner and one.stage(*_BEFORE, Stage.LIVE),
    Move.CALL_OFF: lambda one: one.runs and one.stage(Stage.DRAFT, Stage.ASKED),
    Move.ORDER_CLOSURE: lambda one: one.oversees and one.stage(Stage.LIVE, Stage.UNREGISTERED, Stage.SET_UP),
}
FIRST = frozenset(
    {
        Move.SUBMIT,
        Move.SET_UP,
        Move.GO_LIVE,
        Move.MAKE_RENAME,
        Move.IT_DONE,
        Move.RECORDS_DONE,
        Move.CLERK_DONE,
        Move.TAKE_ON,
        Move.ASK_HOLDS,
        Move.FINAL_CAPTURE,
        Move.ANNOUNCE,
        Move.CLOSE,
        Move.ARCHIVE,
    }
)
"""What stands on top of the page: somebody waits for it."""


def looking(site: Loaded, actor: Actor, day: date) -> Looking:
    """Whoever looks at a site, and by what they could act. A fixed number of queries."""
    unit = site.row.unit_id
    oversees = may(actor, Right.OVERSEE, day, unit)
    return Looking(
        site=site,
        state=site.state(day),
        runs=runs(actor, site, day),
        oversees=oversees,
        records=may(actor, Right.RECORDS, day, unit),
        it=may(actor, Right.REFER, day, unit),
        names_owner=oversees or (actor.identity is not None and may_name_owner(actor.identity, unit, day)),
    )


def moves_of(look: Looking) -> tuple[list[Move], list[Move]]:
    """What somebody can do: what waits for it first, and what they can do besides."""
    can = [move for move, when in _WHEN.items() if when(look)]
    first = [move for move in can if move in FIRST]
    if look.state is State.UNDER_REVIEW:
        first += [move for move in (Move.REVIEW, Move.CONFIRM) if move in can]
    return first, [move for move in can if move not in first]
