"""What people send about roles and powers: who holds what, from when to when, resting on what."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.roster.forms.fields import (
    ColleagueField,
    PaperForm,
    UnitField,
    choice,
    day,
    first_no_more,
    tick,
    words,
)
from bailiwick.apps.roster.forms.units import kept_roles


class OfficeForm(PaperForm):
    """Who holds which role, for which unit."""

    person = ColleagueField(_("Who"))
    role = choice(_("Role"), [])
    unit = UnitField(_("For which unit, and all that is below it"))
    acting = tick(
        _("They act in the office for a time"),
        help_text=_("Whoever holds it now holds it again after the last day."),
    )
    starts = day(_("First day"))
    last_day = day(
        _("Last day"), required=False, help_text=_("Empty: until it is ended. Who acts needs one.")
    )
    field_order = (
        "person",
        "role",
        "unit",
        "acting",
        "starts",
        "last_day",
        "instrument",
        "document",
        "digest",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "\u2013"), *kept_roles()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who acts does so until a day."""
        told = super().clean() or {}
        if told.get("acting") and not told.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Give the last day on which they act; it can be moved."))
        return told

    @property
    def until(self) -> date | None:
        """The first day on which it counts no more."""
        return first_no_more(self.cleaned_data["last_day"])


class EndForm(forms.Form):
    """The last day of a role."""

    last_day = day(_("Its last day"), help_text=_("To have it count no more from now on, choose yesterday."))


class DelegationForm(PaperForm):
    """Whom to let use a power, from when to when."""

    to = ColleagueField(_("Who"))
    scope = words(
        _("For what"),
        400,
        help_text=_("Name each, with commas between; for anything else they may not decide."),
        required=False,
    )
    starts = day(_("First day"))
    last_day = day(_("Last day"), help_text=_("Empty: until it is ended."), required=False)
    field_order = ("to", "scope", "starts", "last_day", "instrument", "document", "digest")

    @property
    def until(self) -> date | None:
        """The first day on which it counts no more."""
        return first_no_more(self.cleaned_data["last_day"])

    @property
    def limits(self) -> list[str]:
        """What it is limited to."""
        return [part.strip() for part in self.cleaned_data.get("scope", "").split(",") if part.strip()]
