"""Reading a policy document: Word, PDF or plain text into paragraphs, so that labels can be copied from it."""

from __future__ import annotations

from bailiwick.readers.document.reading import LARGEST, DocumentError, text_of

__all__ = ["LARGEST", "DocumentError", "text_of"]
