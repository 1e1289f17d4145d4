"""My tokens: made, shown once, ended."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from bailiwick.apps.accounts import drawing
from bailiwick.apps.accounts.forms import TokenForm
from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.selectors import actor_of, signed_in, tokens_shown
from bailiwick.apps.accounts.services import must_be_proved
from bailiwick.apps.accounts.services.tokens import end_token, make_token


@must_be_proved
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables()
def tokens(request: HttpRequest) -> HttpResponse:
    """My tokens, and a form for one more; what it opens with is shown in this answer and never again."""
    account = cast("Account", signed_in(request))
    form, made, status = TokenForm(request.POST or None), "", 200
    if request.method == "POST":
        status = drawing.UNPROCESSABLE
        if form.is_valid():
            made = make_token(actor_of(request), request=request, account=account, **form.asked)
            form, status = TokenForm(), 200
    context = {"form": form, "made": made, "tokens": tokens_shown(account)}
    return drawing.draw(request, "tokens", context, status)


@require_POST
def end(request: HttpRequest, token: UUID) -> HttpResponse:
    """End one of my tokens. It needs no second step: whoever doubts a token is not kept from ending it."""
    end_token(actor_of(request), account=cast("Account", signed_in(request)), token=token)
    return HttpResponseRedirect(reverse("accounts:tokens"))
