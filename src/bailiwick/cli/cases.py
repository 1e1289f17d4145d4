"""`bailiwick cases`: run the worked examples of every pack."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import click

from bailiwick.cli.options import pack_folders
from bailiwick.kernel.errors import CallError
from bailiwick.policy.casebook import Casebook, gaps
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.case_files import load_cases

FAILED = 1


@click.command()
@click.option("--pack", "packs", multiple=True, help="Only the cases of these packs.")
@click.option("--binding", "bindings", multiple=True, help="Only the cases of these bindings.")
@click.option("--list", "list_all", is_flag=True, help="Also list the cases that come out as they say.")
@click.option(
    "--gaps", "show_gaps", is_flag=True, help="Also tell bindings with a verdict that no case shows."
)
@pack_folders
def cases(
    *,
    packs: tuple[str, ...],
    bindings: tuple[str, ...],
    list_all: bool,
    show_gaps: bool,
    folders: tuple[Path, ...],
) -> int:
    """Run the casebook. Exit status 1 when a case comes out differently from what it says."""
    library = load_library(folders)
    every_case = load_cases(folders)
    _all_known(packs, library.packs, "pack")
    _all_known(bindings, {case.binding for case in every_case}, "binding with cases")
    chosen = [
        case
        for case in every_case
        if (not packs or case.pack in packs) and (not bindings or case.binding in bindings)
    ]
    failed = 0
    for result in Casebook(library).run(chosen):
        if result.passed and list_all:
            click.echo(f"as said  {result.case.binding}: {result.case.title}")
        if not result.passed:
            failed += 1
            click.echo(f"{result.case.file}:{result.case.line}: {result.case.binding}: {result.case.title}")
            click.echo(f"    {result.difference}")
    missing = gaps(library, every_case) if show_gaps else []
    for binding, verdict in missing:
        click.echo(f"no case  {binding}: {verdict.value}")
    click.echo(
        f"{len(chosen)} cases, {failed} came out differently."
        + (f" {len(missing)} gaps." if show_gaps else "")
    )
    return FAILED if failed or missing else 0


def _all_known(named: Iterable[str], known: Collection[str], what: str) -> None:
    """Raises CallError for a name that nothing bears: no cases of it would look like none that fail."""
    for name in named:
        if name not in known:
            raise CallError(
                f"There is no {what} '{name}'.",
                remedy="A pack of your own is named by --pack-folder; `bailiwick pack list` tells those that ship.",
            )
