"""The migrations of records."""
