"""Whoever tells people by mail may be killed at any instant: nobody is left untold, and nobody is told a third time."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.project.commands import begin, environment

DRIVER = Path(__file__).parents[1] / "apps" / "desk" / "killed_while_sending.py"
EVERY = "1" if os.environ.get("BAILIWICK_BATTERY") == "whole" else "5"
"""A short run tries each fifth instant; the whole one all of them."""


def test_killed_at_any_instant_a_mail_is_sent_once_or_twice_and_always_as_the_same(tmp_path, fresh_database):
    folder, database = tmp_path / "record", fresh_database()
    begin(folder, database=database)
    ended = subprocess.run(
        [sys.executable, DRIVER, EVERY],
        env=environment(folder, database, DJANGO_SETTINGS_MODULE="bailiwick.project.settings"),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    print(told)  # noqa: T201 -- the figure of the run
    assert set(told["told"]) <= {1, 2}
    assert told["told"][-1] == 1, "the last one was not killed"
    assert len(told["told"]) > 5
    assert told["ends"] == told["notices"] == told["ids"] == len(told["told"])
