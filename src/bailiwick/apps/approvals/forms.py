"""What people send: what they ask for, a remark, a decision. Fields come from the shape of the subject."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.approvals.facts.shapes import Question, Shape
from bailiwick.apps.approvals.models import State, Subject
from bailiwick.apps.approvals.services.handing_in import MOST_BYTES
from bailiwick.policy.power import Power

TEXT, AREA, SELECT = {"class": "usa-input"}, {"class": "usa-textarea"}, {"class": "usa-select"}


class Day(forms.DateInput):
    """A day, chosen in the browser's own calendar or typed as 2026-03-01."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs=TEXT)


def day(label: Any, hint: Any = "", *, required: bool = False) -> forms.DateField:
    """A field for a day."""
    return forms.DateField(
        label=label, help_text=hint, required=required, widget=Day(), input_formats=["%Y-%m-%d"]
    )


class InMemory(FileUploadHandler):
    """Holds one file in memory while the request lasts; the store of captures is the only place it is written to."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece. Raises StopUpload when the file is too large."""
        del start
        self._held += raw_data
        if len(self._held) > MOST_BYTES:
            raise StopUpload(connection_reset=False)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        """The file, in memory."""
        del file_size
        return SimpleUploadedFile("handed-in", bytes(self._held))


def chosen_file(request: HttpRequest) -> UploadedFile[Any] | None:
    """The file that was chosen, in memory; None where there is none."""
    found = request.FILES.get("file")
    return found if isinstance(found, UploadedFile) and found.size else None


class AskForm(forms.Form):
    """One request, with the questions of its subject. What must be answered is looked at by the service, in words."""

    def __init__(
        self,
        data: Any = None,
        *,
        shape: Shape,
        power: Power,
        people: Sequence[tuple[str, str]],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        for question in shape.all_questions:
            self.fields[question.name] = _field(question)
        if shape.layout:
            hint = _("All its words, as it will be. Or add the saved page or a print of it below.")
            self.fields["layout"] = _area(_("The whole page"), hint)
        if shape.layout or shape.file:
            self.fields["file"] = forms.FileField(label=_("A file"), required=False, widget=_file())
        if shape.layout:
            hint = _("Only where there is no page yet.")
            self.fields["no-layout"] = _line(_("Why there is no layout"), hint)
        if shape.subject is Subject.CONSENT:
            self.fields["colleague"] = _choice(_("Your colleague"), people)
        if power.standing is not None:
            named = [(one, one.replace("-", " ")) for one in power.standing.categories]
            sorts: list[tuple[str, Any]] = [("", _("Only this once")), *named]
            self.fields["category"] = _choice(_("How often"), sorts, required=False)
        if shape.subject is Subject.DEVICE:
            hint = _(
                "Only where somebody has said yes already, and the policy lets that be entered afterwards."
            )
            self.fields["spoken_on"] = day(_("Said on"), hint)
            self.fields["spoken_by"] = _choice(_("Said by"), [("", "–"), *people], required=False)
        self.fields["starts"] = day(_("From"), _("Empty: from the decision on."))
        self.fields["until"] = day(_("Last day"), _("Empty: as long as the policy lets it last."))

    @property
    def told(self) -> dict[str, str]:
        """The answers, by the name of their question."""
        return {name: value for name, value in self.cleaned_data.items() if isinstance(value, str)}


def _field(question: Question) -> forms.Field:
    hint = gettext(question.hint.template) if question.hint else ""
    label = gettext(question.label.template)
    if question.choices:
        chosen = [(name, gettext(said.template)) for name, said in question.choices]
        return _choice(label, [("", "–"), *chosen], required=question.must)
    made = _area(label, hint) if question.long else _line(label, hint)
    made.optional_shown = not question.must  # type: ignore[attr-defined]
    return made


def _line(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.TextInput(TEXT))


def _area(label: Any, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea({**AREA, "rows": 5})
    return forms.CharField(label=label, help_text=hint, required=False, strip=False, widget=widget)


def _file() -> forms.FileInput:
    return forms.FileInput({"class": "approvals__file"})


def _choice(label: Any, choices: Any, *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=required, widget=forms.Select(SELECT))


class WordsForm(forms.Form):
    """A remark, a question, a reason; and a day where one is asked for."""

    words = _area(_("Words"))
    day = day(_("Due on"))


class DecisionForm(forms.Form):
    """Yes or no to exactly what was shown, or a question first."""

    digest = forms.CharField(max_length=80, widget=forms.HiddenInput())
    words = _area(_("Words for the stamp, the reason, or your question"))
    until = day(_("Last day"), _("Empty: as it was asked, or for as long as the policy lets it last."))
    decision = forms.ChoiceField(choices=[("approve", "approve"), ("send-back", "send-back"), ("ask", "ask")])


class RegisterForm(forms.Form):
    """The filters of the register."""

    STATES: ClassVar = [
        ("", _("Any")),
        ("open", _("Not decided yet")),
        *((one.value, one.value) for one in State),
    ]
    q = forms.CharField(max_length=80, required=False)
    state = forms.ChoiceField(choices=STATES, required=False)
    subject = forms.ChoiceField(
        choices=[("", _("Any")), *((one.value, one.value) for one in Subject)], required=False
    )


class StandingForm(forms.Form):
    """A standing release, given by a holder."""

    category = _choice(_("For posts of which sort"), [])
    limits = _area(_("Within which limits"), _("What such a post may say, and what it must leave out."))
    instrument = _line(_("Given by"), _("The order or memorandum, by its number."))
    until = day(_("Last day"), required=True)


class ReleaseForm(forms.Form):
    """What was officially given out."""

    incident = _line(_("Incident"), _("The number by which others find it."))
    title = _line(_("Title"))
    words = _area(_("The words, exactly as they went out"))
    where = _line(_("Where"))
    day = day(_("When it went out"), required=True)


class WaiverForm(forms.Form):
    """A reason for which a clause is set aside."""

    clause = _choice(_("Which rule"), [])
    thing = _line(_("For which page or thing"), _("Its address or name."))
    reason = _area(_("Because"))
    until = day(_("Until"), _("Its last day, if it ends."))
    unit = forms.CharField(required=False, widget=forms.HiddenInput())


class AnswerForm(forms.Form):
    """Yes, or no with why."""

    granted = forms.ChoiceField(choices=[("yes", ""), ("no", "")])
    words = forms.CharField(max_length=1000, required=False)


class DirectForm(forms.Form):
    """A power used by its holder for something of their own."""

    words = _area(_("The exact words, or what it is"))
    reason = _area(_("Why"))
    reader = _choice(_("Who is shown it"), [])


def as_day(text: str) -> date | None:
    """A day as an address carries it; None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
