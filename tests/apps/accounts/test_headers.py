"""Every answer of the project carries exactly these headers: each route, each method, errors, static files."""

import json
import os
import re
import subprocess
import sys
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

pytestmark = pytest.mark.django_db
EXACTLY = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "base-uri 'none'; connect-src 'self'; default-src 'self'; font-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; frame-src 'none'; img-src 'self'; object-src 'none'; script-src 'self'; "
        "style-src 'self'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
FORGOTTEN = {("clear", "GET"): '"cache", "storage"', ("sign-out", "POST"): '"cache", "cookies", "storage"'}
FOR_OTHER_SITES = {"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*"}
"""The public register may be read by any site; a badge that nobody asked for by its page is not there (404)."""
OPEN = {
    # Whoever searches the web for a page is to find whether it is ours.
    "official/": {"X-Robots-Tag": "all"},
    "official/check.json": FOR_OTHER_SITES,
    "official/register.json": FOR_OTHER_SITES,
    "official/register.csv": {"Cross-Origin-Resource-Policy": "cross-origin"},
}
READS = {"GET", "HEAD"}
OF_THE_ANSWER = {
    "Content-Type",
    "Content-Disposition",
    "Content-Length",
    "Content-Language",
    "Vary",
    "Location",
    "Allow",
    "Connection",
    "WWW-Authenticate",
    "Retry-After",
    "ETag",
}
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
SAMPLES = {int: "1", UUID: "8c1f0a52-5f0e-4c5a-9d57-0d1c7f6f2b11"}
HOST = {"host": "localhost:8420"}


def every_path(patterns=None, before=""):
    """An address of every route, with a sample in each place."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        whole = before + filled(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield whole
        else:
            yield from every_path(pattern.url_patterns, whole)


def filled(pattern):
    """A route with samples in place of what it takes; the language's prefix is empty."""
    if hasattr(pattern, "_route"):
        taken = {name: sample(converter) for name, converter in pattern.converters.items()}
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: taken[found[1]], str(pattern._route))
    return re.sub(r"\(\?P<\w+>[^)]*\)", "sample", str(getattr(pattern, "_regex", ""))).strip("^$")


def sample(converter):
    try:
        return next(text for text in SAMPLES.values() if re.fullmatch(converter.regex, text))
    except StopIteration:
        return "sample"


def told(answer):
    """The headers of an answer, the parts of the content policy in order."""
    found = {name: value for name, value in answer.headers.items() if name not in OF_THE_ANSWER}
    policy = found.get("Content-Security-Policy", "")
    return found | {"Content-Security-Policy": "; ".join(sorted(policy.split("; ")))}


def test_the_walk_finds_the_routes_of_every_floor():
    found = list(every_path())
    assert {"", "policies/", "page/", "clauses", "sign-in/", "sign-in/invited/1/step"} <= set(found)
    assert len(found) >= 30


@pytest.mark.parametrize("method", METHODS)
def test_every_route_answers_every_method_with_exactly_these_headers(method):
    client = Client(headers=HOST)
    wrong = {}
    for path in every_path():
        answer = client.generic(method, f"/{path}")
        forgotten = FORGOTTEN.get((path, "GET" if method == "HEAD" else method))
        more = {"Clear-Site-Data": forgotten} if forgotten else OPEN.get(path, {}) if method in READS else {}
        if told(answer) != EXACTLY | more:
            wrong[path] = told(answer)
        assert answer.status_code < 500, path
    assert wrong == {}


ERRORS = {
    400: {"path": "/", "headers": {"host": "elsewhere.example"}},
    403: {"path": "/sign-in/", "method": "POST"},
    404: {"path": "/nowhere"},
    405: {"path": "/sign-out"},
    410: {"path": "/sign-in/invited/nothing"},
    413: {"path": "/sign-in/", "method": "POST", "data": "x" * 600_000},
    500: {"path": "/sign-in/"},
}


@pytest.mark.parametrize("status", ERRORS)
def test_every_error_has_exactly_these_headers_too(status, monkeypatch):
    asked = dict(ERRORS[status])
    client = Client(headers=HOST, enforce_csrf_checks=True, raise_request_exception=False)
    if status == 500:
        monkeypatch.setattr("bailiwick.apps.accounts.drawing.providers", lambda: 1 / 0)
    headers = asked.pop("headers", HOST)
    path, method = asked.pop("path"), asked.pop("method", "GET")
    answer = client.generic(method, path, asked.pop("data", ""), headers=headers)
    assert answer.status_code == status
    assert told(answer) == EXACTLY


@pytest.mark.parametrize(
    "path", ["bailiwick/bailiwick.css", "accounts/passkeys.js", "vendor/uswds/icons.svg"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_static_file_has_exactly_these_headers_and_may_be_kept(path, method):
    answer = Client(headers=HOST).generic(method, f"/static/{path}")
    assert answer.status_code == 200
    for close in answer._resource_closers:
        close()
    of_the_file = {"Last-Modified", "ETag", "Accept-Ranges", "Content-Encoding"}
    found = {name: value for name, value in told(answer).items() if name not in of_the_file}
    assert found == EXACTLY | {"Cache-Control": "max-age=3600, public"}


@pytest.mark.parametrize("path", ["nothing.css", "../settings.py", "accounts/"])
def test_a_static_file_that_is_not_there_is_an_error_like_any(path):
    answer = Client(headers=HOST).get(f"/static/{path}")
    assert answer.status_code == 404
    assert told(answer) == EXACTLY


OVER_HTTPS = """
import json, os, django
from pathlib import Path
django.setup()
from django.core.management import call_command
from django.db import connection
from django.test import Client
from bailiwick.apps.journal.services import building_tables
Path(os.environ["BAILIWICK_FOLDER"], "agency").touch()
with building_tables():
    call_command("migrate", verbosity=0)
client = Client(headers={"host": "localhost"})
pages = [client.get("/sign-in/", secure=True), client.get("/sign-in/passkey", secure=True)]
print(json.dumps({
    "hsts": [page.headers.get("Strict-Transport-Security") for page in pages],
    "cookies": {name: morsel.OutputString() for page in pages for name, morsel in page.cookies.items()},
}))
"""


def over(https, folder):
    """What a server of its own says, in a folder of its own: cookies have their names from the start."""
    own = folder / "own"
    own.mkdir()
    environment = {
        **os.environ,
        "BAILIWICK_HTTPS": https,
        "BAILIWICK_FOLDER": str(own),
        "BAILIWICK_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "bailiwick.project.settings",
    }
    ended = subprocess.run(
        [sys.executable, "-c", OVER_HTTPS], env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(ended.stdout)


def test_with_https_cookies_belong_to_this_host_alone_and_browsers_stay_with_https(tmp_path):
    answer = over("on", tmp_path)
    assert set(answer["hsts"]) == {"max-age=31622400; includeSubDomains"}
    assert set(answer["cookies"]) == {"__Host-session", "__Host-csrftoken"}
    for cookie in answer["cookies"].values():
        parts = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "path=/"} <= parts
        assert not any(part.startswith(("domain", "expires", "max-age")) for part in parts)
        assert parts & {"samesite=lax", "samesite=strict"}


def test_on_loopback_without_https_no_cookie_claims_to_be_secure(tmp_path):
    answer = over("off", tmp_path)
    assert set(answer["hsts"]) == {None}
    assert set(answer["cookies"]) == {"session", "csrftoken"}
    assert not any("ecure" in cookie for cookie in answer["cookies"].values())
