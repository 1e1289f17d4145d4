"""What people send: a new unit, a last day, a delegation, a file."""

from __future__ import annotations

import base64
import binascii
import zlib
from datetime import date, timedelta
from typing import ClassVar

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.roster.models import UnitKind
from bailiwick.apps.roster.services.bringing.reading import MOST_BYTES

CARRIED = 400_000
"""Characters of a packed file that a page carries from the look to the act; a larger one is chosen again."""


class InMemory(FileUploadHandler):
    """Holds one file in memory for as long as the request lasts; nothing is written, as it may be anybody's data."""

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
        return SimpleUploadedFile("people.csv", bytes(self._held))


def packed(data: bytes) -> str:
    """A file as a page carries it in a hidden field; nothing where it is too large for that."""
    text = base64.b64encode(zlib.compress(data, 9)).decode("ascii")
    return text if len(text) <= CARRIED else ""


def file_of(request: HttpRequest) -> bytes:
    """The file that was chosen, or the one that the page carried; nothing where there is none."""
    chosen = request.FILES.get("file")
    if isinstance(chosen, UploadedFile):
        return bytes(chosen.read())
    try:
        raw = base64.b64decode(request.POST.get("packed", ""), validate=True)
        return zlib.decompressobj().decompress(raw, MOST_BYTES + 1) if raw else b""
    except (binascii.Error, zlib.error):
        return b""


class Day(forms.DateInput):
    """A day, chosen in the browser's own calendar or typed as 2026-03-01."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"class": "usa-input"})


class LeavingForm(forms.Form):
    """The last day of somebody who leaves."""

    last_day = forms.DateField(label=_("Their last day"), widget=Day(), input_formats=["%Y-%m-%d"])

    @property
    def from_day(self) -> date:
        """The first day on which they are here no more."""
        chosen: date = self.cleaned_data["last_day"]
        return chosen + timedelta(days=1)


class UnitForm(forms.Form):
    """A unit to be added below another, or an agency at the top."""

    KINDS: ClassVar = [
        (UnitKind.DEPARTMENT.value, _("Department")),
        (UnitKind.DIVISION.value, _("Division")),
        (UnitKind.UNIT.value, _("Unit")),
        (UnitKind.OFFICE.value, _("Office with its own lead")),
        (UnitKind.WARD_OFFICE.value, _("Ward office")),
        (UnitKind.BOARD.value, _("Board or commission")),
        (UnitKind.AGENCY.value, _("Agency, at the top")),
    ]
    name = forms.CharField(label=_("Name"), max_length=160, widget=forms.TextInput({"class": "usa-input"}))
    code = forms.CharField(
        label=_("Code"),
        help_text=_("How HR's file calls it. It does not change."),
        max_length=40,
        widget=forms.TextInput({"class": "usa-input"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, widget=forms.Select({"class": "usa-select"}))
    ward = forms.CharField(
        label=_("Ward"),
        help_text=_("Of a ward office."),
        max_length=40,
        required=False,
        widget=forms.TextInput({"class": "usa-input"}),
    )


class DelegationForm(forms.Form):
    """Whom to let use a power, from when to when, resting on what."""

    to = forms.ChoiceField(label=_("Who"), widget=forms.Select({"class": "usa-select"}))
    scope = forms.CharField(
        label=_("For what"),
        help_text=_("Name each, with commas between; for anything else they may not decide."),
        max_length=400,
        required=False,
        widget=forms.TextInput({"class": "usa-input"}),
    )
    starts = forms.DateField(label=_("First day"), widget=Day(), input_formats=["%Y-%m-%d"])
    last_day = forms.DateField(
        label=_("Last day"),
        help_text=_("Empty: until it is ended."),
        required=False,
        widget=Day(),
        input_formats=["%Y-%m-%d"],
    )
    instrument = forms.CharField(
        label=_("What it rests on"),
        help_text=_("The order or memorandum, by its number."),
        max_length=120,
        widget=forms.TextInput({"class": "usa-input"}),
    )

    @property
    def until(self) -> date | None:
        """The first day on which it counts no more."""
        chosen: date | None = self.cleaned_data["last_day"]
        return chosen + timedelta(days=1) if chosen else None

    @property
    def limits(self) -> list[str]:
        """What it is limited to."""
        return [part.strip() for part in self.cleaned_data["scope"].split(",") if part.strip()]
