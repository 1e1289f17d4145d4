"""What the pages of demands ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.records.models import DemandKind
from bailiwick.apps.records.selectors.wording import KIND_WORDS
from bailiwick.apps.records.services import Handed, Holding, Received

Choices = Sequence[tuple[str, str]]
TEXT, AREA, SELECT = {"class": "usa-input"}, {"class": "usa-textarea", "rows": 3}, {"class": "usa-select"}


def _line(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.TextInput(TEXT))


def _area(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(AREA))


def _choice(label: str, choices: Choices = (), hint: str = "", *, required: bool = True) -> forms.ChoiceField:
    widget = forms.Select(SELECT)
    return forms.ChoiceField(label=label, choices=choices, help_text=hint, required=required, widget=widget)


def _several(label: str, hint: str) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple({"class": "usa-checkbox__input"})
    return forms.MultipleChoiceField(label=label, help_text=hint, required=False, widget=widget)


def _day(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput({"class": "usa-input", "type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, required=required, widget=widget)


class HoldForm(forms.Form):
    """Which hold keeps it: one that is there, or a new one."""

    hold = _choice(
        "Hold", hint="One that takes all of it already, or a new one for exactly this.", required=False
    )
    matter = _line("Code of the matter, for a new hold", "Small letters, digits and hyphens: civil-2026-014.")

    def __init__(self, *given: Any, holds: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["hold"].choices = [("", "A new one, placed now"), *holds]  # type: ignore[attr-defined]

    @property
    def holding(self) -> Holding:
        """The hold as it is asked for."""
        told = self.cleaned_data
        return Holding(matter=told["matter"], named=UUID(told["hold"]) if told["hold"] else None)


class NewForm(HoldForm):
    """A demand as it arrived."""

    unit = _choice("Whose records")
    kind = _choice("What it is", [(one.value, str(KIND_WORDS[one])) for one in DemandKind])
    authority = _line("Who asks", "The court and the case, or who wrote the request.")
    number = _line("Its docket or request number")
    received_on = _day("Arrived on")
    due_on = _day("Due on")
    sites = _several("Pages", "None ticked: all pages of the unit and of those below it.")
    people = _several("People whose records are asked for", "None ticked: whoever they are of.")
    since = _day("From this day", "A thread counts by the day on which it was kept first.", required=False)
    until = _day("To this day", required=False)
    words = _area("Words", "One phrase to a line; any of them is enough. None: whatever it says.")
    field_order = (
        "unit", "kind", "authority", "number", "received_on", "due_on", "sites", "people", "since", "until", "words",
        "hold", "matter",
    )  # fmt: skip

    def __init__(self, *given: Any, units: Choices, sites: Choices, people: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        for name, choices in (("unit", units), ("sites", sites), ("people", people)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def received(self) -> Received:
        """The demand as it was filled in."""
        told = self.cleaned_data
        scope = Scope(
            people=frozenset(map(UUID, told["people"])),
            sites=frozenset(map(UUID, told["sites"])),
            since=told["since"],
            until=told["until"],
            words=tuple(line.strip() for line in told["words"].splitlines() if line.strip()),
        )
        return Received(
            unit=UUID(told["unit"]),
            kind=DemandKind(told["kind"]),
            authority=told["authority"],
            number=told["number"],
            received_on=told["received_on"],
            due_on=told["due_on"],
            scope=scope,
            holding=self.holding,
        )


class PlainForm(forms.Form):
    """A button alone."""


class ThingForm(forms.Form):
    """One thing that was found."""

    thing = forms.CharField(max_length=60, widget=forms.HiddenInput)


class LeaveOutForm(ThingForm):
    """Why one thing that was found is left out."""

    words = _line("Why it is left out", "The package names it, with these words.")


class WordsForm(forms.Form):
    """Words alone."""

    words = _area("In your words")


class HandOverForm(forms.Form):
    """To whom a package was given."""

    package = forms.IntegerField(widget=forms.HiddenInput)
    to = _line("Given to", "A name and a part: Ana Brandt, counsel for the plaintiff.")
    way = _line("How", "On a drive, by registered mail, through the court’s own system.")
    day = _day("On")

    @property
    def handed(self) -> Handed:
        """The handing-over as it was filled in."""
        return Handed(to=self.cleaned_data["to"], way=self.cleaned_data["way"], day=self.cleaned_data["day"])
