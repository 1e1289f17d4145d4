"""Mail: whether it is set up, and whether the server takes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bailiwick.kernel.errors import BailiwickError
from bailiwick.project.folder import Folder
from bailiwick.project.looking.finding import Finding, fine, look, wrong
from bailiwick.project.mailing import mail_of, mail_settings


def look_at_mail(folder: Folder) -> Iterator[Finding]:
    """Greet the server as if to send, and say what it means where there is none."""
    if folder.demo():
        yield fine("A demo sends no mail.")
        return
    try:
        mailing = mail_of(folder)
        if mailing is None:
            yield look(
                "Mail is not set up: what waits for people stands on their home page, and nobody is told of it.",
                "Say: bailiwick mail set.",
            )
            return
        mailing.mail.look()
    except BailiwickError as error:
        yield wrong(f"Mail cannot be sent: {error.message}", error.remedy)
        return
    yield fine("The mail server takes mail from us.")
    told = mail_settings(folder)
    if told is None or not told.bounces:
        yield look(
            "Nobody reads what the mail server could not deliver.",
            "Name the mailbox of the sender: bailiwick mail set --bounces, or BAILIWICK_MAIL_BOUNCES.",
        )
    elif not Path(told.bounces).exists():
        yield wrong(
            f"The mailbox of what came back is not there: {told.bounces}.", "Name the right one, or make it."
        )
