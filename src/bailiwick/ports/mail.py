"""Whoever carries a mail to its reader's server, and what comes back where it does not arrive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from bailiwick.kernel.errors import BailiwickError


@dataclass(frozen=True, slots=True)
class Envelope:
    """One mail to one address, as plain text and as HTML that says the same.

    `key` names the mail: tried again it is the same mail, with the same Message-ID, and a bounce tells it back.
    """

    key: UUID
    to: str
    subject: str
    text: str
    html: str
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """A server has taken a mail, and answers for it from now on: under which Message-ID, by which reply (250)."""

    message_id: str
    reply: int


@dataclass(frozen=True, slots=True)
class Bounce:
    """An address that a mail could not be brought to: its status (RFC 3463, as 5.1.1), and the mail, if it says."""

    address: str
    status: str
    key: UUID | None = None

    @property
    def permanent(self) -> bool:
        """Whether trying again would not help (RFC 3463, 2)."""
        return self.status.startswith("5.")


class NotNowError(BailiwickError):
    """It could not be sent this time, and may be sent later.

    `perhaps_sent`: the server was given the whole mail and did not say what became of it.
    """

    reason = "mail-not-now"

    def __init__(self, message: str, *, perhaps_sent: bool = False) -> None:
        super().__init__(message, remedy="Nothing: it is tried again, after longer and longer pauses.")
        self.perhaps_sent = perhaps_sent


class AddressRefusedError(BailiwickError):
    """The server says that nothing can be brought to this address; trying again would not help."""

    def __init__(self, bounce: Bounce) -> None:
        super().__init__(
            f"The mail server does not take mail for this address ({bounce.status}).",
            remedy="Have the address looked at.",
        )
        self.bounce = bounce


class RefusesUsError(BailiwickError):
    """The server takes no mail from us at all, as it is set up; whoever runs the system has to mend that."""

    reason = "mail-refused"


class Mail(Protocol):
    """Hands mails over, one at a time, in bounded time."""

    def send(self, envelope: Envelope, before: Callable[[], None]) -> Receipt:
        """Hand the mail over; `before` is called once the address was taken, just before the mail itself goes out.

        Raises NotNowError, AddressRefusedError, RefusesUsError, and whatever `before` raises; then nothing was sent.
        """
        ...

    def look(self) -> None:
        """Greet the server as if to send. Raises NotNowError, RefusesUsError."""
        ...


def _nothing() -> Iterator[Bounce]:
    return iter(())


@dataclass(frozen=True, slots=True)
class Mailing:
    """Mail as the rooms have it: who carries it, where the links in it lead, and what has come back so far."""

    mail: Mail
    address: str
    came_back: Callable[[], Iterator[Bounce]] = _nothing
