"""The rooms' tests: each has a record folder of its own."""

import pytest

from bailiwick.project.folder import Folder


@pytest.fixture(autouse=True)
def record_folder(tmp_path, settings):
    """A folder of its own for each test: its store of checkpoints, its keys, its published log."""
    settings.FOLDER = Folder(tmp_path / "record")
    return settings.FOLDER
