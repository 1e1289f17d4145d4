"""Tables that other programs read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet would take for a formula at the beginning of a cell, in wide letters too."""


def cell(text: str) -> str:
    """A cell as no spreadsheet runs it: one that looks like a formula is told as text, also behind spaces."""
    return f"'{text}" if text.lstrip(" \ufeff\xa0").startswith(FORMULA) else text


def as_csv(name: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """A table as a file of that name, its columns first; the one way in which any page gives one out."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(str(one)) for one in row] for row in rows)
    return HttpResponse(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
