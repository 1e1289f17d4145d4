"""What a server's reply means for a mail: pure. Codes of RFC 5321 (4.2), and the finer ones of RFC 3463."""

from __future__ import annotations

import re

from bailiwick.kernel.errors import BailiwickError
from bailiwick.ports.mail import AddressRefusedError, Bounce, Envelope, NotNowError, RefusesUsError

_STATUS = re.compile(r"^([245])\.(\d{1,3})\.(\d{1,3})\b")
_PERMANENT = 500
_WHO_WE_ARE = frozenset({530, 534, 535, 538})
"""Replies to a sender that has not said who it is, or not as it must (RFC 4954, 6)."""
_OURS = frozenset({"5.7.0", "5.7.8", "5.7.9", "5.7.11", "5.5.1", "5.5.4"})


def status_of(code: int, words: bytes | str) -> str:
    """The status of a reply: as the server gives it, or the plainest one of its class."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    found = _STATUS.match(text.strip())
    if found and found[1] == str(code)[0]:
        return found[0]
    return f"{str(code)[0]}.0.0"


def sorted_out(code: int, words: bytes | str) -> BailiwickError:
    """What a reply to us, and not to the reader's address, comes to."""
    status = status_of(code, words)
    if code < _PERMANENT:
        return NotNowError(f"The mail server asks us to come again ({code}, {status}).")
    return RefusesUsError(
        f"The mail server takes no mail from us ({code}, {status}).",
        remedy="Look at the sender's address, name and password: bailiwick mail set. Then: bailiwick doctor.",
    )


def address_refused(code: int, words: bytes | str, envelope: Envelope) -> BailiwickError:
    """What a reply to the reader's address comes to: a bounce at once, unless it is about us or passes."""
    status = status_of(code, words)
    if code < _PERMANENT or code in _WHO_WE_ARE or status in _OURS:
        return sorted_out(code, words)
    return AddressRefusedError(Bounce(envelope.to, status, envelope.key))


def mail_refused(code: int, words: bytes | str, envelope: Envelope) -> BailiwickError:
    """What a reply to the whole mail comes to: about the address only where it says so (RFC 3463, 3.2 and 3.3)."""
    if code >= _PERMANENT and status_of(code, words).startswith(("5.1.", "5.2.")):
        return AddressRefusedError(Bounce(envelope.to, status_of(code, words), envelope.key))
    return sorted_out(code, words)
