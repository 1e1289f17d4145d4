"""Formats of dates in English (spec: experience, rules for all words)."""

DATE_FORMAT = "j F Y"
