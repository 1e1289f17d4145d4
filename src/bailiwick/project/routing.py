"""Which tables stand in which database: the vault's in its own, everybody else's in the record's, and none in both."""

from __future__ import annotations

from django.db.models import Model

ROOM = "covert"
"""The room whose tables they are."""
VAULT = "vault"
"""The name under which Django knows its database."""


class Apart:
    """Django's router. Nothing that is stored on one side points to the other, and nothing is made on both."""

    def db_for_read(self, model: type[Model], **_hints: object) -> str | None:
        """Where rows of a model are read."""
        return VAULT if model._meta.app_label == ROOM else None

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **_hints: object) -> bool:
        """Whether a row may point to another: never across."""
        return (one._meta.app_label == ROOM) is (other._meta.app_label == ROOM)

    def allow_migrate(self, database: str, app: str, **_hints: object) -> bool:
        """Whether a room's tables are made in a database."""
        return (app == ROOM) is (database == VAULT)
