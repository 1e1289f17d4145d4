"""A policy is adopted, watched first if somebody wishes, and ended: each with who decided and on what it rests."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import Adoption, Ending, WatchEnd
from bailiwick.apps.policies.permissions import DECIDERS, Right, require
from bailiwick.apps.policies.selectors.adopted import ended, watching_until, worn_policy
from bailiwick.apps.policies.selectors.packs import pack_of
from bailiwick.apps.policies.selectors.wearing import worn_by
from bailiwick.apps.policies.services.helping import day_of, line, locked_unit
from bailiwick.apps.roster.models import Role
from bailiwick.apps.roster.selectors import roles_of, tree_on, who_may
from bailiwick.kernel.sentence import say
from bailiwick.policy.pack import Pack, PackKind
from bailiwick.policy.power import Power


@act("policies.adopt", say("adopted a policy"))
def adopt(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    unit: UUID,
    pack: str,
    decided_by: UUID,
    instrument: str,
    edition: str = "",
    starts: date | None = None,
    watch_until: date | None = None,
) -> Adoption:
    """Adopt an edition of a policy (the latest that has begun) for a unit and all below it, from a day on (today).

    `decided_by` holds the power that the policy itself names, or an office that may decide (nmpd/0.s2); `instrument`
    is the order, vote or signature it rests on. Until `watch_until` it only watches. Raises PoliciesError for an
    edition that had not begun by then, and RefusedError where nobody who may has decided.
    """
    today = day_of(doing)
    starts = starts or today
    require(doing.actor, Right.KEEP_POLICIES, today, unit)
    found = _agency_pack(pack)
    edition = _edition(found, edition, starts)
    of = locked_unit(unit, today)
    office = _office(found, decided_by, unit, {today, starts})
    _after(starts, watch_until)
    row = Adoption(
        unit=of,
        pack=pack,
        edition=edition,
        pack_digest=found.digest,
        starts=starts,
        decided_by_id=decided_by,
        office=office,
        instrument=line(instrument, "paper it rests on"),
        watch_until=watch_until,
        entered_by=doing.actor.identity,
        entered_at=doing.at,
    )
    return _written(doing, row, _effective_digest(found, row, of.name, starts))


@act("policies.adoption.end", say("ended the adoption of a policy"))
def end_adoption(
    doing: Doing, *, adoption: UUID, decided_by: UUID, instrument: str, day: date | None = None
) -> Ending:
    """A unit lives by the policy no longer from that day on (today). What was done under it stays as it is."""
    row = _adoption(adoption)
    today = day_of(doing)
    day = day or today
    require(doing.actor, Right.KEEP_POLICIES, today, row.unit_id)
    locked_unit(row.unit_id, today)
    if Ending.objects.filter(adoption=row).exists():
        raise PoliciesError("It has been ended already.", remedy="Look at the page again.")
    if day < today:
        raise PoliciesError("A policy cannot end in the past.", remedy="Give today or a later day.")
    office = _office(pack_of(row.pack), decided_by, row.unit_id, {today})
    ending: Ending = Ending.objects.create(
        adoption=row,
        day=day,
        decided_by_id=decided_by,
        instrument=line(instrument, "paper it rests on"),
        entered_by=doing.actor.identity,
        entered_at=doing.at,
    )
    doing.about("adoption", row.id)
    doing.record(unit=row.unit_id, pack=row.pack, from_day=day, decided_by=decided_by, office=office)
    return ending


@act("policies.watch.end", say("signed from which day a policy stops things"))
def end_watch(doing: Doing, *, adoption: UUID, day: date | None = None) -> WatchEnd:
    """Sign that a policy which only watches stops things from that day on (today).

    It is signed by whoever is doing it: the Chief, the head of the department or Communications, and nobody for them.
    """
    row = _adoption(adoption)
    today = day_of(doing)
    day = day or today
    require(doing.actor, Right.END_WATCH, today, row.unit_id)
    locked_unit(row.unit_id, today)
    until = watching_until(row)
    if until is None or until <= today or ended(row, today):
        raise PoliciesError("This policy does not only watch.", remedy="There is nothing to end.")
    if day < today:
        raise PoliciesError("A watch cannot end in the past.", remedy="Give today or a later day.")
    assert doing.actor.identity is not None  # noqa: S101 -- only a person has that right
    signed: WatchEnd = WatchEnd.objects.create(
        adoption=row, day=day, signed_by_id=doing.actor.identity, signed_at=doing.at
    )
    doing.about("adoption", row.id)
    doing.record(unit=row.unit_id, pack=row.pack, stops_from=day)
    return signed


def _after(starts: date, watch_until: date | None) -> None:
    if watch_until is not None and watch_until <= starts:
        raise PoliciesError(
            "The watch would end before it begins.",
            remedy="Give a later day, or none to stop things at once.",
        )


def _written(doing: Doing, row: Adoption, digest: str) -> Adoption:
    row.digest = digest
    row.save(force_insert=True)
    doing.about("adoption", row.id)
    doing.record(
        unit=row.unit_id,
        pack=row.pack,
        edition=row.edition,
        starts=row.starts,
        digest=digest,
        decided_by=row.decided_by_id,
        office=row.office,
        watch_until=row.watch_until,
    )
    return row


def _agency_pack(name: str) -> Pack:
    found = pack_of(name)
    if found.kind is not PackKind.AGENCY:
        raise PoliciesError(
            f"'{name}' is no agency's policy: it is layered over every policy by itself.",
            remedy="Choose a policy.",
        )
    return found


def _edition(pack: Pack, edition: str, starts: date) -> str:
    if not pack.editions:
        return ""
    known = {one.id: one for one in pack.editions}
    if not edition:
        latest = pack.edition_on(starts, starts)
        edition = latest.id if latest else ""
    if edition not in known:
        raise PoliciesError(
            f"There is no such edition of {pack.citation or pack.id} on that day.",
            remedy=f"Editions are: {', '.join(known)}.",
        )
    begins = known[edition].begins
    if begins is not None and starts < begins:
        raise PoliciesError(
            f"The edition begins on {begins.isoformat()}.", remedy="Give that day or a later one."
        )
    return edition


def _office(pack: Pack, person: UUID, unit: UUID, days: set[date]) -> str:
    """The role by which somebody decides about the policy; refused where they hold none that may."""
    own = next((power for power in pack.powers.values() if power.object == "policy"), None)
    for day in sorted(days, reverse=True):
        office = _by_power(own, person, unit, day) if own else _by_office(person, unit, day)
        if office:
            return office
    raise RefusedError(
        "Nobody who may decide about this policy has decided.",
        reason="not-decided",
        remedy="Name whoever holds the office, and the paper that they signed.",
    )


def _by_power(power: Power, person: UUID, unit: UUID, day: date) -> str:
    return power.holder if who_may(power, unit, day).is_one(person) else ""


def _by_office(person: UUID, unit: UUID, day: date) -> str:
    above = tree_on(day).above(unit)
    held = sorted(role for role, scope in roles_of(person, day) if Role(role) in DECIDERS and scope in above)
    return held[0] if held else ""


def _effective_digest(pack: Pack, row: Adoption, agency: str, day: date) -> str:
    way = tree_on(day).above(row.unit_id) or (row.unit_id,)
    return worn_policy(pack, row, worn_by(way, [pack.id], day), agency, row.watch_until).digest


def _adoption(adoption: UUID) -> Adoption:
    found: Adoption | None = Adoption.objects.filter(id=adoption).first()
    if found is None:
        raise PoliciesError("There is no such adoption.", remedy="Look at the page again.")
    return found
