"""What forms of this room are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from bailiwick.kernel.sentence import Sentence

TEXT, AREA, SELECT = {"class": "usa-input"}, {"class": "usa-textarea", "rows": 4}, {"class": "usa-select"}
Choices = Sequence[tuple[str, str]]


def line(label: str, hint: str = "") -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.TextInput(TEXT))


def area(label: str, hint: str = "") -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(AREA))


def choice(label: str, choices: Choices = (), hint: str = "", *, required: bool = True) -> forms.ChoiceField:
    """One of several."""
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, required=required, widget=forms.Select(SELECT)
    )


def several(label: str, choices: Choices = (), hint: str = "") -> forms.MultipleChoiceField:
    """As many of several as fit."""
    widget = forms.CheckboxSelectMultiple({"class": "usa-checkbox__input"})
    return forms.MultipleChoiceField(
        label=label, choices=choices, help_text=hint, required=False, widget=widget
    )


def day(label: str, hint: str = "", *, required: bool = False) -> forms.DateField:
    """A day, chosen in the browser's own calendar or typed as 2026-03-01."""
    widget = forms.DateInput({"class": "usa-input", "type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget)


def moment(label: str, hint: str = "") -> forms.DateTimeField:
    """A day and an hour, chosen in the browser or typed as 2026-03-01T09:30."""
    widget = forms.DateTimeInput({"class": "usa-input", "type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, help_text=hint, widget=widget, input_formats=["%Y-%m-%dT%H:%M"])


def words_of(found: Mapping[Any, Sentence]) -> list[tuple[str, str]]:
    """Choices in words."""
    return [(str(one.value), str(words)) for one, words in found.items()]


class Form(forms.Form):
    """A form that is given the choices of its fields by name."""

    def __init__(
        self, data: Any = None, *, choices: Mapping[str, Choices] | None = None, **more: Any
    ) -> None:
        super().__init__(data, **more)
        for name, offered in (choices or {}).items():
            if offered or name not in self.fields or self.fields[name].required:
                self.fields[name].choices = offered  # type: ignore[attr-defined]
            else:
                del self.fields[name]
