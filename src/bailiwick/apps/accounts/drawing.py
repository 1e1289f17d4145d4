"""What the pages of this room share: where to go on, whether passkeys work here, and a code app's picture."""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import quote, urlencode

import qrcode
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.telling import told

UNPROCESSABLE = 422
TOO_MANY = 429
_QUIET = 4
"""Modules of white around a code (ISO/IEC 18004)."""


def draw(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of this room."""
    shared = {
        "told": told(request) if "told" in request.session else "",
        "passkeys_work": passkeys_work(request),
    }
    return render(request, f"accounts/{template}.html", shared | context, status=status)


def status_of(error: NotLetInError) -> int:
    """The status that a refusal is answered with."""
    return TOO_MANY if error.why is Refusal.LOCKED else UNPROCESSABLE


def where_next(request: HttpRequest) -> str:
    """The page that was asked for before the sign-in, if it is one of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        return target
    return ""


def go_on(request: HttpRequest) -> HttpResponse:
    """To the page that was asked for, or to where the agency's people begin."""
    return HttpResponseRedirect(where_next(request) or reverse(settings.FIRST_PAGE))


def with_next(request: HttpRequest, name: str) -> HttpResponse:
    """To a page of the sign-in that will go on to where this one would."""
    target = where_next(request)
    return HttpResponseRedirect(reverse(name) + (f"?{urlencode({'next': target})}" if target else ""))


def passkeys_work(request: HttpRequest) -> bool:
    """Whether a browser offers passkeys at this address: not where the host is a number."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False


def providers() -> list[dict[str, str]]:
    """The agency's own sign-ins, from the settings."""
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return [{"id": app["provider_id"], "name": app["name"]} for app in apps]


def app_address(email: str, secret: str) -> str:
    """What a code app reads from the picture (the otpauth form)."""
    return f"otpauth://totp/Bailiwick:{quote(email)}?secret={secret}&issuer=Bailiwick"


def picture_of(address: str) -> dict[str, Any]:
    """A QR code as one path of squares, drawn on the page itself, so that no picture has to be fetched."""
    code = qrcode.QRCode(border=_QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return {"size": len(rows), "path": path}
