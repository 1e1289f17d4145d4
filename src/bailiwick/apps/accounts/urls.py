"""Addresses of the sign-in."""

from __future__ import annotations

from allauth.socialaccount import views as provider
from django.urls import include, path

from bailiwick.apps.accounts.views import invited, mine, seats, signing_in, tokens

_ours = (
    [
        path("sign-in/", signing_in.first_step, name="sign-in"),
        path("sign-in/code", signing_in.second_step, name="code"),
        path("sign-in/passkey", signing_in.passkey, name="passkey"),
        path("sign-in/again", signing_in.again, name="again"),
        path("sign-in/invited/<str:token>", invited.password, name="invited"),
        path("sign-in/invited/<str:token>/step", invited.second_step, name="invited-step"),
        path("sign-in/mine", mine.mine, name="mine"),
        path("sign-in/mine/password", mine.password, name="password"),
        path("sign-in/mine/code-app", mine.code_app, name="code-app"),
        path("sign-in/mine/passkey", mine.passkey, name="add-passkey"),
        path("sign-in/mine/remove/<int:factor>", mine.remove, name="remove"),
        path("sign-in/mine/recovery-codes", mine.recovery, name="recovery"),
        path("sign-in/mine/sessions/<uuid:session>", mine.end_session, name="end-session"),
        path("sign-in/mine/sessions", mine.end_all, name="end-all"),
        path("sign-in/mine/tokens", tokens.tokens, name="tokens"),
        path("sign-in/mine/tokens/<uuid:token>/end", tokens.end, name="end-token"),
        path("demo/seat", seats.take, name="take-seat"),
        path("sign-out", signing_in.sign_out, name="sign-out"),
    ],
    "accounts",
)
# allauth's own addresses for the agency's sign-in: /sign-in/with/<provider>/login/, and where it comes back to.
urlpatterns = [
    path("", include(_ours)),
    path(
        "sign-in/", signing_in.first_step, name="account_login"
    ),  # where allauth sends whom it knows nothing of
    path("sign-in/with/cancelled", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/with/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
