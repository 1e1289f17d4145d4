"""What went out, by aim, quarter, unit and page (pd/I.s1): a post with two aims is counted under each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.policies.selectors import library
from bailiwick.apps.publishing.facts import OUT, Quarter
from bailiwick.apps.publishing.models import DraftStep, StepKind
from bailiwick.apps.sites.models import Site
from bailiwick.apps.sites.selectors.sites import load_all, with_names
from bailiwick.policy.aim import Aim


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the report is narrowed to; empty: everything. Each is what `Choices` offers."""

    quarter: str = ""
    unit: str = ""
    site: str = ""
    aim: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """How many posts went out in a quarter on a page for an aim."""

    quarter: Quarter
    unit: str
    site: str
    aim: str
    number: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to narrow by: each as a value and how it is shown."""

    quarters: Sequence[tuple[str, str]]
    units: Sequence[tuple[str, str]]
    sites: Sequence[tuple[str, str]]
    aims: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Report:
    """The rows, the latest quarter first; how many posts each aim has in them; how many posts there are in all."""

    rows: Sequence[Row]
    by_aim: Sequence[tuple[str, int]]
    posts: int
    choices: Choices


@dataclass(frozen=True, slots=True)
class _Post:
    """One post that went out: when, for which unit, on which page, for which aims."""

    quarter: Quarter
    unit: UUID
    site: UUID
    aims: tuple[str, ...]


def report(units: frozenset[UUID], asked: Asked) -> Report:
    """What went out on pages of those units; the aims of a post that was corrected are those of its last words."""
    posts, aims = _posts(units), _aims()
    pages = {one.row.id: one for one in load_all(with_names(Site.objects.filter(unit_id__in=units)))}
    names = {one.row.unit_id: one.row.unit.name for one in pages.values()}
    titles = {identity: one.entry.title for identity, one in pages.items()}
    found = [
        one
        for one in posts
        if asked.quarter in {"", str(one.quarter)}
        and asked.unit in {"", str(one.unit)}
        and asked.site in {"", str(one.site)}
        and (not asked.aim or asked.aim in one.aims)
    ]
    counted = Counter(
        (one.quarter, names[one.unit], titles[one.site], title_of(aim, aims))
        for one in found
        for aim in one.aims or ("",)
        if asked.aim in {"", aim}
    )
    rows = sorted(Row(*key, number) for key, number in counted.items())
    rows.sort(key=lambda one: one.quarter, reverse=True)
    by_aim = Counter[str]()
    for row in rows:
        by_aim[row.aim] += row.number
    return Report(
        rows,
        sorted(by_aim.items(), key=lambda one: (-one[1], one[0])),
        len(found),
        Choices(
            quarters=[(str(one), str(one)) for one in sorted({one.quarter for one in posts}, reverse=True)],
            units=_named({one.unit for one in posts}, names),
            sites=_named({one.site for one in posts}, titles),
            aims=sorted(
                ((one, title_of(one, aims)) for one in {aim for post in posts for aim in post.aims}),
                key=lambda one: one[1],
            ),
        ),
    )


def title_of(aim: str, aims: dict[str, Aim]) -> str:
    """An aim as it is shown; of one that no policy at hand names any more, its id."""
    if not aim:
        return "No aim is named here"
    return aims[aim].title if aim in aims else aim


def _aims() -> dict[str, Aim]:
    return {aim.id: aim for pack in library().packs.values() for aim in pack.aims.values()}


def _named(ids: set[UUID], names: dict[UUID, str]) -> list[tuple[str, str]]:
    return sorted(((str(one), names[one]) for one in ids), key=lambda one: one[1])


def _posts(units: frozenset[UUID]) -> list[_Post]:
    """Each post once, in the quarter in which it went out first. One query."""
    rows = DraftStep.objects.filter(kind__in=OUT, draft__site__unit_id__in=units).order_by("number")
    told = rows.values_list(
        "draft_id", "kind", "out_at", "draft__site__unit_id", "draft__site_id", "version__aims"
    )
    found: dict[UUID, _Post] = {}
    for draft, kind, out_at, unit, page, aims in told:
        quarter = (
            Quarter.of(timezone.localdate(out_at))
            if kind == StepKind.PUBLISHED or draft not in found
            else found[draft].quarter
        )
        found[draft] = _Post(quarter, unit, page, tuple(aims.splitlines()))
    return list(found.values())
