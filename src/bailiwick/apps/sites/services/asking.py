"""A page is asked for: drafted or passed on by IT, completed, sent to everybody whom the policies need, called off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from bailiwick.apps.approvals.models import OPEN
from bailiwick.apps.approvals.services import Asked, ask, call_off
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.services import pass_gate
from bailiwick.apps.roster.models import Person
from bailiwick.apps.roster.selectors import cards_of, names_of, tree_on
from bailiwick.apps.sites.errors import NoSuchSiteError, SitesError
from bailiwick.apps.sites.facts import read_sets, sets_text
from bailiwick.apps.sites.facts.entry import NAMES
from bailiwick.apps.sites.models import Aim, AskedFor, Platform, Presence, Site, Stage, State, StepKind
from bailiwick.apps.sites.permissions import Right, require
from bailiwick.apps.sites.selectors.deciding import (
    CREATE,
    REQUEST,
    default_owner,
    in_the_way,
    powers_lacking,
)
from bailiwick.apps.sites.selectors.hearts import facts_of
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.services.stepping import (
    Said,
    day_of,
    first_step,
    in_stage,
    in_state,
    locked,
    me,
    next_number,
    require_run,
    take,
    text_of,
)
from bailiwick.kernel.sentence import say
from bailiwick.policy.power import Power

K = StepKind
_AS_ASKED = frozenset({"goal", "handle", "owner", "name", "address"})
"""What changes only by the queue that approved it, or by giving the page to another owner."""
_PUBLIC = frozenset({Stage.LIVE, Stage.CLOSING, Stage.CLOSED, Stage.ARCHIVED})
"""Where a page is, or was, in public, whether it was asked for here or brought in from a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page that somebody would like: where, in what form, under which handle, and what is known of it (`sets`)."""

    unit: UUID
    platform: UUID
    handle: str
    presence: Presence = Presence.PAGE
    sets: Mapping[str, Any] = field(default_factory=dict)


@act("sites.draft", say("drafted a request for a page"))
def draft(doing: Doing, wanted: Wanted) -> Loaded:
    """Begin a request for a page. Its owner is who the policies name, until somebody else is named (X4)."""
    _works_in(me(doing), wanted.unit, day_of(doing))
    row = enter(doing, wanted, asker=me(doing))
    return first_step(doing, row, K.DRAFTED, Said(sets=_first_sets(wanted, day_of(doing))))


@act("sites.refer", say("passed on what somebody asked the help desk for"))
def refer(doing: Doing, wanted: Wanted, *, asker: UUID, words: str) -> Loaded:
    """Pass on a help-desk ask: Communications gets a draft, and whoever asked is told (mpls/roles.it.2)."""
    day = day_of(doing)
    require(doing.actor, Right.REFER, day, wanted.unit)
    _works_in(asker, wanted.unit, day)
    row = enter(doing, wanted, asker=asker)
    said = Said(words=text_of(words), sets=_first_sets(wanted, day))
    return first_step(doing, row, K.REFERRED, said)


def enter(doing: Doing, wanted: Wanted, *, asker: UUID | None, opened_on: date | None = None) -> Site:
    """The row of a page that is new to the register. Raises SitesError where one of that name is there."""
    platform = Platform.objects.filter(pk=wanted.platform).first()
    if not isinstance(platform, Platform):
        raise NoSuchSiteError("There is no such platform.", field="platform", remedy="Enter it first.")
    handle = text_of(wanted.handle, "handle", 160, lacking="The page has no name on the platform yet.")
    identity = f"{platform.name}: {handle}"
    if Site.objects.filter(identity=identity).exists():
        raise SitesError(
            f"“{identity}” is in the register already.", field="handle", remedy="Look at its entry."
        )
    row: Site = Site.objects.create(
        number=next_number(),
        unit_id=wanted.unit,
        platform=platform,
        presence=wanted.presence,
        identity=identity,
        asker_id=asker,
        opened_on=opened_on,
        entered_at=doing.at,
    )
    return row


def _first_sets(wanted: Wanted, day: date) -> dict[str, Any]:
    sets = checked(wanted.sets)
    owner = sets.get("owner") or default_owner(wanted.unit, day)
    return {**sets, "handle": wanted.handle.strip(), **({"owner": owner} if owner else {})}


def checked(sets: Mapping[str, Any]) -> dict[str, Any]:
    """What somebody says of a page, each of which can be kept. Raises SitesError."""
    kept: dict[str, Any] = {}
    for name, value in sets.items():
        if name not in NAMES:
            raise SitesError(f"Nothing is kept of a page under “{name}”.", remedy="Leave it out.")
        kept[name] = text_of(value, name) if isinstance(value, str) else value
    people: set[UUID] = {kept[name] for name in ("owner", "backup") if kept.get(name)}
    people |= set(kept.get("admins", ()))
    if len(names_of(people)) != len(people):
        raise SitesError("Nobody of that name works here.", field="owner", remedy="Choose a colleague.")
    if kept.get("owner") and kept.get("owner") == kept.get("backup"):
        raise SitesError(
            "Nobody stands in for themself.", field="backup", remedy="Choose somebody else as the backup."
        )
    return kept


def _works_in(person: UUID, unit: UUID, day: date) -> None:
    tree = tree_on(day)
    if unit not in {above for card in cards_of(person, day) for above in tree.above(card.unit)}:
        raise RefusedError(
            "They do not work for this unit.", reason="not-here", remedy="Choose a unit that they work for."
        )


@act("sites.fill", say("completed the entry of a page"))
def fill(doing: Doing, identity: UUID, sets: Mapping[str, Any], words: str = "") -> Loaded:
    """Complete or correct what is known of a page. What was asked for, or is in public, changes by asking alone."""
    loaded = locked(doing, identity)
    require_run(doing, loaded)
    kept = checked(sets)
    if _changes_what_stands(loaded, kept):
        raise RefusedError(
            "What was asked for, or stands in public, changes only by asking for the change.",
            reason="asked-as-it-is",
            remedy="Ask for the change.",
        )
    return take(doing, loaded, K.FILLED, Said(words=text_of(words), sets=kept))


def _changes_what_stands(loaded: Loaded, kept: Mapping[str, Any]) -> bool:
    """Whether that would change what was approved or what people see; a form may send what stands, as it stands."""
    if loaded.standing.stage is Stage.DRAFT or not (loaded.asked or loaded.standing.stage in _PUBLIC):
        return False
    after = loaded.entry.with_(read_sets(sets_text(**kept)))
    stood = {name: getattr(loaded.entry, name) for name in _AS_ASKED}
    return any(stood[name] and getattr(after, name) != stood[name] for name in _AS_ASKED)


@act("sites.submit", say("sent a request for a page"))
def submit(doing: Doing, identity: UUID) -> Loaded:
    """Send the request to everybody who has to say yes: one request for each power that the policies' gate lacks.

    Raises GateShutError where it cannot be sent yet: no goal is named, or the platform is not approved. The list of the
    gate says what is missing, and the draft stays with whoever asked (mpls/ps.s1, pd/IV.A.2.s2).
    """
    loaded = locked(doing, identity)
    in_state(doing, loaded, State.DRAFT, State.UNAPPROVED, State.REFUSED, State.UNDER_REVIEW)
    require_run(doing, loaded)
    day, unit = day_of(doing), loaded.row.unit_id
    _complete(loaded)
    passage = pass_gate(
        doing,
        REQUEST,
        lambda: facts_of(loaded, day),
        owner=unit,
        actor=me(doing),
        day=day,
        subject=loaded.row.id,
    )
    findings = in_the_way(CREATE, facts_of(loaded, day), unit=unit, actor=me(doing), day=day)
    for power in powers_lacking(findings, unit, day, {"site"}):
        ask_for(doing, loaded, power, Aim.OPEN)
    return take(doing, loaded, K.SUBMITTED, Said(passage=passage.id))


def _complete(loaded: Loaded) -> None:
    entry = loaded.entry
    for name, said, lacking in (
        ("owner", entry.owner, "The page has no owner yet."),
        ("backup", entry.backup, "Nobody stands in for the page’s owner yet."),
    ):
        if not said:
            raise SitesError(lacking, field=name, remedy="Name a colleague.")


def ask_for(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    loaded: Loaded,
    power: Power,
    aim: Aim,
    *,
    suffix: str = "",
    sets: Mapping[str, Any] | None = None,
) -> UUID:
    """Ask the room approvals for leave under a power, for a site; what it becomes is read where it stands."""
    told = {"identity": loaded.row.identity + suffix, "purpose": purpose_of(loaded, aim, sets or {})}
    asked = ask(doing.actor, Asked(power=power.id, unit=loaded.row.unit_id, told=told))
    AskedFor.objects.create(request_id=asked.row.id, site=loaded.row, aim=aim, sets=sets_text(**(sets or {})))
    return asked.row.id


def purpose_of(loaded: Loaded, aim: Aim, sets: Mapping[str, Any]) -> str:
    """What whoever decides is shown, in lines: exactly this is approved."""
    entry = loaded.entry.with_(read_sets(sets_text(**sets)))
    names = dict(Person.objects.filter(pk__in=entry.administrators).values_list("pk", "name"))
    lines = [
        _AIMS[aim],
        f"Goal: {entry.goal}",
        f"Audience: {entry.audience}",
        f"Name on the platform: {entry.handle}",
        f"Form: {loaded.row.presence}",
        f"Owner: {names.get(entry.owner, '')}" if entry.owner else "",
        f"Backup: {names.get(entry.backup, '')}" if entry.backup else "",
        f"Language: {entry.language}",
        f"Kept under: {entry.series}",
    ]
    return "\n".join(line for line in lines if line and not line.endswith(": "))


_AIMS = {
    Aim.OPEN: "A page is to be opened.",
    Aim.SET_UP: "A page is being set up: say how long its records are kept.",
    Aim.RENAME: "A page is to change its name.",
    Aim.OWNER: "A page is to change its owner.",
    Aim.PURPOSE: "A page is to change its purpose.",
}


@act("sites.call-off", say("called a request for a page off"))
def call_off_request(doing: Doing, identity: UUID, words: str) -> Loaded:
    """Call a request off; what was said about it until then stays on record (mpls/roles.communications.2)."""
    loaded = locked(doing, identity)
    in_stage(loaded, Stage.DRAFT, Stage.ASKED)
    require_run(doing, loaded)
    why = text_of(words, lacking="Nobody has said why.")
    for one in loaded.asked:
        if one.state in OPEN:
            call_off(doing.actor, one.request, why)
    doing.about("site", identity)
    return take(doing, loaded, K.CALLED_OFF, Said(words=why))
