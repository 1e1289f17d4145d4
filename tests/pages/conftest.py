"""A real Chromium, with and without scripts, and a server whose findings are written down in the tests of ui."""

import os
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from playwright.sync_api import expect, sync_playwright
from tests.ui.conftest import scripted

from bailiwick.project.wsgi import application
from bailiwick.ui.ask import answering

CHROMIUM = Path(os.environ.get("BAILIWICK_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 375, "height": 812}}
PATIENCE = 30_000
"""Milliseconds: longer than anything takes on a busy machine."""
HARMLESS = (
    "Clear-Site-Data header",
    "the server responded with a status of",
    # What htmx tells of a request whose page was left, or which a later one took the place of. Every other end of
    # a request has a line of its own (sendError, responseError, timeout) and is still heard.
    "htmx:afterRequest",
    "htmx:sendAbort",
)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments):
        """Say nothing."""


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}: install Debian's chromium, or set BAILIWICK_CHROMIUM")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def address():
    with make_server("127.0.0.1", 0, application, _Server, _Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def written_findings(monkeypatch):
    monkeypatch.setattr(answering.Desk, "_examine", scripted)


class Visit:
    """One person's visit: a page, what it asked of whom, and what the browser complained of."""

    def __init__(self, browser, address, size, *, scripts):
        self.context = browser.new_context(
            base_url=address, viewport=SIZES[size], java_script_enabled=scripts, reduced_motion="reduce"
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.asked, self.complaints, self.bytes = [], [], 0
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message):
        if message.type in {"error", "warning"} and not any(words in message.text for words in HARMLESS):
            self.complaints.append(message.text)


def visits(browser, address, size, *, scripts):
    visit = Visit(browser, address, size, scripts=scripts)
    yield visit
    asked, complaints = visit.asked, visit.complaints
    visit.context.close()
    assert [url for url in asked if not url.startswith(address)] == []
    assert complaints == []


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def visit(browser, address, request):
    yield from visits(browser, address, "wide", scripts=request.param)


@pytest.fixture
def scripted_visit(browser, address):
    yield from visits(browser, address, "wide", scripts=True)


@pytest.fixture(params=list(SIZES))
def sized_visit(browser, address, request):
    yield from visits(browser, address, request.param, scripts=True)


@pytest.fixture(scope="session")
def pictures(tmp_path_factory):
    """Where screenshots go, to be looked at: BAILIWICK_PICTURES, or a folder of this run."""
    named = os.environ.get("BAILIWICK_PICTURES")
    return Path(named) if named else tmp_path_factory.mktemp("pictures")
