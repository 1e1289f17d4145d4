"""Pages older than the register are brought in from a file: all of it or nothing, and each waits for a review."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.facts.importing import Row
from bailiwick.apps.sites.models import StepKind
from bailiwick.apps.sites.permissions import Right, require, units_seen
from bailiwick.apps.sites.selectors.importing import Named, look, named
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.services.asking import Wanted, checked, enter
from bailiwick.apps.sites.services.stepping import Said, day_of, first_step
from bailiwick.kernel.sentence import say

_TOLD = ("address", "name", "goal", "language", "series")


@act("sites.bring-in", say("brought in pages from a file"))
def bring_in(doing: Doing, text: str, *, digest: str, unit: UUID) -> list[Loaded]:
    """Bring in every page of a file that was looked at: `digest` is of exactly it. Each is older than its entry.

    None is exempt: each waits for a review by those who oversee pages (mpls/scope.s2). Raises SitesError. Refused
    where a page of the file is of a unit whose pages they do not oversee.
    """
    day = day_of(doing)
    require(doing.actor, Right.OVERSEE, day, unit)
    units = units_seen(doing.actor, day)
    looked = look(text, units)
    if looked.digest != digest:
        raise SitesError("This is not the file that you looked at.", remedy="Look at it again.")
    if looked.faults:
        raise SitesError(
            f"{len(looked.faults)} things are wrong with the file.", remedy="Mend them and look again."
        )
    names = named(units)
    for row in looked.rows:
        require(doing.actor, Right.OVERSEE, day, names.units[row.told["unit"]])
    made = [_entered(doing, row, names) for row in looked.rows]
    doing.about("unit", unit)
    doing.record(pages=len(made), file=digest)
    return made


def _entered(doing: Doing, row: Row, names: Named) -> Loaded:
    told = row.told
    sets: dict[str, Any] = {name: told[name] for name in _TOLD if told.get(name)}
    sets |= {name: names.people[told[name].casefold()] for name in ("owner", "backup") if told.get(name)}
    wanted = Wanted(
        unit=names.units[told["unit"]],
        platform=names.platforms[told["platform"].casefold()],
        handle=told["handle"],
        presence=row.presence,
    )
    site = enter(doing, wanted, asker=None, opened_on=row.opened)
    return first_step(
        doing,
        site,
        StepKind.IMPORTED,
        Said(sets=checked({**sets, "handle": told["handle"]}), day=day_of(doing)),
    )
