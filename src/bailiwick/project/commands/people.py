"""`bailiwick people`: bring people in from a file of HR's, after a look at what would happen."""

from __future__ import annotations

from pathlib import Path

import click

from bailiwick.kernel.errors import CallError
from bailiwick.project.commands.folders import folder_option, make_django_ready, name_folder, open_record

SHOWN = 20
"""Lines of each kind that are shown."""
COUNTED = frozenset({"unchanged", "past"})


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--apply", is_flag=True, help="Do it, and not only tell what would happen.")
@click.option("--whole", is_flag=True, help="The file lists everybody: who is missing from it has left.")
@click.option("--template", is_flag=True, help="Print an empty file with the right columns.")
@folder_option
def people(*, file: Path | None, apply: bool, whole: bool, template: bool, folder: Path | None) -> None:
    """Bring people in from a CSV file. Without --apply, only tell what would happen, or every fault there is.

    One line for each person; see --template for the columns. The file may be brought in again at any time: people are
    known by their number, and who has not changed stays as they are.
    """
    if template:
        name_folder(folder)
        make_django_ready()
    else:
        open_record(folder)
    # What keeps the record can be imported only now that Django is set up.
    from django.utils import timezone  # noqa: PLC0415 -- see above

    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- see above
    from bailiwick.apps.roster.services import bringing  # noqa: PLC0415 -- see above

    if template:
        click.echo(bringing.template(), nl=False)
        return
    data = _bytes(file)
    plan = bringing.look_at(data, timezone.localdate(), whole=whole)
    if plan.faults:
        for fault in plan.faults:
            click.echo(str(fault))
        number = len(plan.faults)
        click.echo(f"\n{number} {'fault' if number == 1 else 'faults'}. Nothing was changed.")
        raise SystemExit(1)
    for kind, people_of_kind in plan.by_kind().items():
        _tell(
            kind, [f"{one.number}  {one.name}  {', '.join(one.columns)}".rstrip() for one in people_of_kind]
        )
    if apply:
        bringing.bring_in(OPERATOR, data=data, expected=plan.digest, whole=whole)
        click.echo("Done: one entry of the journal for the file, and one for each person it changed.")
    else:
        click.echo("Nothing was changed. To do it, add --apply.")


def _bytes(file: Path | None) -> bytes:
    if file is None:
        raise CallError("No file was named.", remedy="Write bailiwick people FILE, or see --template.")
    try:
        return file.read_bytes()
    except OSError as error:
        raise CallError(
            f"It cannot be read: {error.strerror}.", place=str(file), remedy="Name a file that can be read."
        ) from None


def _tell(kind: str, people_of_kind: list[str]) -> None:
    """How many people of one kind, and the first of them; who stays as they are is only counted."""
    click.echo(f"{len(people_of_kind)} {kind}")
    if kind in COUNTED:
        return
    for one in people_of_kind[:SHOWN]:
        click.echo(f"  {one}")
    if len(people_of_kind) > SHOWN:
        click.echo(f"  and {len(people_of_kind) - SHOWN} more")
