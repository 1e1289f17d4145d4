"""What people send about people: who they are, as what they work, that they move or leave, and their account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.accounts.models import Leaving
from bailiwick.apps.roster.forms.fields import (
    ColleagueField,
    UnitField,
    choice,
    day,
    first_no_more,
    tick,
    words,
)
from bailiwick.apps.roster.models import Category
from bailiwick.apps.roster.services import Work

CATEGORIES: Sequence[tuple[str, Any]] = [
    ("", "\u2013"),
    (Category.STAFF.value, _("Staff")),
    (Category.MAYOR_STAFF.value, _("Staff of the Mayor")),
    (Category.COUNCIL_STAFF.value, _("Staff of the council")),
    (Category.ELECTED.value, _("Elected official")),
    (Category.BOARD_MEMBER.value, _("Member of a board or commission")),
    (Category.CLASSIFIED.value, _("Classified employee")),
    (Category.TEMPORARY.value, _("Temporary employee")),
    (Category.APPOINTED.value, _("Appointed employee")),
    (Category.VOLUNTEER.value, _("Volunteer")),
    (Category.CONTRACTOR.value, _("Contractor or consultant")),
    (Category.INTERN.value, _("Intern")),
    (Category.OTHER.value, _("Somebody else who acts for us on our pages")),
]


class NamesForm(forms.Form):
    """A person's name, address and number."""

    name = words(_("Name"), 120, ask=_("Give the name by which colleagues know them."))
    email = forms.EmailField(
        label=_("Work e-mail address"),
        max_length=254,
        required=False,
        help_text=_("Not needed. With one, they can be invited to sign in."),
        widget=forms.EmailInput({"class": "usa-input", "autocomplete": "off"}),
        error_messages={"invalid": _("This is no e-mail address yet. Type it like name@city.example.")},
    )
    external_id = words(
        _("HR's number"), 40, required=False, help_text=_("By which a file of HR's finds them again.")
    )


class WorkForm(forms.Form):
    """As what, where and under whom somebody works here."""

    category = choice(
        _("As what they work here"), CATEGORIES, help_text=_("It says which rules bind them, paid or not.")
    )
    title = words(_("Title"), 120, required=False)
    unit = UnitField(_("Unit"))
    supervisor = ColleagueField(
        _("Whom they answer to"),
        required=False,
        help_text=_("Of an intern it is needed. Type a part of the name."),
    )
    starts = day(_("First day"))
    last_day = day(
        _("Last day"),
        required=False,
        help_text=_("Needed of interns and temporary employees; it can be moved."),
    )
    employer = words(
        _("Their employer, where it is not us"),
        120,
        required=False,
        help_text=_("Of contractors and partners."),
    )
    sponsor = UnitField(_("Which department answers for them"), required=False, help_text=_("Of volunteers."))
    appointed_by = UnitField(_("Which office appointed them"), required=False, help_text=_("Of appointees."))
    paid = tick(_("Paid"))
    full_time = tick(_("Full-time"))
    sworn = tick(_("Sworn"))
    classified = tick(_("Civil-service rules hold for them"))

    @property
    def work(self) -> Work:
        """What was told, as the service takes it."""
        told = self.cleaned_data
        return Work(
            unit=told["unit"],
            category=Category(told["category"]),
            starts=told["starts"],
            until=first_no_more(told["last_day"]),
            title=told["title"],
            employer=told["employer"],
            paid=told["paid"],
            sworn=told["sworn"],
            classified=told["classified"],
            full_time=told["full_time"],
            supervisor=told["supervisor"],
            sponsor=told["sponsor"],
            appointed_by=told["appointed_by"],
        )


class PersonForm(NamesForm, WorkForm):
    """Somebody new."""

    field_order = ("name", "title", "category", "unit", "supervisor", "starts", "last_day")


class TransferForm(WorkForm):
    """Another unit, and which roles and delegations they keep there."""

    keeps = forms.MultipleChoiceField(
        label=_("What they keep"),
        help_text=_("Everything else that they hold ends on the first day in the new unit."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, held: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keeps"].choices = held  # type: ignore[attr-defined]
        if not held:
            del self.fields["keeps"]

    @property
    def kept(self) -> list[UUID]:
        """The ids of what they keep."""
        return [UUID(one) for one in self.cleaned_data.get("keeps", ())]


class LeavingForm(forms.Form):
    """The last day of somebody who leaves, or of one thing as which they work."""

    last_day = day(_("Their last day"))

    @property
    def from_day(self) -> date:
        """The first day on which they are here no more."""
        chosen: date = self.cleaned_data["last_day"]
        return chosen + timedelta(days=1)


class InviteForm(forms.Form):
    """The address that an account signs in with."""

    email = forms.EmailField(
        label=_("Work e-mail address"),
        max_length=254,
        help_text=_("They sign in with it."),
        widget=forms.EmailInput({"class": "usa-input", "autocomplete": "off"}),
        error_messages={
            "required": _("Give the address that they are to sign in with."),
            "invalid": _("This is no e-mail address yet. Type it like name@city.example."),
        },
    )


class AccountForm(forms.Form):
    """Why an account is closed."""

    reason = choice(
        _("Why"),
        [
            (Leaving.LEAVE.value, _("They are on leave")),
            (Leaving.THREAT.value, _("Somebody else may have got hold of it")),
            (Leaving.MISTAKE.value, _("It was made by mistake")),
            (Leaving.OTHER.value, _("Another reason")),
        ],
    )


class SensitiveForm(forms.Form):
    """Whom to enter on the sealed list."""

    person = ColleagueField(_("Who"))


class ReasonForm(forms.Form):
    """Why all that is held about somebody is looked up."""

    reason = words(
        _("What is it looked up for?"),
        200,
        help_text=_("A grievance, a request or a report by its number. They will read it."),
        ask=_("Give the reason in a few words: they will read it."),
    )


class ProofForm(forms.Form):
    """By what it can be seen that rights are gone."""

    proof = words(
        _("How can it be seen?"),
        120,
        help_text=_("The number of the ticket, or of the capture."),
        ask=_("Give the number of the ticket, or of the capture."),
    )
