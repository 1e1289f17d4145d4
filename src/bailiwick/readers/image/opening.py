"""Opening a picture that a stranger may have made: known formats only, and capped before anything is unpacked."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin
from PIL.ImageFile import ImageFile

from bailiwick.kernel.errors import CallError

LARGEST_FILE = 30_000_000
"""Bytes. Networks take pictures of a third of that."""
MOST_PIXELS = 60_000_000
"""Unpacked, a picture of this size takes 180 MB; a small file can claim a thousand times more."""
_PLUGINS = (
    JpegImagePlugin.JpegImageFile,  # opens the pictures of telephones with several frames (MPO) too
    PngImagePlugin.PngImageFile,
    WebPImagePlugin.WebPImageFile,
    GifImagePlugin.GifImageFile,
)
FORMATS = tuple(plugin.format for plugin in _PLUGINS)
HEAD = 16
"""Bytes that tell a picture from a text."""
_HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
_OTHER_HEADS = (b"II*\x00", b"MM\x00*", b"8BPS")  # pictures too, of kinds that are not read
_KNOWN = "Save it as JPEG, PNG, WebP or GIF."


def is_image(head: bytes) -> bool:
    """Whether bytes begin like a picture, of whatever format, and are no text."""
    return (
        head.startswith((*_HEADS, *_OTHER_HEADS))
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or head[4:8] == b"ftyp"
    )


def opened(data: bytes) -> ImageFile:
    """The picture, its first frame unpacked. Raises CallError with what is wrong, and what to do about it."""
    if len(data) > LARGEST_FILE:
        raise CallError(f"The picture is larger than {LARGEST_FILE:,} bytes.", remedy="Make a smaller copy.")
    if data[4:8] == b"ftyp":
        raise CallError("Pictures of this kind (HEIC, AVIF or a film) are not read.", remedy=_KNOWN)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=FORMATS)
            claimed = image.width * image.height
            if claimed <= MOST_PIXELS:
                image.load()
                return image
    except Image.DecompressionBombError:
        claimed = MOST_PIXELS + 1
    except Exception as error:
        raise CallError(
            "The picture cannot be read; its file is damaged or of another kind.", remedy=_KNOWN
        ) from error
    raise CallError(
        f"The picture claims to have more than {MOST_PIXELS:,} pixels.", remedy="Make a smaller copy."
    )
