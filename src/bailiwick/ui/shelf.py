"""What every page of the library reads: the packs, their worked examples and how far each clause is. Read once.

Nothing here is written, and no answer depends on who asks: what was worked out for one visitor serves the next.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from bailiwick.policy.adoption import AdoptedPolicy, adopt
from bailiwick.policy.binding import Binding
from bailiwick.policy.casebook import Case, Casebook, Outcome
from bailiwick.policy.check import Check
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.case_files import load_cases
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.pack import Pack, PackKind
from bailiwick.ui.agencies import INVENTED

SCANNING = Lock()
"""Held by whoever looks at a text: the one scanner of this process has one scratch."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One binding of a pack, with the check behind it."""

    pack: Pack
    binding: Binding
    check: Check


class Shelf:
    """The packs at hand, as they are read by people: agencies' policies first, in the order in which they are worn."""

    def __init__(
        self,
        library: Library,
        cases: Sequence[Case],
        overlays: Sequence[Overlay] = (),
        hidden: Collection[str] = (),
    ) -> None:
        self.library = library
        self.cases = tuple(cases)
        worn = {overlay.pack: overlay for overlay in overlays}
        order = {overlay.pack: place for place, overlay in enumerate(overlays)}
        packs = [
            pack
            for pack in library.packs.values()
            if pack.kind is not PackKind.COMMON and pack.id not in hidden
        ]
        packs.sort(key=lambda pack: (pack.kind is PackKind.HOUSE, order.get(pack.id, len(order)), pack.id))
        self.policies: Mapping[str, AdoptedPolicy] = {
            pack.id: adopt(pack, worn.get(pack.id)) for pack in packs
        }
        self._book = Casebook(library)
        self._outcomes: dict[int, Outcome | None] = {}

    @cached_property
    def bound(self) -> tuple[Bound, ...]:
        """Every binding of the packs on the shelf, under their adopted settings."""
        return tuple(
            Bound(policy.pack, binding, self.library.checks[binding.check])
            for policy in self.policies.values()
            for binding in policy.bindings.values()
        )

    @cached_property
    def bound_to_clause(self) -> Mapping[str, tuple[Bound, ...]]:
        """Clause id to what is bound to it."""
        return _grouped((clause, bound) for bound in self.bound for clause in bound.binding.clauses)

    @cached_property
    def bound_to_check(self) -> Mapping[str, tuple[Bound, ...]]:
        """Code of a check to what binds it."""
        return _grouped((bound.check.code, bound) for bound in self.bound)

    @cached_property
    def cases_of(self) -> Mapping[str, tuple[int, ...]]:
        """Binding id to the places of its worked examples in `cases`."""
        found: dict[str, list[int]] = {}
        for place, case in enumerate(self.cases):
            found.setdefault(case.binding, []).append(place)
        return {binding: tuple(places) for binding, places in found.items()}

    @cached_property
    def checks(self) -> Mapping[str, Check]:
        """Every check once, by its code; the library also knows them by retired ones."""
        checks = self.library.checks
        return {code: checks[code] for code in sorted(checks) if checks[code].code == code}

    def outcome(self, place: int) -> Outcome | None:
        """What the engine says of one worked example; worked out when somebody first looks at it, then kept."""
        with SCANNING:
            if place not in self._outcomes:
                self._outcomes[place] = self._book.outcome(self.cases[place])
            return self._outcomes[place]


def _grouped(pairs: Iterable[tuple[str, Bound]]) -> dict[str, tuple[Bound, ...]]:
    found: dict[str, list[Bound]] = {}
    for key, bound in pairs:
        found.setdefault(key, []).append(bound)
    return {key: tuple(several) for key, several in found.items()}


def library() -> Library:
    """The one library of this process, of the packs that ship. Raises FaultyFilesError when a pack has faults."""
    return load_library()


@cache
def casebook() -> tuple[Case, ...]:
    """Every worked example of the packs that ship. Raises FaultyFilesError."""
    return tuple(load_cases())


def shelf_for(request: HttpRequest | None) -> Shelf:
    """The policies that whoever asks may read: those that ship, and the agency's own, which a room tells.

    Without a request: every policy at hand, for making links of what somebody has been shown.
    """
    if not settings.SHELF:
        return shelf()
    ask: Callable[[HttpRequest | None], Shelf] = import_string(settings.SHELF)
    return ask(request)


@cache
def shelf() -> Shelf:
    """The shelf of this process. Raises FaultyFilesError when a pack or a worked example has faults."""
    return Shelf(library(), casebook(), INVENTED)
