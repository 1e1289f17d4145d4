"""CT045: A page that appears to be the agency's own, and is not on its register as live.

What it asks
    Does the page's name, address, picture or bio make people take it for the agency, a board or a program of it?

Why
    CR-45. Only approved pages speak for an agency (pd/IV.A.2.s2, nmpd/V.A.s1, mpls/gc.s3), and a personal page must not
    pass for one (mpd/IV.A.3.a.s4). Pages nobody asked leave for are found one by one, and somebody settles each.

Example
    Not met: "PD Explorer Post 9 official", run by a volunteer, on no register.
    Met: "Cops fans of Ridge City (unofficial)".

Remedy
    Have whoever answers for pages ask for it, rename it, or have it closed.

Where it errs
    It reads names and descriptions, not the page. A club with a municipal sound to its name may be asked about; a
    page that hides behind a plain name is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.lookalike import as_words, holds_name, looks_like, names_in, plain
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.captures import RegisteredSite
from bailiwick.policy.facts.value import value_or
from bailiwick.policy.remedy import Do
from bailiwick.policy.text.scanned import ScannedText

BODY, FEED, CLAIM, MARK, CONTACT, ABSENT_FROM, NOT_LIVE, REGISTERED, INSIDER, OUTSIDER, ALIKE = (
    f"common/presence:{group}"
    for group in (
        "body",
        "feed",
        "claim",
        "mark",
        "contact",
        "unregistered",
        "not-live",
        "registered",
        "insider",
        "outsider",
        "look-alike",
    )
)
LIVE = "live"
REGISTER = "lists.sites"
WHY_ABSENT = say("The page appears to speak for the agency, and it is not on the register.")
WHY_NOT_LIVE = say("The page appears to speak for the agency, and the register does not show it as live.")
WHY_ALIKE = say("The page's name or address is nearly one of the agency's own.")
WHY_INSIDER = say("The page is named like one of the agency's, and somebody from the agency runs it.")
WHY_CLAIM = say("The page presents itself as the agency's own.")
WHY_NAME = say("The page's name may be taken for one of the agency's.")
SETTLE = (Do("settle-page", "site-owner"),)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is known of the page: its names, the text that describes it, and what the register says."""

    names: tuple[str, ...]
    text: ScannedText
    ours: tuple[str, ...]
    state: str | None  # the register's word; "" when it is not there; None when nobody has said

    def has(self, group: str) -> bool:
        return bool(self.text.matches(group))


@check(
    "CT045",
    name="page-not-on-register",
    asks="Does this page pass for one of the agency's without being live on its register?",
    document=__doc__,
    rules=("CR-45",),
    context=(BODY, FEED, CLAIM, MARK, CONTACT, ABSENT_FROM, NOT_LIVE, REGISTERED, INSIDER, OUTSIDER, ALIKE),
    languages=("en",),
    values={
        "names": "names, initials and domains of the agency; the facts lists.own-names and the like add to them"
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Weigh the page's name, claims and owner against what the register says."""
    stated = _stated(look)
    raw = look.text.raw.strip()
    if not stated and not raw:
        yield cannot_tell(say("Nobody has said what the page is called."), "page.name")
        return
    text = look.text if raw or look.scan is None else look.scan(stated)
    names = tuple(names_in(f"{stated} {text.raw}"))
    page = _Page(names, text, _own(look), _state(look, names))
    if page.state == LIVE:
        return
    # A page that somebody describes in words was found; of one that is stated the register has to be asked.
    unsaid = bool(stated) and not raw and look.facts.lists.sites is UNKNOWN
    told = _told(look, replace(page, state="") if unsaid else page)
    if told is not None and unsaid:
        yield cannot_tell(say("Nobody has said which pages are on the register."), REGISTER)
    elif told is not None:
        yield not_met(told[0], confidence=told[1], remedies=SETTLE)


def _told(look: Look, page: _Page) -> tuple[Sentence, float] | None:
    """Why the page may pass for the agency's, and how sure that is; None when nothing says so."""
    alike = any(looks_like(name, page.ours) for name in page.names) or page.has(ALIKE)
    owned = any(holds_name(name, page.ours) for name in page.names)
    in_name = owned or any(_names_a_body(look, name) for name in page.names)
    marked = page.has(MARK) or page.has(CONTACT) or page.has(CLAIM)
    missing = page.state is not None or page.has(ABSENT_FROM)
    not_live = bool(page.state) or page.has(NOT_LIVE)
    if not (alike or in_name or not_live or page.has(BODY)):
        return None
    if page.has(REGISTERED) and not (missing or not_live or alike):
        return None
    if page.has(OUTSIDER):
        posing = page.has(CONTACT) or (marked and missing)
        return (WHY_CLAIM, 0.7) if posing and in_name else None
    reasons = (
        (alike, WHY_ALIKE, 0.85),
        (not_live, WHY_NOT_LIVE, 0.9),
        # A register of ours says nothing of other towns' pages, so a stated one asks for our own name or a claim.
        (missing and (owned or marked or page.state is None or not page.ours), WHY_ABSENT, 0.85),
        (page.has(INSIDER) and (in_name or marked), WHY_INSIDER, 0.85),
        (marked and (in_name or page.has(CLAIM)), WHY_CLAIM, 0.8),
        (in_name and page.has(FEED), WHY_NAME, 0.7),
    )
    return next(((why, confidence) for holds, why, confidence in reasons if holds), None)


def _names_a_body(look: Look, name: str) -> bool:
    return look.scan is not None and bool(look.scan(as_words(name)).matches(BODY))


def _stated(look: Look) -> str:
    """What the facts say of the page, as one description; empty when they say nothing."""
    page = look.facts.page
    name, url, run_by = value_or(page.name, ""), value_or(page.url, ""), value_or(page.run_by, "")
    parts = (
        f"“{name}”" if name else "",
        url,
        value_or(page.bio, ""),
        f"run by {run_by}" if run_by else "",
    )
    return ". ".join(part for part in parts if part)


def _own(look: Look) -> tuple[str, ...]:
    lists = look.facts.lists
    named = look.values.get("names", ())
    nothing: tuple[str, ...] = ()
    return (
        *(map(str, named) if isinstance(named, tuple) else (str(named),)),
        *value_or(lists.own_names, nothing),
        *value_or(lists.bodies, nothing),
        *value_or(lists.own_domains, nothing),
    )


def _state(look: Look, names: tuple[str, ...]) -> str | None:
    """The register's state of the page of one of these names; "" when it has none, None when nobody has said."""
    if look.facts.lists.sites is UNKNOWN:
        return None
    fact = look.facts.lists.sites
    sites: tuple[RegisteredSite, ...] = fact.value if isinstance(fact, Known) else ()
    url = value_or(look.facts.page.url, "")
    wanted = {plain(name) for name in (*names, url)} - {""}
    states = {site.state for site in sites if wanted & ({plain(site.name), plain(site.url)} - {""})}
    return LIVE if LIVE in states else next(iter(sorted(states)), "")
