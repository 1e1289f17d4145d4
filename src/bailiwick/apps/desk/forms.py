"""What the journal can be asked for, and how somebody wants to be told by mail."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.desk.facts import Choice, How, Tampering
from bailiwick.apps.desk.selectors import WORDS
from bailiwick.apps.journal.models import Outcome
from bailiwick.apps.journal.selectors import Asked
from bailiwick.apps.journal.services import acts


def _sorts() -> list[tuple[str, Any]]:
    return [("", _("Anything")), *sorted((code, str(act.says)) for code, act in acts().items())]


class JournalForm(forms.Form):
    """The journal's filter. Every part may be left out."""

    act = forms.ChoiceField(label=_("What was done"), required=False, choices=_sorts)
    outcome = forms.ChoiceField(
        label=_("How it ended"),
        required=False,
        choices=[
            ("", _("Either way")),
            (Outcome.DONE.value, _("Done")),
            (Outcome.REFUSED.value, _("Refused")),
        ],
    )
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    actor = forms.UUIDField(required=False, widget=forms.HiddenInput)
    subject_kind = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    subject = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    before = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def asked(self) -> Asked:
        """The filter as the journal takes it; days are those of the agency's time zone. Needs a valid form."""
        told = self.cleaned_data
        zone = timezone.get_current_timezone()

        def begin(day: Any) -> datetime | None:
            return datetime.combine(day, time(), zone).astimezone(UTC) if day else None

        return Asked(
            act=told["act"],
            actor=told["actor"],
            subject_kind=told["subject_kind"],
            subject=told["subject"],
            since=begin(told["first"]),
            until=begin(told["last"] and told["last"] + timedelta(days=1)),
            outcome=Outcome(told["outcome"]) if told["outcome"] else None,
        )


class CheatForm(forms.Form):
    """Which entry, and what to do to it."""

    entry = forms.UUIDField()
    how = forms.ChoiceField(choices=[(one.value, str(WORDS[one].label)) for one in Tampering])

    @property
    def tampering(self) -> Tampering:
        """What to do. Needs a valid form."""
        return Tampering(self.cleaned_data["how"])


def _time(label: Any, hint: Any = "") -> forms.TimeField:
    clock = forms.TimeInput(attrs={"type": "time", "class": "usa-input"}, format="%H:%M")
    return forms.TimeField(
        label=label, help_text=hint, widget=clock, error_messages={"required": _("Give a time like 20:00.")}
    )


class MailForm(forms.Form):
    """How somebody wants to be told."""

    how = forms.ChoiceField(
        widget=forms.RadioSelect,
        choices=[
            (How.AT_ONCE.value, _("At once, of everything")),
            (How.DAILY.value, _("Once a day; at once what is due today or waits for my decision")),
            (How.WEEKLY.value, _("Once a week")),
            (How.NEVER.value, _("Never: I look at my home page")),
        ],
    )
    quiet_from = _time(_("No mail from"), _("Local time. Twice the same time: at any hour."))
    quiet_until = _time(_("until"))
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.Select(attrs={"class": "usa-select"})
    )

    @classmethod
    def of(cls, choice: Choice) -> dict[str, object]:
        """What the form shows of a choice."""
        return {
            "how": choice.how.value,
            "quiet_from": choice.quiet_from,
            "quiet_until": choice.quiet_until,
            "language": choice.language,
        }

    @property
    def others(self) -> list[forms.BoundField]:
        """The fields below the question how often."""
        return [self["quiet_from"], self["quiet_until"], self["language"]]

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        told = self.cleaned_data
        return Choice(How(told["how"]), told["language"], told["quiet_from"], told["quiet_until"])
