"""Reading what a person sent. A refused text is told why, and is never quoted in an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bailiwick.policy.facts.subjects import MediaKind, PostClass
from bailiwick.policy.power import Power
from bailiwick.policy.questions import question_of
from bailiwick.ui.ask.answering import KINDS, Asked

LONGEST_TEXT = 20_000
"""Characters of one text."""
MOST_ANSWERS = 30
WORDS_ONLY = "none"
MEDIA: dict[str, MediaKind | None] = {
    WORDS_ONLY: None,
    "photo": MediaKind.PHOTO,
    "video": MediaKind.VIDEO,
    "graphic": MediaKind.GRAPHIC,
}
# Characters that make words read differently from what they are (Unicode TR 9, explicit overrides).
OVERRIDES = ("\u202d", "\u202e")


class AskForm(forms.Form):
    """The one form: which policy, what kind, what is attached, what that shows, and the words."""

    policy = forms.ChoiceField(error_messages={"invalid_choice": _("Choose one of the policies shown.")})
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.value) for kind in KINDS],
        error_messages={"invalid_choice": _("Choose one of the kinds shown.")},
    )
    attached = forms.ChoiceField(
        choices=[(name, name) for name in MEDIA],
        required=False,
        error_messages={"invalid_choice": _("Choose one of those shown.")},
    )
    shows = forms.Field(required=False)
    text = forms.Field(required=False)

    def __init__(self, data: Mapping[str, object] | None, policies: Sequence[str]) -> None:
        super().__init__(data)
        self.fields["policy"].choices = [(policy, policy) for policy in policies]  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """The words with plain line ends. Raises ValidationError for what cannot be read as words."""
        text = str(self.cleaned_data["text"] or "").replace("\r\n", "\n").replace("\r", "\n")
        fault = fault_of(text)
        if fault:
            raise forms.ValidationError(fault)
        return text

    def clean_shows(self) -> str:
        """What the picture shows, on one line; nothing is an answer too. Raises ValidationError like the words."""
        shows = " ".join(str(self.cleaned_data["shows"] or "").split())
        fault = fault_of(shows) if shows else ""
        if fault:
            raise forms.ValidationError(fault)
        return shows

    def asked(self, answers: Mapping[str, str]) -> Asked:
        """What is asked, once the form is sound."""
        return Asked(
            text=self.cleaned_data["text"],
            kind=PostClass(self.cleaned_data["kind"]),
            policy=self.cleaned_data["policy"],
            media=MEDIA[self.cleaned_data["attached"] or WORDS_ONLY],
            shows=self.cleaned_data["shows"],
            answers=answers,
        )


def fault_of(text: str) -> str:
    """Why these are not words that can be checked, in one sentence; empty when they are."""
    if not text.strip():
        return gettext("There is nothing to check yet. Type or paste the words you want to post.")
    if len(text) > LONGEST_TEXT:
        return gettext(
            "This is longer than 20,000 characters, which is more than any one post. Check it in parts."
        )
    if "\0" in text:
        return gettext(
            "There is a character in this text that is not part of any word (NUL). Paste it as plain text."
        )
    if any(character in text for character in OVERRIDES):
        return gettext(
            "A hidden character makes these words read differently from what they are. Type them anew as you read them."
        )
    if any("\ud800" <= character <= "\udfff" for character in text):
        return gettext("There is half of a character in this text. Paste it as plain text.")
    return ""


def answers_of(given: Sequence[str], forgotten: str, powers: Mapping[str, Power]) -> dict[str, str]:
    """The answers among `key=choice` strings that some question knows; what is forgotten is asked again."""
    answers: dict[str, str] = {}
    for pair in given[:MOST_ANSWERS]:
        key, _equals, choice = pair.partition("=")
        question = question_of(key, powers)
        if key != forgotten and question is not None and question.choice(choice) is not None:
            answers[key] = choice
    return answers
