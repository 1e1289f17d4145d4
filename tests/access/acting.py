"""Ask one cell of an act: somebody in a seat calls the service itself, and everything it did is undone."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from inspect import isfunction
from typing import Any

from django.apps import apps
from tests.access.asking import Got, entered_since, lengths
from tests.access.guards import SWITCHES
from tools.access_matrix import Answer

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import CLOCKWORK, OPERATOR, Actor, person
from bailiwick.apps.journal.models import ActorKind, Channel
from bailiwick.apps.journal.services import acts
from bailiwick.kernel.errors import BailiwickError
from bailiwick.ui.contributing import contributors

STRANGER = Actor(ActorKind.STRANGER, Channel.BROWSER, None, "192.0.2.7")
AT_A_DOOR = ("stranger", "operator", "clockwork")
"""Seats that are no account; the other strangers are nobody until they have signed in, and act as this one."""


def _nothing(_town: Any) -> None:
    """No preparation."""


@dataclass(frozen=True, slots=True)
class Call:
    """How an act is done: by the town, whoever does it, and what `prepare` made before."""

    do: Callable[[Any, Actor, Any], object]
    prepare: Callable[[Any], Any] = _nothing


def codes():
    """The code of every act, once every service of every room and of the project has been imported."""
    for room in apps.get_app_configs():
        if room.name.startswith("bailiwick.apps.") and find_spec(f"{room.name}.services"):
            services = importlib.import_module(f"{room.name}.services")
            for module in pkgutil.walk_packages(getattr(services, "__path__", []), f"{services.__name__}."):
                importlib.import_module(module.name)
    for name in ("beginning", "copies"):
        importlib.import_module(f"bailiwick.project.{name}")
    return sorted(code for code in acts() if not code.startswith("tests."))


def selectors():
    """Everything that is read in somebody's name: a selector whose first argument is an Actor, as `room.name`."""
    found = set()
    for room in apps.get_app_configs():
        if room.name.startswith("bailiwick.apps.") and find_spec(f"{room.name}.selectors"):
            selecting = importlib.import_module(f"{room.name}.selectors")
            inside = pkgutil.walk_packages(getattr(selecting, "__path__", []), f"{selecting.__name__}.")
            for module in [selecting, *(importlib.import_module(one.name) for one in inside)]:
                found |= {
                    f"{room.label}.{name}"
                    for name, one in vars(module).items()
                    if isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_")
                    if next(iter(one.__annotations__.values()), "") == "Actor"
                }
    return found


def contributed():
    """What rooms contribute to others' pages, as `room.name`; what a page of its own shows needs no row here."""
    return {
        f"{module.__name__.split('.')[-2]}.{name}"
        for module in contributors()
        for name in ("waiting", "wrong", "panels", "holdings")
        if hasattr(module, name)
    }


def actor_in(town, seat):
    """Whoever sits there, as the journal knows them."""
    known = {"stranger": STRANGER, "operator": OPERATOR, "clockwork": CLOCKWORK}
    if seat in known:
        return known[seat]
    one = town.people[seat]
    return person(one.id if one is not None else town.accounts[seat].pk)


def act_as(town, seat, call, *, reads=False):
    """One cell, and no trace of it."""
    town.seat = seat
    made = town.prepared(call)
    SWITCHES.passed.clear()
    with town.undone():
        before = lengths()
        told = ""
        try:
            given = call.do(town, actor_in(town, seat), made)
            answer = (Answer.PAGE if given else Answer.ABSENT) if reads else Answer.DONE
        except RefusedError as refusal:
            answer, told = Answer.REFUSED, refusal.reason
        except BailiwickError as fault:
            answer, told = Answer.FAULT, str(fault)
        except Exception as error:  # noqa: BLE001 -- whatever breaks is the answer of this cell
            answer, told = Answer.BROKEN, f"{type(error).__name__}: {error}"
        entered = entered_since(before)
    return Got(answer, entered=entered, told=told)
