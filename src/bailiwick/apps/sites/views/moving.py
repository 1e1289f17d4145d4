"""What each move of a site's page does: its form's answers, handed to its service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.sites import services
from bailiwick.apps.sites.models import Aim, Comments, Item
from bailiwick.apps.sites.selectors.moves import Move

Does = Callable[[Actor, UUID, Mapping[str, Any]], object]


def _plain(service: Callable[[Actor, UUID], object]) -> Does:
    return lambda actor, site, _: service(actor, site)


def _words(service: Callable[[Actor, UUID, str], object]) -> Does:
    return lambda actor, site, told: service(actor, site, told.get("words", ""))


def _item(item: Item) -> Does:
    return lambda actor, site, told: services.item_done(actor, site, item, told.get("words", ""))


def _clerk(*, needed: bool) -> Does:
    return lambda actor, site, told: services.call_in_clerk(
        actor, site, needed=needed, words=told.get("words", "")
    )


DOES: Mapping[Move, Does] = {
    Move.SUBMIT: _plain(services.submit),
    Move.SET_UP: _plain(services.set_up),
    Move.GO_LIVE: _plain(services.go_live),
    Move.CONFIRM: _plain(services.confirm),
    Move.ASK_HOLDS: _plain(services.ask_holds),
    Move.REVIEW: _words(services.review),
    Move.ADVISE: _words(services.advise),
    Move.CAPACITY: _words(services.set_capacity),
    Move.CALL_OFF: _words(services.call_off_request),
    Move.ORDER_CLOSURE: _words(services.order_closure),
    Move.ANNOUNCE: _words(services.announce),
    Move.IT_DONE: _item(Item.IT),
    Move.RECORDS_DONE: _item(Item.RECORDS),
    Move.CLERK_DONE: _item(Item.CLERK),
    Move.CLERK_IN: _clerk(needed=True),
    Move.CLERK_OUT: _clerk(needed=False),
    Move.FILL: services.fill,
    Move.SECURE: lambda actor, site, told: services.secure(
        actor,
        site,
        second_factor=bool(told.get("second_factor")),
        own_logins=bool(told.get("own_logins")),
        recovery=bool(told.get("recovery")),
        words=told.get("words", ""),
    ),
    Move.TAKE_ON: lambda actor, site, told: services.take_on(
        actor, site, owner=told["owner"], backup=told["backup"], goal=told.get("goal", "")
    ),
    Move.RENAME: lambda actor, site, told: services.ask_change(actor, site, Aim.RENAME, told),
    Move.MAKE_RENAME: lambda actor, site, _: services.make_change(actor, site, Aim.RENAME),
    Move.COMMENTS: lambda actor, site, told: services.set_comments(
        actor, site, Comments(told["comments"]), told.get("words", ""), until=told.get("until")
    ),
    Move.HAND_OVER: lambda actor, site, told: services.hand_over(
        actor, site, owner=told["owner"], backup=told.get("backup"), words=told.get("words", "")
    ),
    Move.STRIKE: lambda actor, site, told: services.log_strike(
        actor, site, words=told.get("words", ""), day=told.get("day")
    ),
    Move.FINAL_CAPTURE: lambda actor, site, told: services.final_capture(
        actor, site, manifest=told.get("manifest", "")
    ),
    Move.CLOSE: lambda actor, site, told: services.close(
        actor, site, words=told.get("words", ""), redirect=told.get("redirect", "")
    ),
    Move.ARCHIVE: lambda actor, site, told: services.archive(actor, site, series=told.get("series", "")),
}
