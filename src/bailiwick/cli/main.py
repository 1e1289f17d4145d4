"""The `bailiwick` command. Errors are told in one sentence and end with 2; nobody sees a traceback."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points

import click

from bailiwick import __version__
from bailiwick.cli.cases import cases
from bailiwick.cli.check import check
from bailiwick.cli.explain import explain
from bailiwick.cli.packs import pack
from bailiwick.cli.schedules import schedule
from bailiwick.kernel.errors import BailiwickError

FAULTY = 2
"""Exit status when the call or a pack is faulty."""
LATER = {"page": "bailiwick.cli.page", "verify": "bailiwick.cli.verify"}
"""Commands that read pictures, speak to the network or do sums: imported when named, so that `check` starts fast."""
SERVER = "django"
"""What the commands of the server need, and the linter does not."""
FURTHER_COMMANDS = "bailiwick.commands"
"""Entry-point group of the commands that the server adds: serve and the like."""


class Commands(click.Group):
    """The commands of the heart, and those that other floors add by entry point, imported only when named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command by name."""
        return sorted(
            {
                *super().list_commands(ctx),
                *LATER,
                *(point.name for point in entry_points(group=FURTHER_COMMANDS)),
            }
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loading it when another floor adds it."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        if cmd_name in LATER:
            command = getattr(importlib.import_module(LATER[cmd_name]), cmd_name)
            return command if isinstance(command, click.Command) else None
        for point in entry_points(group=FURTHER_COMMANDS, name=cmd_name):
            try:
                loaded = point.load()
            except ModuleNotFoundError as error:
                # The linter alone was installed: the server's commands are not offered.
                if error.name != SERVER:
                    raise
                return None
            return loaded if isinstance(loaded, click.Command) else None
        return None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bailiwick")
def bailiwick() -> None:
    """Policy in, proof out: check words against a public agency's social-media policy."""


for _command in (check, explain, cases, pack, schedule):
    bailiwick.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 nothing stops, 1 something is not met and stops, 2 the call or a pack is faulty."""
    try:
        status = bailiwick.main(args=arguments, standalone_mode=False)
    except click.exceptions.Abort:
        status = 130
    except click.ClickException as error:
        error.show()
        status = FAULTY
    except BailiwickError as error:
        click.echo(f"bailiwick: {_showable(str(error))}", err=True)
        status = FAULTY
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; there is nobody left to tell.
        sys.stderr.close()
        status = FAULTY
    sys.exit(status if isinstance(status, int) else 0)


def _showable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
