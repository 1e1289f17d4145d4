"""Handing one mail over, in bounded time; what goes wrong is told apart: later, not to this address, not from us."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from bailiwick.connectors.smtp.replies import address_refused, mail_refused, sorted_out
from bailiwick.connectors.smtp.server import Encryption, Server
from bailiwick.ports.mail import (
    AddressRefusedError,
    Bounce,
    Envelope,
    NotNowError,
    Receipt,
    RefusesUsError,
)

WAIT = 20.0
"""Seconds for one answer of the server."""
LONGEST_ADDRESS = 254
_TAKEN = 250


@dataclass(frozen=True, slots=True)
class SmtpMail:
    """Mail by one server, always from the same sender, to whom bounces come."""

    server: Server
    sender: str
    wait: float = WAIT

    def send(self, envelope: Envelope, before: Callable[[], None]) -> Receipt:
        """Hand the mail over (RFC 5321, 3.3); see ports.mail.Mail."""
        if not _can_be_written(envelope.to):
            # 5.1.3: the address is not of the right form (RFC 3463, 3.2).
            raise AddressRefusedError(Bounce(envelope.to, "5.1.3", envelope.key))
        message = self._message(envelope)
        with _told_apart(), self._session() as session:
            self._from_us(session)
            code, words = session.rcpt(envelope.to)
            if code not in {_TAKEN, 251}:
                raise address_refused(code, words, envelope)
            before()
            return self._handed_over(session, message, envelope)

    def look(self) -> None:
        """Greet the server, with its encryption and our name, ask whether it takes mail from us, and go again."""
        with _told_apart(), self._session() as session:
            self._from_us(session)
            session.rset()

    def _from_us(self, session: smtplib.SMTP) -> None:
        code, words = session.mail(parseaddr(self.sender)[1])
        if code != _TAKEN:
            raise sorted_out(code, words)

    def _handed_over(self, session: smtplib.SMTP, message: EmailMessage, envelope: Envelope) -> Receipt:
        try:
            code, words = session.data(message.as_bytes(policy=SMTP))
        except smtplib.SMTPDataError as error:
            raise sorted_out(error.smtp_code, error.smtp_error) from None
        except (OSError, smtplib.SMTPException) as error:
            raise NotNowError(
                f"The connection ended while the mail went over ({type(error).__name__}).", perhaps_sent=True
            ) from None
        if code != _TAKEN:
            raise mail_refused(code, words, envelope)
        return Receipt(str(message["Message-ID"]), code)

    def _message(self, envelope: Envelope) -> EmailMessage:
        message = EmailMessage()
        message["From"], message["To"] = self.sender, envelope.to
        message["Subject"] = envelope.subject
        message["Date"] = format_datetime(envelope.at)
        message["Message-ID"] = f"<{envelope.key}@{parseaddr(self.sender)[1].rpartition('@')[2]}>"
        # Nobody's "I am away" is to be sent to us (RFC 3834, 5).
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(envelope.text)
        message.add_alternative(envelope.html, subtype="html")
        # Last: what is set before goes into the first part.
        message["Content-Language"] = envelope.language
        return message

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        server = self.server
        tls = None if server.encryption is Encryption.NONE else _trusting(server)
        if server.encryption is Encryption.FROM_THE_START:
            session: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=self.wait, context=tls)
        else:
            session = smtplib.SMTP(server.host, server.port, timeout=self.wait)
        try:
            session.ehlo_or_helo_if_needed()
            if server.encryption is Encryption.STARTTLS:
                session.starttls(context=tls)
                session.ehlo()
            if server.user:
                session.login(server.user, server.password)
            yield session
        finally:
            _leave(session)


def _trusting(server: Server) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=server.authorities or None)
    except OSError as error:
        raise RefusesUsError(
            f"The file of authorities for the mail server cannot be read ({type(error).__name__}).",
            place="BAILIWICK_MAIL_CA",
            remedy="Name a file of certificates (PEM).",
        ) from None


def _leave(session: smtplib.SMTP) -> None:
    """What was said before counts; how the goodbye goes does not."""
    try:
        session.quit()
    except (OSError, smtplib.SMTPException):
        session.close()


def _can_be_written(address: str) -> bool:
    name, _, host = address.rpartition("@")
    plain = address.isascii() and address.isprintable() and not set(address) & set(' <>",;:\\()')
    return bool(name and host) and plain and len(address) <= LONGEST_ADDRESS


@contextmanager
def _told_apart() -> Iterator[None]:
    """What smtplib, TLS and the network raise, as one of our three errors."""
    try:
        yield
    except ssl.SSLError as error:
        raise RefusesUsError(
            f"The mail server could not prove who it is ({type(error).__name__}).",
            remedy="Look at its certificate, or name its authority in BAILIWICK_MAIL_CA.",
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise RefusesUsError(
            "The mail server offers no encryption, or no way to say who we are.",
            remedy="Have STARTTLS and AUTH switched on there, or use smtps://.",
        ) from None
    except smtplib.SMTPResponseException as error:
        raise sorted_out(error.smtp_code, error.smtp_error) from None
    except (OSError, smtplib.SMTPException) as error:
        raise NotNowError(f"The mail server could not be reached ({type(error).__name__}).") from None
