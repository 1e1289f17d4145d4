"""What people send about units: a new one, a move, a name, an end, a quorum, a group."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.roster.forms.fields import UnitField, choice, day, words
from bailiwick.apps.roster.models import NEVER_A_GROUP, SEALED_ROLES, Role, UnitKind
from bailiwick.ui.words import role as role_in_words


def roles(without: frozenset[Role] = frozenset()) -> list[tuple[str, Any]]:
    """The roles that are kept here, in words."""
    kept = [role for role in Role if role not in SEALED_ROLES | without]
    named = [(role.value, role_in_words(role)) for role in kept]
    return sorted(((key, text[:1].upper() + text[1:]) for key, text in named), key=lambda one: one[1].lower())


def kept_roles() -> list[tuple[str, Any]]:
    """The roles that a person can be given here."""
    return roles()


def group_roles() -> list[tuple[str, Any]]:
    """The roles that a group can hold."""
    return roles(NEVER_A_GROUP)


class UnitForm(forms.Form):
    """A unit to be added below another."""

    KINDS: ClassVar = [
        (UnitKind.DEPARTMENT.value, _("Department")),
        (UnitKind.DIVISION.value, _("Division")),
        (UnitKind.UNIT.value, _("Unit")),
        (UnitKind.OFFICE.value, _("Office with its own lead")),
        (UnitKind.WARD_OFFICE.value, _("Ward office")),
        (UnitKind.BOARD.value, _("Board or commission")),
    ]
    name = words(_("Name"), 160, ask=_("Give the unit a name."))
    code = words(
        _("Code"), 40, help_text=_("How HR's file calls it. It does not change."), ask=_("Give it a code.")
    )
    kind = choice(_("Kind"), KINDS)
    ward = words(_("Ward"), 40, help_text=_("Of a ward office: which ward."), required=False)
    starts = day(_("First day"))


class MoveForm(forms.Form):
    """Where a unit is to stand from a day on."""

    parent = UnitField(_("It becomes part of"))
    starts = day(_("From which day on"))


class NameForm(forms.Form):
    """What a unit is called from today on."""

    name = words(_("Its name from today on"), 160, ask=_("Give the name it has from today on."))


class CloseForm(forms.Form):
    """The last day of a unit."""

    last_day = day(_("Its last day"))


class QuorumForm(forms.Form):
    """How many seats a board has, and how many are a meeting."""

    seats = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=999,
        widget=forms.NumberInput({"class": "usa-input roster__number"}),
    )
    needed = forms.IntegerField(
        label=_("How many members together are a meeting"),
        min_value=1,
        max_value=999,
        widget=forms.NumberInput({"class": "usa-input roster__number"}),
    )
    starts = day(_("From which day on"))


class GroupForm(forms.Form):
    """Which group holds a role for a unit, and how many of it say yes together."""

    role = choice(_("Role"), [])
    body = UnitField(
        _("Who is in the group"),
        required=False,
        empty=_("Those who are appointed to the role, one by one"),
        help_text=_("Or everybody who works in the unit that you choose."),
    )
    needed = forms.IntegerField(
        label=_("How many of them say yes together"),
        help_text=_("1: any of them may alone."),
        min_value=1,
        max_value=99,
        initial=1,
        widget=forms.NumberInput({"class": "usa-input roster__number"}),
    )
    starts = day(_("From which day on"))
    instrument = words(
        _("What it rests on"),
        120,
        help_text=_("The order, memorandum or vote, by its number."),
        ask=_("Give the order, memorandum or vote by its number."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = group_roles()  # type: ignore[attr-defined]
