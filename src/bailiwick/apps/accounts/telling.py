"""A sentence for the next page of the same visitor, kept in the session and shown once."""

from __future__ import annotations

from django.http import HttpRequest

_PLACE = "told"


def tell(request: HttpRequest, sentence: str) -> None:
    """Keep a sentence for the next page."""
    request.session[_PLACE] = sentence


def told(request: HttpRequest) -> str:
    """The sentence that was kept, if there is one; it is gone afterwards."""
    return str(request.session.pop(_PLACE, ""))
