"""A postbox behind a real SMTP server, that answers as a test wants."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass, field
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


@dataclass
class Postbox:
    """What came, whole; and replies to give instead of 250, by the command they answer."""

    taken: list = field(default_factory=list)
    replies: dict = field(default_factory=dict)
    senders: list = field(default_factory=list)
    hang_up: bool = False
    """Take the mail, and end the connection without a word."""

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802 -- aiosmtpd's own name
        if "MAIL" in self.replies:
            return self.replies["MAIL"]
        envelope.mail_from = address
        self.senders.append(address)
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 -- as above
        if "RCPT" in self.replies:
            return self.replies["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802 -- as above
        if "DATA" in self.replies:
            return self.replies["DATA"]
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.hang_up:
            server.transport.abort()
        return "250 OK"


def _let_in(_server, _session, _envelope, _mechanism, given):
    right = (given.login, given.password) == (b"bailiwick", b"right")
    return AuthResult(success=right, handled=right)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Tidy(Controller):
    """A controller that leaves no connection behind when it stops."""

    def factory(self):
        made = super().factory()
        self.__dict__.setdefault("spoken", []).append(made)
        return made

    def stop(self, no_assert=False):
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result(timeout=5)
        super().stop(no_assert=no_assert)

    async def _hang_up(self):
        for one in self.__dict__.get("spoken", []):
            if one.transport is not None:
                one.transport.abort()
        await asyncio.sleep(0.02)


def serving(postbox, *, tls=None, from_the_start=False, asks_who=False):
    """A server in a thread of its own, not started yet."""
    more = {"authenticator": _let_in, "auth_required": True} if asks_who else {}
    if tls is not None and from_the_start:
        more["ssl_context"] = tls
    elif tls is not None:
        more |= {"tls_context": tls, "require_starttls": True}
    return Tidy(postbox, hostname="127.0.0.1", port=free_port(), **more)
