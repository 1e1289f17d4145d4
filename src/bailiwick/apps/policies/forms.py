"""What people send: an adoption, a choice, an exemption, words, a request for help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.policies.facts import OTHER
from bailiwick.apps.policies.models import Covers, ListName, SourceKind, Topic
from bailiwick.readers.document import LARGEST

Choices = Sequence[tuple[str, Any]]
TOPIC_WORDS = {
    Topic.LEGAL_MEANING: _("What a clause means in law"),
    Topic.RETENTION: _("Keeping records"),
    Topic.OPEN_MEETING: _("Open meetings"),
    Topic.DISCIPLINE: _("Discipline"),
    Topic.TECHNOLOGY: _("Technology and security"),
}
COVERS_WORDS = {
    Covers.PERSONAL_USE: _("People’s own pages"),
    Covers.OFFICIAL_PAGES: _("The agency’s own pages"),
    Covers.COMMENTS: _("Visitors’ comments"),
    Covers.RECORDS: _("Keeping records"),
    Covers.SECURITY: _("Passwords and security"),
    Covers.TERMS: _("Platforms’ terms"),
    Covers.TRAINING: _("Training"),
    Covers.DISCIPLINE: _("Discipline"),
    Covers.CREATION_NEW: _("Creation of accounts: new pages"),
    Covers.CREATION_EXISTING: _("Creation of accounts: pages that are there"),
    Covers.DEVELOPMENT_NEW: _("Development: new pages"),
    Covers.DEVELOPMENT_EXISTING: _("Development: pages that are there"),
    Covers.MAINTENANCE_NEW: _("Maintenance: new pages"),
    Covers.MAINTENANCE_EXISTING: _("Maintenance: pages that are there"),
    Covers.MANAGEMENT_NEW: _("Management: new pages"),
    Covers.MANAGEMENT_EXISTING: _("Management: pages that are there"),
}
LIST_WORDS = {
    ListName.NAMES: _("A name or initials of ours"),
    ListName.NUMBERS: _("A telephone number of ours"),
    ListName.DOMAINS: _("A domain of ours"),
}


def _text(most: int, **more: Any) -> Any:
    return forms.CharField(max_length=most, widget=forms.TextInput({"class": "usa-input"}), **more)


def _area(rows: int, **more: Any) -> Any:
    return forms.CharField(
        max_length=20_000, widget=forms.Textarea({"class": "usa-textarea", "rows": rows}), **more
    )


def _select(choices: Choices = (), **more: Any) -> Any:
    return forms.ChoiceField(choices=choices, widget=forms.Select({"class": "usa-select"}), **more)


class Day(forms.DateInput):
    """A day, chosen in the browser's own calendar or typed as 2026-03-01."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"class": "usa-input"})


def _day(**more: Any) -> Any:
    return forms.DateField(widget=Day(), input_formats=["%Y-%m-%d"], **more)


class AdoptForm(forms.Form):
    """From which day a policy counts, who decided, and on what it rests."""

    starts = _day(label=_("From"))
    decided_by = _select(label=_("Who decided"))
    instrument = _text(
        160, label=_("What it rests on"), help_text=_("The order, vote or signature, by its number.")
    )
    watch_until = _day(
        label=_("Only watch until"),
        help_text=_(
            "Until then nothing is stopped; what would have been is recorded. Empty: it stops at once."
        ),
        required=False,
    )


class DayForm(forms.Form):
    """One day."""

    day = _day(label=_("From"))


class EndForm(forms.Form):
    """The end of an adoption: from when, who decided, on what it rests."""

    day = _day(label=_("From"))
    decided_by = _select(label=_("Who decided"))
    instrument = _text(160, label=_("What it rests on"))


class ChoiceForm(forms.Form):
    """One choice that a policy leaves open."""

    key = forms.CharField(max_length=60, widget=forms.HiddenInput)
    choice = forms.ChoiceField(label=_("What it is here"), widget=forms.RadioSelect)
    starts = _day(label=_("From"))
    instrument = _text(160, label=_("What it rests on"), required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = choices  # type: ignore[attr-defined]


class ExemptForm(forms.Form):
    """What a law or a contract sets aside."""

    KINDS: ClassVar = [(SourceKind.LAW.value, _("A law")), (SourceKind.CONTRACT.value, _("A contract"))]
    source_kind = _select(KINDS, label=_("What sets it aside"))
    source = _text(200, label=_("Which"), help_text=_("As people cite it, with its article."))
    clauses = _area(
        2, label=_("Clauses"), help_text=_("Their ids, one a line; pd/V.B.* takes all that stands below V.B.")
    )
    groups = _area(
        2,
        label=_("For whom"),
        help_text=_("Bargaining units, one a line. Empty: for everybody."),
        required=False,
    )
    text = _area(3, label=_("What it says"), required=False)
    starts = _day(label=_("From"))
    until = _day(label=_("No longer from"), help_text=_("Empty: until somebody ends it."), required=False)


class WordForm(forms.Form):
    """One's own text of a clause."""

    text = _area(
        6, label=_("In your own words"), help_text=_("Empty: our summary stands alone."), required=False
    )
    starts = _day(label=_("From"))


class ListForm(forms.Form):
    """A name, a number or a domain of one's own."""

    name = _select([(one.value, words) for one, words in LIST_WORDS.items()], label=_("What"))
    word = _text(160, label=_("How it is written"))


class GapForm(forms.Form):
    """Who looks after a gap."""

    gap = forms.CharField(max_length=160, widget=forms.HiddenInput)
    owner = _select(label=_("Who looks after it"))
    remind_on = _day(label=_("Remind them on"))


class HandOverForm(forms.Form):
    """Who looks after it from now on."""

    to = _select(label=_("Who looks after it from now on"))


class AskForm(forms.Form):
    """A request for help."""

    topic = _select([(one.value, words) for one, words in TOPIC_WORDS.items()], label=_("About what"))
    situation = _select(label=_("Which situation"), required=False)
    clauses = _text(400, label=_("Clauses"), help_text=_("Their ids, if you know them."), required=False)
    question = _area(5, label=_("What you would like to know"), required=False)

    def clean(self) -> dict[str, Any]:
        """A situation that is none of the examples needs a reason; any other question needs words."""
        told = super().clean() or {}
        if not told.get("question", "").strip():
            other = told.get("situation") == OTHER
            self.add_error(
                "question",
                _("Say why none of the examples fits; counsel will read it.")
                if other
                else _("Write what you would like to know."),
            )
        return told


class AnswerForm(forms.Form):
    """An answer, marked as privileged by counsel alone."""

    answer = _area(6, label=_("Your answer"))
    privileged = forms.BooleanField(
        label=_("Privileged: for counsel’s circle alone"),
        required=False,
        widget=forms.CheckboxInput({"class": "usa-checkbox__input"}),
    )


class NoteForm(forms.Form):
    """What was done with an answer."""

    note = _area(3, label=_("What was done with it"))


class PersonForm(forms.Form):
    """Somebody to be let in."""

    person = _select(label=_("Who"))


class ProcedureForm(forms.Form):
    """A procedure, with what it covers: each line `topic label`."""

    title = _text(160, label=_("Title"))
    text = _area(10, label=_("Text"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for topic, said in COVERS_WORDS.items():
            self.fields[f"covers-{topic}"] = _text(40, label=said, required=False)

    def topics(self) -> dict[Covers, str]:
        """Which clause of it covers what."""
        return {topic: self.cleaned_data[f"covers-{topic}"] for topic in Covers}


class LawForm(forms.Form):
    """A change of law."""

    reference = _text(200, label=_("Law or ruling"))
    clauses = _area(2, label=_("Clauses it touches"), help_text=_("Their ids, one a line."))
    due = _day(label=_("Settled by"))


class StartForm(forms.Form):
    """What one's own policy is called."""

    title = _text(160, label=_("Its title"), help_text=_("As it stands on the first page."))
    citation = _text(60, label=_("How it is cited"), help_text=_("Such as SOP 12.4."))
    publisher = _text(120, label=_("Whose it is"))
    name = _text(
        20,
        label=_("A short name"),
        help_text=_("Small letters, digits and hyphens, such as elmpd. It does not change."),
    )


class LabelForm(forms.Form):
    """The printed label of a clause."""

    clause = forms.CharField(max_length=120)
    label = forms.CharField(max_length=80)


class InMemory(FileUploadHandler):
    """Holds one document in memory for as long as the request lasts; only its words are kept."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece. Raises StopUpload when the file is too large."""
        del start
        self._held += raw_data
        if len(self._held) > LARGEST:
            raise StopUpload(connection_reset=False)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        """The file, in memory."""
        del file_size
        return SimpleUploadedFile("policy", bytes(self._held))
