"""The README cannot lie: what it shows of a terminal is typed here, and has to come out as it stands there."""

import re

import pytest
from tests.architecture.source import ROOT

from bailiwick.cli.main import main

README = ROOT / "README.md"
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
TYPED = re.compile(r"(?m)^\$ (.+)\n((?:(?!\$ ).*\n?)*)")
COMMAND = ".venv/bin/bailiwick "


def typed():
    """What the README types, in order, and what it shows below."""
    blocks = CONSOLE.findall(README.read_text(encoding="utf-8"))
    return [example for block in blocks for example in TYPED.findall(block)]


def files():
    """The files it makes or shows: name and text."""
    for line, below in typed():
        if made := re.fullmatch(r"echo '(.+)' > (\S+)", line):
            yield made[2], f"{made[1]}\n"
        elif shown := re.fullmatch(r"cat (\S+)", line):
            yield shown[1], below


EXAMPLES = [(line.removeprefix(COMMAND), below) for line, below in typed() if line.startswith(COMMAND)]


def test_the_readme_shows_a_text_and_a_page():
    assert [line.split()[0] for line, _ in EXAMPLES] == ["check", "page"]


@pytest.mark.parametrize(("line", "below"), EXAMPLES, ids=[line.split()[0] for line, _ in EXAMPLES])
def test_what_the_readme_types_comes_out_as_it_says(line, below, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, text in files():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit):
        main([*line.split(), "--on", "2026-11-21"])
    assert capsys.readouterr().out.strip() == below.strip()
