"""The room of accounts as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, invitations, sessions and tries; factors are kept in allauth's own table."""

    name = "bailiwick.apps.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
