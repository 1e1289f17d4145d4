"""What the library of policies says of an agency: who lives by each policy there, and since when."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from bailiwick.apps.policies.selectors.adopted import adoptions_on
from bailiwick.kernel.dates import written
from bailiwick.kernel.sentence import Sentence, say


def in_force_here() -> Mapping[str, tuple[Sentence, ...]]:
    """Of each policy that is in force today, for whom and since when. Four queries."""
    found: dict[str, tuple[Sentence, ...]] = {}
    for row in adoptions_on(timezone.localdate()):
        says = say("In force for {unit} since {day}.", unit=row.unit.name, day=written(row.starts))
        found[row.pack] = (*found.get(row.pack, ()), says)
    return found
