"""Every page of these rooms: one walk with axe, wide and narrow, and by the Tab key alone."""

import os

import pytest
from tests.apps.approvals.playing import build as build_permissions
from tests.apps.conduct.looking import drawn_for, gone_through, looked_at, proposed, town_of
from tests.apps.conduct.playing import looked_into, weighed
from tests.apps.policies.helpers import after, as_, give, hire
from tests.apps.sites.watching import html, put_live, seen
from tests.pages.looking import objections, picture
from tests.pages.seating import Seats
from tests.pages.test_desk_in_a_browser import walked
from tests.pages.test_roster_in_a_browser import orm_beside_the_browser  # noqa: F401 -- Playwright's loop

from bailiwick.apps.accounts.selectors import stranger
from bailiwick.apps.approvals.models import Purpose
from bailiwick.apps.approvals.services.appeals import draft_appeal
from bailiwick.apps.conduct.services.looking import close_draw
from bailiwick.apps.policies.models import Adoption, SourceKind, Topic
from bailiwick.apps.policies.services import (
    adopt,
    answer_help,
    ask_help,
    draft_procedure,
    exempt,
    log_law_change,
    note_effort,
    publish_procedure,
    start_policy,
)
from bailiwick.apps.portal.services import publish, take_report
from bailiwick.apps.readiness.facts import Question
from bailiwick.apps.readiness.models import Topic as CourseTopic
from bailiwick.apps.readiness.services import draft_course, give_link, release_course, sign_off
from bailiwick.apps.roster.models import Role
from bailiwick.apps.sites.models import NoticeLost
from bailiwick.apps.sites.services import enter_platform
from bailiwick.policy.conduct import Told as Of
from bailiwick.project.folder import Folder

WHOLE = os.environ.get("BAILIWICK_BATTERY") == "whole"
"""Otherwise the keyboard walks through every fourth page: each press asks the browser where it stands."""
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def folder(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path)
    settings.SHELF = "bailiwick.apps.policies.selectors.library_view.shelf_of"
    (tmp_path / "agency").touch()


@pytest.fixture
def town(folder):
    """One small agency in which somebody is steward, counsel and human resources at once."""
    town = build_permissions()
    town.all = hire("Kit Amari", town.city, title="Policy steward", supervisor=town.chief.id)
    for role in (Role.POLICY_STEWARD, Role.ATTORNEY, Role.HR, Role.IT, Role.COMMS):
        give(role, town.all, town.city)
    return town


def furnished(town):
    """One of each thing that has a page."""
    steward, city, police = as_(town.all), town.city.id, town.police.id
    order = {"decided_by": town.chief.id, "instrument": "Order 1"}
    watched = adopt(steward, unit=town.patrol.id, pack="pd", watch_until=after(20), **order)
    start_policy(
        steward,
        base="pd",
        name="wexham",
        title="General order",
        citation="GO 12",
        publisher="Police",
        answers={},
    )
    exempt(
        steward,
        unit=police,
        pack="nmpd",
        source_kind=SourceKind.LAW,
        source="An act",
        clauses=["nmpd/VII.D.*"],
    )
    procedure = draft_procedure(steward, unit=city, title="Pages", text="1.", owner=town.all.id)
    publish_procedure(steward, version=procedure.id)
    draft_procedure(
        steward, unit=city, title="Pages", text="2.", owner=town.all.id, of=procedure.procedure_id
    )
    log_law_change(steward, unit=city, reference="A ruling", clauses=["nmpd/V.F.1.s2"], due=after(40))
    asked = ask_help(as_(town.rookie), unit=town.patrol.id, topic=Topic.LEGAL_MEANING, question="Is it ours?")
    answer_help(steward, request=asked.id, answer="It is.", privileged=True)
    note_effort(steward, text="Asked a friend to take it down.")
    quiz = (Question("Share a password?", ("Yes", "No"), 1),)
    told = {
        "name": "Security",
        "topic": CourseTopic.CONDUCT,
        "owners": (Role.HR,),
        "text": "# Two",
        "quiz": quiz,
    }
    course = draft_course(steward, unit=police, pack="nmpd", clauses=[], **told)
    version = course.versions.get()
    sign_off(steward, version=version.id, role=Role.HR)
    release_course(steward, version=version.id)
    own = Adoption.objects.get(pack="nmpd", unit=town.police)
    link = give_link(steward, person=town.rookie.id, adoption=own.id)
    appeal = draft_appeal(
        as_(town.rookie),
        purpose=Purpose.WANTED,
        case="24-311",
        words="We got the robber. Vote yes on Friday.",
    )
    return watched, own, procedure, asked, course, version, link, appeal


def watched_page(town):
    """A page that has lost a notice, public, with somebody's report of another that looks like it."""
    facebook = enter_platform(as_(town.all), name="Facebook")
    told = {
        "unit": town.police,
        "platform": facebook,
        "handle": "WexhamPolice",
        "name": "Wexham Falls Police",
    }
    told |= {"address": "https://social.example/WexhamPolice", "goal": "Tell people early.", "language": "en"}
    site = put_live([told | {"owner": town.all.id, "backup": town.chief.id}])[0]
    first = seen(site, html())
    seen(site, html(about="Comments are monitored."))
    publish(as_(town.chief), site_id=site.id, complain="Call 555-0122.")
    report = take_report(stranger(""), page="https://social.example/WexhamP0lice", words="It asks for money.")
    return site, facebook, first.reading, NoticeLost.objects.first(), report


def paths_of_pages(town):
    site, facebook, reading, lost, report = watched_page(town)
    page = f"/sites/{site.id}"
    return {
        town.all: [
            "/sites/", page, f"{page}/notices", f"{page}/notices/lost/{lost.id}", f"{page}/readings/{reading.id}",
            f"{page}/rule", f"/sites/platforms/{facebook.id}", "/sites/platforms", "/sites/new", "/sites/found",
            "/sites/refer", "/sites/from-a-file", "/reported/", "/public/",
        ],
        None: [
            "/official/", "/official/?q=WexhamP0lice", f"/official/{site.id}", f"/es/official/{site.id}",
            "/official/report", f"/official/report/{report.receipt}",
        ],
    }  # fmt: skip


def paths(town):
    watched, own, procedure, asked, course, version, link, appeal = furnished(town)
    adoption = f"/in-force/{own.id}"
    return {
        town.all: [
            "/in-force/", f"/in-force/adopt?policy=mpls&unit={town.city.id}", adoption, f"{adoption}/choices",
            f"{adoption}/exemptions", f"{adoption}/words", f"{adoption}/words?clause=nmpd/III", f"{adoption}/names",
            f"{adoption}/end", "/in-force/gaps", "/in-force/procedures", "/in-force/procedures/new",
            f"/in-force/procedures/{procedure.id}", "/in-force/law", "/in-force/start", "/in-force/start?base=mpd",
            "/in-force/start/wexham/labels", "/policies/wexham/", "/policies/wexham/clause/V.A.1.s1",
            "/policies/words?for=members&answers=", "/policies/?q=other+agency+work-related", "/help/", "/help/ask",
            f"/help/{asked.id}", "/help/efforts", "/readiness/courses", "/readiness/courses/new",
            f"/readiness/courses/{course.id}/version", "/readiness/report",
        ],
        town.chief: [f"/in-force/{watched.id}", "/permissions/use/"],
        town.rookie: [
            "/readiness/", "/readiness/rules", f"/readiness/sign/{own.id}", f"/readiness/course/{version.id}",
            "/permissions/use/appeal", f"/permissions/use/appeals/{appeal.id}", f"/help/{asked.id}",
        ],
        None: [f"/readiness/by-link/{link}"],
    }  # fmt: skip


def paths_of_conduct():
    """Reports, cases and random looks in a town of their own; some are seen as whoever looks, decides or is told."""
    town = town_of()
    open_draw, closed = drawn_for(town), drawn_for(town, purpose="pd/records")
    looked_at(town, open_draw, open_draw.chosen[0].person_id)
    gone_through(town, closed)
    close_draw(as_(town.deputy), closed.row.pk)
    waits = proposed(town)
    case = looked_into(town, ["pd/V.A.9.b"])
    settled = weighed(town, told=[Of.OWN_DEVICE])
    draws = [f"/monitoring/draws/{one.row.pk}" for one in (open_draw, closed)]
    return {
        town.leader: ["/monitoring/", "/monitoring/new", f"/monitoring/{open_draw.row.program_id}", *draws],
        town.deputy: [f"/monitoring/{waits.pk}", f"/monitoring/{open_draw.row.program_id}", *draws],
        town.counsel: draws[:1],
        town.sergeant: ["/reports/", f"/reports/{settled.id}", f"/reports/{case.report_id}"],
        town.colleague: ["/reports/new", f"/reports/{settled.id}", "/cases/"],
        town.looks: ["/cases/", f"/cases/{case.id}"],
        town.chief: [f"/cases/{case.id}"],
        town.officer: [f"/cases/{case.id}"],
    }


def every_path(told):
    """The pages of each seat."""
    return [(who, path) for who, some in told.items() for path in some]


@pytest.fixture
def seats(browser, address, folder):
    seats = Seats(browser, address)
    yield seats
    assert seats.close() == []


def found_on(page, path, pictures, *, walks):
    """What is amiss on one page: its answer, axe, too wide on a telephone, or in the way of the Tab key."""
    answer = page.goto(path)
    name = path.strip("/").replace("/", "-").partition("?")[0]
    found = [answer.status] if answer.status != 200 else objections(page)
    picture(page, pictures / f"room-{name}-wide.png")
    page.set_viewport_size({"width": 390, "height": 844})
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    picture(page, pictures / f"room-{name}-narrow.png")
    page.set_viewport_size({"width": 1280, "height": 900})
    by_key = walked(page, path) if walks else []
    return [*found, *[("too wide", wide)] * (wide > 390), *by_key]


def amiss(seats, pictures, everywhere):
    return [
        f"{path}: {one}"
        for place, (who, path) in enumerate(everywhere)
        for one in found_on(seats.page(who), path, pictures, walks=WHOLE or place % 4 == 0)
    ]


@pytest.mark.slow
def test_every_page_of_these_rooms_is_axe_clean_fits_a_telephone_and_is_walked_by_the_keyboard(
    town, seats, pictures
):
    assert amiss(seats, pictures, every_path(paths(town)) + every_path(paths_of_pages(town))) == []


@pytest.mark.slow
def test_every_page_of_reports_cases_and_random_looks_is_so_too(folder, seats, pictures):
    assert amiss(seats, pictures, every_path(paths_of_conduct())) == []
