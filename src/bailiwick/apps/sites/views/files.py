"""Files on their way in and pictures on their way out: held in memory, and drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from PIL import Image, UnidentifiedImageError

from bailiwick.apps.keeping.models import Capture
from bailiwick.apps.keeping.selectors import bytes_of
from bailiwick.kernel.errors import BailiwickError
from bailiwick.readers.image.opening import opened
from bailiwick.ui.page.forms import InMemory


def in_memory(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hold a file that is sent in memory, and ask for the token after that: both have to come before it is read."""

    @wraps(view)
    def held(request: HttpRequest, **at: Any) -> HttpResponse:
        if request.method == "POST":
            request.upload_handlers = [InMemory(request)]
        return csrf_protect(view)(request, **at)

    return csrf_exempt(held)


def sent(request: HttpRequest) -> bytes:
    """The bytes of the file that was sent; empty where there is none."""
    file = request.FILES.get("file")
    return file.read() if isinstance(file, UploadedFile) else b""


def drawn_anew(kept: Capture, largest: tuple[int, int]) -> HttpResponse:
    """A picture that was kept, without what its file tells besides. Raises Http404 where it cannot be drawn."""
    out = BytesIO()
    try:
        image: Image.Image = opened(bytes_of(kept)).convert("RGB")
    except (BailiwickError, UnidentifiedImageError, OSError):
        raise Http404 from None
    image.thumbnail(largest)
    image.save(out, "PNG")
    return HttpResponse(out.getvalue(), content_type="image/png")
