"""Accepting an invitation: a password, then a second step, then the recovery codes, shown once."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from bailiwick.apps.accounts import drawing
from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.forms import CodeForm, NewPasswordForm, PasskeyNameForm
from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.services import factors, invitations, passkeys

_HELD = "invited"
"""Where the session holds the hashed password and the secret until both steps are done."""
GONE = 410


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def password(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password; it is kept only together with the second step."""
    try:
        invitation = invitations.open_invitation(token, timezone.now())
    except NotLetInError as error:
        return _closed(request, error)
    form = NewPasswordForm(invitation.account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.session[_HELD] = {
            "token": token,
            "password": form.hashed,
            "secret": factors.new_secret(),
        }
        return HttpResponseRedirect(reverse("accounts:invited-step", args=[token]))
    status = drawing.UNPROCESSABLE if request.method == "POST" else 200
    context = {"form": form, "invitation": invitation, "account": invitation.account}
    return drawing.draw(request, "invited", context, status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def second_step(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a second step: a code app or a passkey. With it everything is kept, and the person is signed in."""
    try:
        invitation = invitations.open_invitation(token, timezone.now())
    except NotLetInError as error:
        return _closed(request, error)
    held = request.session.get(_HELD) or {}
    if held.get("token") != token:
        return HttpResponseRedirect(reverse("accounts:invited", args=[token]))
    refused: NotLetInError | None = None
    if request.method == "POST":
        try:
            codes = _accepted(request, token, held)
        except NotLetInError as error:
            if error.why not in {Refusal.WRONG_CODE, Refusal.WRONG_PASSKEY}:
                return _closed(request, error)
            refused = error
        else:
            rotate_token(request)
            return drawing.draw(
                request, "recovery_codes", {"codes": codes, "first": True, "first_page": settings.FIRST_PAGE}
            )
    return _choose(request, invitation.account, held["secret"], refused)


def _accepted(request: HttpRequest, token: str, held: dict[str, str]) -> list[str]:
    if "credential" in request.POST:
        return invitations.accept_with_passkey(
            request,
            token=token,
            password=held["password"],
            credential=request.POST["credential"],
            name=request.POST.get("name", ""),
        )
    code = request.POST.get("code", "")[:40]
    return invitations.accept_with_code(
        request, token=token, password=held["password"], secret=held["secret"], code=code
    )


def _choose(
    request: HttpRequest, account: Account, secret: str, refused: NotLetInError | None
) -> HttpResponse:
    """The page with a code app's picture and a passkey's button."""
    options = passkeys.creation_options(request, account) if drawing.passkeys_work(request) else ""
    context = {
        "account": account,
        "picture": drawing.picture_of(drawing.app_address(account.email, secret)),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "form": CodeForm(),
        "name_form": PasskeyNameForm(),
        "options": options,
        "refused": str(refused or ""),
    }
    return drawing.draw(request, "invited_step", context, drawing.UNPROCESSABLE if refused else 200)


def _closed(request: HttpRequest, error: NotLetInError) -> HttpResponse:
    return drawing.draw(request, "closed", {"refused": str(error)}, GONE)
