"""What every page's furniture shows."""

from __future__ import annotations

from django.http import HttpRequest

from bailiwick.ui.progress.selectors import progress


def footer(request: HttpRequest) -> dict[str, object]:
    """The count of our own work, or None where it was never made."""
    del request
    return {"progress": progress()}
