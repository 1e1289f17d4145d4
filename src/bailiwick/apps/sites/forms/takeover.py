"""What people send about a page that is not in our hands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.sites.forms.making import Form, People, area, choice, line
from bailiwick.apps.sites.models import Ending, Harm

HARMS = [
    (str(Harm.TAKEN_OVER), _("Somebody else has a page of ours in their hands")),
    (str(Harm.POSED_AS), _("Another page poses as one of ours")),
]
ENDINGS = {
    Ending.BACK: _("The page is ours again"),
    Ending.GONE: _("It has been taken down"),
    Ending.LOST: _("We did not get it back"),
    Ending.MISTAKEN: _("It was a mistake: nothing had happened"),
}


class Moment(forms.DateTimeInput):
    """A day and an hour, chosen in the browser or typed as 2026-03-01T09:30."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", attrs={"class": "usa-input"})


class OpenForm(Form):
    """What somebody saw."""

    harm = choice(_("What has happened"), HARMS)
    site = choice(_("Which page of ours"), [], required=False)
    address = line(_("Where the other page is, if another poses as ours"))
    since = forms.DateTimeField(
        label=_("Since when, as far as you know"),
        required=False,
        widget=Moment(),
        input_formats=["%Y-%m-%dT%H:%M"],
    )
    words = area(_("What you saw"), _("Never a password."))

    def __init__(self, data: Any = None, *, sites: People = (), **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["site"].choices = [("", "–"), *sites]  # type: ignore[attr-defined]
        self.fields["since"].initial = timezone.localtime() - timedelta(minutes=1)


class EvidenceForm(Form):
    """Something that is kept."""

    file = forms.FileField(
        label=_("A saved page, a picture or a message"), required=False, widget=forms.FileInput()
    )
    words = area(_("What it shows, and where you saw it"))


class NoticeForm(Form):
    """What the public reads."""

    words = area(_("The words of the notice"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].widget.attrs["rows"] = 8


class EndForm(Form):
    """How it came out."""

    ending = choice(_("How it came out"), [])
    words = area(_("What was found"))
    control = choice(_("Who has control of it again"), [], required=False)

    def __init__(self, *args: Any, harm: Harm, people: People = (), **more: Any) -> None:
        super().__init__(*args, **more)
        of = [Ending.BACK, Ending.GONE, Ending.LOST] if harm is Harm.TAKEN_OVER else [Ending.GONE]
        named = [(str(one), ENDINGS[one]) for one in [*of, Ending.MISTAKEN]]
        self.fields["ending"].choices = named  # type: ignore[attr-defined]
        if harm is Harm.POSED_AS:
            del self.fields["control"]
        else:
            self.fields["control"].choices = [("", "–"), *people]  # type: ignore[attr-defined]
