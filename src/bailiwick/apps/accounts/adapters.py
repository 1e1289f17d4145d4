"""How allauth asks us: nobody signs up, nothing is mailed, and an agency's own sign-in (OIDC) is a first step."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from bailiwick.apps.accounts.errors import NotLetInError
from bailiwick.apps.accounts.sealing import seal, unseal
from bailiwick.apps.accounts.services.providers import come_from_provider
from bailiwick.apps.accounts.telling import tell

_PURPOSE = "allauth"


class NoSignUp(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """Accounts are made by whoever looks after them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        del request
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: our own pages say what happened."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: a mail tells a network what its reader does."""


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc] # as above
    """Secrets that allauth itself keeps are sealed; ours are sealed and bound to their account (services.factors)."""

    def encrypt(self, text: str) -> str:
        """AES-256-GCM under a key of the folder."""
        return seal(_PURPOSE, text)

    def decrypt(self, encrypted_text: str) -> str:
        """What `encrypt` made."""
        return unseal(_PURPOSE, encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The name that a browser shows beside a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Bailiwick"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """The address, which is all that an account has."""
        known = super().get_public_key_credential_user_entity(user)
        return {**known, "display_name": known["name"]}


class AgencySignIn(DefaultSocialAccountAdapter):  # type: ignore[misc] # as above
    """The agency's identity provider answers the first step; the second is ours."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        del request, sociallogin
        return False

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """Those of the settings alone: a row in the database must not make anybody a voucher for everybody."""
        return [app for app in super().list_apps(request, provider, client_id) if app.pk is None]

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Go on to the second step, or back to the first with the reason; allauth's own way ends here."""
        try:
            come_from_provider(request, sociallogin)
        except NotLetInError as error:
            tell(request, str(error))
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("accounts:sign-in"))) from error
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("accounts:code")))
