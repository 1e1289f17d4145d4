"""How the text of a course is laid out: a paragraph that begins with # is a heading."""

from __future__ import annotations

from django import template

from bailiwick.ui.words import role

register = template.Library()


@register.filter
def is_heading(part: str) -> bool:
    """Whether the paragraph is a heading."""
    return part.startswith("#") and "\n" not in part.strip()


@register.filter
def heading(part: str) -> str:
    """The heading's words."""
    return part.lstrip("#").strip()


@register.filter
def owner(name: str) -> str:
    """What an owner's role is called."""
    return str(role(name))
