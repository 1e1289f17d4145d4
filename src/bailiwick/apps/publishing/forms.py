"""The forms of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.publishing.models import Version
from bailiwick.apps.publishing.services import Written

Choices = Sequence[tuple[str, str]]
TEXT, AREA, SELECT = {"class": "usa-input"}, {"class": "usa-textarea", "rows": 8}, {"class": "usa-select"}
UNSAID, YES, NO = "", "yes", "no"
_SAID = {UNSAID: None, YES: True, NO: False}


class DraftForm(forms.Form):
    """What somebody writes; whatever is left out is kept as not said, and the list says what is missing."""

    page = forms.ChoiceField(label=_("For which page"), widget=forms.Select(SELECT))
    text = forms.CharField(label=_("The words"), required=False, widget=forms.Textarea(AREA))
    aims = forms.MultipleChoiceField(
        label=_("What it is for"), required=False, widget=forms.CheckboxSelectMultiple()
    )
    device = forms.ChoiceField(
        label=_("With which device you will post it"),
        choices=[(UNSAID, _("Not said yet")), (NO, _("One of the agency’s")), (YES, _("One of my own"))],
        required=False,
        widget=forms.Select(SELECT),
    )
    device_name = forms.CharField(
        label=_("Which one, if it is your own"), required=False, widget=forms.TextInput(TEXT)
    )
    identified = forms.ChoiceField(
        label=_("The account or the words say for whom they speak"),
        choices=[(UNSAID, _("Not said yet")), (YES, _("Yes")), (NO, _("No"))],
        required=False,
        widget=forms.Select(SELECT),
    )

    def __init__(self, data: Any = None, *, pages: Choices = (), aims: Choices = (), **more: Any) -> None:
        super().__init__(data, **more)
        if pages:
            self.fields["page"].choices = pages  # type: ignore[attr-defined]
        else:
            del self.fields["page"]
        if aims:
            self.fields["aims"].choices = aims  # type: ignore[attr-defined]
        else:
            del self.fields["aims"]

    @property
    def written(self) -> Written:
        """What was said."""
        told = self.cleaned_data
        return Written(
            text=told["text"],
            aims=tuple(told.get("aims", ())),
            own_device=_SAID[told["device"]],
            device=told["device_name"],
            identified=_SAID[told["identified"]],
        )

    @property
    def chosen(self) -> UUID:
        """The page."""
        return UUID(self.cleaned_data["page"])


def as_initial(version: Version) -> dict[str, Any]:
    """A version as the form is filled with it."""
    said = {None: UNSAID, True: YES, False: NO}
    return {
        "text": version.text,
        "aims": version.aims.splitlines(),
        "device": said[version.own_device],
        "device_name": version.device,
        "identified": said[version.identified],
    }


class PostedForm(forms.Form):
    """Where and when it was posted."""

    link = forms.CharField(label=_("Its link"), required=False, widget=forms.URLInput(TEXT))
    when = forms.DateTimeField(
        label=_("When it went out"),
        widget=forms.DateTimeInput({"class": "usa-input", "type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )


class ReadingForm(forms.Form):
    """About which rule somebody else is asked, and why."""

    clause = forms.ChoiceField(label=_("About which rule"), widget=forms.Select(SELECT))
    reason = forms.CharField(
        label=_("Why it has these words wrong"), required=False, widget=forms.Textarea(AREA | {"rows": 3})
    )

    def __init__(self, data: Any = None, *, clauses: Choices = (), **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["clause"].choices = clauses  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """A second reader's answer, to exactly the words that were shown."""

    granted = forms.ChoiceField(choices=[(YES, YES), (NO, NO)])
    digest = forms.CharField(max_length=80)
    words = forms.CharField(required=False, max_length=1000)
