"""What is filled in for a report."""

from __future__ import annotations

from bailiwick.apps.conduct.forms.making import Form, area, choice, day, line, moment, several, words_of
from bailiwick.apps.conduct.selectors.wording import CLOSE_WORDS, TOLD_WORDS

TOLD = words_of(TOLD_WORDS)
WHY = "The reason"


class FileForm(Form):
    """What somebody saw."""

    subject = choice("Whom it is about, if you know", required=False)
    told = several("What it is about", TOLD)
    words = area("What you saw, in your own words")
    link = line("Where it is", "The address of the page or posting, if you have it.")
    happened = day("When it was, if you know")
    learned = moment("When you learned of it")
    delay = area("If that was more than a day ago: why you tell it only now")


class AcknowledgeForm(Form):
    """What the link shows."""

    shows = area("What the page shows now", "Copy it here, before it changes. It is kept with the report.")


class TriageForm(Form):
    """What it comes down to."""

    told = several("What it comes down to", TOLD)
    clauses = several(
        "Rules that it may be about",
        hint="None, where you see none. Choosing one says nothing about anybody.",
    )
    words = area("Your notes")


class HandOnForm(Form):
    """Somebody else handles it."""

    to = choice("To whom")
    words = area("Why")


class CloseForm(Form):
    """Settled without a case."""

    how = choice("What becomes of it", [("", "–"), *words_of(CLOSE_WORDS)])
    words = area(WHY)


class WordsForm(Form):
    """Words alone."""

    words = area(WHY)


class NothingForm(Form):
    """A button alone."""
