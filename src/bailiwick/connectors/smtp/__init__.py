"""Mail by the agency's own server (SMTP, RFC 5321), never in the clear but on this very machine; and what bounced."""

from __future__ import annotations

from bailiwick.connectors.smtp.bounces import read_bounces, read_mailbox
from bailiwick.connectors.smtp.sending import SmtpMail
from bailiwick.connectors.smtp.server import Encryption, Server, read_server

__all__ = ["Encryption", "Server", "SmtpMail", "read_bounces", "read_mailbox", "read_server"]
