"""`bailiwick jobs`: what waits, runs and has failed; having a failed job tried again."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import click

from bailiwick.kernel.errors import CallError
from bailiwick.project.commands.folders import folder_option, open_record

MOST = 20


@click.command()
@folder_option
@click.option("--again", type=click.UUID, help="Have the failed job of this id tried again.")
def jobs(*, folder: Path | None, again: UUID | None) -> None:
    """Show the queue of work that nobody waits for."""
    open_record(folder)
    # Models can be loaded only now that Django knows where the record is.
    from bailiwick.apps.desk.services import try_job_again  # noqa: PLC0415 -- as above
    from bailiwick.apps.journal.facts import OPERATOR  # noqa: PLC0415 -- as above
    from bailiwick.jobs.models import State  # noqa: PLC0415 -- as above
    from bailiwick.jobs.selectors import counts, jobs_in, next_times  # noqa: PLC0415 -- as above

    if again is not None:
        if not try_job_again(OPERATOR, job=again):
            raise CallError(
                "No failed job has this id.", place=str(again), remedy="Look for it with: bailiwick jobs."
            )
        click.echo("It will be tried again.")
        return
    click.echo(", ".join(f"{number} {state.value}" for state, number in counts().items()))
    for job in (*jobs_in(State.RUNNING, MOST), *jobs_in(State.FAILED, MOST)):
        far = f", {job.done} of {job.of}" if job.of else ""
        why = f": {job.trouble}" if job.trouble else ""
        click.echo(f"{job.state.value}  {job.code}  {job.id}{far}{why}")
    for code, moment in list(next_times().items())[:MOST]:
        click.echo(f"next  {code}  {moment.isoformat(timespec='minutes')}")
