"""Policies as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """Adoptions, what the agency lays over its policies, passages through gates, advice and help."""

    name = "bailiwick.apps.policies"
    label = "policies"
    default_auto_field = "django.db.models.BigAutoField"
