"""What the pages of random looks ask."""

from __future__ import annotations

from typing import Any

from django import forms

from bailiwick.apps.conduct.forms.making import AREA, SELECT, TEXT, Form, area, choice, line
from bailiwick.apps.conduct.models.monitoring import OutcomeKind

PLACES = (("public", "Anybody can see it"), ("closed", "Private messages, or anything not everybody can see"))
CAME = (
    (OutcomeKind.NOTHING.value, "Nothing"),
    (OutcomeKind.ADVICE.value, "Advice was given"),
    (OutcomeKind.REPORTED.value, "I told it as a report"),
)


class PlanForm(Form):
    """A plan of random looks. What is sent as its purpose is weighed by the policies, whatever it says."""

    unit = choice("Whose staff")
    purpose = forms.CharField(
        label="What for",
        help_text="The policy names these, and nothing else.",
        required=False,
        widget=forms.Select(SELECT),
    )
    size = forms.IntegerField(
        label="How many are drawn at a time",
        min_value=1,
        max_value=500,
        widget=forms.NumberInput(TEXT | {"min": 1, "max": 500}),
    )
    authority = area("By what authority", "The clause, order or direction that asks for it.")
    method = area(
        "How it is looked", "What is looked at, for how long, and what is not. Public postings alone."
    )

    def __init__(self, data: Any = None, *, purposes: Any = (), **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["purpose"].widget = forms.Select(SELECT, choices=purposes)


class DecideForm(Form):
    """Let a plan be carried out, or not."""

    yes = choice("Is it to be done?", (("yes", "Yes"), ("no", "No")))
    words = area("Why", "Needed where it is not to be done.")


class WordsForm(Form):
    """One thing to say."""

    words = forms.CharField(label="In your words", required=False, widget=forms.Textarea(AREA))


class HandOnForm(Form):
    """Somebody else looks."""

    to = choice("Who looks from now on")
    words = area("Why")


class LookForm(Form):
    """A look, before it is made."""

    person = choice("At whose postings")
    place = choice("What is there", PLACES)
    address = line("Address", "Of the page or posting, as the browser shows it.")


class CameForm(Form):
    """What came of it."""

    of = choice("Of whom")
    kind = choice("What came of it", CAME)
    words = area("Which advice", "Where nothing was found, nothing is written.")
    report = choice(
        "The report", hint="Tell it as a report first, under Tell us what you saw.", required=False
    )


class OrderForm(Form):
    """A lawful order."""

    person = choice("About whom")
    words = area("Which order", "The court or authority, its number and its day.")
