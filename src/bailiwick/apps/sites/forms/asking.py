"""What people send to ask for a page, to enter one, and about platforms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.sites.forms.making import AREA, Form, People, area, choice, line, words_of
from bailiwick.apps.sites.models import Document, Function, PlatformKind, State
from bailiwick.apps.sites.selectors.wording import DOCUMENT_WORDS, FUNCTION_WORDS, KIND_WORDS, PRESENCE_WORDS


class EntryForm(Form):
    """What is known of a page."""

    name = line(_("What people call it"), _("As it is shown on the page."))
    goal = area(_("Goal"), _("Which goal of the agency, of a board or commission it serves."))
    audience = line(_("Whom it is for"))
    backup = choice(_("Who stands in for the owner"), [], required=False)
    address = line(_("Its address"), _("As far as it has one."))
    language = line(_("Language"), _("In which it speaks: en, es."))
    series = line(_("Records are kept under"), _("The class of the retention schedule, if you know it."))


class NewSiteForm(EntryForm):
    """A page that somebody would like."""

    unit = choice(_("For which unit"), [])
    platform = choice(_("On which platform"), [])
    presence = choice(_("In what form"), [])
    handle = line(_("Its name on the platform"), _("The handle that you would like to have."))
    owner = choice(_("Who owns it"), [], _("Empty: whoever the policies name."), required=False)
    field_order: Sequence[str] | None = (
        "unit",
        "platform",
        "presence",
        "handle",
        "name",
        "goal",
        "audience",
        "owner",
        "backup",
    )

    def __init__(self, *args: Any, units: People, platforms: People, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]
        self.fields["platform"].choices = list(platforms)  # type: ignore[attr-defined]
        self.fields["presence"].choices = words_of(dict(PRESENCE_WORDS))  # type: ignore[attr-defined]

    @property
    def sets(self) -> dict[str, Any]:
        """What the entry begins with."""
        apart = {"unit", "platform", "presence", "handle", "asker", "words"}
        return {name: value for name, value in self.told.items() if name not in apart}


class ReferForm(NewSiteForm):
    """What somebody asked the help desk for."""

    asker = choice(_("Who asked"), [])
    words = area(_("What they asked for"))
    field_order: Sequence[str] | None = ("asker", "words", "unit", "platform", "presence", "handle")


class FoundForm(Form):
    """A page that turned up."""

    unit = choice(_("Whose page it seems to be"), [])
    platform = choice(_("On which platform"), [])
    handle = line(_("Its name on the platform"))
    name = line(_("What it calls itself"))
    address = line(_("Its address"))
    says = area(_("What it says of itself"), _("Its bio, in its own words."))

    def __init__(self, *args: Any, units: People, platforms: People, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]
        self.fields["platform"].choices = list(platforms)  # type: ignore[attr-defined]


class PlatformForm(Form):
    """A platform, with what can be done there."""

    name = line(_("Its name"), _("One that policies name is filled in by itself."))
    kind = choice(_("What sort of place it is"), [], required=False)
    functions = forms.MultipleChoiceField(
        label=_("What people can do there"),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "usa-checkbox__input"}),
    )
    words = area(_("Anything else worth knowing"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = words_of(dict(KIND_WORDS))  # type: ignore[attr-defined]
        self.fields["kind"].initial = PlatformKind.OTHER
        self.fields["functions"].choices = words_of(dict(FUNCTION_WORDS))  # type: ignore[attr-defined]

    @property
    def ticked(self) -> list[Function]:
        """What can be done there."""
        return [Function(one) for one in self.cleaned_data["functions"]]


class RegisterForm(forms.Form):
    """The filters of the register."""

    q = forms.CharField(max_length=80, required=False)
    state = forms.ChoiceField(choices=[("", ""), *((one.value, one.value) for one in State)], required=False)
    page = forms.IntegerField(min_value=1, required=False)


class FileForm(forms.Form):
    """A table of pages, as CSV."""

    unit = choice(_("For which agency"), [])
    table = forms.CharField(
        label=_("The table"),
        max_length=400_000,
        help_text=_("As CSV, with its first line naming the columns."),
        widget=forms.Textarea({**AREA, "rows": 10}),
        strip=False,
    )
    digest = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput())


class ScopeForm(Form):
    """Whether a platform is social media."""

    in_scope = choice(_("Is it social media?"), [("yes", _("It is")), ("no", _("It is not"))])
    words = area(_("Why"))


class AskPlatformForm(Form):
    """Leave to use a platform."""

    power = choice(_("What is asked for"), [])
    purpose = area(_("What it would be used for, and how far"))


class TermsForm(Form):
    """A document of a platform's terms, as it reads today."""

    document = choice(_("Which document"), [])
    words = area(_("All its words, as they read today"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        words = {one: DOCUMENT_WORDS[one] for one in Document}
        self.fields["document"].choices = words_of(words)  # type: ignore[attr-defined]
