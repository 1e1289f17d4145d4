"""The reader of pages: saved HTML, or a page told in plain text, to what it shows by place."""

from bailiwick.readers.page.shown import Language, PageShown, Passage, Place

__all__ = ["Language", "PageShown", "Passage", "Place"]
