"""The one place where rooms meet that know nothing of one another."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.roster.models import Person


def person_of_account(account: UUID) -> UUID | None:
    """The person in roster who signs in with an account."""
    return Person.objects.filter(account_id=account).values_list("pk", flat=True).first()
