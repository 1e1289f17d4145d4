"""Pictures as files: what they tell besides the picture, the words in them, and files that mean harm."""

import random
import shutil
import struct
import zlib
from datetime import date

import pytest
from PIL import Image, PngImagePlugin
from tests.readers.image.pictures import XMP, camera_data, drawn, saved, with_small_one

from bailiwick.kernel.errors import CallError
from bailiwick.policy.facts import ABSENT, UNKNOWN, Known
from bailiwick.policy.facts.media import MediaFacts
from bailiwick.policy.facts.subjects import MediaKind
from bailiwick.readers.image import is_image, joined, read_image, words

PLAIN = drawn()


def told_by(data: bytes) -> MediaFacts:
    return read_image(data, words=False).media


def with_remark() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "left of the gate")
    info.add_text("Author", "J. Lane")
    return saved(PLAIN, "PNG", pnginfo=info)


CARRIES = {
    "nothing": (saved(PLAIN), set()),
    "a place": (saved(PLAIN, exif=camera_data(gps=True)), {"place"}),
    "a serial number": (saved(PLAIN, exif=camera_data(BodySerialNumber="4711")), {"serial"}),
    "an owner": (saved(PLAIN, exif=camera_data(CameraOwnerName="J. Lane")), {"owner"}),
    "a maker of the picture": (saved(PLAIN, exif=camera_data(Artist="J. Lane")), {"owner"}),
    "remarks of a camera": (saved(PLAIN, exif=camera_data(ImageDescription="back door")), {"remarks"}),
    "remarks and an author in a PNG": (with_remark(), {"remarks", "owner"}),
    "a history of edits": (saved(PLAIN, xmp=XMP % b"<xmpMM:History/>"), {"edits"}),
    "a place in XMP, in a WebP": (
        saved(PLAIN, "WEBP", xmp=XMP % b"<exif:GPSLatitude>1,2N</exif:GPSLatitude>"),
        {"place"},
    ),
    "a make and a model": (saved(PLAIN, exif=camera_data(Make="Apex", Model="Nine")), set()),
    "a small picture of the same": (with_small_one(PLAIN, PLAIN.resize((160, 120))), set()),
    "a small picture of something else": (
        with_small_one(PLAIN, Image.new("RGB", (160, 120), "black")),
        {"thumbnail"},
    ),
    "nothing, as a GIF": (saved(PLAIN, "GIF"), set()),
}


@pytest.mark.parametrize(("data", "kinds"), CARRIES.values(), ids=CARRIES.keys())
def test_what_a_file_carries_besides_the_picture(data, kinds):
    assert told_by(data).hidden_data == Known(frozenset(kinds))


def test_a_file_tells_its_device_its_day_and_its_owner():
    exif = camera_data(
        Make="Apex", Model="Nine", BodySerialNumber="4711", DateTimeOriginal="2026:02:20 10:00:00"
    )
    told = told_by(saved(PLAIN, exif=exif))
    assert (told.device_make, told.device_model, told.device_serial) == (
        Known("Apex"),
        Known("Nine"),
        Known("4711"),
    )
    assert told.captured_on == Known(date(2026, 2, 20))
    assert told.owner_name is ABSENT


@pytest.mark.parametrize("day", ["0000:00:00 00:00:00", "2026:13:40 10:00:00", "yesterday", ""])
def test_a_day_that_is_none_is_not_made_up(day):
    assert told_by(saved(PLAIN, exif=camera_data(DateTimeOriginal=day))).captured_on is ABSENT


HOLDERS = {
    "EXIF": saved(PLAIN, exif=camera_data(Copyright="Harbor Light Studio")),
    "XMP": saved(PLAIN, xmp=XMP % b"<photoshop:Credit>Harbor Light Studio</photoshop:Credit>"),
    "a list in XMP": saved(
        PLAIN, xmp=XMP % b"<dc:creator><rdf:Seq><rdf:li>Harbor Light Studio</rdf:li></rdf:Seq></dc:creator>"
    ),
}


@pytest.mark.parametrize("data", HOLDERS.values(), ids=HOLDERS.keys())
def test_a_file_names_who_holds_its_rights(data):
    assert told_by(data).rights_holder == Known("Harbor Light Studio")


def test_a_file_that_names_no_holder_does_not_make_the_picture_free():
    assert told_by(saved(PLAIN)).rights_holder is UNKNOWN


def test_the_digest_is_that_of_the_very_bytes():
    first, edited = saved(PLAIN), saved(PLAIN, quality=60)
    assert told_by(first).digest == told_by(bytes(first)).digest
    assert told_by(first).digest != told_by(edited).digest


def test_words_in_a_picture_are_read_in_english_and_spanish():
    read = read_image(saved(drawn("Evidence room closed\nMañana abierto", (900, 300)), "PNG"))
    assert isinstance(read.media.text_read, Known)
    assert "Evidence room closed" in read.media.text_read.value
    assert "abierto" in read.media.text_read.value


def test_without_tesseract_nobody_says_that_there_are_no_words(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    read = read_image(saved(drawn("Evidence")))
    assert read.media.text_read is UNKNOWN
    assert [str(note) for note in read.notes] == [str(words.NO_PROGRAM)]


def test_a_picture_that_takes_too_long_is_not_read(monkeypatch):
    monkeypatch.setattr(words, "SECONDS", 0.0001)
    read = read_image(saved(drawn("Evidence")))
    assert (read.media.text_read, read.notes) == (UNKNOWN, (words.TOO_SLOW,))


def test_the_kind_and_size_are_told():
    read = read_image(saved(PLAIN, "GIF"), words=False)
    assert (read.kind, read.width, read.height) == (MediaKind.GRAPHIC, 640, 480)


def chunk(kind: bytes, data: bytes) -> bytes:
    return (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data) & 0xFFFFFFFF)
    )


def claiming(width: int, height: int) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


HOSTILE = {
    "a small file that claims a huge picture": (claiming(60_000, 60_000), "claims to have more than"),
    "a long thin one": (claiming(2**31 - 1, 1), "more than"),
    "a picture cut short": (saved(PLAIN)[:400], "cannot be read"),
    "a head and nothing else": (b"\xff\xd8\xff", "cannot be read"),
    "nothing": (b"", "cannot be read"),
    "a text": (b"just words", "cannot be read"),
    "HEIC": (b"\x00\x00\x00\x18ftypheic" + b"\0" * 40, "HEIC"),
    "a file too large": (b"\xff\xd8\xff" + b"\0" * 30_000_000, "larger than"),
}


@pytest.mark.parametrize(("data", "says"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(data, says):
    with pytest.raises(CallError, match=says) as refused:
        read_image(data, words=False)
    assert refused.value.remedy


def mangled(data: bytes, dice: random.Random) -> bytes:
    """One to eight bytes changed, a piece cut out, doubled or moved."""
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    start = dice.randrange(len(changed))
    piece = changed[start : start + dice.randint(1, 64)]
    way = dice.randrange(4)
    if way == 1:
        del changed[start : start + len(piece)]
    elif way == 2:
        changed[start:start] = piece
    elif way == 3:
        changed = changed[: max(4, start)]
    return bytes(changed)


SMALL = drawn("x", (48, 32))
SEEDS = {
    "JPEG": saved(
        SMALL,
        exif=camera_data(Make="Apex", BodySerialNumber="1", gps=True, Copyright="A"),
        xmp=XMP % b"<xmpMM:History/>",
    ),
    "JPEG with a small one": with_small_one(SMALL, SMALL.resize((12, 8))),
    "PNG": saved(SMALL, "PNG"),
    "WebP": saved(SMALL, "WEBP", exif=camera_data(Make="Apex", gps=True)),
    "GIF": saved(SMALL, "GIF", comment=b"left"),
}


def outcome(data: bytes) -> object:
    """What comes of a file: its facts, or the refusal; anything else is a fault of ours."""
    try:
        return read_image(data, words=False).media.hidden_data
    except CallError as error:
        return error


@pytest.mark.parametrize("data", SEEDS.values(), ids=SEEDS.keys())
def test_a_mangled_picture_is_read_or_refused_and_never_more(data):
    dice = random.Random(20260301)  # noqa: S311 -- the same dice each time
    outcomes = [outcome(mangled(data, dice)) for _ in range(1_000)]
    refused = sum(isinstance(one, CallError) for one in outcomes)
    assert 0 < refused < 1_000


@pytest.mark.parametrize(
    ("head", "picture"),
    [
        (saved(PLAIN)[:16], True),
        (saved(PLAIN, "PNG")[:16], True),
        (saved(PLAIN, "WEBP")[:16], True),
        (saved(PLAIN, "GIF")[:16], True),
        (b"\x00\x00\x00\x18ftypheic", True),
        (b"RIFF of the raff", False),
        (b"Justice served", False),
        (b"", False),
    ],
)
def test_a_picture_is_told_from_a_text_by_its_first_bytes(head, picture):
    assert is_image(head) is picture


def test_what_is_stated_goes_before_what_the_file_tells_and_the_conflict_is_told():
    stated = MediaFacts(captured_on=Known(date(2026, 1, 1)), shows_employee=Known(value=False))
    read = MediaFacts(captured_on=Known(date(2026, 2, 2)), device_make=Known("Apex"))
    both, differ = joined(stated, read)
    assert both == MediaFacts(
        captured_on=Known(date(2026, 1, 1)), shows_employee=Known(value=False), device_make=Known("Apex")
    )
    assert differ == ("media.captured-on",)
