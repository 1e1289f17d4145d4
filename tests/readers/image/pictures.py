"""Pictures made for the tests: drawn here, with what a camera or an editor would leave in the file."""

from io import BytesIO

from PIL import ExifTags, Image, ImageDraw, ImageFont

XMP = (
    b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description>%s</rdf:Description>'
    b"</rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
)


def drawn(words: str = "", size: tuple[int, int] = (640, 480)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    drawing = ImageDraw.Draw(picture)
    drawing.text((40, 60), words, fill="black", font=ImageFont.load_default(40))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def camera_data(**tags: object) -> Image.Exif:
    """EXIF as a telephone writes it; `gps=True` adds a place."""
    exif = Image.Exif()
    inner, gps = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    for name, value in tags.items():
        if name == "gps":
            gps.update({1: "N", 2: (10.0, 20.0, 30.0), 3: "W", 4: (40.0, 50.0, 1.0)})
        elif name in {"Make", "Model", "Artist", "Copyright", "ImageDescription", "Software"}:
            exif[ExifTags.Base[name]] = value
        else:
            inner[ExifTags.Base[name]] = value
    return exif


def with_small_one(picture: Image.Image, small: Image.Image) -> bytes:
    """A JPEG whose EXIF holds a small picture (IFD 1), laid out byte by byte after Exif 2.32, 4.5.8."""
    inner = saved(small, "JPEG")
    ifd0 = b"\x00\x00" + (14).to_bytes(4, "big")
    rows = b"".join(
        tag.to_bytes(2, "big") + (4).to_bytes(2, "big") + (1).to_bytes(4, "big") + value.to_bytes(4, "big")
        for tag, value in ((0x0201, 44), (0x0202, len(inner)))
    )
    ifd1 = (2).to_bytes(2, "big") + rows + (0).to_bytes(4, "big")
    tiff = b"MM\x00*" + (8).to_bytes(4, "big") + ifd0 + ifd1
    return saved(picture, "JPEG", exif=b"Exif\x00\x00" + tiff.ljust(44, b"\x00") + inner)
