"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from bailiwick.kernel.errors import CallError

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day written as 2026-03-01."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day; a wrong one fails the call."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a day like 2026-03-01.", param, ctx)


def pack_folders(command: Command) -> Command:
    """Add --pack-folder: packs of one's own beside those that ship."""
    return click.option(
        "--pack-folder",
        "folders",
        multiple=True,
        type=click.Path(path_type=Path),
        help="A folder that holds a pack of your own (pack.yaml). May be given several times.",
    )(command)


def existing_file(path: Path) -> Path:
    """The path, if it is a file. Raises CallError."""
    if not path.is_file():
        raise CallError(
            "There is no such file.", place=str(path), remedy="Check the name, or give - for standard input."
        )
    return path
