"""What the library of policies says of an agency: its own policies, who lives by each there, and since when."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.policies.models import Adoption
from bailiwick.apps.policies.permissions import Right, may
from bailiwick.apps.policies.selectors.adopted import adoptions_on
from bailiwick.apps.policies.selectors.packs import library
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ui import shelf
from bailiwick.ui.agencies import INVENTED

_MOST = 4
_made: dict[tuple[int, frozenset[str]], shelf.Shelf] = {}


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
    own = set(library().packs) - set(shelf.library().packs)
    if not own:
        return shelf.shelf()
    return _shelf(frozenset(own - _shown(own, request)))


def _shown(own: set[str], request: HttpRequest | None) -> set[str]:
    if request is None or may(actor_of(request), Right.KEEP_POLICIES, timezone.localdate()):
        return own
    return set(Adoption.objects.filter(pack__in=own).values_list("pack", flat=True))


def _shelf(hidden: frozenset[str]) -> shelf.Shelf:
    """Made once for each state of the files and of what is hidden; a shelf holds on to its library."""
    read = library()
    key = (id(read), hidden)
    if key not in _made:
        if len(_made) >= _MOST:
            _made.clear()
        _made[key] = shelf.Shelf(read, shelf.casebook(), INVENTED, hidden)
    return _made[key]
