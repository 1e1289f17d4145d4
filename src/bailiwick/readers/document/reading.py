"""The words of a document, by what its bytes begin with; nothing of it is run, and nothing is fetched.

Word: the paragraphs of `word/document.xml` (ECMA-376), by its text runs alone; numbers that Word makes up by itself are
not in the file's text. PDF: the text of each page, as pypdf finds it; a scanned page has none.
"""

from __future__ import annotations

import html
import io
import re
import zipfile

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bailiwick.kernel.errors import BailiwickError

LARGEST = 8 * 1024 * 1024
MOST_PAGES = 300
MOST_TEXT = 600_000
_LARGEST_XML = 40 * 1024 * 1024
_PIECE = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:tab/>)|(<w:br/>|</w:p>)")


class DocumentError(BailiwickError):
    """The file cannot be read as a document."""


def text_of(data: bytes) -> str:
    """The words of a document (docx, PDF, plain text in UTF-8), a paragraph a line. Raises DocumentError."""
    if len(data) > LARGEST:
        raise DocumentError("The file is larger than 8 MB.", remedy="Save it without pictures, or as text.")
    if data.startswith(b"PK"):
        text = _of_word(data)
    elif data.startswith(b"%PDF"):
        text = _of_pdf(data)
    else:
        text = _of_plain(data)
    text = "".join(one for one in text if one.isprintable() or one in "\n\t")
    if not text.strip():
        raise DocumentError(
            "There are no words in this file.", remedy="If it was scanned, have its words read first."
        )
    return text[:MOST_TEXT]


def _of_word(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            about = archive.getinfo("word/document.xml")
            if about.file_size > _LARGEST_XML:
                raise DocumentError("The document is too large.", remedy="Save it as plain text.")
            with archive.open(about) as file:
                xml = file.read(_LARGEST_XML).decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise DocumentError(
            "This is no Word document that we can read.", remedy="Save it as .docx, as PDF or as text."
        ) from error
    pieces = (
        "\t" if tab else "\n" if ends else html.unescape(words) for words, tab, ends in _PIECE.findall(xml)
    )
    return "".join(pieces)


def _of_pdf(data: bytes) -> str:
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        return "\n\n".join(page.extract_text() for page, _ in zip(pages, range(MOST_PAGES), strict=False))
    # pypdf raises whatever a torn file leads it to; a file that is torn is told as such, and nothing else.
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise DocumentError(
            "This PDF cannot be read.", remedy="Open it, and save or print it as a PDF anew."
        ) from error


def _of_plain(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\r\n", "\n")
