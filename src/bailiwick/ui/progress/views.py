"""The page that tells how far we are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def how_far(request: HttpRequest) -> HttpResponse:
    """Counts by policy; the numbers come with the footer."""
    return render(request, "progress/page.html")
