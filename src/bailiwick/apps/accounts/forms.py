"""What people type about their sign-in. No value of a password or code is ever shown back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.accounts.facts import LEAST_PASSWORD, LONGEST_TOKEN, SCOPES, Scope
from bailiwick.apps.accounts.models import Account

_LONGEST = 256


def _input(**attributes: Any) -> dict[str, Any]:
    return {"class": "usa-input", "autocapitalize": "off", "spellcheck": "false", **attributes}


class PasswordForm(forms.Form):
    """The first step: address and password."""

    email = forms.EmailField(
        label=_("Your work e-mail address"),
        max_length=254,
        error_messages={
            "required": _("Type the address you were invited with."),
            "invalid": _("This is no e-mail address yet. Type it like name@city.example."),
        },
        widget=forms.EmailInput(_input(autocomplete="username webauthn")),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=_LONGEST,
        error_messages={"required": _("Type your password.")},
        widget=forms.PasswordInput(_input(autocomplete="current-password")),
    )


class CodeForm(forms.Form):
    """A code of the app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        error_messages={"required": _("Type the six digits that your app shows, or a recovery code.")},
        widget=forms.TextInput(_input(autocomplete="one-time-code", inputmode="text")),
    )


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 12 characters. A few words that belong to nobody else’s sentence are best."),
        strip=False,
        max_length=_LONGEST,
        error_messages={"required": _("Type a password of at least 12 characters.")},
        widget=forms.PasswordInput(_input(autocomplete="new-password", minlength=LEAST_PASSWORD)),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        max_length=_LONGEST,
        error_messages={"required": _("Type the same password again.")},
        widget=forms.PasswordInput(_input(autocomplete="new-password")),
    )

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._account = account

    def clean(self) -> dict[str, Any]:
        """Both the same, and hard enough to guess."""
        data = super().clean() or {}
        password, again = data.get("password"), data.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two are not the same. Type the second one again."))
        if password:
            try:
                validate_password(password, self._account)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return data

    @property
    def hashed(self) -> str:
        """The password as it is kept."""
        return make_password(self.cleaned_data["password"])


class PasskeyNameForm(forms.Form):
    """What the owner calls a passkey."""

    name = forms.CharField(
        label=_("What do you call it?"),
        help_text=_("Like “work phone”. It tells your passkeys apart on this page."),
        max_length=40,
        required=False,
        widget=forms.TextInput(_input(autocomplete="off")),
    )


class TokenForm(forms.Form):
    """A token for one program: its name, what it is for, and how long."""

    name = forms.CharField(
        label=_("What is it for?"),
        help_text=_("Like “nightly report of HR”. It tells your tokens apart on this page."),
        max_length=60,
        error_messages={"required": _("Give it a name that you will know it by.")},
        widget=forms.TextInput(_input(autocomplete="off")),
    )
    scopes = forms.MultipleChoiceField(
        label=_("It may"),
        choices=[(scope.value, str(says)) for scope, says in SCOPES.items()],
        error_messages={"required": _("Choose at least one thing that it may do.")},
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(
        label=_("For how many days?"),
        help_text=_("At most 365. Shorter is safer."),
        min_value=1,
        max_value=LONGEST_TOKEN,
        initial=90,
        error_messages={"required": _("Give a number of days, from 1 to 365.")},
        widget=forms.NumberInput(_input(autocomplete="off")),
    )

    @property
    def asked(self) -> dict[str, Any]:
        """As the service takes it."""
        told = self.cleaned_data
        return {"name": told["name"], "scopes": [Scope(one) for one in told["scopes"]], "days": told["days"]}
