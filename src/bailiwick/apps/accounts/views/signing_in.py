"""The first step, the second step, the passkey that is both, and the way out."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from bailiwick.apps.accounts import drawing
from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.forms import CodeForm, PasswordForm
from bailiwick.apps.accounts.models import Account
from bailiwick.apps.accounts.selectors import actor_of, is_a_demo, signed_in, strong_factors
from bailiwick.apps.accounts.services import ending, passkeys, signing_in
from bailiwick.apps.accounts.sessions import session_of
from bailiwick.apps.accounts.telling import tell

FORGET = '"cache", "cookies", "storage"'
"""Everything the browser kept of us (Clear Site Data)."""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def first_step(request: HttpRequest) -> HttpResponse:
    """Address and password, a passkey, or the agency's own sign-in."""
    if signed_in(request) is not None:
        return drawing.go_on(request)
    if is_a_demo():
        return HttpResponseRedirect(reverse(settings.SEATS_PAGE))  # nobody there has a password
    form = PasswordForm(request.POST or None)
    refused, status = "", 200
    if request.method == "POST":
        status = drawing.UNPROCESSABLE
        if form.is_valid():
            try:
                signing_in.give_password(request, **form.cleaned_data)
            except NotLetInError as error:
                refused, status = str(error), drawing.status_of(error)
            else:
                return drawing.with_next(request, "accounts:code")
    context = {
        "form": form,
        "refused": refused,
        "next": drawing.where_next(request),
        "providers": drawing.providers(),
        "out": "out" in request.GET,
    }
    return drawing.draw(request, "sign_in", context, status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def passkey(request: HttpRequest) -> HttpResponse:
    """GET gives what the browser needs to ask for a passkey; POST signs in by one."""
    if request.method != "POST":
        options = passkeys.request_options(request, None)
        return HttpResponse(options, content_type="application/json")
    try:
        signing_in.sign_in_by_passkey(request, credential=request.POST.get("credential", ""))
    except NotLetInError as error:
        tell(request, str(error))
        return drawing.with_next(request, "accounts:sign-in")
    rotate_token(request)
    return drawing.go_on(request)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def second_step(request: HttpRequest) -> HttpResponse:
    """A code, a recovery code or a passkey, after the password."""
    halfway = signing_in.Halfway.of(request)
    account = Account.objects.filter(pk=halfway.account).first() if halfway else None
    if account is None:
        return drawing.with_next(request, "accounts:sign-in")
    refused, status = "", 200
    if request.method == "POST":
        try:
            if "credential" in request.POST:
                signing_in.give_passkey(request, credential=request.POST["credential"])
            else:
                signing_in.give_code(request, code=request.POST.get("code", "")[:40])
        except NotLetInError as error:
            if error.why in {Refusal.TOO_LATE, Refusal.DISABLED}:
                tell(request, str(error))
                return drawing.with_next(request, "accounts:sign-in")
            refused, status = str(error), drawing.status_of(error)
        else:
            rotate_token(request)
            return drawing.go_on(request)
    return second_step_page(request, account, "code", refused, status)


def second_step_page(
    request: HttpRequest, account: Account, template: str, refused: str, status: int
) -> HttpResponse:
    """The page that asks for a second step, with the ways that this account has."""
    kinds = {str(one.type) for one in strong_factors(account)}
    options = ""
    if "webauthn" in kinds and drawing.passkeys_work(request):
        options = passkeys.request_options(request, account)
    context = {
        "form": CodeForm(),
        "refused": refused,
        "next": drawing.where_next(request),
        "options": options,
        "has_app": "totp" in kinds,
        "account": account,
    }
    return drawing.draw(request, template, context, status)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def again(request: HttpRequest) -> HttpResponse:
    """The second step once more, before an act that matters."""
    account = signed_in(request)
    if account is None:
        return drawing.with_next(request, "accounts:sign-in")
    refused, status = "", 200
    if request.method == "POST":
        try:
            signing_in.prove_again(
                request,
                actor=actor_of(request),
                account=account,
                code=request.POST.get("code", "")[:40],
                credential=request.POST.get("credential", ""),
            )
        except NotLetInError as error:
            refused, status = str(error), drawing.status_of(error)
        else:
            rotate_token(request)
            return drawing.go_on(request)
    return second_step_page(request, account, "again", refused, status)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and have the browser forget everything of us."""
    account = signed_in(request)
    if account is not None:
        ending.sign_out(actor_of(request), account=account, session=session_of(request))
    return forgotten()


def forgotten() -> HttpResponse:
    """To the sign-in page, with nothing left in the browser."""
    target = f"{reverse('accounts:sign-in')}?out"
    return HttpResponseRedirect(target, headers={"Clear-Site-Data": FORGET})
