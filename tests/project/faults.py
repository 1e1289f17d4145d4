"""One fault in one system call of a child process, by strace: the call fails, or the process is killed at it (T02)."""

import json
import os
import re
import select
import signal
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from enum import Enum

from django.db import DatabaseError, close_old_connections, connections

from bailiwick.apps.journal.services import INTERNAL, store_of
from bailiwick.kernel.errors import BailiwickError

CALLS = (
    "openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate", "rename", "renameat", "renameat2",
    "unlink", "unlinkat", "mkdir", "mkdirat", "link", "linkat", "rmdir", "chmod", "fchmod", "sendfile", "pread64",
    "read", "close", "sendto", "recvfrom",
)  # fmt: skip
"""What can fail while something is written to disk, or said to a database server."""
SOCKETS = {"sendto", "recvfrom"}
"""Calls at which a process is only killed: a socket that failed and is open all the same, no kernel has."""
_NAMED = re.compile(r"^\d+\s+(\w+)\(")
_PATIENCE = 30


class Fault(Enum):
    """What happens at a system call."""

    DISK_FAILS = "error=EIO"
    DISK_FULL = "error=ENOSPC"
    KILLED = "signal=SIGKILL"


@dataclass(frozen=True, slots=True)
class Told:
    """What a child said of its work before it ended, and whether the fault came to pass.

    `first` is "done", or the class of what was raised; `second`, where the first try failed, the same of a second try
    in the same process. Both are empty where it was killed.
    """

    first: str
    second: str
    happened: bool
    calls: Counter


def run(work, log, *, call="", number=0, fault=None):
    """Do `work` in a child of its own; the `number`-th of its `call`s meets the fault. Gives what the child told."""
    connections.close_all()
    store_of(INTERNAL).close()
    heard, told = os.pipe()
    waits, begins = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            # No call of those that are traced.
            select.select([waits], [], [])
            os.write(told, json.dumps(_tried(work)).encode())
        finally:
            os._exit(0)
    os.close(told)
    os.close(waits)
    tracer = _trace(child, log, f"{call}:{fault.value}:when={number}" if fault else "")
    os.write(begins, b"x")
    os.close(begins)
    hung = not select.select([heard], [], [], _PATIENCE)[0]
    if hung:
        os.kill(child, signal.SIGKILL)
    with os.fdopen(heard, "rb") as pipe:
        said = pipe.read()
    assert not hung, f"{call} {number} {fault}: the work never came to its end"
    os.waitpid(child, 0)
    assert tracer.wait(_PATIENCE) is not None
    text = log.read_text()
    first, second = json.loads(said) if said else ("", "")
    named = Counter(found[1] for line in text.splitlines() if (found := _NAMED.match(line)))
    return Told(first, second, "(INJECTED)" in text or "+++ killed by SIGKILL" in text, named)


def _tried(work):
    first = _outcome(work)
    # As between two requests.
    close_old_connections()
    return first, "" if first == "done" else _outcome(work)


def _outcome(work):
    """How it ended: what may be raised is a refusal, a full disk or a database that failed, told by its class."""
    try:
        work()
    except (OSError, DatabaseError, BailiwickError) as error:
        return type(error).__name__
    except Exception as error:  # noqa: BLE001 -- told to the test, which expects none
        return f"unexpected {type(error).__name__}: {error}"
    return "done"


def _trace(child, log, injected):
    names = ",".join(CALLS)
    inject = ["-e", f"inject={injected}"] if injected else []
    tracer = subprocess.Popen(
        ["strace", "-f", "-o", str(log), "-e", f"trace={names}", *inject, "-p", str(child)],
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + _PATIENCE
    while "TracerPid:\t0\n" in _status(child):
        assert tracer.poll() is None, "strace could not attach itself"
        assert time.monotonic() < until
        time.sleep(0.001)
    return tracer


def _status(process):
    with open(f"/proc/{process}/status", encoding="ascii") as file:  # noqa: PTH123 -- the kernel's own
        return file.read()
