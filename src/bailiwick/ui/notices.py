"""The words of the one mail that Bailiwick sends: the same for everybody, whatever it is that waits."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext, override


@dataclass(frozen=True, slots=True)
class Words:
    """Subject, plain text, and HTML that says the same."""

    subject: str
    text: str
    html: str


def notice_words(language: str, link: str) -> Words:
    """The mail in a language; in English where we have no other. Only the link differs from mail to mail."""
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with override(known):
        told = {
            "language": known,
            "link": link,
            "subject": gettext("Something waits for you in Bailiwick"),
            "open": gettext("Look what it is"),
            "why": gettext("A mail of ours never says what it is about, nor asks for a password."),
            "choose": gettext("How often it comes, or whether it does, you choose in Bailiwick under Mail."),
        }
        html = render_to_string("bailiwick/notice.html", told)
    text = f"{told['subject']}.\n\n{told['open']}:\n{link}\n\n{told['why']}\n{told['choose']}\n"
    return Words(told["subject"], text, html)
