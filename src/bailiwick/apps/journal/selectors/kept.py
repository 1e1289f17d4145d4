"""Answers kept between requests, for as long as the journal tells of nothing that could have changed them.

Every change of the record is an act, and every act is an entry of the same transaction (`@act`). So an answer that
rests on the record alone stands until the log has an entry of a room that it was read from; one query tells that.
Only for looking: an act asks anew, and never comes by here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar, cast

from bailiwick.apps.journal.guard import act_is_open, when_built
from bailiwick.apps.journal.models import Entry, Outcome

Answer = TypeVar("Answer")
Answers = OrderedDict[Hashable, object]

MOST_ANSWERS = 128
"""Of those asked for last; a page of the register is the largest, some hundred kilobytes."""
MOST_ENTRIES = 200
"""After more entries than this, nobody looks which they were."""


@dataclass(slots=True)
class _Shelf:
    """Answers that were true at an entry, and are since: its number and its hash, which no other log repeats."""

    last: tuple[int, bytes]
    answers: Answers = field(default_factory=OrderedDict)


_shelves: dict[frozenset[str], _Shelf] = {}
_lock = Lock()
_here: ContextVar[Answers | None] = ContextVar("answers kept from earlier requests", default=None)


@contextmanager
def kept_answers(reads: frozenset[str]) -> Iterator[None]:
    """Know, until the block ends, what was answered before any act of those rooms. One query, or two after an act.

    `reads` are the rooms that the answers rest on, as their acts' codes begin.
    """
    token = _here.set(_standing(reads))
    try:
        yield
    finally:
        _here.reset(token)


def kept(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer from an earlier request, if it stands; otherwise it is asked for. `key` names all it rests on.

    What it rests on besides the record, such as the day and who looks, belongs into the key. Whoever gets an answer
    changes nothing in it.
    """
    answers = _here.get()
    if answers is None or act_is_open():
        return ask()
    with _lock:
        if key in answers:
            answers.move_to_end(key)
            return cast("Answer", answers[key])
    answer = ask()
    with _lock:
        answers[key] = answer
        while len(answers) > MOST_ANSWERS:
            answers.popitem(last=False)
    return answer


def forget() -> None:
    """Know nothing any more: tables were built, which leaves no entry."""
    _shelves.clear()


when_built(forget)


def _standing(reads: frozenset[str]) -> Answers | None:
    """What stands now; None in an empty log. Whoever still answers for an earlier state writes into its own."""
    shelf = _shelves.get(reads)
    if shelf is not None:
        since = _since(shelf.last[0])
        whole = len(since) <= MOST_ENTRIES and bool(since) and since[0][0] == shelf.last
        if whole and not any(act.partition(".")[0] in reads for _, act in since[1:]):
            shelf.last = since[-1][0]
            return shelf.answers
    newest = Entry.objects.order_by("-index").values_list("index", "leaf_hash").first()
    if newest is None:
        return None
    shelf = _shelves[reads] = _Shelf((newest[0], bytes(newest[1])))
    return shelf.answers


def _since(index: int) -> list[tuple[tuple[int, bytes], str]]:
    """The entry of that number and those after it, each with its act; empty for an act that was refused."""
    rows = Entry.objects.filter(index__gte=index).order_by("index")
    found = rows.values_list("index", "leaf_hash", "act", "outcome")[: MOST_ENTRIES + 1]
    return [
        ((number, bytes(leaf)), act if outcome == Outcome.DONE else "")
        for number, leaf, act, outcome in found
    ]
