"""Platforms: entered with what can be done there, recorded in or out of scope, asked for, stopped, taken up again."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from bailiwick.apps.approvals.services import Asked, ask
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.roster.models import Unit
from bailiwick.apps.sites.errors import NoSuchSiteError, SitesError
from bailiwick.apps.sites.facts import Described, key_of
from bailiwick.apps.sites.models import Function, Platform, PlatformKind, PlatformStep, PlatformStepKind
from bailiwick.apps.sites.permissions import Right, require, units_seen
from bailiwick.apps.sites.selectors.catalogue import catalogue
from bailiwick.apps.sites.selectors.platforms import OBJECTS, is_suspended, powers_about
from bailiwick.apps.sites.services.stepping import day_of, me, text_of
from bailiwick.kernel.sentence import say

K = PlatformStepKind


@act("sites.platform.enter", say("entered a platform"))
def enter_platform(
    doing: Doing,
    *,
    name: str,
    kind: PlatformKind = PlatformKind.OTHER,
    functions: Iterable[Function] = (),
    words: str = "",
) -> Platform:
    """Enter a platform; one that the catalogue knows by any of its names is entered as the catalogue has it.

    Any colleague may. Raises SitesError where it is entered already, or nothing is said of what can be done there.
    """
    if not units_seen(doing.actor, day_of(doing)):
        raise RefusedError("You do not work here.", reason="not-here", remedy="Ask somebody who does.")
    name = text_of(name, "name", 120, lacking="The platform has no name yet.")
    known = catalogue().match(name) or Described(name, kind, frozenset(functions))
    if not known.functions and known.kind is not PlatformKind.WEBSITE:
        raise SitesError(
            "Nobody has said what people can do there.", field="functions", remedy="Tick what is so."
        )
    if Platform.objects.filter(key=key_of(known.name)).exists():
        raise SitesError(f"{known.name} is entered already.", field="name", remedy="Look at the list.")
    row: Platform = Platform.objects.create(
        name=known.name,
        key=key_of(known.name),
        kind=known.kind,
        functions=" ".join(sorted(known.functions)),
        known_by=" ".join(one for one in known.known_by if " " not in one),
        entered_by_id=me(doing),
        entered_at=doing.at,
    )
    _step(doing, row, K.ENTERED, None, text_of(words))
    return row


@act("sites.platform.scope", say("recorded whether a platform is social media"))
def record_scope(doing: Doing, platform: UUID, *, unit: UUID, in_scope: bool, words: str) -> PlatformStep:
    """Record that the policies speak of a platform, or that they do not, and why: until then it is presumed."""
    require(doing.actor, Right.SCOPE, day_of(doing), unit)
    row = _locked(doing, platform)
    why = text_of(words, lacking="Nobody has said why.")
    return _step(doing, row, K.IN_SCOPE if in_scope else K.OUT_OF_SCOPE, unit, why)


@act("sites.platform.ask", say("asked for leave to use a platform"))
def ask_for_platform(doing: Doing, platform: UUID, *, unit: UUID, power: str, purpose: str) -> PlatformStep:
    """Ask for a platform, or for how far social media are used at all, by a power of the unit's policies.

    Whoever is to be heard first is asked by the room approvals. Raises SitesError where no policy asks for it.
    """
    row = _locked(doing, platform)
    day = day_of(doing)
    if power not in {one.id for one in powers_about(unit, day, OBJECTS)}:
        raise SitesError("No policy here asks for this.", field="power", remedy="Choose from the list.")
    asked = ask(doing.actor, Asked(power=power, unit=unit, told={"identity": row.name, "purpose": purpose}))
    return _step(doing, row, K.ASKED, unit, "", request=asked.row.id)


@act("sites.platform.suspend", say("stopped the use of a platform"))
def suspend_platform(doing: Doing, platform: UUID, *, unit: UUID, words: str) -> PlatformStep:
    """Stop the use of a platform for a unit and all below it: no page is asked for or opened there until it ends."""
    day = day_of(doing)
    require(doing.actor, Right.SUSPEND, day, unit)
    row = _locked(doing, platform)
    if is_suspended(row, unit, day):
        raise SitesError("It is stopped already.", remedy="Look at the platform as it is now.")
    return _step(doing, row, K.SUSPENDED, unit, text_of(words, lacking="Nobody has said why."))


@act("sites.platform.reinstate", say("took up the use of a platform again"))
def reinstate_platform(doing: Doing, platform: UUID, *, unit: UUID, words: str) -> PlatformStep:
    """Take the use of a platform up again, with what the review came to."""
    day = day_of(doing)
    require(doing.actor, Right.SUSPEND, day, unit)
    row = _locked(doing, platform)
    if not is_suspended(row, unit, day):
        raise SitesError("It is not stopped.", remedy="Look at the platform as it is now.")
    return _step(
        doing, row, K.REINSTATED, unit, text_of(words, lacking="Nobody has said what the review found.")
    )


def _locked(doing: Doing, platform: UUID) -> Platform:
    doing.about("platform", platform)
    row = Platform.objects.select_for_update().filter(pk=platform).first()
    if not isinstance(row, Platform):
        raise NoSuchSiteError("There is no such platform.", remedy="Look at the list again.")
    return row


def _step(  # noqa: PLR0913, PLR0917 -- a row has these
    doing: Doing,
    row: Platform,
    kind: PlatformStepKind,
    unit: UUID | None,
    words: str,
    request: UUID | None = None,
) -> PlatformStep:
    if unit is not None and not Unit.objects.filter(pk=unit).exists():
        raise SitesError("There is no such unit.", field="unit", remedy="Choose another.")
    number = row.steps.count() + 1
    step: PlatformStep = PlatformStep.objects.create(
        key=f"{row.id}:{number}",
        platform=row,
        number=number,
        kind=kind,
        unit_id=unit,
        request_id=request,
        by_id=doing.actor.identity,
        words=words,
        at=doing.at,
    )
    doing.about("platform", row.id)
    doing.record(step=kind, number=number, unit=unit)
    return step
