"""`bailiwick mail`: how mail is sent, one to try it, and what came back."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import click

from bailiwick.kernel.errors import CallError
from bailiwick.project.commands.folders import folder_option, open_record


@click.group()
def mail() -> None:
    """Say how people are told by mail that something waits for them."""


@mail.command("set")
@folder_option
@click.argument("server")
@click.option("--from", "sender", required=True, help="The one sender: “Bailiwick <bailiwick@city.example>”.")
@click.option(
    "--address", required=True, help="Where browsers find Bailiwick: https://bailiwick.city.example."
)
@click.option(
    "--authorities", default="", help="A file of certificates (PEM), where the server's is the agency's own."
)
@click.option("--bounces", default="", help="The Maildir or mbox into which mail to the sender comes.")
def set_up(  # noqa: PLR0913 -- each an option of the command
    *, folder: Path | None, server: str, sender: str, address: str, authorities: str, bounces: str
) -> None:
    """Name the server: smtps://name@host (TLS from the start) or smtp://name@host (STARTTLS). Asks for its password."""
    place, _ = open_record(folder)
    # What sends mail is loaded only where Django is: the help of every command is shown without.
    from bailiwick.connectors.smtp import read_server  # noqa: PLC0415 -- as above
    from bailiwick.project.mailing import MailSettings, keep_mail_settings  # noqa: PLC0415 -- as above

    told = MailSettings(server, sender, address, _from_anywhere(authorities), _from_anywhere(bounces))
    password = ""
    if read_server(server).user and not os.environ.get("BAILIWICK_MAIL_PASSWORD"):
        password = click.prompt("Password towards the mail server", hide_input=True)
    keep_mail_settings(place, told, password)
    click.echo(
        "Kept. Does the server take mail from us? bailiwick doctor. To see one: bailiwick mail try ADDRESS"
    )


def _from_anywhere(path: str) -> str:
    """A path as it is found from any folder: what sends mail is started elsewhere."""
    return str(Path(path).expanduser().absolute()) if path else ""


@mail.command("try")
@folder_option
@click.argument("to")
def try_it(*, folder: Path | None, to: str) -> None:
    """Send one mail, in the very words that everybody gets; nothing is kept of it."""
    place, _ = open_record(folder)
    # As above.
    from django.utils import timezone  # noqa: PLC0415 -- as above

    from bailiwick.ports.mail import Envelope  # noqa: PLC0415 -- as above
    from bailiwick.project.mailing import mail_of  # noqa: PLC0415 -- as above
    from bailiwick.ui.notices import notice_words  # noqa: PLC0415 -- as above

    mailing = mail_of(place)
    if mailing is None:
        raise CallError("Mail is not set up.", remedy="Say: bailiwick mail set.")
    words = notice_words("en", f"{mailing.address}/home/")
    now = timezone.localtime()
    envelope = Envelope(uuid.uuid4(), to, words.subject, words.text, words.html, "en", now)
    receipt = mailing.mail.send(envelope, lambda: None)
    click.echo(
        f"The mail server has taken it ({receipt.reply}). Look whether it arrives, and not among the unwanted."
    )


@mail.command()
@folder_option
@click.argument("mailbox", type=click.Path(path_type=Path))
def bounces(*, folder: Path | None, mailbox: Path) -> None:
    """Read a Maildir, an mbox or a file of one mail, and note which mails of ours came back."""
    open_record(folder)
    # As above.
    from bailiwick.apps.desk.services import bounced_notice, note_bounce  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.connectors.smtp import read_mailbox  # noqa: PLC0415 -- as above

    mails = noted = 0
    for found in read_mailbox(mailbox):
        mails += 1
        for bounce in found:
            notice = bounced_notice(bounce)
            if notice is not None:
                note_bounce(OPERATOR, notice, bounce)
                noted += 1
    click.echo(
        f"Mails read: {mails}. Of ours came back: {noted}. Who keeps people sees whose, under What is wrong."
    )
