"""Who does something, and from where."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from bailiwick.apps.journal.models import ActorKind, Channel


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the kind, the random identity of a person, the channel, and the network address it came from.

    `token` is the random id of the token that a program of theirs came with.
    """

    kind: ActorKind
    channel: Channel
    identity: UUID | None = None
    address: str = ""
    token: UUID | None = None

    @property
    def key(self) -> str:
        """How the actor stands in a leaf: a kind, and a random id that says nothing to a stranger."""
        return f"{self.kind}:{self.identity}" if self.identity else str(self.kind)


OPERATOR = Actor(ActorKind.OPERATOR, Channel.COMMAND)
"""Whoever runs a command on the machine."""
CLOCKWORK = Actor(ActorKind.JOB, Channel.JOB)
"""A job that nobody in particular asked for."""


def person(identity: UUID, channel: Channel = Channel.BROWSER, address: str = "") -> Actor:
    """A signed-in person of the agency."""
    return Actor(ActorKind.PERSON, channel, identity, address)


PRIVATE: set[str] = set()
"""Codes of acts that are shown to whoever did them and to nobody else; filled as services are loaded (`@act`)."""
