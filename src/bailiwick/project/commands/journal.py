"""`bailiwick journal`: sign the log, have it stamped, give it away, and let it go on after a restore."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import click
import django
from django.conf import settings

from bailiwick.project.commands.folders import no_record

PEOPLE = 2


@click.group()
def journal() -> None:
    """The journal: sign it, stamp it, take a copy, let it go on."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bailiwick.project.settings")
    django.setup()


def _refuse_without_a_record() -> None:
    """Raise CallError where the folder holds no record: nothing is begun there by asking."""
    if settings.FOLDER.agency() is None:
        raise no_record(settings.FOLDER)


@journal.command()
def sign() -> None:
    """Sign the journal as it stands, and bring the published files up to it."""
    _refuse_without_a_record()
    from bailiwick.apps.journal.services import INTERNAL, sign_and_publish  # noqa: PLC0415 -- needs Django set up

    signed = sign_and_publish(INTERNAL, datetime.now(UTC))
    click.echo(f"{signed.origin}: {signed.size} entries, signed {signed.signed_at:%Y-%m-%d %H:%M} UTC.")


@journal.command()
def stamp() -> None:
    """Have what is due stamped by the authorities in BAILIWICK_TIMESTAMPS."""
    _refuse_without_a_record()
    from bailiwick.apps.journal.services import authorities, stamp_checkpoints  # noqa: PLC0415 -- as above
    from bailiwick.connectors.timestamping import HttpTimestamper  # noqa: PLC0415 -- as above

    asked = authorities(settings.TIMESTAMPS, HttpTimestamper)
    if not asked:
        click.echo("No authority is named. Set BAILIWICK_TIMESTAMPS to ADDRESS FILE; ADDRESS FILE.")
    for one in stamp_checkpoints(asked, datetime.now(UTC)):
        click.echo(f"{one.authority}: {len(one.sizes)} stamped. {one.fault}".strip())


@journal.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--sealed", is_flag=True, help="Leave out what the entries say; they can still be counted and proved."
)
def export(*, folder: Path, sealed: bool) -> None:
    """Write the journal into FOLDER, so that a stranger can verify it with `bailiwick verify`."""
    _refuse_without_a_record()
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.selectors import verifier  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.services import INTERNAL, export_to, read_key  # noqa: PLC0415 -- as above

    key = read_key(settings.FOLDER.keys, INTERNAL)
    number = export_to(OPERATOR, folder, key=key, may_see=lambda _: not sealed, verifier=verifier())
    click.echo(f"{number} files in {folder}. Verify them with: bailiwick verify {folder}")


@journal.command()
def tiles() -> None:
    """Make the tiles anew from the entries."""
    _refuse_without_a_record()
    from bailiwick.apps.journal.services import INTERNAL, make_tiles_anew  # noqa: PLC0415 -- as above

    click.echo(f"{make_tiles_anew(INTERNAL)} tiles made.")


@journal.command()
@click.option("--decided-by", "people", type=click.UUID, multiple=True, help="A person's id; give it twice.")
def epoch(*, people: tuple[UUID, ...]) -> None:
    """Let a stopped journal go on. Two people decide; the entry names them, and what is missing."""
    _refuse_without_a_record()
    from bailiwick.apps.journal.facts import Actor  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.models import ActorKind, Channel  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.services import INTERNAL, begin_epoch, read_key  # noqa: PLC0415 -- as above

    if len(people) != PEOPLE:
        raise click.UsageError("Name two people: --decided-by ID --decided-by ID.")
    # Nobody can sign in to a stopped journal: whoever runs this says who decided, and the entry says that it was so.
    first, second = (Actor(ActorKind.OPERATOR, Channel.COMMAND, person) for person in people)
    key = read_key(settings.FOLDER.keys, INTERNAL)
    signed = begin_epoch(first, second=second, key=key, now=datetime.now(UTC))
    click.echo(f"{signed.origin} goes on from entry {signed.size}.")


@journal.command()
@click.option("--decided-by", "people", type=click.UUID, multiple=True, help="A person's id; give it twice.")
def clock(*, people: tuple[UUID, ...]) -> None:
    """Say how the clock stands to what was written; with two people, enter that they looked at it and it is right."""
    _refuse_without_a_record()
    from bailiwick.apps.journal.facts import Actor  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.models import ActorKind, Channel  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.services import confirm_clock  # noqa: PLC0415 -- as above
    from bailiwick.project.looking.databases import look_at_clock  # noqa: PLC0415 -- as above

    if not people:
        for finding in look_at_clock(datetime.now(UTC)):
            click.echo(str(finding))
        return
    if len(people) != PEOPLE:
        raise click.UsageError("Name two people: --decided-by ID --decided-by ID.")
    first, second = (Actor(ActorKind.OPERATOR, Channel.COMMAND, person) for person in people)
    confirm_clock(first, second=second)
    click.echo("Entered: from here on the clock is believed.")
