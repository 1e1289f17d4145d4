"""How the policies are kept, clause by clause: as a page, and as a table for other programs."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bailiwick.apps.sites.selectors.complying import Kept, Quarter, compliance
from bailiwick.apps.sites.selectors.overseeing import units_overseen
from bailiwick.apps.sites.views.helping import Looker, looker_of
from bailiwick.ui.tables import as_csv

_QUARTER = re.compile(r"(20\d\d)-([1-4])")
COLUMNS = (
    "policy",
    "clause",
    "label",
    "heading",
    "evidence",
    "open exceptions",
    "whose they are",
    "pages looked at",
    "pages left out",
)


def _kept(request: HttpRequest) -> tuple[Looker, Kept]:
    looker = looker_of(request)
    units = units_overseen(looker.actor, looker.day)
    if not units:
        raise Http404
    asked = _QUARTER.fullmatch(request.GET.get("quarter", ""))
    quarter = Quarter(int(asked[1]), int(asked[2])) if asked else Quarter.of(looker.day)
    return looker, compliance(units, quarter, looker.day)


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Each clause with evidence of the quarter, and what is open today; only what is open, where that is asked."""
    looker, kept = _kept(request)
    only = request.GET.get("only") == "open"
    context = {
        "kept": kept,
        "rows": [one for one in kept.rows if one.open or not only],
        "only": only,
        "open": sum(len(one.open) for one in kept.rows),
        "shown": sum(bool(one.evidence) for one in kept.rows),
        "later": kept.quarter.after if kept.quarter.after.first <= looker.day else None,
    }
    return render(request, "sites/report.html", context)


@require_safe
def report_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table; each line says of how many pages, since no more than so many are looked at."""
    _, kept = _kept(request)
    rows = []
    for one in kept.rows:
        whose = "; ".join(dict.fromkeys(f"{each.site.entry.title}: {each.owner}" for each in one.open))
        told = (one.policy, one.clause, one.label, one.heading, one.evidence, len(one.open), whose)
        rows.append((*told, kept.pages, kept.left_out))
    return as_csv(f"clauses-{kept.quarter}.csv", COLUMNS, rows)
