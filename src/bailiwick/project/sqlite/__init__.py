"""Django's own SQLite, for a schema that trusts no function."""
