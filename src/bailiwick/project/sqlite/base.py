"""Django's SQLite without the check on JSON columns, and with a shorter way into a transaction.

With `trusted_schema` off, SQLite before 3.42 refuses JSON_VALID in a CHECK as unsafe, and Django puts one on every
JSON column. What is written there is made by Django's own encoder; the check would catch nobody but a hand in the file.
"""

from __future__ import annotations

from django.db.backends.sqlite3 import base
from django.db.backends.utils import debug_transaction


class DatabaseWrapper(base.DatabaseWrapper):
    """The same connection, with one check less when tables are made."""

    data_type_check_constraints = {  # noqa: RUF012 -- Django's form
        name: check
        for name, check in base.DatabaseWrapper.data_type_check_constraints.items()
        if name != "JSONField"
    }

    def ensure_connection(self) -> None:
        """Connect where there is no connection. Django asks four times an act, and looks for an event loop first."""
        if self.connection is None:
            super().ensure_connection()

    def _start_transaction_under_autocommit(self) -> None:
        """Say BEGIN to the driver itself, as Django says COMMIT: its cursor takes longer than SQLite does."""
        with debug_transaction(self, "BEGIN"), self.wrap_database_errors:
            self.connection.execute(f"BEGIN {self.settings_dict['OPTIONS']['transaction_mode']}")
