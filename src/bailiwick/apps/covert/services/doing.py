"""What the vault's acts have in common: who may, what was typed, and which profile is meant."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from bailiwick.apps.covert.errors import VaultError
from bailiwick.apps.covert.facts import gives_a_password
from bailiwick.apps.covert.models import Part
from bailiwick.apps.covert.permissions import parts_of
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing

LONGEST = 600


def require_part(doing: Doing, *parts: Part) -> UUID:
    """Whoever acts, as a person. Refuses everybody who is none of these in the vault."""
    held = parts_of(doing.actor, timezone.localdate(doing.at))
    if doing.actor.identity is None or held.isdisjoint(parts):
        raise not_yours()
    return doing.actor.identity


def not_yours() -> RefusedError:
    """What everybody is told for whom it is not, be it there or not."""
    return RefusedError(
        "There is nothing here that you can open.",
        reason="not-in-the-vault",
        remedy="If you expected something, ask the policy steward.",
    )


def checked(words: Mapping[str, str], lacking: Mapping[str, str]) -> dict[str, str]:
    """What somebody typed, without space around it. Raises VaultError, which never repeats a value.

    `lacking` says for each field that has to be there what is told where it is not.
    """
    kept = {name: value.replace("\r\n", "\n").strip() for name, value in words.items()}
    for name, value in kept.items():
        if not value and name in lacking:
            raise VaultError(lacking[name], field=name, remedy="Write it here.")
        if len(value) > LONGEST:
            raise VaultError(f"This is longer than {LONGEST} characters.", field=name, remedy="Shorten it.")
        if any(letter not in "\n\t" and not letter.isprintable() for letter in value):
            raise VaultError("It holds a character that cannot be seen.", field=name, remedy="Type it again.")
        if gives_a_password(value):
            raise VaultError(
                "This reads as if it gave a password or a code. None is kept here, and this was not.",
                field=name,
                remedy="Say it without: the password goes from person to person, outside this system.",
            )
    return kept
