"""What people send about who may post on a page, and who keeps its credentials."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.sites.forms.making import People, area, choice, line, tick, words_of
from bailiwick.apps.sites.models import PostingRight
from bailiwick.apps.sites.selectors.posting_wording import RIGHT_WORDS

NEVER = _("Never a password: what looks like one is refused, and kept nowhere.")


class PostingForm(forms.Form):
    """A form whose choices of people are given to it."""

    def __init__(self, data: Any = None, *, people: People = (), **more: Any) -> None:
        super().__init__(data, **more)
        if "person" in self.fields:
            self.fields["person"].choices = [("", "–"), *people]  # type: ignore[attr-defined]
        if "right" in self.fields:
            self.fields["right"].choices = words_of(dict(RIGHT_WORDS))  # type: ignore[attr-defined]


class AskForm(PostingForm):
    """Somebody is to have a right."""

    person = choice(_("Who"), [])
    right = choice(_("What they may do"), [])
    shown = tick(_("Posts will show or name who writes them"))
    words = area(_("What for"))


class GrantForm(PostingForm):
    """A right is switched on: whose, which, from which device."""

    person = forms.UUIDField(widget=forms.HiddenInput)
    right = forms.ChoiceField(
        choices=[(one.value, one.value) for one in PostingRight], widget=forms.HiddenInput
    )
    own_device = tick(_("From a device of their own"))
    device = line(
        _("Which device"), _("As the agency knows it; for one of their own, as it stands in their leave.")
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["right"].choices = [(one.value, one.value) for one in PostingRight]  # type: ignore[attr-defined]


class ReasonForm(PostingForm):
    """A reason, in a sentence."""

    words = area(_("Why"))


class ProofForm(PostingForm):
    """How something can be seen."""

    words = area(_("How one can see it: a ticket, a capture"), NEVER)


class PersonForm(PostingForm):
    """Somebody, by name."""

    person = choice(_("Who"), [])


class ReleaseForm(PostingForm):
    """Somebody, and why no longer."""

    person = choice(_("Who"), [])
    words = area(_("Why"))


class KeepForm(PostingForm):
    """The name of a place."""

    words = line(_("Where they are kept"), NEVER)


class DiscloseForm(PostingForm):
    """To whom, and why."""

    person = choice(_("To whom"), [])
    words = area(_("Why"), NEVER)


RIGHT_FORMS: dict[str, type[PostingForm]] = {
    "suspend": ReasonForm,
    "lift": ReasonForm,
    "end": ReasonForm,
    "removed": ProofForm,
}
CUSTODY_FORMS: dict[str, type[PostingForm]] = {
    "name": PersonForm,
    "release": ReleaseForm,
    "keep": KeepForm,
    "disclose": DiscloseForm,
    "rotate": ProofForm,
}
BUTTONS: dict[str, Any] = {
    "ask": _("Ask for it"),
    "grant": _("Switch it on"),
    "suspend": _("Stop it for a time"),
    "lift": _("Take it up again"),
    "end": _("End it"),
    "removed": _("It is gone on the platform"),
    "name": _("Name a custodian"),
    "release": _("Release a custodian"),
    "keep": _("Say where they are kept"),
    "disclose": _("Enter a disclosure"),
    "rotate": _("They were changed"),
}
