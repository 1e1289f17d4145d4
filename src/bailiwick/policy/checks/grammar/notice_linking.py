"""Reading a page for its link to the official website: which of its links opens an approved domain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bailiwick.kernel.sentence import say
from bailiwick.policy.checks.grammar.notice_link import Link, Opens, links_in, what_opens
from bailiwick.policy.checks.grammar.notice_places import POSTS, Scan, Shown, Stand
from bailiwick.policy.checks.grammar.notice_reading import UNSURE, Reading, State
from bailiwick.policy.facts import UNKNOWN, Facts, Known
from bailiwick.policy.text.sentences import Span

DOMAINS = "lists.own-domains"
NOT_POSSIBLE = "not-possible-because"


def read_link(
    facts: Facts, where: Sequence[str], scan: Scan, on: date, *, takes_reason: bool = True
) -> Reading:
    """Read a page for its link. A recorded reason why none is possible makes the clause not applicable."""
    reason = _reason(facts, on) if takes_reason else ""
    if reason:
        why = say("A link is recorded as not possible here: {reason}", reason=reason)
        return Reading(State.NOT_APPLICABLE, why)
    links, unread = _links(facts, where, scan)
    own = facts.lists.own_domains.value if isinstance(facts.lists.own_domains, Known) else None
    opened = [(place, link, what_opens(link, own)) for place, link in links]
    for place, link, opens in opened:
        if opens is Opens.OWN:
            stand = _stand("link", place, link)
            return Reading(State.PRESENT, say("The link opens an official domain."), (stand,))
    if unread:
        why = say("Part of the page has not been read, so the link may stand there.")
        return Reading(State.CANNOT_TELL, why, (), ("link",), missing=unread)
    return _without(opened, known=own is not None)


def _without(opened: list[tuple[str, Link, Opens]], *, known: bool) -> Reading:
    if not opened:
        return Reading(State.ABSENT, say("The page carries no link to the official website."), (), ("link",))
    stands = tuple(_stand("link", place, link) for place, link, _ in opened)
    alike = [link for _, link, opens in opened if opens is Opens.LOOKS_ALIKE]
    if alike:
        why = say(
            "“{link}” looks like the official website and is not on the list of official domains.",
            link=alike[0].shown,
        )
        return Reading(State.ABSENT, why, stands, ("link",))
    if any(opens is Opens.UNKNOWN for _, _, opens in opened):
        if known:
            why = say("A shortened link hides where it leads. Open it, and say what it opens.")
            return Reading(State.CANNOT_TELL, why, stands, ("link",), missing=("page.links",))
        why = say("There is a link, and nobody has said which domains are official.")
        return Reading(State.CANNOT_TELL, why, stands, ("link",), missing=(DOMAINS,))
    why = say("The links on the page lead elsewhere, not to the official website.")
    return Reading(State.ABSENT, why, stands, ("link",), 1.0 if known else UNSURE)


def _links(facts: Facts, where: Sequence[str], scan: Scan) -> tuple[list[tuple[str, Link]], tuple[str, ...]]:
    shown = Shown.of(facts.page, [place for place in where if place != "links"], scan)
    links: list[tuple[str, Link]] = []
    unread = list(shown.unread)
    if isinstance(facts.page.links, Known):
        for told in facts.page.links.value:
            links += [("links", link) for link in links_in(told)]
    elif facts.page.links is UNKNOWN:
        unread.append("page.links")
    links += [(place, link) for place, text in shown.texts if place != POSTS for link in links_in(text)]
    return links, tuple(unread)


def _reason(facts: Facts, on: date) -> str:
    if not isinstance(facts.waivers, Known):
        return ""
    fitting = (
        waiver.reason
        for waiver in facts.waivers.value
        if waiver.kind == NOT_POSSIBLE and (waiver.until is None or on <= waiver.until)
    )
    return next(fitting, "")


def _stand(part: str, place: str, link: Link) -> Stand:
    span: Span = link.span if place != "links" else (0, 0)
    return Stand(part, place, f"{link.shown} → {link.opens}" if link.opens else link.shown, span)
