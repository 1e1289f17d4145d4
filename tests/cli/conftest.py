"""What tests of the command line share: running a command, with its exit status and what it wrote."""

import pytest

from bailiwick.cli.main import main


@pytest.fixture
def run(capsys):
    def run_command(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return int(ended.value.code or 0), captured.out, captured.err

    return run_command
