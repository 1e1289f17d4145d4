"""What every page's furniture shows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language

from bailiwick.ui.progress.selectors import progress


def footer(request: HttpRequest) -> dict[str, object]:
    """The count of our own work, or None where it was never made."""
    del request
    return {"progress": progress()}


def languages(request: HttpRequest) -> dict[str, object]:
    """The other languages, each with its own name and where this page stands in it; none for what is no page."""
    here = get_language()
    other = [
        {"code": code, "name": name, "url": translate_url(request.path, code)}
        for code, name in settings.LANGUAGES
        if code != here
    ]
    return {"other_languages": [language for language in other if language["url"] != request.path]}


def rooms(request: HttpRequest) -> dict[str, object]:
    """The pages of the rooms, for whoever is signed in, as settings name them; the one that is open is marked."""
    links = [{"url": reverse(name), "label": label, "of": name} for name, label in settings.ROOM_PAGES]
    here = next((link["of"] for link in links if request.path.startswith(link["url"])), "") or _only(request)
    return {"rooms": [link | {"here": link["of"] == here} for link in links]}


def _only(request: HttpRequest) -> str:
    """The page of the room that answers at another address of its own, where the room has but one page above."""
    namespace = request.resolver_match.namespace if request.resolver_match else ""
    own = [name for name, _label in settings.ROOM_PAGES if name.partition(":")[0] == namespace]
    return own[0] if len(own) == 1 else ""


def demo(request: HttpRequest) -> dict[str, object]:
    """In a demo, the bar that every page has, as settings name it; elsewhere nothing."""
    del request
    if settings.FOLDER.demo() is None:
        return {}
    return {
        "seats_bar": settings.SEATS_BAR,
        "seats_page": reverse(settings.SEATS_PAGE),
        "first_page": reverse(settings.FIRST_PAGE),
    }
