"""The one place where rooms that do not know one another are joined."""

from __future__ import annotations

from bailiwick.apps.accounts import services as accounts
from bailiwick.apps.accounts.selectors import resolve_persons_with
from bailiwick.apps.roster import services as roster
from bailiwick.apps.roster.selectors import person_of_account

ACTING = (accounts, roster)
"""The rooms that act: loaded in every process, so that the journal knows each act by its words."""


def connect() -> None:
    """Tell each room what it is to ask of others."""
    resolve_persons_with(person_of_account)
