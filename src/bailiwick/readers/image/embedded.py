"""What the file of a picture tells besides the picture: EXIF, XMP, IPTC, remarks, and a small picture within.

Sources: Exif 2.32 (CIPA DC-008), XMP (ISO 16684-1), IPTC-IIM 4.2. XMP is searched for a few names and never parsed as
XML, so that nothing in it can be unfolded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TypeVar

from PIL import ExifTags, Image, ImageChops, ImageStat, IptcImagePlugin
from PIL.ImageFile import ImageFile

from bailiwick.policy.facts.media import HiddenData

LONGEST_VALUE = 120
"""Characters of a name or model; a longer one is no name."""
MOST_XMP = 512_000
DIFFERENT = 38
"""Mean difference of grey levels (0 to 255), at 16 by 16, from which a small picture shows something else."""
_EXIF, _GPS, _SMALL = ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.IFD1
_SERIALS = (ExifTags.Base.BodySerialNumber, ExifTags.Base.LensSerialNumber)
_REMARKS = (ExifTags.Base.UserComment, ExifTags.Base.ImageDescription, 0x9C9C)
_CREDIT, _BYLINE, _COPYRIGHT = (2, 110), (2, 80), (2, 116)
_DATE = re.compile(r"(\d{4})[:\-](\d{2})[:\-](\d{2})")
_XMP_NAMES = {
    HiddenData.PLACE: re.compile(rb"exif:GPS(?:Latitude|Longitude)|photoshop:City|Iptc4xmpCore:Location"),
    HiddenData.SERIAL: re.compile(rb"aux:SerialNumber|exifEX:BodySerialNumber|aux:LensSerialNumber"),
    HiddenData.OWNER: re.compile(rb"aux:OwnerName|exifEX:CameraOwnerName"),
    HiddenData.EDITS: re.compile(
        rb"xmpMM:History|stEvt:action|xmpMM:DerivedFrom|photoshop:DocumentAncestors"
    ),
}
_XMP_HOLDER = re.compile(
    rb"<(?:photoshop:Credit|dc:rights|dc:creator|xmpRights:Owner)\b[^>]{0,80}>(?:\s{0,20}<[^>]{1,80}>){0,3}\s{0,20}"
    rb"([^<>]{2,120}?)\s{0,20}<"
)
_REMARK_KEYS = frozenset(("comment", "Comment", "Description", "Title", "Warning", "Disclaimer"))
_OWNER_KEYS = frozenset(("Author", "Artist"))

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a file tells. Empty strings and None: it does not."""

    hidden: frozenset[HiddenData]
    captured_on: date | None = None
    make: str = ""
    model: str = ""
    serial: str = ""
    owner: str = ""
    holder: str = ""


def embedded_in(image: ImageFile) -> Embedded:
    """Everything the file tells besides the picture; what cannot be made out counts as told, not as clean."""
    whole = _part(image, None)
    inner = _part(image, _EXIF)
    gps = _part(image, _GPS)
    xmp = _xmp_of(image)
    holder = (
        _words(whole.get(ExifTags.Base.Copyright))
        or _from_iptc(image)
        or _from_xmp(xmp)
        or _words(whole.get(ExifTags.Base.Artist))
    )
    owner = _words(inner.get(ExifTags.Base.CameraOwnerName))
    serials = [words for tag in _SERIALS if (words := _words(inner.get(tag)))]
    hidden = set(_hidden_in(image, xmp))
    hidden |= (
        {HiddenData.PLACE} if any(tag not in {0, 29} for tag in gps) else set()
    )  # a version or a date alone is none
    hidden |= {HiddenData.SERIAL} if serials else set()
    hidden |= {HiddenData.OWNER} if owner or _words(whole.get(ExifTags.Base.Artist)) else set()
    hidden |= (
        {HiddenData.REMARKS} if any(_words(whole.get(tag) or inner.get(tag)) for tag in _REMARKS) else set()
    )
    return Embedded(
        hidden=frozenset(hidden),
        captured_on=_day(inner.get(ExifTags.Base.DateTimeOriginal)),
        make=_words(whole.get(ExifTags.Base.Make)),
        model=_words(whole.get(ExifTags.Base.Model)),
        serial=_words(inner.get(ExifTags.Base.BodySerialNumber)),
        owner=owner,
        holder=holder,
    )


def _hidden_in(image: ImageFile, xmp: bytes) -> Iterator[HiddenData]:
    for kind, names in _XMP_NAMES.items():
        if names.search(xmp):
            yield kind
    if any(_words(image.info.get(key)) for key in _REMARK_KEYS):
        yield HiddenData.REMARKS
    if any(_words(image.info.get(key)) for key in _OWNER_KEYS):
        yield HiddenData.OWNER
    if _safely(lambda: _small_one_differs(image), otherwise=True):
        yield HiddenData.THUMBNAIL


def _small_one_differs(image: ImageFile) -> bool:
    """Whether a small picture within the file shows something else than the picture: cropped or covered later."""
    exif = image.getexif()
    small = exif.get_ifd(_SMALL)
    start, length = small.get(0x0201), small.get(0x0202)
    block = image.info.get("exif")
    if not isinstance(start, int) or not isinstance(length, int) or not isinstance(block, bytes):
        return False
    header = 6 if block.startswith(b"Exif\x00\x00") else 0
    piece = block[header + start : header + start + length]
    if not piece:
        return False
    with Image.open(BytesIO(piece), formats=("JPEG",)) as thumbnail:
        shapes = [one.convert("L").resize((16, 16)) for one in (thumbnail, image)]
    difference = ImageStat.Stat(ImageChops.difference(*shapes)).mean[0]
    return difference > DIFFERENT


def _part(image: ImageFile, which: int | None) -> Mapping[int, object]:
    """One directory of the EXIF data by its tag; None: the first."""
    nothing: Mapping[int, object] = {}
    return _safely(
        lambda: dict(image.getexif() if which is None else image.getexif().get_ifd(which)), nothing
    )


def _xmp_of(image: ImageFile) -> bytes:
    found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    data = found.encode("utf-8", "replace") if isinstance(found, str) else found
    return data[:MOST_XMP] if isinstance(data, bytes) else b""


def _from_iptc(image: ImageFile) -> str:
    nothing: Mapping[tuple[int, int], object] = {}
    records = _safely(lambda: dict(IptcImagePlugin.getiptcinfo(image) or {}), nothing)
    return next((words for key in (_COPYRIGHT, _CREDIT, _BYLINE) if (words := _words(records.get(key)))), "")


def _from_xmp(xmp: bytes) -> str:
    found = _XMP_HOLDER.search(xmp)
    return _words(found[1]) if found else ""


def _words(value: object) -> str:
    """A short text out of whatever stands in a tag; empty when nothing readable does."""
    if isinstance(value, list | tuple):
        value = next(iter(value), "")
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    if not isinstance(text, str):
        return ""
    plain = "".join(character if character.isprintable() else " " for character in text.split("\0")[0])
    return " ".join(plain.split())[:LONGEST_VALUE]


def _day(value: object) -> date | None:
    found = _DATE.match(_words(value))
    return _safely(lambda: date(*map(int, found.groups())) if found else None, None)


def _safely(read: Callable[[], Found], otherwise: Found) -> Found:
    try:
        return read()
    except Exception:  # noqa: BLE001 -- what mangled data makes a decoder raise has no end
        return otherwise
