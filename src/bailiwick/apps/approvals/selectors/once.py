"""Asking the rooms below once for a whole list: what powers there are, who may use them, who works here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

Answer = TypeVar("Answer")
_known: ContextVar[dict[Hashable, object] | None] = ContextVar("what was asked already", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Remember answers until the block ends. Only for reading: an act asks anew, inside its transaction."""
    token = _known.set({} if _known.get() is None else _known.get())
    try:
        yield
    finally:
        _known.reset(token)


def once(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer, asked for at most once within `asked_once`, and each time outside of it."""
    known = _known.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    return cast("Answer", known[key])
