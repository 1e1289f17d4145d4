"""What people send: a signature, answers, a course, a round, a link, a paper."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from bailiwick.apps.readiness.facts import Question
from bailiwick.apps.readiness.models import Topic
from bailiwick.apps.readiness.models.courses import OWNERS
from bailiwick.ui.words import role

INPUT = {"class": "usa-input"}
TOPICS = (
    (Topic.CONDUCT, _("Conduct: what may be said and shown")),
    (Topic.SECURITY, _("Security: how accounts and devices are kept safe")),
    (Topic.POSTING, _("Posting for the agency")),
    (Topic.REMINDER, _("A reminder, read again and again")),
)


class Day(forms.DateInput):
    """A day, chosen in the browser's own calendar or typed as 2026-03-01."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs=INPUT)


class SignForm(forms.Form):
    """The digest of exactly what was shown."""

    digest = forms.CharField(max_length=80, widget=forms.HiddenInput)


class TextForm(forms.Form):
    """A version of a course: what it says, its questions, the clauses it teaches."""

    text = forms.CharField(
        label=_("The text"),
        max_length=60_000,
        widget=forms.Textarea(attrs={"class": "usa-textarea", "rows": 14}),
        help_text=_("Leave an empty line between paragraphs; a line that begins with # is a heading."),
    )
    quiz = forms.CharField(
        label=_("Questions"),
        required=False,
        widget=forms.Textarea(attrs={"class": "usa-textarea", "rows": 8}),
        help_text=_(
            "A question on a line of its own, then its answers, each after a dash, the right one after a plus. "
            "Leave an empty line between questions."
        ),
    )
    clauses = forms.CharField(
        label=_("Clauses that it teaches"),
        required=False,
        widget=forms.TextInput(attrs=INPUT),
        help_text=_("By their ids, with commas between: nmpd/IX.B.2"),
    )

    def clean_quiz(self) -> str:
        """The questions must be written so that they can be told apart."""
        text = str(self.cleaned_data["quiz"]).replace("\r\n", "\n").strip()
        try:
            self.questions = tuple(_question(part) for part in text.split("\n\n") if part.strip())
        except ValueError:
            raise forms.ValidationError(
                _("Each question needs two answers at least, and one of them after a plus.")
            ) from None
        return text

    @property
    def named(self) -> Sequence[str]:
        """The clauses that were named."""
        return [one.strip() for one in str(self.cleaned_data["clauses"]).split(",") if one.strip()]


def _question(part: str) -> Question:
    asks, *lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
    if len(lines) <= 1 or sum(line.startswith("+") for line in lines) != 1 or asks[0] in "+-":
        raise ValueError(asks)
    if any(line[0] not in "+-" for line in lines):
        raise ValueError(asks)
    answers = tuple(line[1:].strip() for line in lines)
    return Question(asks, answers, next(place for place, line in enumerate(lines) if line[0] == "+"))


class CourseForm(TextForm):
    """A new course with its first version."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs=INPUT))
    unit = forms.ChoiceField(label=_("For the people of"), widget=forms.Select(attrs={"class": "usa-select"}))
    pack = forms.ChoiceField(label=_("By which policy"), widget=forms.Select(attrs={"class": "usa-select"}))
    topic = forms.ChoiceField(
        label=_("What for"), choices=TOPICS, widget=forms.Select(attrs={"class": "usa-select"})
    )
    owners = forms.MultipleChoiceField(
        label=_("Who must agree to every version"),
        choices=[(one.value, role(one)) for one in OWNERS],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "usa-checkbox__input"}),
    )
    field_order = ("name", "unit", "pack", "topic", "owners", "text", "quiz", "clauses")


class RoundForm(forms.Form):
    """The time in which everybody takes a course again."""

    opens = forms.DateField(label=_("First day"), widget=Day(), input_formats=["%Y-%m-%d"])
    closes = forms.DateField(label=_("Last day"), widget=Day(), input_formats=["%Y-%m-%d"])


class ForAnotherForm(forms.Form):
    """Somebody, and a policy that they have to sign."""

    person = forms.UUIDField(widget=forms.HiddenInput)
    adoption = forms.UUIDField(widget=forms.HiddenInput)

    @property
    def asked(self) -> dict[str, UUID]:
        """Who, and what."""
        return {"person": self.cleaned_data["person"], "adoption": self.cleaned_data["adoption"]}


class PaperForm(ForAnotherForm):
    """And where the paper lies."""

    paper = forms.CharField(
        label=_("Where the paper lies"), max_length=160, widget=forms.TextInput(attrs=INPUT)
    )


def chosen(sent: QueryDict, number: int) -> list[int]:
    """The places of the answers chosen, question by question; -1 where none was."""
    found = [sent.get(f"answer-{place}", "") for place in range(number)]
    return [int(one) if one.isascii() and one.isdigit() and len(one) < 3 else -1 for one in found]  # noqa: PLR2004 -- no question has a hundred answers
