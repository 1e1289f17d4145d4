"""Icons, and sentences in the reader's language."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from bailiwick.kernel.sentence import Sentence

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite, for the eye only: the words beside it say the same."""
    return format_html(
        '<svg class="usa-icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("vendor/uswds/icons.svg"),
        name,
    )


@register.filter
def said(sentence: Sentence | str) -> str:
    """A sentence in the reader's language; a plain string as it is, since it comes from a pack."""
    return sentence.render(gettext) if isinstance(sentence, Sentence) else sentence
