"""Clause ids as links to the pages of their clauses."""

from __future__ import annotations

import re

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from bailiwick.ui.shelf import shelf_for

register = template.Library()
_CLAUSE_ID = re.compile(r"[a-z][a-z0-9-]*/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


@register.filter
def clause_address(clause_id: str) -> str:
    """The address of a clause's page; empty for what is no clause on the shelf."""
    pack, _, path = clause_id.partition("/")
    policy = shelf_for(None).policies.get(pack)
    known = policy is not None and clause_id in policy.pack.clauses
    return reverse("policies:clause", args=[pack, path]) if known else ""


@register.filter
def with_clauses(text: str) -> SafeString:
    """A text of ours in which each clause id leads to its clause."""
    made, end = conditional_escape(""), 0
    for match in _CLAUSE_ID.finditer(text):
        address = clause_address(match.group())
        if address:
            made += conditional_escape(text[end : match.start()])
            made += format_html('<a href="{}">{}</a>', address, match.group())
            end = match.end()
    return mark_safe(made + conditional_escape(text[end:]))  # noqa: S308 -- every part was escaped above
