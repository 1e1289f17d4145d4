"""The runner: one thread that takes jobs one after another, in the web process or in `bailiwick worker`."""

from __future__ import annotations

import logging
import os
import socket
import threading

from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.utils import timezone

from bailiwick.jobs.claiming import claim, take_back
from bailiwick.jobs.running import run
from bailiwick.jobs.scheduling import keep_schedules, tick
from bailiwick.jobs.services import WAKE

IDLE = 1.0
"""Seconds between looks when there is nothing to do."""
UNREACHABLE = 5.0
"""Seconds to wait when the database does not answer."""
_log = logging.getLogger("bailiwick.jobs")


def worker_name() -> str:
    """Which machine and process, for whoever looks at a job that runs."""
    return f"{socket.gethostname()}:{os.getpid()}"[:80]


def work_once(name: str) -> bool:
    """One look: free what was left, ask the clock, run what is due; whether there was a job."""
    now = timezone.now()
    take_back(now)
    tick(now)
    claimed = claim(name, now)
    if claimed is None:
        return False
    run(claimed)
    return True


def work_until(stop: threading.Event, *, idle: float = IDLE) -> None:
    """Work until told to stop; what runs then is ended first. A database that goes away is waited for."""
    name, kept = worker_name(), False
    while not stop.is_set():
        close_old_connections()
        try:
            if not kept:
                keep_schedules()
                kept = True
            if work_once(name):
                continue
            pause = idle
        except (DatabaseError, InterfaceError) as error:
            _log.warning("the queue cannot be reached: %s", type(error).__name__)
            connections.close_all()
            pause = UNREACHABLE
        WAKE.wait(pause)
        WAKE.clear()
    connections.close_all()


def work_in_background() -> threading.Event:
    """Work in a thread of this process, which may be killed with it at any time; set the event to have it stop."""
    stop = threading.Event()
    threading.Thread(target=work_until, args=(stop,), name="jobs", daemon=True).start()
    return stop
