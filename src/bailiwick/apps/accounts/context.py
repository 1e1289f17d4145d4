"""What templates may know of whoever asks: in a demo, the seat they have taken."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from bailiwick.apps.accounts.selectors import SEAT
from bailiwick.apps.accounts.sessions import session_of


def seat(request: HttpRequest) -> dict[str, object]:
    """The seat that was taken; looked up only where a page shows it, so that Ask still looks at no session."""

    def taken() -> object:
        demo = settings.FOLDER.demo()
        key = str(session_of(request).get(SEAT, "")) if demo else ""
        return demo.seat(key) if demo else None

    return {"seat_taken": SimpleLazyObject(taken)}
