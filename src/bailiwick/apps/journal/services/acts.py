"""`@act`: a service that does something that matters, its writes and its entry in one transaction, or none of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.journal.errors import FreeTextError, OutsideAnActError, RefusedError
from bailiwick.apps.journal.facts import PRIVATE, Actor
from bailiwick.apps.journal.guard import act_open
from bailiwick.apps.journal.logs import INTERNAL, Log
from bailiwick.apps.journal.models import Outcome
from bailiwick.apps.journal.services.appending import Content, append, plain
from bailiwick.apps.journal.services.transactions import ActTransaction
from bailiwick.kernel.identifiers import is_plain_id
from bailiwick.kernel.sentence import Sentence
from bailiwick.ui.once import asked_anew

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Act:
    """A sort of act: its permanent code, such as `roster.person.add`, and what it says of whoever did it.

    A `private` one is shown to whoever did it and to nobody else.
    """

    code: str
    says: Sentence
    log: Log = INTERNAL
    private: bool = False


@dataclass(slots=True)
class Doing:
    """One act under way: who does it and when; what it is about and what is to be recorded of it."""

    act: Act
    actor: Actor
    at: datetime
    subject: tuple[str, str] = ("", "")
    details: dict[str, object] = field(default_factory=dict)
    more: list[Doing] = field(default_factory=list)

    def another(self) -> Doing:
        """The same act to another thing, in the same transaction: what this is told is an entry of its own."""
        one = Doing(self.act, self.actor, self.at)
        self.more.append(one)
        return one

    def about(self, kind: str, identity: UUID | str) -> None:
        """Say what the act is about: a kind such as `person`, and its random id."""
        self.subject = (kind, str(identity))

    def record(self, **details: object) -> None:
        """Add ids, digests, codes, dates and numbers to the entry; free text raises FreeTextError."""
        self.details |= {name: plain(name, value) for name, value in details.items()}


_known: dict[str, Act] = {}
_under_way: ContextVar[Doing | None] = ContextVar("the act under way", default=None)


def acts() -> Mapping[str, Act]:
    """Every sort of act that the rooms have, by code."""
    return _known


def under_way() -> Doing | None:
    """The act that is under way in this thread, if there is one."""
    return _under_way.get()


def act(
    code: str, says: Sentence, *, log: Log = INTERNAL, private: bool = False
) -> Callable[[Callable[Concatenate[Doing, P], R]], Callable[Concatenate[Actor, P], R]]:
    """Make a service into an act: called with an Actor first, it gets the Doing in its place.

    Its writes and its journal entry are one transaction of the log's database. RefusedError, raised inside, undoes the
    writes and leaves an entry of the refusal; any other error undoes everything and leaves none. An act inside an
    act is one more entry of the same transaction.
    """
    kind = Act(code, says, log, private)
    if not is_plain_id(code) or code in _known:
        raise FreeTextError(
            f"{code!r} is no new code of an act.", remedy="Give a plain id that no act has yet."
        )
    _known[code] = kind
    if private:
        PRIVATE.add(code)

    def decorate(service: Callable[Concatenate[Doing, P], R]) -> Callable[Concatenate[Actor, P], R]:
        @functools.wraps(service)
        def doing_it(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            doing = Doing(kind, actor, timezone.now())
            outer = _outer(log)
            token = _under_way.set(doing)
            try:
                with asked_anew(), act_open(log.database, code, actor), ActTransaction(log.database):
                    result = service(doing, *args, **kwargs)
                    append(log, [_content(one, Outcome.DONE) for one in (doing, *doing.more)])
            except RefusedError as refusal:
                # An inner refusal is the outer act's too, and is recorded once, when everything has been undone.
                if outer is None:
                    _record_refusal(log, doing, refusal)
                raise
            finally:
                _under_way.reset(token)
            return result

        return doing_it

    return decorate


def _outer(log: Log) -> Doing | None:
    """The act under way, if there is one; raises OutsideAnActError where it is entered in another log."""
    outer = _under_way.get()
    if outer is not None and outer.act.log is not log:
        raise OutsideAnActError(
            f"An act of the {log.name} log cannot stand inside one of the {outer.act.log.name} log.",
            remedy="Do one after the other: two databases have no transaction in common.",
        )
    return outer


def _record_refusal(log: Log, doing: Doing, refusal: RefusedError) -> None:
    with act_open(log.database, doing.act.code, doing.actor), ActTransaction(log.database):
        append(log, [_content(doing, Outcome.REFUSED, refusal.reason)])


def _content(doing: Doing, outcome: Outcome, reason: str = "") -> Content:
    token = doing.actor.token
    return Content(
        act=doing.act.code,
        outcome=outcome,
        reason=reason,
        at=doing.at,
        actor=doing.actor,
        subject=doing.subject,
        details=doing.details | {"token": str(token)} if token else doing.details,
    )
