"""Nothing typed is kept: not in a log, not in an address, not in an error report, not by the browser."""

import http.client
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core import mail

import bailiwick.ui
from bailiwick.project.logs import WithoutContent
from bailiwick.ui.ask import answering

SECRET = "zebra-quartz-lantern"
PATHS = ["/", "/?example=parade", "/clear", "/clauses", "/nowhere"]


def directives(response):
    policy = response.headers["Content-Security-Policy"]
    return {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}


@pytest.mark.parametrize("path", PATHS)
def test_every_page_carries_the_headers_that_keep_it_private(client, path):
    response = client.get(path)
    assert {name: response.headers.get(name) for name in (
        "Cache-Control", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
        "X-Content-Type-Options", "X-Frame-Options",
    )} == {
        "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_the_content_policy_allows_our_own_origin_and_nothing_inline(client, path):
    allowed = directives(client.get(path))
    assert allowed["default-src"] == ["'self'"]
    assert allowed["frame-ancestors"] == allowed["base-uri"] == allowed["object-src"] == ["'none'"]
    assert allowed["form-action"] == ["'self'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:"} & {
        word for words in allowed.values() for word in words
    }


def broken(*_arguments):
    raise RuntimeError(f"could not examine {SECRET}")


@pytest.fixture
def broken_desk(monkeypatch):
    monkeypatch.setattr(answering.Desk, "_examine", broken)


REFUSALS = {
    400: {"path": "/", "headers": {"host": "elsewhere.example"}},
    404: {"path": f"/{SECRET}"},
    405: {"path": "/", "method": "PUT"},
    413: {"path": "/", "method": "POST", "data": {"text": SECRET * 40_000}},
    422: {"path": "/", "method": "POST", "data": {"policy": "none", "text": SECRET}},
}


def refuse(client, path, method="GET", data=None, headers=None):
    body = urlencode(data or {})
    return client.generic(method, path, body, "application/x-www-form-urlencoded", headers=headers)


@pytest.mark.parametrize(("status", "call"), REFUSALS.items(), ids=map(str, REFUSALS))
def test_a_refusal_speaks_our_words_with_the_same_headers_and_is_not_logged(client, caplog, status, call):
    caplog.set_level(logging.DEBUG)
    response = refuse(client, **call)
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert directives(response)["default-src"] == ["'self'"]
    assert client.page(response).title.endswith("· Bailiwick")
    shown = [WithoutContent().format(record) for record in caplog.records]
    assert SECRET not in " ".join(shown)


def test_a_form_from_elsewhere_is_refused_in_our_words(client):
    strict = type(client)(enforce_csrf_checks=True)
    page = strict.send(SECRET)
    assert page.response.status_code == 403
    assert "This form was not sent from our page" in page.words
    assert SECRET not in page.source


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://elsewhere.example", "sec-fetch-site": "same-origin"}, 403),
        ({"origin": "http://127.0.0.1:8420"}, 200),
    ],
)
def test_a_form_counts_as_ours_when_the_browser_vouches_for_it(client, headers, status):
    strict = type(client)(enforce_csrf_checks=True)
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', strict.see().source)[1]
    page = strict.send("Road closed.", headers=headers, csrfmiddlewaretoken=token)
    assert page.response.status_code == status


@pytest.mark.usefixtures("broken_desk")
def test_our_own_fault_tells_nothing_of_the_words(client, caplog, capfd):
    client.raise_request_exception = False
    page = client.send(SECRET)
    assert page.response.status_code == 500
    assert "The words you sent were not kept or logged." in page.words
    assert SECRET not in page.source
    shown = [WithoutContent().format(record) for record in caplog.records]
    assert any("RuntimeError" in line for line in shown)
    assert SECRET not in " ".join(shown) + "".join(capfd.readouterr())


@pytest.mark.usefixtures("broken_desk")
def test_no_error_is_mailed(client):
    client.raise_request_exception = False
    client.send(SECRET)
    assert getattr(mail, "outbox", []) == []
    assert settings.ADMINS == []
    assert not any("mail" in name for name in settings.LOGGING["handlers"])


def test_every_handler_prints_without_content():
    handlers = settings.LOGGING["handlers"].values()
    assert {handler["formatter"] for handler in handlers} == {"without-content"}


def test_no_answer_sets_anything_in_the_browser_but_the_token_of_the_form(client):
    client.send(SECRET)
    assert set(client.cookies) == {"csrftoken"}
    cookie = client.cookies["csrftoken"]
    assert (cookie["samesite"], cookie["httponly"], cookie["max-age"]) == ("Strict", True, "")


def test_no_page_asks_anything_of_another_host(client):
    for path in PATHS:
        assert (
            re.findall(r"""(?:src|href|action)=["'](?:https?:)?//""", client.get(path).content.decode()) == []
        )


def test_no_style_or_script_asks_anything_of_another_host():
    static = Path(bailiwick.ui.__file__).parent / "static"
    files = [file for file in static.rglob("*") if file.suffix in {".css", ".js"}]
    assert len(files) >= 4
    for file in files:
        asked = re.findall(
            r"""url\(["']?https?://[^)]*|@import[^;]*https?://|fetch\(["']http""", file.read_text()
        )
        assert asked == [], file.name


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The command itself, on a free port, with everything it prints in a file."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    printed = tmp_path_factory.mktemp("server") / "printed"
    start = "import sys; from bailiwick.cli.main import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", start, "serve", "--port", str(port)]
    with printed.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
        try:
            deadline = time.monotonic() + 300
            while b"Ctrl-C" not in printed.read_bytes():
                assert process.poll() is None, printed.read_text()
                assert time.monotonic() < deadline, printed.read_text()
                time.sleep(0.2)
            yield port, printed
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


def test_the_command_prints_where_to_go_and_nothing_else(server):
    port, printed = server
    assert printed.read_text().splitlines()[-2:] == [
        f"Bailiwick is running, on this computer only:  http://127.0.0.1:{port}",
        "Everything you will see is invented. Stop: Ctrl-C.   Command line: bailiwick check --help",
    ]


def exchange(port, method, path, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return response, response.read().decode()
    finally:
        connection.close()


def test_the_servers_own_output_never_holds_what_was_typed(server):
    port, printed = server
    response, page = exchange(port, "GET", "/")
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": response.getheader("Set-Cookie").partition(";")[0],
    }
    fields = {"policy": "nmpd", "kind": "official", "text": SECRET, "csrfmiddlewaretoken": token}
    answered, page = exchange(port, "POST", "/", urlencode(fields), headers)
    assert answered.status == 200
    assert SECRET in page
    refused, _page = exchange(port, "POST", "/", urlencode({"text": SECRET}), headers)
    assert refused.status == 403
    exchange(port, "GET", f"/{SECRET}")
    assert SECRET not in printed.read_text()


def test_the_server_listens_on_this_computer_alone(server):
    """Another address of this computer's own loopback is not bound either, as it would be by 0.0.0.0."""
    port, _printed = server
    with socket.socket() as other:
        other.bind(("127.0.0.2", port))
        assert other.getsockname() == ("127.0.0.2", port)


def test_files_that_are_the_same_for_all_may_be_kept_for_a_while(server):
    port, _printed = server
    response, _style = exchange(port, "GET", "/static/bailiwick/bailiwick.css")
    assert response.status == 200
    assert response.getheader("Cache-Control") == "max-age=3600, public"
    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert response.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert response.getheader("Access-Control-Allow-Origin") is None


def test_a_taken_port_is_told_in_one_sentence(server):
    port, _printed = server
    start = "import sys; from bailiwick.cli.main import main; main(sys.argv[1:])"
    ended = subprocess.run(
        [sys.executable, "-c", start, "serve", "--port", str(port)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "cannot be used" in ended.stderr
    assert "Traceback" not in ended.stderr
