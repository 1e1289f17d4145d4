"""What is filled in for a case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bailiwick.apps.conduct.forms.making import Form, area, choice, day, several, words_of
from bailiwick.apps.conduct.selectors.wording import ADVISER_WORDS, ELEMENT_WORDS, RESULT_WORDS
from bailiwick.policy.facts.subjects import Finding

ELEMENT = "element-"


class LeadForm(Form):
    """Who looks into it."""

    to = choice("Who looks into it")
    words = area("What they should know, if anything")


class BeginForm(Form):
    """What the one concerned is told."""

    words = area(
        "What they are told",
        "They read exactly this: what it is about, and who looks into it. Never who told us.",
    )


class NoteForm(Form):
    """Something seen, heard or done."""

    step = choice("Which step was done", required=False)
    words = area("What you saw, heard or did, and where it is kept")


class AskForm(Form):
    """Somebody's view is asked."""

    adviser = choice("Whom you ask", words_of(ADVISER_WORDS))
    words = area("What you ask")


class ViewForm(Form):
    """A view."""

    adviser = choice("As whom", words_of(ADVISER_WORDS))
    declined = choice(
        "Your view", [("no", "This is my view"), ("yes", "I give no view, for the reason below")]
    )
    words = area("Your view, or the reason")


class FindForm(Form):
    """What somebody finds of one clause: each element, their own analysis, what they cite."""

    clause = choice("The rule")
    result = choice("What you find", [("", "–"), *words_of(RESULT_WORDS)])
    analysis = area(
        "Your own analysis of this case",
        "What a check says about words is no analysis. Whom it is about reads this with the finding.",
    )
    cites = several("What you cite for it")

    def __init__(self, data: Any = None, *, elements: Sequence[str] = (), **more: Any) -> None:
        super().__init__(data, **more)
        for name in elements:
            label = f"Shown: {name.replace('-', ' ')}"
            self.fields[ELEMENT + name] = choice(label, words_of(ELEMENT_WORDS), required=False)
        self.order_fields(["clause", *(ELEMENT + name for name in elements), "analysis", "cites", "result"])

    @property
    def elements(self) -> dict[str, Finding]:
        """What was found of each element."""
        return {
            name.removeprefix(ELEMENT): Finding(value)
            for name, value in self.cleaned_data.items()
            if name.startswith(ELEMENT) and value
        }


class DecideForm(Form):
    """What follows."""

    action = choice("What follows")
    words = area("The reason")
    due = day("Done by", required=True)


class DoneForm(Form):
    """It was done, and what shows it."""

    words = area("How and when it was done")
    shows = area(
        "What shows it", "Copy it in: the certificate, the letter, the entry of the course. It is kept."
    )


class SayForm(Form):
    """Words alone."""

    words = area("In words")
