"""Publishing as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Drafts of official posts, and posts that went out."""

    name = "bailiwick.apps.publishing"
    label = "publishing"
    default_auto_field = "django.db.models.BigAutoField"
