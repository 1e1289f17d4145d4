"""Tables that only grow: the triggers that hold it in both databases, for migrations to put on.

SQLite: triggers before UPDATE and DELETE do not see `INSERT OR REPLACE`, so a third refuses an INSERT whose key
exists. PostgreSQL: row and TRUNCATE triggers ENABLE ALWAYS, which a session in the replica role does not skip.
This stops mistakes and simple tampering; what an intruder with the database file can do, the log tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_SQLITE = """\
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} only grows: a row cannot be changed'); END
--
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} only grows: a row cannot be removed'); END
--
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {same}
BEGIN SELECT RAISE(ABORT, '{table} only grows: a row cannot be replaced'); END"""
_POSTGRESQL = """\
CREATE OR REPLACE FUNCTION bailiwick_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
RAISE EXCEPTION '% only grows: a row cannot be changed or removed', TG_TABLE_NAME; END $$
--
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION bailiwick_only_grows()
--
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION bailiwick_only_grows()
--
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change
--
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate"""
_FORGETS = {
    "sqlite": """\
DROP TRIGGER {table}_no_update
--
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN NOT ({forgets})
BEGIN SELECT RAISE(ABORT, '{table} only grows: a row cannot be changed'); END""",
    "postgresql": """\
CREATE OR REPLACE FUNCTION {table}_forgets() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF TG_OP = 'UPDATE' THEN IF {forgets} THEN RETURN NEW; END IF; END IF;
RAISE EXCEPTION '{table} only grows: a row cannot be changed or removed'; END $$
--
DROP TRIGGER {table}_no_change ON {table}
--
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_forgets()
--
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change""",
}
_CHANGING = {"sqlite": "_no_update ", "postgresql": "_no_change"}
_DROPPED = {
    "sqlite": tuple(f"DROP TRIGGER {{table}}_no_{what}" for what in ("update", "delete", "replace")),
    "postgresql": tuple(f"DROP TRIGGER {{table}}_no_{what} ON {{table}}" for what in ("change", "truncate")),
}


def statements(vendor: str, table: str, keys: Sequence[str]) -> tuple[str, ...]:
    """The statements that make `table` one that only grows; `keys` are its unique columns, one by one."""
    # One question for each key: asked as one, SQLite takes three times as long over it.
    same = " OR ".join(f'EXISTS (SELECT 1 FROM {table} WHERE "{key}" = NEW."{key}")' for key in keys)  # noqa: S608 -- ours
    forms = _SQLITE if vendor == "sqlite" else _POSTGRESQL
    return tuple(form.format(table=table, same=same) for form in forms.split("\n--\n"))


def undoing(vendor: str, table: str) -> tuple[str, ...]:
    """The statements that take the triggers away again."""
    return tuple(form.format(table=table) for form in _DROPPED[vendor])


class OnlyGrows(Operation):
    """A migration's operation: from here on, rows of the table cannot be changed, replaced or removed.

    It looks at no model, so it is no RunPython: for each of those Django would make all models of all rooms anew.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str, keys: Sequence[str]) -> None:
        self.table = table
        self.keys = tuple(keys)

    def statements(self, vendor: str) -> tuple[str, ...]:
        """What is put on."""
        return statements(vendor, self.table, self.keys)

    def undoing(self, vendor: str) -> tuple[str, ...]:
        """What takes it away again."""
        return undoing(vendor, self.table)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in what a model is."""

    def database_forwards(
        self, app: str, schema_editor: BaseDatabaseSchemaEditor, _from: ProjectState, _to: ProjectState
    ) -> None:
        """Put the triggers on, where the table stands: the vault's are in no other database."""
        if router.allow_migrate(schema_editor.connection.alias, app):
            _run(schema_editor, self.statements(schema_editor.connection.vendor))

    def database_backwards(
        self, app: str, schema_editor: BaseDatabaseSchemaEditor, _from: ProjectState, _to: ProjectState
    ) -> None:
        """Take the triggers away."""
        if router.allow_migrate(schema_editor.connection.alias, app):
            _run(schema_editor, self.undoing(schema_editor.connection.vendor))

    def describe(self) -> str:
        """What `migrate --plan` says of it."""
        return f"Let {self.table} only grow"

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """How a squashed migration writes it."""
        return type(self).__name__, [self.table, self.keys], {}


class GrowsAgain(OnlyGrows):
    """The same after a column was changed: SQLite makes the table anew for that, and its triggers go with the old one.

    It cannot be taken back: the column would be changed once more, after it.
    """

    reversible = False

    def database_forwards(
        self, app: str, schema_editor: BaseDatabaseSchemaEditor, _from: ProjectState, _to: ProjectState
    ) -> None:
        """Take off what is still on, and put the triggers on."""
        if router.allow_migrate(schema_editor.connection.alias, app):
            vendor = schema_editor.connection.vendor
            standing = [line.replace("TRIGGER", "TRIGGER IF EXISTS") for line in self.undoing(vendor)]
            _run(schema_editor, (*standing, *self.statements(vendor)))


class Forgets(OnlyGrows):
    """A migration's operation for a table that only grows: words of a row may be taken out once `gone` holds of it.

    `words` are the columns that become empty, all at once, while `others`, which is every other column, stay as they
    are. `gone` is SQL about OLD that both databases understand.
    """

    def __init__(self, table: str, *, words: Sequence[str], others: Sequence[str], gone: str) -> None:
        super().__init__(table, ())
        self.words, self.others, self.gone = tuple(words), tuple(others), gone

    def statements(self, vendor: str) -> tuple[str, ...]:
        """What is put on; it takes the place of the trigger that refuses every change."""
        same = "IS" if vendor == "sqlite" else "IS NOT DISTINCT FROM"
        asked = [f"NEW.\"{one}\" = ''" for one in self.words]
        asked += [f'NEW."{one}" {same} OLD."{one}"' for one in self.others]
        forgets = " AND ".join([*asked, f"({self.gone})"])
        return tuple(
            form.format(table=self.table, forgets=forgets) for form in _FORGETS[vendor].split("\n--\n")
        )

    def undoing(self, vendor: str) -> tuple[str, ...]:
        """What puts the trigger back that refuses every change."""
        whole = statements(vendor, self.table, ())
        return undoing(vendor, self.table)[0], *(one for one in whole if _CHANGING[vendor] in one)

    def describe(self) -> str:
        """What `migrate --plan` says of it."""
        return f"Let words of {self.table} be taken out when their record is gone"

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """How a squashed migration writes it."""
        told = {"words": self.words, "others": self.others, "gone": self.gone}
        return type(self).__name__, [self.table], told


def _run(editor: BaseDatabaseSchemaEditor, lines: Sequence[str]) -> None:
    for line in lines:
        # No parameters: psycopg takes a % in the text for one only when it is given some.
        editor.execute(line, params=None)
