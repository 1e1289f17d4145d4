"""`bailiwick unit`, `role` and `invite`: the first units of an agency, and the first people, who do the rest."""

from __future__ import annotations

from pathlib import Path

import click

from bailiwick.kernel.errors import CallError
from bailiwick.project.commands.folders import folder_option, open_record


@click.command()
@click.argument("code")
@click.argument("name")
@click.option(
    "--kind",
    default="department",
    show_default=True,
    help="agency, department, division, unit, office, ward-office or board.",
)
@click.option("--under", help="The code of the unit that it is part of; an agency has none.")
@click.option("--ward", default="", help="Of a ward office: which ward.")
@folder_option
def unit(  # noqa: PLR0913 -- as many as the command has options
    *, code: str, name: str, kind: str, under: str | None, ward: str, folder: Path | None
) -> None:
    """Add a unit: `bailiwick unit WEX "City of Wexham Falls" --kind agency`."""
    open_record(folder)
    # What keeps the record can be imported only now that Django is set up.
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- see above
    from bailiwick.apps.roster.models import UnitKind  # noqa: PLC0415 -- see above
    from bailiwick.apps.roster.selectors import unit_of_code  # noqa: PLC0415 -- see above
    from bailiwick.apps.roster.services import add_unit  # noqa: PLC0415 -- see above

    if kind not in set(UnitKind):
        raise CallError(f"'{kind}' is no kind of unit.", remedy=f"Known are: {', '.join(UnitKind)}.")
    parent = unit_of_code(under) if under else None
    added = add_unit(OPERATOR, code=code, name=name, kind=UnitKind(kind), parent=parent, ward=ward)
    click.echo(f"Added {added.code}. Next: its people (bailiwick people --template).")


@click.command()
@click.argument("number")
@click.argument("role")
@click.argument("unit")
@click.option("--instrument", required=True, help="The order, memorandum or vote it rests on, by its number.")
@folder_option
def role(*, number: str, role: str, unit: str, instrument: str, folder: Path | None) -> None:
    """Give somebody a role, by their number with HR: `bailiwick role 104 policy-steward WEX --instrument "Vote 12"`."""
    open_record(folder)
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.models import Role  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.selectors import person_of_number, unit_of_code  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.services import appoint  # noqa: PLC0415 -- as above

    if role not in set(Role):
        raise CallError(f"'{role}' is no role.", remedy=f"Known are: {', '.join(Role)}.")
    appoint(
        OPERATOR,
        person=person_of_number(number),
        role=Role(role),
        unit=unit_of_code(unit),
        instrument=instrument,
    )
    click.echo("Done. They have it from today on.")


@click.command()
@click.argument("number")
@click.option("--email", default="", help="The address to sign in with; without it, the one that is known.")
@folder_option
def invite(*, number: str, email: str, folder: Path | None) -> None:
    """Give somebody a link to sign in with, by their number with HR: `bailiwick invite 104`.

    Also the way back for the only one who could confirm it: whoever runs this needs no second person, and the entry
    says that it was done at the machine.
    """
    open_record(folder)
    from django.urls import reverse  # noqa: PLC0415 -- as above

    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.selectors import person_of_number  # noqa: PLC0415 -- as above
    from bailiwick.apps.roster.services import invite_person  # noqa: PLC0415 -- as above

    token = invite_person(OPERATOR, person=person_of_number(number), email=email)
    click.echo("It opens once. Put the address of this server before it, and give it to them yourself:")
    click.echo(reverse("accounts:invited", args=[token]))
