"""The heart and the linter work where Django was never installed, and start without what they do not need."""

import subprocess
import sys

BLOCKED = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "granian", "whitenoise", "csp", "django_htmx"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
"""


def python(code):
    return subprocess.run([sys.executable, "-c", BLOCKED + code], capture_output=True, text=True, check=False)


def test_every_module_of_the_heart_can_be_imported_without_django():
    code = """
import importlib, pkgutil, bailiwick
for floor in ("kernel", "policy", "ledger", "cli"):
    package = importlib.import_module(f"bailiwick.{floor}")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
"""
    ended = python(code)
    assert ended.returncode == 0, ended.stderr


def test_the_command_answers_without_django():
    ended = python("from bailiwick.cli.main import main; sys.argv = ['bailiwick', '--help']; main()")
    assert ended.returncode == 0, ended.stderr
    assert "check" in ended.stdout
