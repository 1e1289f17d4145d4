"""What forms of sites are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext

from bailiwick.kernel.sentence import Sentence

TEXT, AREA, SELECT = {"class": "usa-input"}, {"class": "usa-textarea", "rows": 4}, {"class": "usa-select"}
People = Sequence[tuple[str, str]]


def line(label: Any, hint: Any = "") -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.TextInput(TEXT))


def area(label: Any, hint: Any = "") -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(AREA))


def choice(label: Any, choices: Any, hint: Any = "", *, required: bool = True) -> forms.ChoiceField:
    """One of several."""
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, required=required, widget=forms.Select(SELECT)
    )


def tick(label: Any) -> forms.BooleanField:
    """Yes or no."""
    return forms.BooleanField(
        label=label, required=False, widget=forms.CheckboxInput({"class": "usa-checkbox__input"})
    )


def day(label: Any, hint: Any = "") -> forms.DateField:
    """A day, chosen in the browser's own calendar or typed as 2026-03-01."""
    widget = forms.DateInput({"class": "usa-input", "type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=False, widget=widget)


def words_of(found: dict[Any, Sentence]) -> list[tuple[str, str]]:
    """Choices in the reader's words."""
    return [(str(one), gettext(words.template)) for one, words in found.items()]


class Form(forms.Form):
    """A form whose choices of people are given to it."""

    def __init__(self, data: Any = None, *, people: People = (), **more: Any) -> None:
        super().__init__(data, **more)
        for name in ("owner", "backup", "asker"):
            if name in self.fields:
                self.fields[name].choices = [("", "–"), *people]  # type: ignore[attr-defined]

    @property
    def told(self) -> dict[str, Any]:
        """What was said, people as ids; what was left empty is left out."""
        people = {"owner", "backup", "asker"}
        return {
            name: UUID(value) if name in people else value
            for name, value in self.cleaned_data.items()
            if value not in {"", None}
        }
