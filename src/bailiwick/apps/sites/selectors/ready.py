"""What stands between a page and its first day: the gate's own list, and the items that people see to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.selectors.powers import powers_here
from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.policies.selectors import examiner_for
from bailiwick.apps.roster.selectors import tree_on, who_may
from bailiwick.apps.sites.models import Acceptance, Item, Platform, Stage, StepKind, Terms
from bailiwick.apps.sites.selectors.deciding import GO_LIVE
from bailiwick.apps.sites.selectors.hearts import facts_of
from bailiwick.apps.sites.selectors.platforms import powers_about
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.selectors.terms_views import SHUT, VIEW_WORDS, views_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.gate import to_do
from bailiwick.policy.power import Power
from bailiwick.policy.remedy import Ask, Do
from bailiwick.ui.words import ROLE_WORDS

SETTLED_BY_GATE = frozenset({"site"})
"""What a gate asks of a site by a power is its own line; an item of ours beside it would be a second one."""


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of the list: what it is, whose move it is, the clauses it comes from, whether it is done."""

    says: Sentence
    whose: Sentence
    clauses: tuple[str, ...] = ()
    done: bool = False
    item: Item | None = None
    apart: bool = False
    """Nobody has to do it: it does not apply, for the reason in `whose`."""


ITEM_WORDS = {
    Item.RECORDS: say("Records: the class its posts and comments are kept under"),
    Item.IT: say("Information technology: its policies and the login’s security"),
    Item.CLERK: say("The Clerk’s help with records"),
    Item.CONTRACT: say("The platform’s terms, accepted for the agency"),
    Item.VIEW: say("A view of counsel on the platform’s terms"),
}
WHOSE = {
    Item.RECORDS: say("whoever keeps the records"),
    Item.IT: say("IT"),
    Item.CLERK: say("the Clerk"),
    Item.CONTRACT: say("whoever may accept terms"),
    Item.VIEW: say("counsel"),
}


def ready(site: Loaded, day: date) -> list[Todo]:
    """The whole list, what is open first. A site that is live, closing or over has none."""
    if site.standing.stage in {Stage.LIVE, Stage.CLOSING, Stage.CLOSED, Stage.ARCHIVED, Stage.CALLED_OFF}:
        return []
    lines = [*items(site, day), *_gate(site, day)]
    return sorted(lines, key=lambda one: (one.done, one.apart))


def open_items(site: Loaded, day: date) -> list[Todo]:
    """The items that somebody has still to see to."""
    return [one for one in items(site, day) if not one.done]


def items(site: Loaded, day: date) -> list[Todo]:
    """The items of the room: IT and records always (pd/IV.A.6.s2, nmpd/V.C.s2), the Clerk if called in, the terms."""
    found = [_item(site, Item.IT)]
    if not _by_power(site, day):
        found.append(_item(site, Item.RECORDS))
    if Item.CLERK in site.standing.items:
        found.append(_item(site, Item.CLERK))
    return [*found, *filter(None, (_contract(site, day), _view(site, day)))]


def _item(site: Loaded, item: Item) -> Todo:
    return Todo(ITEM_WORDS[item], WHOSE[item], done=not site.standing.item_open(item), item=item)


def _by_power(site: Loaded, day: date) -> bool:
    """Whether a policy has whoever keeps the records say yes by a power: then the gate asks, and the item is that."""
    return any(one.holder == "clerk" for one in powers_about(site.row.unit_id, day, SETTLED_BY_GATE))


def _contract(site: Loaded, day: date) -> Todo | None:
    unit = site.row.unit_id
    terms = latest_terms(site.row.platform, frozenset(tree_on(day).above(unit)))
    if not terms and not contract_powers(unit, day):
        return None
    accepted = set(Acceptance.objects.filter(terms__in=terms).values_list("terms_id", flat=True))
    done = bool(terms) and accepted == {one.id for one in terms}
    return Todo(ITEM_WORDS[Item.CONTRACT], WHOSE[Item.CONTRACT], done=done, item=Item.CONTRACT)


def _view(site: Loaded, day: date) -> Todo | None:
    """What counsel says of the terms: nobody has to ask, but what was asked is waited for, and a no holds."""
    above = frozenset(tree_on(day).above(site.row.unit_id))
    views = [one for one in views_of(latest_terms(site.row.platform, above)).values() if one.stands]
    if not views:
        return None
    shut = next((one for one in views if one.stands in SHUT), None)
    whose = VIEW_WORDS[shut.stands] if shut else WHOSE[Item.VIEW]
    return Todo(ITEM_WORDS[Item.VIEW], whose, done=shut is None, item=Item.VIEW)


def contract_powers(unit: UUID, day: date) -> list[Power]:
    """The powers by which terms are accepted for a unit."""
    return powers_about(unit, day, frozenset({"contract"}))


def accepts_for(person: UUID, units: Collection[UUID], keeps: Collection[UUID], day: date) -> frozenset[UUID]:
    """Of those units the ones whose terms somebody accepts: as holder of a power, and without any as who keeps them."""
    found = set()
    for unit in units:
        powers = contract_powers(unit, day)
        held = any(one.person == person for power in powers for one in who_may(power, unit, day).may)
        if held or (not powers and unit in keeps):
            found.add(unit)
    return frozenset(found)


def latest_terms(platform: Platform, units: frozenset[UUID]) -> list[Terms]:
    """The last version of each document of a platform that those units keep. One query."""
    rows = Terms.objects.filter(platform=platform, unit_id__in=units).order_by("version")
    return list({row.document: row for row in rows}.values())


def before_live(site: Loaded, day: date) -> Report | None:
    """What the gate of its first day finds; None where no policy speaks."""
    try:
        examiner = examiner_for(GO_LIVE, owner=site.row.unit_id, actor=site.entry.owner, day=day)
    except NoPolicyError:
        return None
    return examiner.examine(facts_of(site, day))


def not_for(report: Report) -> list[Todo]:
    """What the policies ask of other pages, and why not of this one (pd/III.A: a blog without comments)."""
    return [Todo(title_of(one), one.why, one.clauses, done=True, apart=True) for one in report.not_applicable]


def _gate(site: Loaded, day: date) -> list[Todo]:
    report = before_live(site, day)
    if report is None:
        return []
    powers = powers_here(site.row.unit_id, day)
    open_ = [Todo(title_of(one), _whose(one, powers), one.clauses) for one in to_do(report)]
    return [*open_, *not_for(report)]


def title_of(finding: Finding) -> Sentence:
    """What a finding is about, by the name of its rule."""
    name = finding.binding.partition(".")[2].replace("-", " ")
    return say("{name}", name=name[:1].upper() + name[1:])


def _whose(finding: Finding, powers: Mapping[str, Power]) -> Sentence:
    """Whose move it is, by the finding's own remedies; where it has none, why it is open."""
    for one in finding.remedies:
        role = ""
        if isinstance(one, Ask):
            role = powers[one.power].holder if one.power in powers else ""
        elif isinstance(one, Do):
            role = one.by
        if role in ROLE_WORDS:
            return ROLE_WORDS[role]
    return finding.why


def advice_open(site: Loaded) -> bool:
    """Whether IT has advised something that the owner has not seen to since."""
    advised, secured = site.last(StepKind.ADVISED), site.last(StepKind.SECURED)
    return advised is not None and (secured is None or secured.number < advised.number)
