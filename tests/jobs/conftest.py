"""The queue in a real database, as the rooms' tests have it."""

from tests.apps.conftest import django_db_setup, record_folder  # noqa: F401 -- the same databases as the rooms' tests
