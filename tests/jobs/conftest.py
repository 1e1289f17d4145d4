"""The queue in a real database, as the rooms' tests have it."""

from tests.apps.conftest import record_folder  # noqa: F401 -- as the rooms' tests have it
