"""T11: every command, job and export is declared, and each is as commands.yaml, jobs.yaml and exports.yaml say."""

import importlib
import inspect
import tomllib

import click
import pytest
from click.testing import CliRunner
from django.test import override_settings
from tests.access.asking import ask
from tests.access.cells import CODES, COMMITTED, ROUTES, SEATS, VIEWS
from tools.access_matrix import DECLARED, Answer, read_told

from bailiwick.apps.accounts.models import Session
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.roster.models import SEALED_ROLES
from bailiwick.jobs.kinds import kinds
from bailiwick.kernel.errors import CallError
from bailiwick.project.folder import Folder

COMMANDS, JOBS, EXPORTS = (read_told(name) for name in ("commands", "jobs", "exports"))
FOLDERS = {"agency", "new", "demo", "any"}
GIVES_A_FILE = '"Content-Disposition"'
PYPROJECT = DECLARED.parent.parent / "pyproject.toml"


def _commands():
    """Every command of the record by its name, groups laid out."""
    points = tomllib.loads(PYPROJECT.read_text())["project"]["entry-points"]["bailiwick.commands"]
    found = {}
    for name, where in points.items():
        module, _, attribute = where.partition(":")
        one = getattr(importlib.import_module(module), attribute)
        inside = one.commands if isinstance(one, click.Group) else {}
        found |= {f"{name} {part}": command for part, command in inside.items()} or {name: one}
    return found


FOUND = _commands()


def test_every_command_is_declared_with_what_it_asks_and_every_declared_one_exists():
    asked = {name: {one.name for one in command.params} for name, command in FOUND.items()}
    assert asked == {name: set(told["asks"].split()) for name, told in COMMANDS.items()}
    assert {told["folder"] for told in COMMANDS.values()} <= FOLDERS


def test_every_act_of_a_command_exists_and_is_done_as_the_operator():
    acts = {name: told["acts"].split() for name, told in COMMANDS.items() if "acts" in told}
    assert {act for entered in acts.values() for act in entered} <= set(CODES)
    # Whoever is named in an entry of a command has decided; it still says that a command did it.
    asking = {name: inspect.getsource(inspect.getmodule(FOUND[name].callback)) for name in acts}
    assert {
        name for name, source in asking.items() if "OPERATOR" not in source or "CLOCKWORK" in source
    } == set()


@pytest.mark.parametrize(
    "name", sorted(name for name, told in COMMANDS.items() if told["folder"] == "agency")
)
def test_a_command_refuses_a_folder_that_is_no_agencys_and_writes_nothing_there(tmp_path, monkeypatch, name):
    folder = tmp_path / "nothing"
    folder.mkdir()
    monkeypatch.setenv("BAILIWICK_FOLDER", str(folder))
    monkeypatch.chdir(tmp_path)
    with override_settings(FOLDER=Folder(folder)):
        ended = CliRunner().invoke(FOUND[name], COMMANDS[name].get("example", "").split())
    assert isinstance(ended.exception, CallError), ended.output
    assert "There is no record in this folder" in str(ended.exception)
    assert (list(folder.iterdir()), list(tmp_path.iterdir())) == ([], [folder])


def _beat(beat):
    if beat is None:
        return "when asked"
    return f"every {beat.every}" if beat.every else f"at {beat.at:%H:%M}"


def test_every_job_is_declared_with_its_beat_and_every_declared_one_exists():
    ours = [kind for kind in kinds().values() if kind.work.__module__.startswith("bailiwick.")]
    known = {kind.code: _beat(kind.beat) for kind in ours}
    assert known == {code: told["beat"] for code, told in JOBS.items()}


@pytest.mark.parametrize("code", sorted(JOBS))
def test_a_job_acts_as_the_clockwork_and_as_nobody_else(code):
    names = vars(importlib.import_module(kinds()[code].work.__module__))
    assert {"OPERATOR", "person", "Actor"} & names.keys() == set()
    assert names.get("CLOCKWORK", None if "acts" not in JOBS[code] else "nobody") in {CLOCKWORK, None}


def _hands_over(view):
    """Whether a view gives its answer as a file, by itself or by a function of its module."""
    view = inspect.unwrap(view)
    if not inspect.isfunction(view) or not view.__module__.startswith("bailiwick."):
        return False
    own = [view, *(view.__globals__.get(name) for name in view.__code__.co_names)]
    return any(
        GIVES_A_FILE in inspect.getsource(one)
        for one in own
        if inspect.isfunction(one) and one.__module__ == view.__module__
    )


def test_every_export_is_declared_and_every_declared_one_exists():
    answered = {
        name for name, one in ROUTES.items() for row in one.rows if Answer.FILE in row.answers.values()
    }
    routes = answered | {address for address, view in VIEWS.items() if _hands_over(view)}
    commands = {name for name in EXPORTS if not name.startswith("/")}
    assert {name for name in EXPORTS if name.startswith("/")} == routes
    assert commands <= set(COMMANDS)
    assert {name for name, told in EXPORTS.items() if set(told) != {"gives", "withholds"}} == set()


@pytest.mark.parametrize("name", sorted(name for name in EXPORTS if name.startswith("/")))
def test_an_export_carries_nothing_that_is_sealed(town, name):
    sealed = {str(role): str(role) for role in SEALED_ROLES} | dict(town.secrets)
    sealed |= {f"session {one}": str(one) for one in Session.objects.values_list("pk", flat=True)}
    carried = {
        (row.of, seat): got.parts
        for row in ROUTES[name].rows
        if row.where != COMMITTED
        for seat, answer in row.answers.items()
        if answer is Answer.FILE and seat in SEATS.group("all")
        if (got := ask(town, row, seat, sealed)).parts
    }
    assert carried == {}
