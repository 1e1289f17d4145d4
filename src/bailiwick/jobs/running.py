"""Running one job: its writes and its being done in one transaction, or step by step with each step one."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bailiwick.jobs.claiming import Claim, finish, give_up, put_back, write_under
from bailiwick.jobs.errors import GiveUpError, LeaseLostError
from bailiwick.jobs.writing import is_final


@dataclass(slots=True)
class Running:
    """A job under way. `cursor` is what its last step kept, None at the start; `tried` how often it failed so far."""

    claim: Claim
    cursor: Any

    @property
    def id(self) -> UUID:
        """The job's own id, the same each time it is tried: a key for what must happen once outside the database."""
        return self.claim.job

    @property
    def tried(self) -> int:
        """How often it has failed so far."""
        return self.claim.failures

    @contextmanager
    def step(self, *, cursor: Any = None, done: int | None = None, of: int | None = None) -> Iterator[None]:
        """One transaction: what is written inside it, where to go on from (`cursor`), how far it is, and a new lease.

        Raises LeaseLostError at its end, undoing it, when the job is somebody else's by now.
        """
        with transaction.atomic():
            yield
            kept: dict[str, Any] = {"lease_until": timezone.now() + self.claim.kind.lease, "losses": 0}
            kept |= {} if cursor is None else {"cursor": cursor}
            kept |= {} if done is None else {"progress": done}
            kept |= {} if of is None else {"progress_of": of}
            write_under(self.claim, **kept)
        if cursor is not None:
            self.cursor = cursor


def run(claimed: Claim) -> bool:
    """Run a job that is ours; whether it is done. Faults are kept with the job, not raised."""
    try:
        if claimed.kind.whole:
            return _run_whole(claimed)
        claimed.kind.work(Running(claimed, claimed.cursor), **claimed.arguments)
        finish(claimed, timezone.now())
    except LeaseLostError:
        return False
    except Exception as error:  # noqa: BLE001 -- whatever a job raises is kept with it
        return _keep_trouble(claimed, error)
    return True


def _run_whole(claimed: Claim) -> bool:
    with transaction.atomic():
        try:
            claimed.kind.work(Running(claimed, claimed.cursor), **claimed.arguments)
        except Exception as error:
            # A refusal is an entry of the journal in this very transaction: it has to stand.
            if not is_final(error):
                raise
            give_up(claimed, timezone.now(), told(error))
            return False
        finish(claimed, timezone.now())
    return True


def _keep_trouble(claimed: Claim, error: Exception) -> bool:
    try:
        if isinstance(error, GiveUpError) or is_final(error):
            give_up(claimed, timezone.now(), told(error))
        else:
            put_back(claimed, timezone.now(), told(error))
    except LeaseLostError:
        pass
    return False


def told(error: Exception) -> str:
    """What may be kept of a fault: its reason, if it has a code for one, its class, and the last line of ours."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "bailiwick" in frame.filename]
    place = f" at {ours[-1].filename.rpartition('bailiwick/')[2]}:{ours[-1].lineno}" if ours else ""
    reason = str(getattr(error, "reason", ""))
    return f"{reason}: {type(error).__name__}{place}" if reason else f"{type(error).__name__}{place}"
