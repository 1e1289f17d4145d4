"""Opening files, with errors that name them."""

from __future__ import annotations

from pathlib import Path

from bailiwick.kernel.errors import CallError


def read_bytes(path: Path, shown: str, largest: int) -> bytes:
    """The bytes of a file of at most `largest` bytes. Raises CallError naming the file as `shown`."""
    try:
        if path.stat().st_size > largest:
            raise CallError(
                f"The file is larger than {largest:,} bytes.", place=shown, remedy="Give a smaller one."
            )
        return path.read_bytes()
    except OSError as error:
        raise CallError(
            f"The file cannot be read: {error.strerror}.",
            place=shown,
            remedy="Check its name and that you may read it.",
        ) from error
