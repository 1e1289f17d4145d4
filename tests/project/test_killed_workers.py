"""A worker killed at any instant does no harm: its job is done by another, and what it did is there once."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.project.commands import begin, done, environment

DRIVER = Path(__file__).parents[1] / "jobs" / "killed_workers.py"


def test_a_hundred_killed_workers_lose_nothing_and_do_nothing_twice(tmp_path, fresh_database):
    folder, database = tmp_path / "record", fresh_database()
    begin(folder, database=database)
    settings = {"DJANGO_SETTINGS_MODULE": "bailiwick.project.settings"}
    began = time.monotonic()
    ended = subprocess.run(
        [sys.executable, DRIVER, "20261121"],
        env=environment(folder, database, **settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=150,
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    print(f"{time.monotonic() - began:.1f} s, {told}")  # noqa: T201 -- the figure of the run
    assert told["made"] == told["different"] == told["wanted"]
    assert (told["done"], told["failed"], told["waiting"], told["running"]) == (220, 0, 0, 0)
    # Some were caught in the middle of a job: otherwise nothing would have been tried.
    assert told["caught"] > 0
    said = done("jobs", folder=folder, database=database)
    assert "220 done, 0 failed" in said
