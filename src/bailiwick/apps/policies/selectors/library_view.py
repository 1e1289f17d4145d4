"""What the library of policies says of an agency: its own policies, who lives by each there, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from threading import Lock

from django.http import HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.policies.models import Adoption
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors.adopted import adoptions_on
from bailiwick.apps.policies.selectors.packs import library
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.pack import Pack
from bailiwick.ui import shelf
from bailiwick.ui.agencies import INVENTED

_MOST = 4
_made: dict[tuple[int, frozenset[str]], shelf.Shelf] = {}
_making = Lock()


def in_force_here() -> Mapping[str, tuple[Sentence, ...]]:
    """Of each policy that is in force today, for whom and since when. Four queries."""
    found: dict[str, tuple[Sentence, ...]] = {}
    for row in adoptions_on(timezone.localdate()):
        says = say("In force for {unit} since {day}.", unit=row.unit.name, day=written(row.starts))
        found[row.pack] = (*found.get(row.pack, ()), says)
    return found


def shelf_of(request: HttpRequest | None) -> shelf.Shelf:
    """The library with the agency's own policies: those adopted for everybody, drafts for who keeps policies.

    Without a request: all of them. Where there is none of its own, the one shelf of the process, and no query.
    """
    own = _own()
    if not own:
        return shelf.shelf()
    return _shelf(_hidden(own, actor_of(request), timezone.localdate()) if request else frozenset())


def packs_shown(actor: Actor, day: date) -> Mapping[str, Pack]:
    """The packs at hand of which the actor may know: those that ship, and the agency's own as on its shelf."""
    own = _own()
    hidden = _hidden(own, actor, day) if own else frozenset()
    return {name: pack for name, pack in library().packs.items() if name not in hidden}


def _own() -> frozenset[str]:
    return frozenset(set(library().packs) - set(shelf.library().packs))


def _hidden(own: frozenset[str], actor: Actor, day: date) -> frozenset[str]:
    """Those of the own packs that were never adopted, from all but whoever keeps policies."""
    if may(actor, Right.KEEP_POLICIES, day):
        return frozenset()
    return own.difference(Adoption.objects.filter(pack__in=own).values_list("pack", flat=True))


def _shelf(hidden: frozenset[str]) -> shelf.Shelf:
    """Made once for each state of the files and of what is hidden; a shelf holds on to its library."""
    read = library()
    key = (id(read), hidden)
    with _making:
        if key not in _made:
            if len(_made) >= _MOST:
                _made.clear()
            _made[key] = shelf.Shelf(read, shelf.casebook(), INVENTED, hidden)
        return _made[key]
