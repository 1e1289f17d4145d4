"""What the journal refuses."""

from __future__ import annotations

from bailiwick.kernel.errors import BailiwickError


class RefusedError(BailiwickError):
    """Somebody may not do what they asked for; the refusal is an entry of the journal, with `reason` as its code.

    `reason` is a plain id such as `own-request`; the message is for the person alone and is not recorded.
    """

    def __init__(self, message: str, *, reason: str, place: str = "", remedy: str = "") -> None:
        super().__init__(message, place=place, remedy=remedy)
        self.reason = reason


class OutsideAnActError(BailiwickError):
    """Code tried to write to the database without an act; nothing was written."""


class FreeTextError(BailiwickError):
    """Code tried to put free text, or a thing without a plain form, into an entry; nothing was written."""


class StoppedError(BailiwickError):
    """The journal and the checkpoint it last signed do not belong together: nothing can be done until people decide."""


class ClockWentBackError(BailiwickError):
    """The clock shows a time before the last checkpoint; signing would put times out of order."""


class DamagedError(BailiwickError):
    """What was read again before signing is not what was written."""


class StoreFailedError(BailiwickError):
    """The file of signed checkpoints cannot be read or written just now; nothing was done; it can be tried again."""


class RacedError(BailiwickError):
    """Another signer was first; nothing was signed, and the work can be done again from the start."""


class NotSignedYetError(BailiwickError):
    """An entry is newer than the last checkpoint; it can be proved after the next one."""


class NotStampedError(BailiwickError):
    """A timestamp authority gave no answer, or one that does not prove what was asked."""
