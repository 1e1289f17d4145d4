"""Fields that several forms have: days, units, colleagues by name, and the paper that something rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.roster.facts import Card
from bailiwick.apps.roster.selectors import Row, cards, outline
from bailiwick.kernel.canonical import digest_of_bytes

MOST_NAMED = 1000
"""Colleagues that a field suggests; others are found by a part of their name."""
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)


class Day(forms.DateInput):
    """A day, chosen in the browser's own calendar or typed as 2026-03-01."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"class": "usa-input roster__day"})


def day(label: Any, *, help_text: Any = "", required: bool = True) -> forms.DateField:
    """A field for a day."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=Day(),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("This is no day. Write it as year, month and day: 2026-03-01."),
        },
    )


def words(
    label: Any, most: int, *, help_text: Any = "", required: bool = True, ask: Any = ""
) -> forms.CharField:
    """A field for a few words; `ask` is told where they are needed and missing."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=required,
        widget=forms.TextInput({"class": "usa-input"}),
        error_messages={
            "required": ask or _("This is needed."),
            "max_length": _("Shorten this to %(limit_value)d characters."),
        },
    )


def choice(
    label: Any, choices: Sequence[tuple[str, Any]], *, help_text: Any = "", required: bool = True
) -> forms.ChoiceField:
    """A field with a list to choose from."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        required=required,
        widget=forms.Select({"class": "usa-select"}),
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of the list.")},
    )


def tick(label: Any, *, help_text: Any = "") -> forms.BooleanField:
    """A box to tick."""
    return forms.BooleanField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxInput({"class": "usa-checkbox__input"}),
    )


def first_no_more(last_day: date | None) -> date | None:
    """The first day on which something counts no more, from its last day."""
    return last_day + timedelta(days=1) if last_day else None


class UnitField(forms.ChoiceField):
    """A unit of today's tree, by its id."""

    def __init__(self, label: Any, *, help_text: Any = "", required: bool = True, empty: Any = "") -> None:
        self._empty = empty
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            choices=self._units,
            widget=forms.Select({"class": "usa-select"}),
            error_messages={
                "required": _("Choose a unit."),
                "invalid_choice": _("Choose a unit of the list."),
            },
        )

    def _units(self) -> list[tuple[str, Any]]:
        rows: list[Row] = outline(timezone.localdate())
        units = [(str(row.unit), "\u2003" * row.depth + row.name) for row in rows]
        return [("", self._empty or "\u2013"), *units]

    def clean(self, value: Any) -> UUID | None:
        """The id of the unit, or None."""
        told = super().clean(value)
        return UUID(told) if told else None


class Suggesting(forms.TextInput):
    """A text field with names suggested below it; it works without them."""

    template_name = "roster/suggesting.html"

    def __init__(self) -> None:
        super().__init__({"class": "usa-input", "autocomplete": "off"})
        self.names: Sequence[str] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the suggestions."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_names"
        context["widget"]["attrs"]["list"] = list_id
        return context | {"list_id": list_id, "names": self.names}


class ColleagueField(forms.Field):
    """Somebody who works here today, by their name, or by name and title where several have it.

    Given an id, as a page's address may, it takes that. What it cannot tell apart it asks about.
    """

    widget = Suggesting

    def __init__(self, label: Any, *, help_text: Any = "", required: bool = True) -> None:
        super().__init__(
            label=label,
            help_text=help_text or _("Type a part of the name and choose."),
            required=required,
            error_messages={"required": _("Name somebody who works here.")},
        )
        self._known: list[Card] | None = None

    @property
    def known(self) -> list[Card]:
        """Everybody who works here today, as far as they are suggested. One query."""
        if self._known is None:
            self._known = list(cards(timezone.localdate(), most=MOST_NAMED))
        return self._known

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """With today's names suggested."""
        widget: Any = self.widget
        if isinstance(widget, Suggesting):
            widget.names = list(dict.fromkeys(named(card) for card in self.known))
        return super().get_bound_field(form, field_name)

    def prepare_value(self, value: Any) -> Any:
        """An id as the name it stands for."""
        found = next((card for card in self.known if str(card.person) == str(value)), None)
        return named(found) if found else value

    def clean(self, value: Any) -> UUID | None:
        """The id of the person, or None where nobody was named."""
        told = " ".join(str(super().clean(value) or "").split())
        if not told:
            return None
        found = self._found(told)
        if not found:
            raise forms.ValidationError(
                _("Nobody who works here is called that. If they are new, enter them first under People.")
            )
        if len(found) > 1:
            names = "; ".join(sorted(found.values())[:6])
            raise forms.ValidationError(
                _now("Several people fit: %(names)s. Write name and title as they stand here.")
                % {"names": names}
            )
        return next(iter(found))

    def _found(self, told: str) -> dict[UUID, str]:
        low = told.lower()
        exact = {
            card.person: named(card)
            for card in self.known
            if low in {named(card).lower(), card.name.lower(), str(card.person)}
        }
        if exact:
            return exact
        return {
            card.person: named(card) for card in cards(timezone.localdate(), told.replace(",", " "), most=20)
        }


def named(card: Card) -> str:
    """A colleague as a field names them."""
    return f"{card.name}, {card.title}" if card.title else f"{card.name}, {card.unit_name}"


class PaperForm(forms.Form):
    """A form for something that rests on a paper: its number, and the paper itself, of which the digest is kept."""

    instrument = words(
        _("What it rests on"),
        120,
        help_text=_("The order, memorandum or vote, by its number."),
        ask=_("Give the order, memorandum or vote by its number."),
    )
    document = forms.FileField(
        label=_("The paper itself"),
        help_text=_(
            "If you have it as a file. It stays with you: we keep its digest, by which anybody can tell the same one."
        ),
        required=False,
        widget=forms.FileInput({"class": "usa-file-input"}),
    )
    digest = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def of_paper(self) -> str:
        """The digest of the paper that was chosen, now or one step before; nothing where there is none."""
        chosen = self.files.get("document")
        if isinstance(chosen, UploadedFile):
            chosen.seek(0)
            return digest_of_bytes(bytes(chosen.read()))
        carried = str(self.data.get(self.add_prefix("digest"), ""))
        return carried if _DIGEST.fullmatch(carried) else ""
