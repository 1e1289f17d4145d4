"""Asking once for a whole page what many of its lines need: the agency tree, the policies in force, who may do what."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
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


class asked_anew:  # noqa: N801 -- read as `with asked_anew()`, beside asked_once
    """Know nothing of what was asked before, and remember nothing, until the block ends: for whatever decides.

    Every act comes through here, so it is no generator.
    """

    __slots__ = ("_token",)

    def __enter__(self) -> None:
        self._token: Token[dict[Hashable, object] | None] = _known.set(None)

    def __exit__(self, *_: object) -> None:
        _known.reset(self._token)


def once(key: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer, asked for at most once within `asked_once`, and each time outside of it."""
    known = _known.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    return cast("Answer", known[key])
