"""What an agency installs: the wheel holds the packs and everything else that is data, and nothing that is not ours."""

import subprocess
import sys
import zipfile

import pytest
from tests.architecture.source import PACKAGE, ROOT

DATA = {".yaml", ".html", ".css", ".js", ".svg", ".png", ".woff2", ".po", ".mo", ".txt", ".typed", ".json"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        yield archive


def test_the_wheel_holds_every_file_of_the_package(wheel):
    ours = {
        f"bailiwick/{file.relative_to(PACKAGE)}"
        for file in PACKAGE.rglob("*")
        if file.is_file()
        and (file.suffix in DATA or file.suffix == ".py")
        and "__pycache__" not in file.parts
    }
    assert ours - set(wheel.namelist()) == set()


def test_the_wheel_holds_nothing_but_the_package(wheel):
    assert {name.partition("/")[0] for name in wheel.namelist()} == {"bailiwick", "bailiwick-0.1.0.dist-info"}


@pytest.mark.parametrize("name", ["clauses.json", "judgement.json"])
def test_the_wheel_brings_the_figures_that_its_pages_show(wheel, name):
    assert wheel.read(f"bailiwick/{name}") == (ROOT / "docs" / name).read_bytes()


def test_the_wheel_brings_the_command_and_the_licence(wheel):
    assert b"bailiwick = bailiwick.cli.main:main" in wheel.read("bailiwick-0.1.0.dist-info/entry_points.txt")
    assert "bailiwick-0.1.0.dist-info/licenses/LICENSE" in wheel.namelist()
