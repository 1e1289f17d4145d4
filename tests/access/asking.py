"""Ask one cell: somebody in a seat sends a request, and everything it did is undone."""

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote
from uuid import uuid4

from django.conf import settings
from django.test import RequestFactory
from django.test.client import ClientHandler
from django.urls import get_resolver
from tools.access_matrix import Answer

from bailiwick.apps.accounts.models import Session
from bailiwick.apps.covert.facts import SEALED
from bailiwick.apps.journal.services import INTERNAL

_CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"')
_GROUP = re.compile(r"\^?\(\?P<(\w+)>[^)]*\)")
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
_BY_STATUS = {
    400: Answer.FORM,
    404: Answer.ABSENT,
    405: Answer.NOT_SO,
    410: Answer.GONE,
    422: Answer.FORM,
}
# How long the body is stands in the body; and Vary tells what kind of page is at an address, which the code tells too.
_NOT_COMPARED = {"Content-Length", "Vary"}
NOWHERE = "/there-was-never-such-a-page"
PROGRAMS = "/api/v1/"
# The test client keeps a copy of every template's context; here each request is told to the handler itself.
_respond = ClientHandler(enforce_csrf_checks=False)
_make = RequestFactory(headers={"host": "localhost:8420"})


@dataclass(frozen=True, slots=True)
class Got:
    """What somebody was answered, which parts of the page they saw, and what was entered: act and outcome."""

    answer: Answer
    parts: frozenset[str] = frozenset()
    entered: tuple[tuple[str, str], ...] = ()
    told: str = ""
    digest: str = ""
    asked_who: bool = False


def routes():
    """Every address there is, as it stands in the urls, with its view."""
    found = {}

    def walk(resolver, before):
        for one in resolver.url_patterns:
            address = before + _GROUP.sub(r"<\1>", str(one.pattern))
            if hasattr(one, "url_patterns"):
                walk(one, address)
            else:
                found[address] = one.callback

    walk(get_resolver(), "/")
    return found


def lengths():
    """How many entries each log has."""
    return {log: log.entries.objects.using(log.database).count() for log in (INTERNAL, SEALED)}


def entered_since(before):
    """Act and outcome of what was entered since in either log."""
    return tuple(
        entry
        for log, length in before.items()
        for entry in log.entries.objects.using(log.database)
        .filter(index__gte=length)
        .order_by("index")
        .values_list("act", "outcome")
    )


def ask(town, row, seat, parts, method=None):
    """One cell, and no trace of it."""
    at = town.filled(row.at, seat)
    path = ARGUMENT.sub(lambda found: quote(str(at[found[1]])), row.what)
    sent = town.filled(row.sends, seat)
    if row.where != "demo":
        return request(town, seat, method or row.method, path, sent, parts)
    settings.FOLDER.demo_mark.write_bytes(town.mark)
    try:
        return request(town, seat, method or row.method, path, sent, parts)
    finally:
        settings.FOLDER.demo_mark.unlink()


def request(town, seat, method, path, sent, parts=()):
    """What somebody in a seat is answered at an address."""
    town.as_it_was()
    with town.undone():
        before = lengths()
        try:
            answer = _send(town, seat, method, path, sent)
        except Exception as error:  # noqa: BLE001 -- whatever breaks is the answer of this cell
            got = Got(Answer.BROKEN, told=f"{type(error).__name__}: {error}")
        else:
            got = _got(answer, before, path, parts)
            if method == "POST" and not Session.objects.filter(pk=town.others_session).exists():
                got = got if seat == "supervisor" else Got(Answer.BROKEN, told="it ended another's session")
    return got


def _send(town, seat, method, path, sent):
    cookies = {town.cookie: town.cookies[seat]} if town.cookies[seat] else {}
    _make.cookies.clear()
    _make.cookies.load(cookies)
    make = getattr(_make, method.lower())
    if path.startswith(PROGRAMS) and method == "POST":
        key = {"idempotency-key": str(uuid4())}
        made = make(path, json.dumps(sent, default=str), content_type="application/json", headers=key)
    else:
        made = make(path, sent) if sent else make(path)
    return _respond(made.environ)


def _got(answer, before, path, parts):
    entered = entered_since(before)
    body = answer.getvalue()
    shown = frozenset(part for part in parts if parts[part].encode() in body)
    kind = kind_of(answer, entered, path)
    where = f"{answer.status_code} {answer.headers.get('Location', '')}".strip()
    headers = sorted((name, value) for name, value in answer.headers.items() if name not in _NOT_COMPARED)
    content = repr((answer.status_code, headers)).encode() + _CHANGING.sub(b"", body)
    session = answer.wsgi_request.session
    return Got(kind, shown, entered, where, sha256(content).hexdigest(), session.accessed)


def kind_of(answer, entered, path):
    """The answer as the declarations name it."""
    status, where = answer.status_code, answer.headers.get("Location", "")
    outcomes = {outcome for _, outcome in entered}
    if outcomes and status < 500:
        if outcomes == {"done"}:
            return Answer.DONE
        # The sign-in leads back to its first page and says why; elsewhere nobody is led on as if it had been done.
        is_told = status >= 400 or path.startswith("/sign-in/")
        return Answer.REFUSED if is_told else Answer.BROKEN
    if path.startswith(PROGRAMS):
        return _told_to_a_program(answer)
    if status in {301, 302}:
        return _led(where, path)
    if status == 200:
        is_page = answer.headers["Content-Type"].startswith("text/html")
        return Answer.PAGE if is_page and "Content-Disposition" not in answer.headers else Answer.FILE
    return _BY_STATUS.get(status, Answer.BROKEN)


def _told_to_a_program(answer):
    """The same of an answer to a program, by its status and the kind of its problem."""
    if answer.status_code in {200, 201}:
        if "Content-Disposition" in answer.headers:
            return Answer.FILE
        return Answer.DATA if "json" in answer.headers["Content-Type"] else Answer.PAGE
    if answer.status_code == 403:
        return Answer.AGAIN if b"#second-step" in answer.content else Answer.BROKEN
    return {401: Answer.SIGN_IN, **_BY_STATUS}.get(answer.status_code, Answer.BROKEN)


def _led(where, path):
    target = where.partition("?")[0]
    if target == "/sign-in/again":
        return Answer.AGAIN
    return Answer.SIGN_IN if target == "/sign-in/" and path != "/sign-out" else Answer.MOVED
