"""Pages to look at, with all that reading one rests on, so many at a time; the same number of queries for each lot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet

from bailiwick.apps.approvals.selectors.permissions import waivers_by_thing
from bailiwick.apps.policies.selectors import library, policies_of
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites.facts import Entry
from bailiwick.apps.sites.facts.watching import (
    Brought,
    Noticed,
    Read,
    posted_rule,
    storable,
    words_of,
)
from bailiwick.apps.sites.models import Comments, Look, Place, Platform, Reading, Site, Source, Stage
from bailiwick.apps.sites.selectors.hearts import facts_of_entry
from bailiwick.apps.sites.selectors.sites import load_all, with_names
from bailiwick.kernel.canonical import digest_of
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.binding import WaiverRelease
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.subjects import ListFacts, PageFacts, WaiverFact
from bailiwick.policy.verdict import Verdict
from bailiwick.readers.page.answer import NoticeAnswer, PageAnswer, answer_page
from bailiwick.readers.page.ocr import read_words
from bailiwick.readers.page.reading import read_page
from bailiwick.readers.page.shown import PageShown, facts_of
from bailiwick.ui.shelf import SCANNING

WATCHED = frozenset({Stage.LIVE, Stage.CLOSING})
"""Stages in which a page is there, and is looked at."""
_OPEN = {Comments.OPEN: True, Comments.LIMITED: True, Comments.OFF: False, Comments.NONE: False}
_EMPTY = PageShown()


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A page that is looked at, and what its last look and reading were."""

    site: UUID
    unit: UUID
    identity: str
    entry: Entry
    platform: Platform
    last: Look | None
    reading: Reading | None
    waivers: tuple[WaiverFact, ...]


def pages_to_look_at(since: datetime) -> QuerySet[Place]:
    """The places of sites that are there, have an address, and were not looked at since."""
    looked = Look.objects.filter(site=OuterRef("site_id"), at__gte=since)
    return Place.objects.filter(~Exists(looked), stage__in=WATCHED).exclude(address="")


def watched(sites: Iterable[UUID], day: date) -> dict[UUID, Watched]:
    """Those sites as they are to be looked at on that day. Seven queries, however many."""
    rows = load_all(with_names(Site.objects.filter(pk__in=list(sites))))
    ids = [one.row.id for one in rows]
    newest = Look.objects.filter(site_id__in=ids).values("site").annotate(last=Max("order"))
    looks = {
        one.site_id: one
        for one in Look.objects.filter(order__in=newest.values("last")).select_related("reading")
    }
    # A look that came to nothing leaves the reading before it standing.
    latest = Reading.objects.filter(site_id__in=ids).values("site").annotate(last=Max("order"))
    readings = {one.site_id: one for one in Reading.objects.filter(order__in=latest.values("last"))}
    waivers = waivers_by_thing([one.row.identity for one in rows], day)
    tree = tree_on(day)
    found = {}
    for one in rows:
        above = set(tree.above(one.row.unit_id))
        found[one.row.id] = Watched(
            site=one.row.id,
            unit=one.row.unit_id,
            identity=one.row.identity,
            entry=one.entry,
            platform=one.row.platform,
            last=looks.get(one.row.id),
            reading=readings.get(one.row.id),
            waivers=tuple(fact for unit, fact in waivers.get(one.row.identity, ()) if unit in above),
        )
    return found


@dataclass(slots=True)
class Watching:
    """What the policies of many pages' units are, looked up once for each unit; and pages read by them on one day."""

    day: date
    _policies: dict[UUID, tuple[AdoptedPolicy, ...]] = field(default_factory=dict)

    def policies(self, unit: UUID) -> tuple[AdoptedPolicy, ...]:
        """The policies of a unit that ask for notices."""
        if unit not in self._policies:
            found = policies_of(unit, self.day)
            self._policies[unit] = tuple(one for one in found if _asks(one))
        return self._policies[unit]

    def marks(self, page: Watched) -> str:
        """The digest of what the verdicts on a page rest on besides the page."""
        reasons = [[one.kind, one.reason, one.clause, str(one.until)] for one in page.waivers]
        comments = page.entry.comments_on(self.day)
        adopted = [policy.digest for policy in self.policies(page.unit)]
        return digest_of({"policies": adopted, "waivers": reasons, "comments": comments})

    def read(self, page: Watched, brought: Brought) -> Read:
        """Read a page that was brought by the policies that speak for it. Never raises for what a page holds."""
        shown = _shown(brought)
        told = _OPEN.get(Comments(page.entry.comments_on(self.day) or Comments.OPEN))
        if told is not None and page.entry.comments:
            shown = replace(shown, comments_open=Known(told))
        answers = [self._answered(policy, shown, page) for policy in self.policies(page.unit)]
        with_policies = zip(self.policies(page.unit), answers, strict=True)
        notices = tuple(
            _noticed(policy, one, answer) for policy, answer in with_policies for one in answer.notices
        )
        rule = posted_rule(shown, [one for answer in answers for one in answer.notices])
        return Read(shown=shown, words=words_of(shown), rule=rule, notices=notices, marks=self.marks(page))

    def _answered(self, policy: AdoptedPolicy, shown: PageFacts, page: Watched) -> PageAnswer:
        domains = tuple(policy.overlay.lists.get("own-domains", ()))
        facts = Facts(
            page=shown,
            site=replace(
                facts_of_entry(page.identity, page.platform, page.entry, "", self.day), state=UNKNOWN
            ),
            lists=ListFacts(own_domains=Known(domains) if domains else UNKNOWN),
            waivers=Known(page.waivers) if page.waivers else ABSENT,
        )
        with SCANNING:
            return answer_page(library(), policy, self.day, _EMPTY, facts)


def _asks(policy: AdoptedPolicy) -> bool:
    watching = (one for one in policy.bindings.values() if one.watch and one.watch.subject == "site.page")
    return any("notice" in one.values for one in watching)


def _shown(brought: Brought) -> PageFacts:
    if brought.source is not Source.SCREENSHOT:
        return facts_of(read_page(brought.data, read_words))
    words = read_words(brought.data)
    # What a picture does not show may stand elsewhere on the page: only what it shows is known.
    return PageFacts(bio=Known(words)) if words else PageFacts(unread=Known(("the picture",)))


def _noticed(policy: AdoptedPolicy, one: NoticeAnswer, answer: PageAnswer) -> Noticed:
    finding = next((each for each in answer.report.findings if each.binding == one.binding), None)
    aside = any(each.binding == one.binding for each in answer.report.not_applicable)
    verdict = finding.verdict if finding else Verdict.NOT_APPLICABLE if aside else Verdict.MET
    release = policy.bindings[one.binding].release
    return Noticed(
        policy=policy.id,
        cited=", ".join(dict.fromkeys([policy.pack.citation, *one.labels])),
        notice=one.notice,
        binding=one.binding,
        clauses=one.clauses,
        state=one.state,
        verdict=verdict.value,
        effect=one.effect.value,
        required=one.required,
        excused_by=one.excused_by,
        why=storable(str(one.why)),
        words=storable("\n".join(stand.words for stand in one.told)),
        places=tuple(dict.fromkeys(stand.place for stand in one.told)),
        suggestion=one.suggestion,
        waives=release.kind if isinstance(release, WaiverRelease) else "",
    )
