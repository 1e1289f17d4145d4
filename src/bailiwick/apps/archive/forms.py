"""What the pages of threads ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.archive.models import Topic

Choices = Sequence[tuple[str, str]]
TEXT, AREA, SELECT = {"class": "usa-input"}, {"class": "usa-textarea", "rows": 4}, {"class": "usa-select"}
TOPICS = (
    (Topic.BUSINESS.value, _("The body’s business")),
    (Topic.SOCIAL.value, _("Nothing of it: wishes, weather, sport")),
    (Topic.CEREMONIAL.value, _("A ceremony, such as an opening")),
)


def _line(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.TextInput(TEXT))


def _area(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(AREA))


def _choice(label: Any, hint: Any = "", choices: Any = (), *, required: bool = True) -> forms.ChoiceField:
    widget = forms.Select(SELECT)
    return forms.ChoiceField(label=label, help_text=hint, choices=choices, required=required, widget=widget)


class PageForm(forms.Form):
    """A thread as the page shows it: a saved page, or its words pasted."""

    file = forms.FileField(
        label=_("The page, saved as HTML"),
        help_text=_("In your browser: save the page with the comments open. At most 5 MB."),
        required=False,
        widget=forms.FileInput({"class": "approvals__file"}),
    )
    words = _area(_("Or its words, pasted"), _("The post and every comment, with names and times as shown."))

    @property
    def data_of_page(self) -> bytes:
        """The page as bytes: the file, or else what was pasted."""
        file = self.cleaned_data.get("file")
        held = file.read() if isinstance(file, UploadedFile) else b""
        return held or str(self.cleaned_data.get("words", "")).encode("utf-8", "replace")


class NewForm(PageForm):
    """A thread that is put in."""

    site = _choice(_("On which page"))
    title = _line(_("What to call it"), _("Such as: Should the north lot close?"))
    address = _line(_("Link to it"))
    carries_on = _choice(
        _("It carries on the talk of"),
        _("Where people went on talking here. Both count as one."),
        required=False,
    )
    field_order = ("site", "title", "address", "file", "words", "carries_on")

    def __init__(self, *given: Any, sites: Choices, threads: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["site"].choices = sites  # type: ignore[attr-defined]
        self.fields["carries_on"].choices = [("", _("None: it begins here")), *threads]  # type: ignore[attr-defined]


class ItemForm(forms.Form):
    """One thing that was said."""

    handle = _line(_("Name, as the page shows it"))
    words = _area(_("Its words"), _("Copied from the page. They have to stand in what was kept."))
    shown_at = _line(_("When, as the page shows it"))


class AboutForm(forms.Form):
    """What a thread is about."""

    topic = _choice(_("It is about"), choices=TOPICS)
    words = _line(_("Why you say so"))


class SeenToForm(forms.Form):
    """What was done about a warning."""

    body = forms.UUIDField(widget=forms.HiddenInput)
    words = _area(_("What was done"), _("Such as: told the members; put on the agenda of 4 June."))


class MarkForm(forms.Form):
    """Who of a body wrote an item."""

    member = _choice(_("Written by"))
    words = _line(_("How you know"))

    def __init__(self, *given: Any, members: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["member"].choices = members  # type: ignore[attr-defined]


class TakeBackForm(forms.Form):
    """Why a mark is taken back."""

    words = _line(_("Why it is taken back"))
