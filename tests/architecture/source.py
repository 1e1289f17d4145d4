"""Where our source stands and how the architecture tests walk it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "bailiwick"
HEART = ("kernel", "policy", "ledger")


def modules(*folders: str) -> list[Path]:
    """Every Python file below the given folders of the package; of the whole package without any."""
    roots = [PACKAGE / folder for folder in folders] or [PACKAGE]
    return sorted(file for root in roots for file in root.rglob("*.py"))


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def calls(file: Path) -> Iterator[tuple[int, str, ast.Call]]:
    """Line, last name and node of every call: `date.today()` is `today`."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield node.lineno, name, node


def imported(file: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every module a file imports, wherever the import stands."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""


def place(file: Path, line: int) -> str:
    """A place a person can open: `src/bailiwick/policy/gate.py:12`."""
    return f"{file.relative_to(ROOT)}:{line}"
