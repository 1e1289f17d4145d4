"""Timestamps by outside authorities (RFC 3161): that a checkpoint was there at a time which we cannot set.

Asked for beside the acts, never inside one; an authority that does not answer delays nothing but its own stamps, and
what is due waits. A token is kept only when it answers our very request: its nonce, its imprint, and a chain from its
signer to a root that the agency named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.x509 import Certificate, load_pem_x509_certificates
from django.db import transaction
from django.utils import timezone

from bailiwick.apps.journal.errors import NotStampedError
from bailiwick.apps.journal.guard import housekeeping
from bailiwick.apps.journal.models import Checkpoint, Timestamp
from bailiwick.apps.journal.selectors import due
from bailiwick.apps.journal.services.tokens import request_for, verified
from bailiwick.kernel.errors import CallError
from bailiwick.ports.timestamper import NoAnswerError, Timestamper

_PARTS = 2


@dataclass(frozen=True, slots=True)
class Authority:
    """A timestamp authority: its address as its name, how it is asked, and the roots its signers must lead to."""

    name: str
    timestamper: Timestamper
    roots: tuple[Certificate, ...]


@dataclass(frozen=True, slots=True)
class Stamped:
    """What came of asking one authority: the sizes it stamped, and why it stopped, if it did."""

    authority: str
    sizes: tuple[int, ...]
    fault: str = ""


def authorities(configured: str, asking: Callable[[str], Timestamper]) -> tuple[Authority, ...]:
    """The authorities of a setting such as `https://tsa.example/ROOTS.pem`: "ADDRESS FILE; ADDRESS FILE".

    FILE holds the authority's root certificates (PEM). Raises CallError for anything else.
    """
    found = []
    for part in filter(None, (one.strip() for one in configured.split(";"))):
        address, *file = part.split(maxsplit=_PARTS - 1)
        try:
            roots = tuple(load_pem_x509_certificates(Path(*file).read_bytes()))
        except (OSError, ValueError):
            raise CallError(
                "An authority has no file of root certificates that can be read.",
                place=f"BAILIWICK_TIMESTAMPS: {address}",
                remedy="Write ADDRESS FILE; ADDRESS FILE, each file with the authority's roots in PEM.",
            ) from None
        found.append(Authority(address, asking(address), roots))
    return tuple(found)


def stamp_checkpoints(asked: Sequence[Authority], now: datetime) -> list[Stamped]:
    """Have every checkpoint that is due stamped by each authority; the backlog first. Never raises for an authority."""
    return [_stamp_by(authority, now) for authority in asked]


def _stamp_by(authority: Authority, now: datetime) -> Stamped:
    sizes: list[int] = []
    for one in due(authority.name, now):
        try:
            _stamp(authority, Checkpoint.objects.get(size=one.size), timezone.now())
        except NotStampedError as error:
            return Stamped(authority.name, tuple(sizes), str(error))
        sizes.append(one.size)
    return Stamped(authority.name, tuple(sizes))


def _stamp(authority: Authority, checkpoint: Checkpoint, asked_at: datetime) -> None:
    note = checkpoint.note.encode()
    request = request_for(note)
    try:
        token = authority.timestamper.ask(request.as_bytes())
    except NoAnswerError as error:
        raise NotStampedError(str(error), place=authority.name) from None
    at = verified(request, token, note, authority.roots)
    with transaction.atomic(), housekeeping(Timestamp._meta.db_table):
        if not Timestamp.objects.filter(checkpoint=checkpoint, authority=authority.name).exists():
            told = {"at": at, "asked_at": asked_at, "token": token}
            Timestamp.objects.create(checkpoint=checkpoint, authority=authority.name, **told)
