"""The `bailiwick` command as a process of its own, with a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

START = "import sys; from bailiwick.cli.main import main; main(sys.argv[1:])"
NAME = "Port Calder Police"


def environment(folder=None, database=None, **more):
    """The environment of a command: a folder, a database, and nothing else of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BAILIWICK_")}
    kept |= {"PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "error::ResourceWarning"}
    if folder is not None:
        kept["BAILIWICK_FOLDER"] = str(folder)
    if database:
        kept["BAILIWICK_DATABASE"] = database
    return kept | more


def command(*arguments, folder=None, database=None, cwd=None, **more):
    """Run to its end."""
    return subprocess.run(
        [sys.executable, "-c", START, *map(str, arguments)],
        env=environment(folder, database, **more),
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def done(*arguments, **more):
    """Run to its end, which must be a good one; what it said."""
    ended = command(*arguments, **more)
    assert ended.returncode == 0, ended.stderr + ended.stdout
    return ended.stdout


def begin(folder, **more):
    """A new record in the folder."""
    return done("init", "--name", NAME, "--time-zone", "America/Chicago", folder=folder, **more)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(printed, *arguments, until="Ctrl-C", cwd=None, what="serve", **more):
    """A server, from its first page on until the end of the block; gives the process."""
    with printed.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", START, what, *map(str, arguments)],
            stdout=out,
            stderr=out,
            cwd=cwd,
            env=environment(more.pop("folder", None), more.pop("database", None), **more),
        )
        try:
            deadline = time.monotonic() + 200
            while until not in printed.read_text():
                assert process.poll() is None, printed.read_text()
                assert time.monotonic() < deadline, printed.read_text()
                time.sleep(0.1)
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)
