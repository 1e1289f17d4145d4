"""Forms of the access register: a use, an off-duty detail, lines of a log."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.approvals.errors import ApprovalsError
from bailiwick.apps.approvals.facts.access import DETAILS_OF_ONLINE_CRIME, FOR_APPEALS, RawLine
from bailiwick.apps.approvals.forms import AREA, SELECT, TEXT
from bailiwick.apps.approvals.models import Purpose

MOST_LINES = 2000
PURPOSES = {
    Purpose.MISSING: _("Somebody missing"),
    Purpose.WANTED: _("Somebody wanted"),
    Purpose.GANG: _("Gang involvement"),
    Purpose.ONLINE_CRIME: _("Crime done online"),
    Purpose.INVESTIGATE: _("Evidence or information, otherwise"),
    Purpose.ON_BEHALF: _("On the agency's behalf"),
    Purpose.DUTY_NEED: _("The job needs it"),
    Purpose.OTHER: _("Other work"),
}


class Moment(forms.DateTimeInput):
    """A day and time, chosen in the browser or typed as 2026-03-01T14:05."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", attrs=TEXT)


def moment(label: Any) -> forms.DateTimeField:
    """A field for a moment."""
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(label=label, widget=Moment(), input_formats=formats)


def _line(label: Any, most: int, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=most, required=False, widget=forms.TextInput(TEXT)
    )


class UseForm(forms.Form):
    """One use of social media on an agency system."""

    DETAILS: ClassVar = [("", "–"), *((one, one) for one in DETAILS_OF_ONLINE_CRIME)]
    purpose = forms.ChoiceField(
        label=_("What for"),
        choices=[(one.value, label) for one, label in PURPOSES.items()],
        widget=forms.Select(SELECT),
    )
    starts = moment(_("When it began"))
    minutes = forms.IntegerField(
        label=_("For how many minutes"),
        min_value=0,
        max_value=1440,
        required=False,
        widget=forms.NumberInput(TEXT),
    )
    site = _line(_("Where"), 200)
    case = _line(_("Number of the case"), 60)
    detail = forms.ChoiceField(
        label=_("Of crime done online"), choices=DETAILS, required=False, widget=forms.Select(SELECT)
    )
    target = _line(_("Whom it was about"), 120, _("You alone see this. No report shows it."))
    reason = forms.CharField(
        label=_("In a sentence"), required=False, widget=forms.Textarea({**AREA, "rows": 3})
    )
    supervisor = forms.ChoiceField(
        label=_("Supervisor who knows of it"), required=False, widget=forms.Select(SELECT)
    )
    authority = forms.ChoiceField(label=_("Under which leave"), required=False, widget=forms.Select(SELECT))
    file = forms.FileField(label=_("The page, saved, or a picture of it"), required=False)

    def offer(self, people: list[tuple[str, str]], leave: list[tuple[str, str]]) -> None:
        """Say who and which leave can be named."""
        self.fields["supervisor"].choices = [("", "–"), *people]  # type: ignore[attr-defined]
        self.fields["authority"].choices = [("", "–"), *leave]  # type: ignore[attr-defined]
        self.fields["file"].widget.attrs["class"] = "approvals__file"


class AppealForm(forms.Form):
    """An appeal to the public in a case."""

    purpose = forms.ChoiceField(
        label=_("What for"),
        choices=[(one.value, PURPOSES[one]) for one in FOR_APPEALS],
        widget=forms.Select(SELECT),
    )
    case = _line(_("Number of the case"), 60)
    words = forms.CharField(
        label=_("The words"), max_length=4000, required=False, widget=forms.Textarea({**AREA, "rows": 6})
    )


class DetailForm(forms.Form):
    """An off-duty detail."""

    person = forms.ChoiceField(label=_("Who"), widget=forms.Select(SELECT))
    starts = moment(_("From"))
    ends = moment(_("To"))


class LinesForm(forms.Form):
    """Lines of a log, for one report or one approved draw."""

    supplied_for = _line(_("For which report or approved draw"), 80, _("Its number."))
    concerns = forms.MultipleChoiceField(
        label=_("Whom it is about"), widget=forms.SelectMultiple({**SELECT, "size": 6})
    )
    lines = forms.CharField(
        label=_("The lines"),
        help_text=_(
            "One a line, with commas: name, day and time, site, minutes, agency or own, personal or official or "
            "investigation, on or off duty. What is not known stays empty. Lines about others are not kept."
        ),
        widget=forms.Textarea({**AREA, "rows": 8}),
        max_length=200_000,
    )

    def read(self, people: Mapping[str, UUID]) -> list[RawLine]:
        """The lines, those of people who do not work here left out. Raises ApprovalsError naming the line."""
        rows = list(csv.reader(self.cleaned_data["lines"].splitlines()))
        if len(rows) > MOST_LINES:
            raise ApprovalsError(f"More than {MOST_LINES} lines.", field="lines", remedy="Supply fewer.")
        return [line for place, row in enumerate(rows, 1) if row for line in _read(place, row, people)]


def _read(place: int, row: list[str], people: Mapping[str, UUID]) -> list[RawLine]:
    name, when, site, minutes, equipment, account, duty = [*(cell.strip() for cell in row), *[""] * 7][:7]
    if name not in people:
        return []
    try:
        at = timezone.make_aware(datetime.fromisoformat(when))
        length = int(minutes or 0)
    except ValueError:
        raise ApprovalsError(
            f"Line {place} cannot be read.", field="lines", remedy="Write day and time as 2026-03-01 14:05."
        ) from None
    told = (equipment, {"", "agency", "own"}), (account, {"", "personal", "official", "investigation"})
    if any(word not in known for word, known in (*told, (duty, {"", "on", "off"}))):
        raise ApprovalsError(
            f"Line {place} has a word we do not know.", field="lines", remedy="See the hint."
        )
    on_duty = None if not duty else duty == "on"
    return [
        RawLine(
            person=people[name],
            at=at,
            site=site,
            minutes=length,
            equipment=equipment,
            account=account,
            on_duty=on_duty,
        )
    ]
