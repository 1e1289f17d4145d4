"""What every answer carries, and what is refused before it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from bailiwick.ui.api.problems import Kind, answer
from bailiwick.ui.errors import too_large

_PROGRAMS = "/api/"
Respond = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class PrivateAnswers:
    """Nothing is stored, framed or read from elsewhere, nor indexed unless its view says so.

    Files that are the same for all may be kept.
    """

    def __init__(self, get_response: Respond) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers."""
        response = self._respond(request)
        if not (request.path.startswith(settings.STATIC_URL) and response.status_code in {200, 206, 304}):
            response.headers["Cache-Control"] = "no-store"
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        # A view of ours that is made for a frame says so itself, and of whom; all others are framed by nobody.
        if not getattr(response, "xframe_options_exempt", False):
            response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("X-Robots-Tag", "noindex")
        return response


class SizeCap:
    """Refuses a body that says it is too large, without reading it."""

    def __init__(self, get_response: Respond) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 413, or pass the request on."""
        stated = str(request.META.get("CONTENT_LENGTH") or "0")
        if not stated.isdecimal() or int(stated) > _largest(request.path):
            return answer(Kind.TOO_LARGE) if request.path.startswith(_PROGRAMS) else too_large(request)
        return self._respond(request)


def _largest(path: str) -> int:
    """Bytes of a body at a path, in whatever language the address is."""
    larger = (size for end, size in settings.LARGER_BODIES.items() if path.endswith(end))
    return int(next(larger, settings.DATA_UPLOAD_MAX_MEMORY_SIZE))


class OriginByFetchMetadata:
    """Lets our own forms through although `Referrer-Policy: no-referrer` makes browsers send `Origin: null`.

    `Sec-Fetch-Site` is set by the browser and by no page: `same-origin` says what the Origin header no longer can
    (Fetch standard, "append a request Origin header"; Fetch Metadata). The token is still asked for.
    """

    def __init__(self, get_response: Respond) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say the origin where the browser has vouched for it."""
        same = request.META.get("HTTP_SEC_FETCH_SITE") == "same-origin"
        if same and request.META.get("HTTP_ORIGIN") == "null":
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
        return self._respond(request)
