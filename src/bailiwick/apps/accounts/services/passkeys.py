"""Passkeys: the ceremonies of WebAuthn by allauth, and the signature counter, which it does not look at.

A passkey is asked to know its owner (user verification) and to stand on the device (resident), so that it is both
factors at once. Origin and challenge are verified by the library (W3C Web Authentication, 7.1 and 7.2).
"""

from __future__ import annotations

import json
from typing import Any

from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from fido2.webauthn import AuthenticationResponse

from bailiwick.apps.accounts.errors import NotLetInError, Refusal
from bailiwick.apps.accounts.models import Account

NAME_LENGTH = 40
Credential = dict[str, Any]


def read_credential(text: str) -> Credential:
    """What the browser sent, as data. Raises NotLetInError for anything else."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise NotLetInError(Refusal.WRONG_PASSKEY) from error
    if not isinstance(data, dict):
        raise NotLetInError(Refusal.WRONG_PASSKEY)
    return data


def creation_options(request: HttpRequest, account: Account) -> str:
    """What the browser needs to make a passkey, as JSON; the challenge waits in the session."""
    with request_context(request):
        return json.dumps(auth.begin_registration(account, passwordless=True), default=dict)


def request_options(request: HttpRequest, account: Account | None) -> str:
    """What the browser needs to use a passkey, of one account or of whoever has one here, as JSON."""
    with request_context(request):
        return json.dumps(auth.begin_authentication(account), default=dict)


def add_passkey(request: HttpRequest, account: Account, credential: Credential, name: str) -> Authenticator:
    """Keep a new passkey. Must run in an act."""
    try:
        with request_context(request):
            auth.parse_registration_response(credential)
            made = auth.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError) as error:
        raise NotLetInError(Refusal.WRONG_PASSKEY) from error
    added: Authenticator = auth.WebAuthn.add(account, name[:NAME_LENGTH], credential).instance
    added.data["counter"] = made.counter
    added.save()
    return added


def owner_of(request: HttpRequest, credential: Credential) -> Account:
    """Whose passkey a browser claims to show; nothing is proved by it yet."""
    try:
        with request_context(request):
            auth.parse_authentication_response(credential)
            owner = auth.extract_user_from_response(credential)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotLetInError(Refusal.WRONG_PASSKEY) from error
    return Account.objects.get(pk=owner.pk)


def use_passkey(request: HttpRequest, account: Account, credential: Credential) -> Authenticator:
    """Use a passkey. Must run in an act that holds the account's row.

    Raises NotLetInError for another origin, challenge, key or account, and for a counter that did not go up: that is
    how a copy shows (W3C Web Authentication, 6.1.1). A key that does not count stays at 0.
    """
    try:
        with request_context(request):
            auth.parse_authentication_response(credential)
            used: Authenticator = auth.complete_authentication(account, credential)
            counter = AuthenticationResponse.from_dict(credential).response.authenticator_data.counter
    except (ValidationError, ValueError, TypeError, KeyError) as error:
        raise NotLetInError(Refusal.WRONG_PASSKEY) from error
    before = int(used.data.get("counter", 0))
    if (counter or before) and counter <= before:
        raise NotLetInError(Refusal.COPIED_PASSKEY)
    used.data["counter"] = counter
    used.last_used_at = timezone.now()
    used.save()
    return used
