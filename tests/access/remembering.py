"""What the rooms read again for every cell is read once: an answer counts for as long as nothing was written.

Thousands of cells are asked of one town, and each is undone, so most of what a cell reads first was read by the one
before. The functions named here are given a body that remembers: by their arguments, by what has been written since
(every write makes a new state, and undoing a cell brings back the one before it), and by the guards within. With a
guard of theirs taken out they are asked anew, and what they passed counts as passed. They only read.
"""

import importlib
import re
from collections.abc import KeysView
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from types import FunctionType
from uuid import UUID

from django.db import connection
from tests.access.guards import SWITCHES

from bailiwick.apps.journal.facts import Actor
from bailiwick.policy.power import Power
from bailiwick.ui.once import asked_anew, asked_once

READERS = (
    "roster.permissions: tree_on standing_of is_colleague",
    "roster.selectors.people: records cards cards_of chain_of names_of history_of do_not_show_names is_not_shown",
    "roster.selectors.powers: who_may holders_of holding roles_of",
    "roster.selectors.units: outline lead_of leads_on departments_of names_of_units",
    "roster.selectors.soon: leaving_soon vacant_offices",
    "policies.permissions: may",
    "policies.selectors.adopted: in_force policies_binding not_at_hand",
    "policies.selectors.procedures: procedures_of overdue coverage law_changes",
    "policies.selectors.gaps: gaps_of",
    "readiness.permissions: scopes_of",
    "readiness.selectors.bound: bound",
    "readiness.selectors.courses: given_out",
    "readiness.selectors.tasks: tasks open_tasks_of",
    "readiness.selectors.report: report",
    "approvals.selectors.permissions: permissions_for",
    "approvals.selectors.lists: waiting_for stuck",
    "approvals.selectors.waiving: waivable deciders_of",
    "policies.selectors.asking: readable",
    "sites.permissions: scopes_of units_seen",
    "sites.selectors.platforms: platforms policies_below",
    "sites.selectors.sites: register sites_kept_by",
)
PLAIN = (str, int, UUID, date, datetime, bool, Enum, Actor, type(None))
_WRITES = re.compile(r'\s*(?:(?:INSERT|UPDATE|DELETE)\b[^"]*"(\w+)"|ROLLBACK\b)', re.IGNORECASE)
_NO_RECORD = {"accounts_session", "accounts_pacing", "accounts_answered"}
"""Tables that none of these functions reads, and that most requests write."""


class Remembered:
    """The state of the town, and what has been read in it; and what is read now, while one guard is out."""

    def __init__(self):
        self.state, self.known = object(), {}
        self.without, self._out = {}, ""
        self._fresh, self._depth = [], 0

    def watch(self, execute, sql, parameters, many, context):
        """Every statement passes here; one that writes, or takes back what was written, makes a new state."""
        found = _WRITES.match(sql)
        if found and found[1] not in _NO_RECORD:
            self.state = object()
        return execute(sql, parameters, many, context)

    @contextmanager
    def undone(self):
        """Whatever is written in the block is undone by its end, so that the state is the one before it."""
        before, first = self.state, len(self._fresh)
        self._depth += 1
        try:
            yield
        finally:
            self.state = before
            self._depth -= 1
            self._forget(first)

    def _forget(self, first):
        """What was read in states that never come back is forgotten, so that the rest is found quickly."""
        fresh = self._fresh[first:]
        for known, key in fresh:
            if key[1] is not self.state:
                known.pop(key, None)
        self._fresh[first:] = [one for one in fresh if one[1][1] is self.state] if self._depth else []

    def asked(self, function, given, named):
        """The answer to a question: as it is known, or asked now."""
        try:
            key = (function, self.state, _as_key(given), _as_key(list(named.items())))
        except TypeError:
            return function(*given, **named)
        if self._out != SWITCHES.out:
            self._out, self.without = SWITCHES.out, {}
        known = self.known.get(key)
        if known is None or SWITCHES.out in known[1]:
            known = self.without.get(key) or self._read(key, function, given, named)
        SWITCHES.passed |= known[1]
        return known[0].copy() if type(known[0]) in {list, dict, set} else known[0]

    def _read(self, key, function, given, named):
        """What is answered now, and the guards that it rests on; kept where it was read in one state."""
        before, SWITCHES.passed = SWITCHES.passed, set()
        # What the page has asked once already would hide some of those guards.
        try:
            with asked_anew(), asked_once():
                answer = function(*given, **named)
            read = answer, frozenset(SWITCHES.passed)
        finally:
            SWITCHES.passed = before | SWITCHES.passed
        if self.state is key[1]:
            known = self.without if SWITCHES.out in read[1] else self.known
            known[key] = read
            self._fresh.append((known, key))
        return read


class _Same:
    """A thing that is the same only as itself: a power of a policy as it is worn."""

    def __init__(self, one):
        self.one = one

    def __hash__(self):
        return id(self.one)

    def __eq__(self, other):
        return type(other) is _Same and self.one is other.one


def _as_key(value):
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, list | tuple):
        return tuple(map(_as_key, value))
    if isinstance(value, set | frozenset | KeysView):
        return frozenset(map(_as_key, value))
    if isinstance(value, Power):
        return _Same(value)
    raise TypeError(type(value))


@contextmanager
def remembering():
    """The product with those functions remembering, for as long as the block lasts."""
    held, before = Remembered(), []
    for line in READERS:
        room, _, names = line.partition(":")
        module = importlib.import_module(f"bailiwick.apps.{room}")
        before += [_remembers(held, getattr(module, name)) for name in names.split()]
    with connection.execute_wrapper(held.watch):
        try:
            yield held
        finally:
            for function, code in before:
                function.__code__ = code


def _remembers(held, function):
    """Give a function a body that asks what is remembered; gives it with the code it had."""
    own = FunctionType(
        function.__code__,
        function.__globals__,
        function.__name__,
        function.__defaults__,
        function.__closure__,
    )
    own.__kwdefaults__ = function.__kwdefaults__
    place = f"__remembered_{function.__name__}__"
    function.__globals__[place] = lambda *given, **named: held.asked(own, given, named)
    made = {}
    exec(f"def asks(*given, **named):\n    return {place}(*given, **named)", made)  # noqa: S102 -- two lines of ours
    before = function.__code__
    function.__code__ = made["asks"].__code__
    return function, before
