"""What the guide for other programs shows is what they are answered."""

import json
import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.apps.api.conftest import program_of
from tests.apps.approvals.playing import memo
from tests.apps.roster.town import today

from bailiwick.apps.readiness.selectors.reading import rules_of

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "guides" / "api.md"
EXAMPLES = re.findall(r"^\$ (curl .*)\n(.*)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
ANYTHING = "…"


def _fits(shown, answered):
    """Whether what is shown is there; three dots stand for anything."""
    if isinstance(shown, dict):
        return all(name in answered and _fits(value, answered[name]) for name, value in shown.items())
    if isinstance(shown, list):
        return len(shown) <= len(answered) and all(map(_fits, shown, answered))
    return bool(shown in (ANYTHING, answered))


@pytest.fixture
def filled(town):
    """A command with its variables filled in."""
    known = {
        "$TOKEN": program_of(town.rookie).token,
        "$HR": program_of(town.hr).token,
        "$UNIT": str(town.patrol.id),
        "$REQUEST": str(memo(town).row.id),
        "$ADOPTION": str(rules_of(town.rookie.id, today())[0].adoption.id),
    }

    def fill(command):
        for name, value in known.items():
            command = command.replace(name, value)
        return shlex.split(command)

    return fill


def _run(words):
    headers = {"host": "localhost:8420"}
    headers |= dict(words[place + 1].split(": ", 1) for place, word in enumerate(words) if word == "-H")
    path = urlsplit(words[-1])._replace(scheme="", netloc="").geturl()
    client = Client(headers=headers)
    if "-d" not in words:
        return client.get(path)
    return client.post(path, words[words.index("-d") + 1], content_type="application/json")


def test_every_example_of_the_guide_is_answered_as_it_shows(filled):
    wrong = []
    for command, shown in EXAMPLES:
        answer = json.loads(_run(filled(command)).content)
        wrong += [] if _fits(json.loads(shown), answer) else [(command, answer)]
    assert (wrong, len(EXAMPLES)) == ([], 8)


@pytest.mark.parametrize(
    ("shown", "answered", "fits"),
    [
        ({"a": ANYTHING}, {"a": 3, "b": 4}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"c": ANYTHING}, {"a": 2}, False),
        ([{"a": 1}], [], False),
    ],
)
def test_an_example_that_is_not_answered_so_is_seen(shown, answered, fits):
    assert _fits(shown, answered) is fits
