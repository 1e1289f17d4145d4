"""How other programs come in: by a token for named purposes, or by the session of the browser that a page runs in.

A token is no second step: what asks a person for theirs is refused to every token, whatever it is for (`must_prove`).
What acts is asked for under a key, and is done once however often it is sent (`acting`).
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja.decorators import decorate_view
from ninja.operation import Operation
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf, contribute_operation_callback

from bailiwick.apps.accounts.facts import Scope
from bailiwick.apps.accounts.models import Account, Answered
from bailiwick.apps.accounts.sealing import keyed_hash, seal, unseal
from bailiwick.apps.accounts.selectors import asking_account, comes_with_token, signed_in, token_of
from bailiwick.apps.accounts.services.proof import recently_proved
from bailiwick.apps.accounts.services.tokens import note_use
from bailiwick.apps.journal.services import housekeeping
from bailiwick.ui.api.problems import Kind, ProblemError, answer

Run = Callable[..., HttpResponse]
F = TypeVar("F", bound=Callable[..., Any])
KEPT = timedelta(days=7)
"""For so long at least an answer is given again under its key; then the clock forgets it."""
LONGEST_KEY = 200
_TABLE, _SEALED = "accounts_answered", "answers"
REFUSAL = "_is_refusal"
"""Set on the response to something that was refused with an entry of the journal: that is an end like any other."""


class Token(HttpBearer):
    """A token made on the page of one's sign-in, for the purpose that the operation is of."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Account | None:
        """The account whose token it is. Raises ProblemError where it is for something else."""
        del token
        found = token_of(request)
        if found is None:
            return None
        note_use(found)  # a try at something else leaves a trace as well
        if self.scope.value not in found.scopes.split():
            raise ProblemError(
                Kind.NOT_FOR_THAT,
                f"This token was not made for the purpose “{self.scope.value}”.",
                remedy="Make another one on the page of your sign-in.",
            )
        return found.account


class Session(APIKeyCookie):
    """The session of a browser, for a script on one of our own pages; what changes something asks for its token."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self) -> None:
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Account | None:
        """Whoever is signed in; nobody where a token was sent as well. Raises ProblemError: not from our page."""
        del key
        account = None if comes_with_token(request) else signed_in(request)
        if account is not None and check_csrf(request) is not None:
            raise ProblemError(Kind.NOT_OUR_PAGE)
        return account


def needs(scope: Scope) -> list[Callable[[HttpRequest], Any]]:
    """What an operation of that purpose is opened by."""
    return [Token(scope), Session()]


def must_prove(request: HttpRequest, page: str) -> None:
    """Go on only with the second step shown within the last minutes, as on the page that does the same.

    Raises ProblemError, with that page, to every token and to a session that has not.
    """
    by_token = comes_with_token(request)
    if by_token or not recently_proved(request):
        raise ProblemError(
            Kind.SECOND_STEP,
            "A token is no second step, and this asks for one."
            if by_token
            else "For this we need to see your second step again.",
            remedy="Do it on its page, in a browser.",
            page=page,
        )


def acting(operation: F) -> F:
    """An operation that acts: done once under its `Idempotency-Key`, and answered alike when it is sent again."""

    def tell(made: Operation) -> None:
        made.openapi_extra = {**(made.openapi_extra or {}), "x-acts": True}

    contribute_operation_callback(operation, tell)
    return decorate_view(_once)(operation)


def _once(run: Run) -> Run:
    operation: Operation = run.__self__  # type: ignore[attr-defined]  # the method that Ninja runs

    @functools.wraps(run)
    def running(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        # What is kept is for whoever may ask for it now. Ninja asks who it is in `run` alone, too late for that.
        stays_out: HttpResponse | None = operation._run_authentication(request)  # noqa: SLF001
        account = asking_account(request)
        if stays_out is not None or account is None:
            return stays_out or answer(Kind.NOT_SIGNED_IN)
        key = request.headers.get("Idempotency-Key", "").strip()
        if not key or len(key) > LONGEST_KEY:
            return answer(Kind.KEY_MISSING, remedy="Send one of your own making, such as a random UUID.")
        return _under(account, key, request, lambda: run(request, *args, **named))

    return running


def _under(account: Account, key: str, request: HttpRequest, run: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer under a key and what was done, in one transaction: neither is there without the other."""
    asked = hashlib.sha256(f"{request.method} {request.path}\n".encode() + request.body).hexdigest()
    with transaction.atomic():
        with housekeeping(_TABLE):
            row, new = Answered.objects.get_or_create(
                account=account, key=keyed_hash("keys", key), defaults={"request": asked}
            )
        if not new:
            return _again(row, asked)
        response = run()
        if response.status_code < HTTP_ERROR or getattr(response, REFUSAL, False):
            with housekeeping(_TABLE):
                Answered.objects.filter(pk=row.pk).update(
                    status=response.status_code,
                    kind=response.headers["Content-Type"],
                    body=seal(_SEALED, response.content.decode(), about=str(row.pk)),
                )
        else:
            transaction.set_rollback(True)  # nothing was done, so the key is free again
    return response


HTTP_ERROR = 400


def forget_answers(most: int) -> int:
    """Forget as many answers as that which have been kept for long enough; gives how many."""
    with transaction.atomic(), housekeeping(_TABLE):
        over = Answered.objects.select_for_update(skip_locked=True).filter(at__lt=timezone.now() - KEPT)
        found = list(over.order_by("at").values_list("pk", flat=True)[:most])
        return int(Answered.objects.filter(pk__in=found).delete()[0]) if found else 0


def _again(row: Answered, asked: str) -> HttpResponse:
    if row.request != asked:
        return answer(Kind.KEY_USED)
    body = unseal(_SEALED, row.body, about=str(row.pk))
    told = {"Idempotency-Replayed": "true"}
    return HttpResponse(body, status=row.status, content_type=row.kind, headers=told)
