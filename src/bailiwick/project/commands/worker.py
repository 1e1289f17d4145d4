"""`bailiwick worker`: run jobs beside the server, in as many processes and on as many machines as wanted."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from types import FrameType

import click

from bailiwick.project.commands.folders import folder_option, open_record


@click.command()
@folder_option
@click.option("--until-idle", is_flag=True, help="End when nothing is due.")
def worker(*, folder: Path | None, until_idle: bool) -> None:
    """Run jobs until stopped; what is running then is ended first."""
    open_record(folder)
    # Models can be loaded only now that Django knows where the record is.
    from bailiwick.jobs.worker import work_once, work_until, worker_name  # noqa: PLC0415 -- as above
    from bailiwick.project.opening import make_ready_to_open  # noqa: PLC0415 -- as above

    make_ready_to_open()
    if until_idle:
        while work_once(worker_name()):
            pass
        return
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    click.echo(f"Working on the jobs of {folder or 'the record'}. Stop: Ctrl-C.")
    work_until(stop)
