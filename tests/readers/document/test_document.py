"""Policy documents in Word, PDF and plain text give their words, and anything else is told as such."""

import io
import zipfile

import pytest

from bailiwick.readers.document import LARGEST, DocumentError, text_of

WORD = (
    "<w:document><w:body><w:p><w:r><w:t>Section 4.</w:t></w:r><w:r><w:tab/><w:t xml:space='preserve'> Posters &amp; "
    "pages</w:t></w:r></w:p><w:p><w:r><w:t>Section 5.</w:t></w:r></w:p></w:body></w:document>"
)
OBJECTS = (
    b"<</Type /Catalog /Pages 2 0 R>>",
    b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
    (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources "
        b"<</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>"
    ),
    b"<</Length 50>> stream\nBT /F1 12 Tf 20 100 Td (Section 4. Posters) Tj ET\nendstream",
)


def _pdf():
    held, places = b"%PDF-1.4\n", []
    for number, told in enumerate(OBJECTS, start=1):
        places.append(len(held))
        held += b"%d 0 obj %s endobj\n" % (number, told)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer <</Size 5 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(held)
    return held + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def _zipped(name, text):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, text)
    return held.getvalue()


def test_a_word_document_gives_its_paragraphs():
    assert text_of(_zipped("word/document.xml", WORD)) == "Section 4.\t Posters & pages\nSection 5.\n"


def test_a_pdf_gives_the_text_of_its_pages():
    assert "Section 4. Posters" in text_of(_pdf())


@pytest.mark.parametrize("data", ["Posters’ rules".encode(), "Posters’ rules".encode("cp1252")])
def test_plain_text_is_read_in_either_of_its_usual_codes(data):
    assert text_of(data) == "Posters’ rules"


@pytest.mark.parametrize(
    "data",
    [b"", b"  \n", b"PK torn", b"%PDF-1.7 torn", _zipped("other.xml", WORD), b"x" * (LARGEST + 1)],
    ids=["empty", "blank", "torn-word", "torn-pdf", "another-zip", "too-large"],
)
def test_what_has_no_words_or_is_torn_is_told_so(data):
    with pytest.raises(DocumentError):
        text_of(data)
