"""Where sites stand, asked of the database and of the pure function: the same, for any history and on any day."""

import random
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from tests.apps.sites.playing import build, live

from bailiwick.apps.approvals import models as approvals
from bailiwick.apps.approvals.models import State as Decided
from bailiwick.apps.journal.services import building_tables
from bailiwick.apps.sites.facts import marks_of
from bailiwick.apps.sites.models import Aim, AskedFor, Place, Site, SiteStep, State, StepKind
from bailiwick.apps.sites.selectors.sites import load_all, with_names
from bailiwick.apps.sites.selectors.states import standing_so

FIRST = datetime(2024, 2, 27, 23, 30, tzinfo=timezone.get_default_timezone())
LIFE = 900
SITES = 150
POWERS = ("mpls.site", "mpd.site")
KINDS = [
    *StepKind,
    *[StepKind.LIVE] * 9,
    *[StepKind.REVIEWED] * 5,
    *[StepKind.IMPORTED] * 3,
    *[StepKind.SUBMITTED] * 3,
]
DECIDED = [*Decided, *[Decided.IN_FORCE] * 9, *[Decided.MORE_INFO] * 3]
"""Every one, and those oftener that lead to the states that change with the day."""


def _made(chance, town, number):
    """A site with a random history: steps of people and of nobody, requests under two powers in any state."""
    row = Site(
        number=number, unit=town.parks, platform=town.facebook, presence="page", identity=f"S {number}",
        entered_at=FIRST,
    )  # fmt: skip
    moments = sorted(chance.randrange(LIFE * 24) for _ in range(chance.randint(1, 5)))
    steps = [
        SiteStep(
            key=f"{row.id}:{place}", site=row, number=place, kind=chance.choice(KINDS),
            by=chance.choice([None, town.asker]), at=FIRST + timedelta(hours=hours),
            day=chance.choice([None, date(2025, 1, 1)]),
        )
        for place, hours in enumerate(moments, start=1)
    ]  # fmt: skip
    asked = [
        (chance.choice(POWERS), chance.choice([Aim.OPEN] * 3 + [Aim.RENAME]), chance.choice(DECIDED))
        for _ in range(chance.choice([0, 1, 1, 2, 3]))
    ]
    return row, steps, asked


def _kept(town, made):
    told = {
        "unit": town.parks,
        "subject": "site",
        "asker": town.asker,
        "for_whom": town.asker,
        "asked_at": FIRST,
    }
    with building_tables():
        Site.objects.bulk_create(row for row, _, _ in made)
        SiteStep.objects.bulk_create(step for _, steps, _ in made for step in steps)
        number = approvals.Request.objects.count() + 1000
        for row, _, asked in made:
            for power, aim, state in asked:
                number += 1
                request = approvals.Request.objects.create(
                    number=number, power=power, identity=str(row), **told
                )
                approvals.Place.objects.create(request=request, state=state, since=FIRST, last=1)
                AskedFor.objects.create(request=request, site=row, aim=aim)
        for one in load_all(Site.objects.filter(pk__in=[row.id for row, _, _ in made])):
            marks = marks_of(one.standing)
            Place.objects.create(
                site=one.row, stage=one.standing.stage, handle=str(one.row), touched_at=FIRST, last=1,
                older=marks.older, reviewed_on=marks.reviewed_on, stale_on=marks.stale_on,
            )  # fmt: skip


@pytest.mark.django_db
def test_the_database_and_the_pure_function_tell_the_same_of_any_history_on_any_day():
    chance, town = random.Random(7), build()  # noqa: S311 -- the same histories in each run
    made = [_made(chance, town, number) for number in range(1, SITES + 1)]
    _kept(town, made)
    rows = with_names(Site.objects.order_by("number"))
    loaded, met = load_all(rows), set()
    turns = [one.row.place.stale_on for one in loaded if one.row.place.stale_on]
    days = [FIRST.date() + timedelta(days=chance.randrange(LIFE + 300)) for _ in range(4)]
    days += [chance.choice(turns), chance.choice(turns) - timedelta(days=1)]
    for day in days:
        told = {one.row.id: one.state(day) for one in loaded}
        met |= set(told.values())
        for state in State:
            found = list(rows.filter(standing_so(state, day)).values_list("pk", flat=True))
            assert found == [site for site, stands in told.items() if stands is state], (state, day)
    assert met == set(State)


@pytest.mark.django_db
def test_the_day_on_which_an_entry_falls_back_is_kept_with_each_step_and_nothing_is_written_on_it(
    town_of_one,
):
    page = town_of_one
    place = Place.objects.get(site=page.row)
    before = place.stale_on - timedelta(days=1)
    assert (page.state(before), page.state(place.stale_on)) == (State.LIVE, State.UNDER_REVIEW)
    for day, state in ((before, State.LIVE), (place.stale_on, State.UNDER_REVIEW)):
        assert Site.objects.filter(standing_so(state, day), pk=page.row.id).exists()


@pytest.fixture
def town_of_one(db):
    town = build("mpls")
    return live(town)
