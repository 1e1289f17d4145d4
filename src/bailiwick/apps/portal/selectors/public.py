"""The public register. Whatever is not marked public, or does not speak for the agency today, is not there.

No query of a public page begins anywhere but at `public_places`; nothing else changes a byte of an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils import timezone

from bailiwick.apps.portal.facts import Answer, Kind, Typed, addresses, like, looks, read_typed
from bailiwick.apps.portal.models import Publication
from bailiwick.apps.sites.facts.links import without_scheme
from bailiwick.apps.sites.models import SPEAKS, Harm, Place, Site, Stage
from bailiwick.apps.sites.selectors.notices import Posted, rule_posted, rules_of
from bailiwick.apps.sites.selectors.sites import Loaded, load_all, with_names
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

    @property
    def platforms(self) -> str:
        """The platforms of those pages, each once."""
        return ", ".join(dict.fromkeys(one.platform for one in self.sites))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for comments as it was posted, first read so at a time."""

    words: str
    since: datetime


def public_places() -> QuerySet[Place]:
    """The places of pages that are marked public and are there. The one beginning of everything public."""
    latest = Publication.objects.filter(site=OuterRef("site_id")).order_by("-order")
    places = Place.objects.filter(stage=Stage.LIVE).annotate(marked=Subquery(latest.values("public")[:1]))
    return places.filter(marked=True)


def page_of_register(words: str, after: str, day: date) -> tuple[list[PublicSite], str]:
    """So many public pages by handle, and after which handle the next begin; empty at the end. Four queries."""
    words, after = words.replace("\0", " "), after.replace("\0", "")
    places = public_places()
    for word in words.split()[:MOST_WORDS]:
        places = places.filter(
            Q(handle__icontains=word) | Q(address__icontains=word) | Q(site__unit__name__icontains=word)
        )
    if after:
        handle, _, identity = after.rpartition("~")
        places = places.filter(Q(handle__gt=handle) | Q(handle=handle, site_id__gt=_uuid(identity)))
    rows = list(places.order_by("handle", "site_id").values_list("site_id", "handle")[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    following = f"{rows[-1][1]}~{rows[-1][0]}" if more else ""
    return _sites([site for site, _ in rows], day), following


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def public_site(identity: UUID, day: date) -> PublicSite | None:
    """One public page. Three queries."""
    return next(iter(_sites(_ids(public_places().filter(site_id=identity)), day)), None)


def _ids(places: QuerySet[Place]) -> list[UUID]:
    return list(places.order_by("handle", "site_id").values_list("site_id", flat=True))


def whole_register(day: date) -> Iterator[PublicSite]:
    """Every public page by handle, so many at a time."""
    ids = _ids(public_places())
    for start in range(0, len(ids), LOT):
        yield from _sites(ids[start : start + LOT], day)


def _sites(ids: list[UUID], day: date) -> list[PublicSite]:
    """Those pages in their order, as people see them; one that does not speak for the agency that day is left out."""
    if not ids:
        return []
    loaded = {one.row.id: one for one in load_all(with_names(Site.objects.filter(pk__in=ids)))}
    marked = Publication.objects.filter(site_id__in=ids).order_by("order")
    complain = dict(marked.values_list("site_id", "complain"))
    told = [(loaded[one], complain[one]) for one in ids if one in loaded]
    notices = public_notices(ids)
    return [
        _shown(one, words, day, tuple(notices.get(one.row.id, ())))
        for one, words in told
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
    """Whether what was typed is a page of ours, only looks like one, or is not here. Ten queries at most.

    A handle alone tells no platform, so that it is never more than a name that a page of ours has.
    """
    typed = read_typed(text)
    if not typed.key:
        return Found(Answer.NOTHING, typed)
    if typed.kind is Kind.WORDS:
        return Found(Answer.NOT_HERE, typed)
    known = _known(_mark())
    if not typed.disguised:
        there = _sites(_at(typed, known), day) if typed.kind is Kind.LINK else []
        if there:
            ours = all(one.taken_over is None for one in there)
            return Found(Answer.REAL if ours else Answer.NOT_OURS_NOW, typed, tuple(there))
        if posed := _posing(typed, day):
            return Found(Answer.LOOKS_LIKE, typed, tuple(posed))
        named = _sites(_named(typed), day)
        if named:
            return Found(Answer.NAME_IS_OURS, typed, tuple(named))
    alike = like(typed.name, known.looks)
    sites = tuple(_sites(_ids(public_places().filter(site_id=alike)), day)) if alike else ()
    return Found(Answer.LOOKS_LIKE if sites else Answer.NOT_HERE, typed, sites)


def _at(typed: Typed, known: Known) -> list[UUID]:
    """The pages at a link, or at the narrowest address that it is below."""
    wanted = next((known.at[key] for key in typed.keys if key in known.at), ())
    return _ids(public_places().filter(site_id__in=wanted))[:PAGE] if wanted else []


def _posing(typed: Typed, day: date) -> list[PublicSite]:
    """The pages of ours as which the page at a link poses, as far as the public has been told."""
    told = told_of_address(typed.keys) if typed.kind is Kind.LINK else []
    return _sites(_ids(public_places().filter(site_id__in=told)), day) if told else []


def _named(typed: Typed) -> list[UUID]:
    """The pages of that very handle; for a link only those whose address nobody has entered."""
    name = typed.name.casefold()
    places = public_places().filter(Q(handle__iexact=name) | Q(handle__iexact=f"@{name}"))
    return _ids(places.filter(address="") if typed.kind is Kind.LINK else places)[:PAGE]


@dataclass(frozen=True, slots=True)
class Known:
    """Every public page by what is left of its handle, and by each form of its address."""

    looks: dict[str, str]
    at: dict[str, tuple[str, ...]]


def _mark() -> tuple[int, int, int]:
    """What changes with every page that becomes public, is so no longer, or takes a step."""
    last = Publication.objects.aggregate(last=Max("order"))["last"] or 0
    now = public_places().aggregate(touched=Max("touched_at"), steps=Sum("last"))
    moment = int(now["touched"].timestamp() * 1_000_000) if now["touched"] else 0
    return last, moment, now["steps"] or 0


@lru_cache(maxsize=2)
def _known(_mark_now: tuple[int, int, int]) -> Known:
    names: dict[str, str] = {}
    at: dict[str, tuple[str, ...]] = {}
    rows = public_places().order_by("-handle", "-site_id").values_list("site_id", "handle", "address")
    for site, handle, address in rows:
        if looks(handle):
            names[looks(handle)] = str(site)
        for key in addresses(address, handle):
            at[key] = (*at.get(key, ()), str(site))
    return Known(names, at)


def rule_on(site: UUID, moment: datetime) -> Posted | None:
    """The rule for comments as it was posted at a moment, as far as readings tell."""
    return rule_posted(site, moment)


def rules(site: UUID) -> list[Rule]:
    """Every rule for comments that a public page has carried, the latest first, as far as readings tell."""
    return [Rule(one.rule, one.at) for one in rules_of(site)]


def end_of(day: date) -> datetime:
    """The last moment of a day where the agency is."""
    return timezone.make_aware(datetime.combine(day, datetime.max.time()))
