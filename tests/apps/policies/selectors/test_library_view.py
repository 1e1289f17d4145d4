"""The shelves of an agency's own policies are shared by the threads of a server."""

from threading import Thread

from bailiwick.apps.policies.selectors import library_view


class Crossed(dict):
    """Shelves of which another thread asks for one just after the first has found its own."""

    other = None

    def __contains__(self, key):
        found = super().__contains__(key)
        if self.other is None:
            self.other = Thread(target=library_view._shelf, args=(frozenset({"another"}),))
            self.other.start()
            self.other.join(timeout=0.2)
        return found


def test_a_shelf_that_was_found_is_not_cleared_away_by_another_thread_before_it_is_given(monkeypatch):
    monkeypatch.setattr(library_view, "_MOST", 1)
    monkeypatch.setattr(library_view, "library", lambda: None)
    monkeypatch.setattr(library_view.shelf, "casebook", lambda: ())
    monkeypatch.setattr(library_view.shelf, "Shelf", lambda *_: object())
    mine = frozenset({"mine"})
    shelves = Crossed({(id(None), mine): "the shelf"})
    monkeypatch.setattr(library_view, "_made", shelves)
    assert library_view._shelf(mine) == "the shelf"
    shelves.other.join()
