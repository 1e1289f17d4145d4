"""What keeping refuses."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class NoSuchRecordError(BailiwickError):
    """There is no such record, hold or proposal; it may have been destroyed."""


class NoSuchSeriesError(BailiwickError):
    """No schedule that is in force has the series."""
