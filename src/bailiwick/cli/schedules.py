"""`bailiwick schedule`: how long records are kept, as data: list, show, check, and ask when something is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from bailiwick.cli.options import Day
from bailiwick.kernel.errors import CallError, Faults
from bailiwick.policy.loading.schedule_files import load_schedule, load_schedules
from bailiwick.policy.rendering.retention import told_answer, told_series
from bailiwick.policy.retention import Dates, Schedule, due_on

FAULTY = 2
Command = TypeVar("Command", bound=Callable[..., Any])


def _folders(command: Command) -> Command:
    return click.option(
        "--schedule-folder",
        "folders",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A folder with schedules of your own (*.yaml). May be given several times.",
    )(command)


def _on(command: Command) -> Command:
    return click.option("--on", "day", type=Day(), help="Another day than today.")(command)


@click.group()
def schedule() -> None:
    """How long records are kept."""


@schedule.command("list")
@_folders
def list_schedules(*, folders: tuple[Path, ...]) -> int:
    """List the schedules at hand and their editions."""
    for _, found in sorted(load_schedules(folders).all.items()):
        click.echo(f"{found.id:<24} {len(found.series):>3} series  {found.title}")
        for edition in found.editions:
            last = f" to {edition.last.isoformat()}" if edition.last else ""
            printed = f"  ({edition.printed})" if edition.printed else ""
            click.echo(f"    {edition.id}: from {edition.since.isoformat()}{last}{printed}")
    return 0


@schedule.command()
@click.argument("name", metavar="ID")
@_on
@_folders
def show(*, name: str, day: date | None, folders: tuple[Path, ...]) -> int:
    """Show a schedule's series, as the edition of the day has them."""
    found = load_schedules(folders).all.get(name)
    if found is None:
        raise CallError(f"There is no schedule '{name}'.", remedy="bailiwick schedule list names them all.")
    when = day or date.today()  # noqa: DTZ011 -- the person's own day, where they are
    edition = found.edition_on(when)
    click.echo(f"{found.title}  ({found.jurisdiction}; {found.publisher})")
    if edition is None:
        click.echo(f"No edition of it is in force on {when.isoformat()}: of a record in it, nobody can tell.")
        return 0
    click.echo(f"Edition {edition.id}, {edition.printed or f'from {edition.since.isoformat()}'}")
    _show_series(found, when)
    return 0


def _show_series(found: Schedule, day: date) -> None:
    for number in dict.fromkeys(one.number for one in found.series):
        series = found.series_on(number, day)
        if series is None:
            click.echo(f"  {number:<18} not in this edition: of a record in it, nobody can tell")
            continue
        click.echo(f"  {number:<18} {series.title}")
        click.echo(f"  {'':<18} {told_series(found, series)}")
        for cited in (", ".join((*series.authority, *series.confidential)), series.note):
            if cited:
                click.echo(f"  {'':<18} {cited}")


@schedule.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(*, files: tuple[Path, ...]) -> int:
    """Look over schedules of your own; every fault is told with file and line."""
    faults = Faults()
    read = [load_schedule(path, faults) for path in files]
    for fault in sorted(set(faults.all)):
        click.echo(str(fault))
    number = len(set(faults.all))
    series = sum(len(one.series) for one in read if one)
    click.echo(f"{number} {'fault' if number == 1 else 'faults'} in {series} series.")
    return FAULTY if number else 0


@schedule.command()
@click.argument("series", metavar="SCHEDULE/SERIES")
@click.option(
    "--happened", "happened", multiple=True, metavar="TRIGGER=DAY", help="Such as created=2020-02-29."
)
@click.option("--newer", type=click.IntRange(min=0), help="How many newer generations of it there are.")
@_on
@_folders
def due(
    *, series: str, happened: tuple[str, ...], newer: int | None, day: date | None, folders: tuple[Path, ...]
) -> int:
    """Tell whether a record of a series is due, from the days that are known of it."""
    found = load_schedules(folders)
    found.split(series)
    when = day or date.today()  # noqa: DTZ011 -- the person's own day, where they are
    days = dict(_trigger_day(one) for one in happened)
    click.echo(told_answer(due_on(found.series_on(series, when), Dates(days, newer), when)))
    return 0


def _trigger_day(text: str) -> tuple[str, date]:
    trigger, _, day = text.partition("=")
    try:
        return trigger, date.fromisoformat(day)
    except ValueError as error:
        raise CallError(
            f"'{text}' is no day of something.",
            place="--happened",
            remedy="Write it like created=2020-02-29.",
        ) from error
