"""My sign-in: second steps, sessions, password, recovery codes."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bailiwick.apps.accounts import drawing
from bailiwick.apps.accounts.errors import NotLetInError
from bailiwick.apps.accounts.forms import CodeForm, NewPasswordForm, PasskeyNameForm
from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.selectors import actor_of, factors_shown, open_sessions, signed_in
from bailiwick.apps.accounts.services import changing, ending, factors, must_be_proved, passkeys
from bailiwick.apps.accounts.sessions import session_of
from bailiwick.apps.accounts.telling import tell
from bailiwick.apps.accounts.views.signing_in import forgotten

_SECRET = "new-code-app"  # noqa: S105 -- a place in the session


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What opens my account, and where it is open."""
    account = _me(request)
    row = session_of(request).row
    shown = factors_shown(account)
    context = {
        "account": account,
        "factors": shown,
        "has_app": any(one.kind == "totp" for one in shown),
        "sessions": open_sessions(account, row.pk if row else None),
    }
    return drawing.draw(request, "mine", context)


@require_POST
def end_session(request: HttpRequest, session: UUID) -> HttpResponse:
    """End one of my sessions; the one in hand is a sign-out."""
    row = session_of(request).row
    account = _me(request)
    if row is not None and row.pk == session:
        ending.sign_out(actor_of(request), account=account, session=session_of(request))
        return forgotten()
    ending.end_session(actor_of(request), account=account, session=session)
    return _back()


@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    """End all of my sessions, this one too."""
    ending.end_every_session(actor_of(request), account=_me(request))
    session_of(request).flush()
    return forgotten()


@must_be_proved
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def password(request: HttpRequest) -> HttpResponse:
    """Another password."""
    account = _me(request)
    form = NewPasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        changing.change_password(actor_of(request), request=request, account=account, password=form.hashed)
        return _changed(request)
    status = drawing.UNPROCESSABLE if request.method == "POST" else 200
    return drawing.draw(request, "password", {"form": form, "account": account}, status)


@must_be_proved
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def code_app(request: HttpRequest) -> HttpResponse:
    """A code app, in place of the one there is."""
    account = _me(request)
    secret = str(request.session.get(_SECRET) or factors.new_secret())
    request.session[_SECRET] = secret
    refused, status = "", 200
    if request.method == "POST":
        code = request.POST.get("code", "")[:40]
        try:
            changing.add_code_app(
                actor_of(request), request=request, account=account, secret=secret, code=code
            )
        except NotLetInError as error:
            refused, status = str(error), drawing.UNPROCESSABLE
        else:
            return _changed(request)
    context = {
        "form": CodeForm(),
        "picture": drawing.picture_of(drawing.app_address(account.email, secret)),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "refused": refused,
    }
    return drawing.draw(request, "code_app", context, status)


@must_be_proved
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def passkey(request: HttpRequest) -> HttpResponse:
    """One more passkey."""
    account = _me(request)
    refused, status = "", 200
    if request.method == "POST":
        credential, name = request.POST.get("credential", ""), request.POST.get("name", "")
        try:
            changing.add_passkey(
                actor_of(request), request=request, account=account, credential=credential, name=name
            )
        except NotLetInError as error:
            refused, status = str(error), drawing.UNPROCESSABLE
        else:
            return _changed(request)
    options = passkeys.creation_options(request, account) if drawing.passkeys_work(request) else ""
    context = {"name_form": PasskeyNameForm(), "options": options, "refused": refused}
    return drawing.draw(request, "passkey", context, status)


@must_be_proved
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, factor: int) -> HttpResponse:
    """Remove a second step, after a question."""
    account = _me(request)
    chosen = next((one for one in factors_shown(account) if one.id == factor), None)
    if chosen is None:
        return _back()
    if request.method == "POST":
        try:
            changing.remove_factor(actor_of(request), request=request, account=account, factor=factor)
        except NotLetInError as error:
            tell(request, str(error))
            return _back()
        return _changed(request)
    return drawing.draw(request, "remove", {"factor": chosen})


@must_be_proved
@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest) -> HttpResponse:
    """New recovery codes, shown once in the answer and never again."""
    account = _me(request)
    if request.method == "POST":
        codes = changing.renew_recovery_codes(actor_of(request), request=request, account=account)
        rotate_token(request)
        return drawing.draw(request, "recovery_codes", {"codes": codes, "first": False})
    return drawing.draw(request, "recovery", {})


def _me(request: HttpRequest) -> Account:
    """Whoever is signed in; the middleware lets nobody else come here."""
    return cast("Account", signed_in(request))


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("accounts:mine"))


def _changed(request: HttpRequest) -> HttpResponse:
    rotate_token(request)
    return _back()
