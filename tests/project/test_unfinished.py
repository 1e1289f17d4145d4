"""A restore that fails takes away what it left, and is killed while it does."""

import pytest

from bailiwick.project import unfinished
from bailiwick.project.folder import Folder
from bailiwick.project.unfinished import being_restored, clear_killed_restore

real_empty = unfinished.empty


def half_a_restore(path):
    with being_restored(Folder(path)):
        (path / "half").write_text("a part of the record")
        raise OSError("no room")


def test_a_restore_killed_while_it_cleans_up_leaves_what_the_next_one_takes_away(tmp_path, monkeypatch):
    def killed(path, *, but=frozenset()):
        real_empty(path, but=but | {"half"})
        raise KeyboardInterrupt

    monkeypatch.setattr(unfinished, "empty", killed)
    with pytest.raises(KeyboardInterrupt):
        half_a_restore(tmp_path)
    monkeypatch.undo()
    clear_killed_restore(Folder(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_restore_that_fails_leaves_the_folder_as_it_was(tmp_path):
    with pytest.raises(OSError, match="no room"):
        half_a_restore(tmp_path)
    assert list(tmp_path.iterdir()) == []
