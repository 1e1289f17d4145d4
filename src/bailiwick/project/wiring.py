"""The one place where rooms that do not know one another are joined."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.accounts import services as accounts
from bailiwick.apps.keeping import services as keeping
from bailiwick.apps.roster import services as roster
from bailiwick.apps.roster.models import Person

ACTING = (accounts, roster, keeping)
"""The rooms that act: loaded in every process, so that the journal knows each act by its words."""


def person_of_account(account: UUID) -> UUID | None:
    """The person in roster who signs in with an account. PERSON_OF_ACCOUNT in the settings names it."""
    return Person.objects.filter(account_id=account).values_list("pk", flat=True).first()
