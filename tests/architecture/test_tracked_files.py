"""No file of ours names a machine, a registry or a secret, and nothing made by tools is kept."""

import re
import subprocess

import pytest
from tests.architecture.source import ROOT

# Spelled in pieces so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(r"(?<![\w.~/$}>-])/(?:work|root|tmp|opt|home)/[\w.-]+")
HOSTS = ("pypi." + "org", "python" + "hosted.org", "npm" + "js.org", "deb." + "debian.org")
REGISTRY = re.compile("|".join(re.escape(host) for host in HOSTS), re.IGNORECASE)
SECRET = re.compile("-----BEGIN [A-Z ]*" + "PRIVATE KEY-----")
MADE_BY_TOOLS = re.compile(
    r"(?:^|/)(?:uv\.lock|\.venv|__pycache__|node_modules|\.DS_Store)(?:/|$)|\.pyc$|\.sqlite3$"
)
VENDORED = re.compile(r"/static/.*(?:\.min\.|/vendor/|uswds)")


def files():
    """Every file that is committed or is about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def texts():
    for name in files():
        content = (ROOT / name).read_bytes()
        if b"\0" not in content[:8000] and not VENDORED.search(name):
            yield name, content.decode("utf-8", "replace")


def found(pattern):
    return [f"{name}: {hit.group()}" for name, text in texts() for hit in pattern.finditer(text)]


def test_there_are_files_to_look_at():
    assert "pyproject.toml" in files()


def test_no_file_names_a_path_of_a_machine():
    assert found(MACHINE_PATH) == []


def test_no_file_names_a_registry():
    assert found(REGISTRY) == []


def test_no_file_holds_a_private_key():
    assert found(SECRET) == []


def test_nothing_made_by_tools_is_kept():
    assert [name for name in files() if MADE_BY_TOOLS.search(name)] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"])
def test_requirements_are_hashed_and_name_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(pins) > 10
    assert all("==" in pin and pin.endswith("\\") for pin in pins)
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert "--index" not in text


@pytest.mark.parametrize(
    ("path", "seen"), [("/tm" + "p/x", True), ("docs/tmp/x", False), ("https://a.example/home/x", False)]
)
def test_a_path_of_a_machine_is_seen(path, seen):
    assert bool(MACHINE_PATH.search(f"see {path} there")) is seen
