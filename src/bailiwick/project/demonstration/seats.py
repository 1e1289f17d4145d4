"""The fifteen seats: an account for each person who has one, which no password opens."""

from __future__ import annotations

from bailiwick.apps.accounts.services import create_account
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.services import link_account
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read
from bailiwick.project.seats import Seat


def make_seats(made: Made) -> None:
    """Make the accounts, link them to their people, and keep the seats in the order of the file."""
    names = {one["key"]: one["name"] for one in read("people")}
    for told in read("seats"):
        account = None
        if "person" in told:
            account = create_account(OPERATOR, email=told["email"])
            link_account(OPERATOR, person=made.people[told["person"]], account=account.id)
        made.seats.append(
            Seat(
                key=told["key"],
                role=told["role"],
                agency=told["agency"],
                today=told["today"],
                opens=told.get("opens", "desk:home"),
                account=account.id if account else None,
                name=names[told["person"]] if account else told["name"],
            )
        )
