"""What went out by aim: as a page with its table, and as a table for other programs."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from bailiwick.apps.publishing.selectors.report import Asked, Report, report
from bailiwick.apps.publishing.views.helping import looker_of
from bailiwick.ui.tables import as_csv

COLUMNS = ("quarter", "unit", "page", "aim", "posts")
NAMES = ("quarter", "unit", "site", "aim")


def _told(request: HttpRequest) -> tuple[Asked, Report]:
    asked = Asked(**{name: request.GET.get(name, "")[:80] for name in NAMES})
    return asked, report(looker_of(request).units, asked)


@require_safe
def report_page(request: HttpRequest) -> HttpResponse:
    """What went out by aim, quarter, unit and page; narrowed as its address says."""
    asked, told = _told(request)
    narrowed = {name: value for name in NAMES if (value := getattr(asked, name))}
    narrowing = (
        ("quarter", gettext("Quarter"), told.choices.quarters, asked.quarter),
        ("unit", gettext("Unit"), told.choices.units, asked.unit),
        ("site", gettext("Page"), told.choices.sites, asked.site),
        ("aim", gettext("Aim"), told.choices.aims, asked.aim),
    )
    context = {"narrowing": narrowing, "told": told, "query": urlencode(narrowed)}
    return render(request, "publishing/report.html", context)


@require_safe
def report_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table."""
    _, told = _told(request)
    rows = ((row.quarter, row.unit, row.site, row.aim, row.number) for row in told.rows)
    return as_csv("posts-by-aim.csv", COLUMNS, rows)
