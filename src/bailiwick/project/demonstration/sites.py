"""Official sites of the demo: platforms, pages on their way, one that was found, and some older than the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bailiwick.apps.approvals.selectors.requests import Loaded as Request
from bailiwick.apps.approvals.selectors.requests import load
from bailiwick.apps.approvals.services import approve, endorse
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import Comments, Document, Function, Item, Platform, PlatformKind, Presence
from bailiwick.apps.sites.selectors import Loaded, site
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

TERMS = (
    "You keep what you post.\nYou may not post what belongs to others.\nPages may be closed without notice."
)
CHANGED = TERMS + "\nWe may train models on what pages post."
_COLUMNS = "platform,handle,unit,owner,backup,opened,name\n"
_CITY = """\
Facebook,CityOfWexhamFalls,WEX,1008,1009,2016-05-01,City of Wexham Falls
Instagram,wexhamfalls,WEX.COM,1009,,2018-09-12,Wexham Falls in pictures
"""
_HOLLIS = "Facebook,HollisPolice,HOL,3002,3004,2014-02-01,Hollis Police\n"
OLDER = {"marsh": ("WEX", _COLUMNS + _CITY), "brennan": ("HOL", _COLUMNS + _HOLLIS)}
"""Pages older than the register, as each agency's table has them."""
Take = Callable[[Actor, Loaded, dict[str, Any]], object]
_TAKEN: Mapping[str, Take] = MappingProxyType(
    {
        "submit": lambda actor, page, _: services.submit(actor, page.row.id),
        "endorse": lambda actor, page, told: endorse(
            actor, _request(page, told).row.id, told.get("words", "")
        ),
        "approve": lambda actor, page, told: approve(
            actor, _request(page, told).row.id, digest=_request(page, told).shown
        ),
        "set-up": lambda actor, page, _: services.set_up(actor, page.row.id),
        "clerk-out": lambda actor, page, told: services.call_in_clerk(
            actor, page.row.id, needed=False, words=told["words"]
        ),
        "it": lambda actor, page, told: services.item_done(actor, page.row.id, Item.IT, told["words"]),
        "records": lambda actor, page, told: services.item_done(
            actor, page.row.id, Item.RECORDS, told["words"]
        ),
        "secure": lambda actor, page, _: services.secure(
            actor, page.row.id, second_factor=True, own_logins=True, recovery=True
        ),
        "live": lambda actor, page, _: services.go_live(actor, page.row.id),
        "comments": lambda actor, page, _: services.set_comments(actor, page.row.id, Comments.OPEN),
    }
)
"""The steps that the file names."""


def make_pages(made: Made) -> None:
    """Platforms and their terms, then pages, each as far as its steps lead it."""
    for told in read("platforms"):
        services.enter_platform(
            made.as_(told["by"]),
            name=told["name"],
            kind=PlatformKind(told.get("kind", PlatformKind.OTHER)),
            functions=[Function(one) for one in told.get("functions", ())],
            words=told.get("words", ""),
        )
    platforms = {row.name: row for row in Platform.objects.all()}
    _keep_terms(made, platforms)
    for told in read("sites"):
        _make(made, platforms, told)
    for told in read("found"):
        services.find_page(
            made.as_(told["by"]),
            services.Sight(
                unit=made.units[told["unit"]],
                platform=platforms[told["platform"]].id,
                handle=told["handle"],
                name=told["name"],
                says=told["says"],
            ),
        )
    for who, (unit, table) in OLDER.items():
        services.bring_in(made.as_(who), table, digest=digest_of_text(table), unit=made.units[unit])


def _keep_terms(made: Made, platforms: Mapping[str, Platform]) -> None:
    """Terms of two platforms: one accepted, one with a new copy at which nobody has looked."""
    comms, city = made.as_("marsh"), made.units["WEX"]
    for name in ("Facebook", "YouTube"):
        kept = services.keep_terms(comms, platforms[name].id, unit=city, document=Document.TERMS, words=TERMS)
        services.accept_terms(comms, kept.id)
    services.keep_terms(comms, platforms["YouTube"].id, unit=city, document=Document.TERMS, words=CHANGED)
    steward, hollis = made.as_("yarrow"), made.units["HOL"]
    services.ask_for_platform(
        steward,
        platforms["Facebook"].id,
        unit=hollis,
        power="pd.platform",
        purpose="Road closures, missing people, bike lights. Two posts a week, comments on.",
    )


def _make(made: Made, platforms: Mapping[str, Platform], told: dict[str, Any]) -> None:
    sets = dict(told["sets"])
    sets |= {name: made.people[told[name]] for name in ("owner", "backup") if name in told}
    wanted = services.Wanted(
        unit=made.units[told["unit"]],
        platform=platforms[told["platform"]].id,
        handle=told["handle"],
        presence=Presence(told.get("presence", Presence.PAGE)),
        sets=sets,
    )
    page = services.draft(made.as_(told["who"]), wanted)
    for step in told["steps"]:
        now = site(page.row.id)
        if now is not None:
            _TAKEN[step["do"]](made.as_(step["by"]), now, step)


def _request(page: Loaded, told: dict[str, Any]) -> Request:
    """The request that a step decides about."""
    found = next(load(one.request) for one in page.asked if one.power == told["power"])
    assert found is not None  # noqa: S101 -- it was asked a step before
    return found
