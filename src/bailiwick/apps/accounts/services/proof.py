"""Acts that matter: they open only to somebody who has shown the second step within the last minutes."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import timedelta
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.utils import timezone

from bailiwick.apps.accounts.drawing import passkeys_work
from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.facts import PROVED
from bailiwick.apps.accounts.selectors import actor_of, sits_in_a_demo, strong_factors
from bailiwick.apps.accounts.services import passkeys
from bailiwick.apps.accounts.services.signing_in import prove_again
from bailiwick.apps.accounts.sessions import session_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def recently_proved(request: HttpRequest, within: timedelta = PROVED) -> bool:
    """Whether whoever is signed in has signed in, or shown the second step again, so recently.

    Whoever took a seat of a demo has no second step to show, and nothing there is anybody's: they count as having.
    """
    session = session_of(request)
    row = session.row
    if session.account is None or row is None or row.proved_at is None:
        return False
    if sits_in_a_demo(request):
        return True
    return timezone.now() - row.proved_at <= within


def must_be_proved(view: View[P]) -> View[P]:
    """A view of an act that matters: asks for the second step first, then comes back.

    What a form held is not carried over, so put it on the page that shows the form as well as on the one that takes it.
    """

    @functools.wraps(view)
    def proved(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if recently_proved(request):
            return view(request, *args, **kwargs)
        back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("accounts:mine")
        return HttpResponseRedirect(proof_again(back))

    return cast("View[P]", proved)


def proof_again(back: str) -> str:
    """The address where the second step is shown again, which leads on to `back`."""
    return f"{reverse('accounts:again')}?{urlencode({'next': back})}"


def shows_passkey(request: HttpRequest) -> bool:
    """Whether whoever is signed in has yet to show the second step, and can do so by a passkey with the act itself."""
    account = session_of(request).account
    if account is None or recently_proved(request) or not passkeys_work(request):
        return False
    return any(one.type == Authenticator.Type.WEBAUTHN for one in strong_factors(account))


def passkey_options(request: HttpRequest) -> str:
    """What the browser needs for that, as JSON; nothing where it is not to be asked for."""
    account = session_of(request).account
    return passkeys.request_options(request, account) if account and shows_passkey(request) else ""


def prove_with(request: HttpRequest, credential: str) -> None:
    """Take the passkey that came with an act as the second step. Raises NotLetInError, with an entry.

    Where the second step was shown a moment ago there is nothing to prove.
    """
    if recently_proved(request):
        return
    account = session_of(request).account
    if account is None or not credential:
        raise NotLetInError(Refusal.TOO_LATE)
    prove_again(request, actor=actor_of(request), account=account, credential=credential)
    rotate_token(request)
