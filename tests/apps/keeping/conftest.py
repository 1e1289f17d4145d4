"""An empty folder for each test's blobs."""

import pytest

from bailiwick.project.folder import Folder


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FOLDER = Folder(tmp_path / "record")
    return settings.FOLDER
