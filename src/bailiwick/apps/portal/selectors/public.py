"""The public register. Whatever is not marked public, or does not speak for the agency today, is not there.

No query of a public page begins anywhere but at `public_places`; nothing else changes a byte of an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.urls import reverse

from bailiwick.apps.portal.facts import (
    Answer,
    Kind,
    Names,
    Typed,
    addresses,
    host_of,
    like,
    looks,
    read_typed,
)
from bailiwick.apps.portal.models import Publication
from bailiwick.apps.sites.facts.links import without_scheme
from bailiwick.apps.sites.models import SPEAKS, Harm, Place, Stage
from bailiwick.apps.sites.selectors.sites import Loaded, load_all
from bailiwick.apps.sites.selectors.takeovers import PublicNotice, public_notices, told_of_address

PAGE = 25
LOT = 500
MOST_WORDS = 5
SHORT = 60
"""Letters of an address that a badge holds."""


@dataclass(frozen=True, slots=True)
class PublicSite:
    """One page as the public sees it."""

    id: UUID
    name: str
    handle: str
    platform: str
    address: str
    owner: str
    """The unit that answers for it: nobody's name."""
    purpose: str
    language: str
    comments: str
    comments_why: str
    complain: str
    notices: tuple[PublicNotice, ...] = ()
    """What the agency tells while the page is not in its hands, or another poses as it."""

    @property
    def taken_over(self) -> PublicNotice | None:
        """What is told of it while it is not under the agency's control."""
        return next((one for one in self.notices if one.harm is Harm.TAKEN_OVER), None)

    @property
    def posed_as(self) -> tuple[PublicNotice, ...]:
        """What is told of pages that pose as it."""
        return tuple(one for one in self.notices if one.harm is Harm.POSED_AS)

    @property
    def notice(self) -> str:
        """All of it in one text, for a table."""
        return "\n\n".join(one.words for one in self.notices)

    @property
    def not_ours_since(self) -> str:
        """Since when it is not under the agency's control, as a time of ISO 8601; empty where it is."""
        return self.taken_over.since.isoformat(timespec="minutes") if self.taken_over else ""

    @property
    def where(self) -> str:
        """Which page it is, short enough for a badge: its address, or its platform and handle."""
        address = without_scheme(self.address)
        return address if 0 < len(address) <= SHORT else f"{self.platform}: {self.handle}"

    @property
    def link(self) -> str:
        """Its address as a link, where it is one of the web; otherwise empty."""
        address = self.address if "://" in self.address else f"https://{self.address}"
        return address if self.address and address.startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class Found:
    """What the register says of what was typed."""

    answer: Answer
    typed: Typed
    sites: tuple[PublicSite, ...] = ()
    told: tuple[str, ...] = ()
    """What the agency has told of a page that poses as one of ours."""

    @property
    def platforms(self) -> str:
        """The platforms of those pages, each once."""
        return ", ".join(dict.fromkeys(one.platform for one in self.sites))


def public_places() -> QuerySet[Place]:
    """The places of pages that are marked public and are there. The one beginning of everything public."""
    latest = Publication.objects.filter(site=OuterRef("site_id")).order_by("-order")
    places = Place.objects.filter(stage=Stage.LIVE).annotate(
        marked=Subquery(latest.values("public")[:1]), complain=Subquery(latest.values("complain")[:1])
    )
    return places.filter(marked=True)


def page_of_register(words: str, after: str, day: date) -> tuple[list[PublicSite], str]:
    """So many public pages by handle, and after which handle the next begin; empty at the end. Three queries."""
    words, after = words.replace("\0", " "), after.replace("\0", "")
    places = public_places()
    for word in words.split()[:MOST_WORDS]:
        places = places.filter(
            Q(handle__icontains=word) | Q(address__icontains=word) | Q(site__unit__name__icontains=word)
        )
    if after:
        handle, _, identity = after.rpartition("~")
        places = places.filter(handle__gte=handle).exclude(handle=handle, site_id__lte=_uuid(identity))
    rows = list(_with_names(places)[: PAGE + 1])
    found, more = rows[:PAGE], len(rows) > PAGE
    following = f"{found[-1].handle}~{found[-1].site_id}" if more else ""
    return _sites(found, day), following


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def public_site(identity: UUID, day: date) -> PublicSite | None:
    """One public page. Three queries."""
    return next(iter(_sites(_with_names(public_places().filter(site_id=identity)), day)), None)


def public_address(identity: UUID, day: date) -> str:
    """The address of a site's page in the public register, without the host; empty where it has none. Three queries."""
    return "" if public_site(identity, day) is None else reverse("portal:site", args=[identity])


def whole_register(day: date) -> Iterator[PublicSite]:
    """Every public page by handle, so many at a time."""
    ids = list(public_places().order_by("handle", "site_id").values_list("site_id", flat=True))
    for start in range(0, len(ids), LOT):
        yield from _sites(_with_names(public_places().filter(site_id__in=ids[start : start + LOT])), day)


def _with_names(places: QuerySet[Place]) -> QuerySet[Place]:
    return places.select_related("site__unit", "site__platform").order_by("handle", "site_id")


def _sites(places: Iterable[Place], day: date) -> list[PublicSite]:
    """Those pages, as people see them; one that does not speak for the agency that day is left out. Three queries."""
    complain = {place.site_id: place.complain for place in places}  # type: ignore[attr-defined]
    loaded = load_all([place.site for place in places])
    notices = public_notices(list(complain)) if complain else {}
    return [
        _shown(one, complain[one.row.id], day, tuple(notices.get(one.row.id, ())))
        for one in loaded
        if one.state(day) in SPEAKS
    ]


def _shown(one: Loaded, complain: str, day: date, notices: tuple[PublicNotice, ...]) -> PublicSite:
    entry = one.entry
    return PublicSite(
        id=one.row.id,
        name=entry.title,
        handle=entry.handle,
        platform=one.row.platform.name,
        address=entry.address,
        owner=one.row.unit.name,
        purpose=entry.goal,
        language=entry.language,
        comments=entry.comments_on(day),
        comments_why=entry.comments_why if entry.comments_on(day) in {"limited", "off"} else "",
        complain=complain,
        notices=notices,
    )


def find(text: str, day: date) -> Found:
    """Whether what was typed is a page of ours, only looks like one, or is not here. Four queries.

    A handle alone tells no platform, so that it is never more than a name that a page of ours has.
    """
    typed = read_typed(text)
    if not typed.key:
        return Found(Answer.NOTHING, typed)
    if typed.kind is Kind.WORDS:
        return Found(Answer.NOT_HERE, typed)
    known = _known(_mark())
    at, named = ((), ()) if typed.disguised else (_at(typed, known), _named(typed, known))
    posed = () if at else _posing(typed)
    # What is here by its very name has no need to be compared with every other.
    alike = known.names.by_looks.get(looks(typed.name)) if at or named else like(typed.name, known.names)
    posing = {one.site for one in posed if one.site is not None}
    wanted = {*at, *posing, *named, *([UUID(alike)] if alike else [])}
    there = _sites(_with_names(public_places().filter(site_id__in=wanted)), day) if wanted else []
    if posed:
        told = tuple(dict.fromkeys(one.words for one in posed))
        return Found(Answer.POSES, typed, tuple(one for one in there if one.id in posing), told)
    for answer, ids in (
        (Answer.REAL, at),
        (Answer.NAME_IS_OURS, named),
        (Answer.LOOKS_LIKE, (UUID(alike),) if alike else ()),
    ):
        if sites := tuple(one for one in there if one.id in ids):
            lost = answer is Answer.REAL and any(one.taken_over is not None for one in sites)
            return Found(Answer.NOT_OURS_NOW if lost else answer, typed, sites)
    return Found(Answer.NOT_HERE, typed)


def _at(typed: Typed, known: Known) -> tuple[UUID, ...]:
    """The pages at a link, or at the narrowest address that it is below."""
    if typed.kind is not Kind.LINK:
        return ()
    return next((known.at[key] for key in typed.keys if key in known.at), ())[:PAGE]


def _posing(typed: Typed) -> tuple[PublicNotice, ...]:
    """What the public has been told of the page at a link, where it poses as one of ours."""
    asked = typed.kind is Kind.LINK and not typed.disguised
    return tuple(told_of_address(typed.keys)) if asked else ()


def _named(typed: Typed, known: Known) -> tuple[UUID, ...]:
    """The pages of that very handle; for a link those of its own host, and those whose address nobody has entered.

    `groups/`, `c/` and the like before a handle lead to the page of that handle on many hosts, and on some to
    another: it is told as a name.
    """
    hosts = {"", typed.host} if typed.kind is Kind.LINK else None
    found = known.by_handle.get(typed.name.casefold(), ())
    return tuple(site for site, host in found if hosts is None or host in hosts)[:PAGE]


@dataclass(frozen=True, slots=True)
class Known:
    """Every public page by what is left of its handle, by the handle, and by each form of its address."""

    names: Names
    by_handle: dict[str, tuple[tuple[UUID, str], ...]]
    """With the host of each; empty where nobody has entered its address."""
    at: dict[str, tuple[UUID, ...]]


def _mark() -> tuple[object, ...]:
    """What changes with every page that becomes public, is so no longer, or takes a step. One query."""
    live = Place.objects.filter(stage=Stage.LIVE).order_by().values("stage")
    touched = live.annotate(touched=Max("touched_at")).values("touched")
    steps = live.annotate(steps=Sum("last")).values("steps")
    last = Publication.objects.order_by("-order").annotate(touched=Subquery(touched), steps=Subquery(steps))
    return tuple(last.values_list("order", "touched", "steps")[:1])


@lru_cache(maxsize=1)
def _known(_mark_now: tuple[object, ...]) -> Known:
    left: dict[str, str] = {}
    by_handle: dict[str, tuple[tuple[UUID, str], ...]] = {}
    at: dict[str, tuple[UUID, ...]] = {}
    rows = public_places().order_by("-handle", "-site_id").values_list("site_id", "handle", "address")
    for site, handle, address in rows:
        if looks(handle):
            left[looks(handle)] = str(site)
        name, host = handle.removeprefix("@").casefold(), host_of(address)
        by_handle[name] = (*by_handle.get(name, ()), (site, host))
        for key in addresses(address, handle):
            at[key] = (*at.get(key, ()), site)
    return Known(Names.of(left), by_handle, at)
