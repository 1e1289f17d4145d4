"""`bailiwick doctor`: what is wrong with the record's machinery, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from bailiwick.kernel.errors import BailiwickError
from bailiwick.project.commands.folders import folder_option, open_record


@click.command()
@folder_option
@click.option(
    "--everything", is_flag=True, help="Read every row and every blob again, however long it takes."
)
def doctor(*, folder: Path | None, everything: bool) -> int:
    """Look at everything the record stands on. Exit 0 when nothing is wrong, 1 when something is."""
    place, agency = open_record(folder)
    # Models can be loaded only now that Django knows where the record is.
    from django.utils import timezone  # noqa: PLC0415 -- as above

    from bailiwick.project.looking import databases, folders, mail, schedules  # noqa: PLC0415 -- as above
    from bailiwick.project.looking.finding import Finding, Level, wrong  # noqa: PLC0415 -- as above

    click.echo(f"{agency.name}, in {place.path}")
    bad = 0
    now = timezone.now()
    looks: tuple[Callable[[], Iterator[Finding]], ...] = (
        lambda: folders.look_at_modes(place),
        lambda: folders.look_at_keys(place),
        lambda: folders.look_at_room(place),
        lambda: schedules.look_at_schedules(place),
        lambda: databases.look_at_database(now),
        lambda: mail.look_at_mail(place),
        databases.look_at_all_that_is_kept if everything else lambda: folders.look_at_blobs(place),
    )
    for one in looks:
        try:
            found = list(one())
        except (OSError, BailiwickError) as error:
            found = [wrong(f"It could not be looked at ({type(error).__name__}).", str(error))]
        for finding in found:
            bad += finding.level is Level.WRONG
            click.echo(str(finding))
    return 1 if bad else 0
