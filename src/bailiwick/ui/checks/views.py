"""The views of the catalogue of checks."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from bailiwick.ui.checks.presenters import catalogue as catalogue_of
from bailiwick.ui.checks.presenters import check_page
from bailiwick.ui.shelf import shelf


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Every check."""
    families = catalogue_of(shelf())
    number = sum(len(family.entries) for family in families)
    measured = any(entry.errs for family in families for entry in family.entries)
    return render(
        request, "checks/index.html", {"families": families, "number": number, "measured": measured}
    )


@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """One check; a retired code, or one in small letters, leads to the check that goes by it now."""
    found = shelf().library.checks.get(code.upper())
    if found is None:
        raise Http404
    if found.code != code:
        return redirect("checks:check", code=found.code)
    return render(request, "checks/check.html", {"page": check_page(found, shelf())})
