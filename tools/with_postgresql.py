"""Run a command with a throw-away PostgreSQL: `python -m tools.with_postgresql COMMAND ...`.

The server stands in a temporary folder and is reached by a socket there; BAILIWICK_DATABASE names it to the command.
It flushes nothing to the disk: tests kill those who ask it, never the server or the machine, and dropping a database
would wait seconds for everything that others write. Measure speed on a server of your own.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

HASTE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"
"""What a server does without that nothing has to outlive."""
USER = "postgres"
"""PostgreSQL refuses to run as root; Debian's package brings this user."""


def programs() -> Path:
    """The folder of PostgreSQL's own programs, the newest version first."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    if not folders and not found:
        sys.exit("PostgreSQL is not installed: install Debian's package postgresql.")
    return folders[0] if folders else Path(str(found)).parent


@contextmanager
def server() -> Iterator[str]:
    """Start a server, give its address as BAILIWICK_DATABASE takes it, and stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="postgresql-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, pwd.getpwnam(USER).pw_uid, -1)
        data = folder / "data"
        _as_server("initdb", "-D", str(data), "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", USER)
        options = f"-k {folder} -c listen_addresses='' -c max_connections=40 {HASTE}"
        log = str(folder / "log")
        _as_server("pg_ctl", "-D", str(data), "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://{USER}@/bailiwick?host={quote(str(folder), safe='')}"
        finally:
            _as_server("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _as_server(program: str, *arguments: str) -> None:
    user = USER if os.geteuid() == 0 else None
    subprocess.run(  # noqa: S603 -- the program is PostgreSQL's, the arguments are ours
        [str(programs() / program), *arguments], user=user, check=True, stdout=subprocess.DEVNULL, cwd="/"
    )


def main() -> int:
    """Run the command that follows; its exit code is ours."""
    with server() as address:
        environment = os.environ | {"BAILIWICK_DATABASE": address}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode  # noqa: S603 -- as typed


if __name__ == "__main__":
    sys.exit(main())
