"""The heart is given facts, texts and days as arguments: it opens no file, asks no clock, draws no lots."""

import ast

from tests.architecture.source import HEART, PACKAGE, calls, imported, modules, place, tree

# Carried by exports and never imported: it opens files, because it is a program of its own.
CARRIED = PACKAGE / "ledger" / "standalone"
HEART_MODULES = [file for file in modules(*HEART) if not file.is_relative_to(CARRIED)]
LOADING = PACKAGE / "policy" / "loading"

OPENS_FILES = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "iterdir",
    "rglob",
    "unlink",
    "mkdir",
}
FILE_MODULES = {"glob", "importlib.resources", "io", "os", "pathlib", "shutil", "tempfile"}
CLOCK = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
CHANCE = {"random", "secrets", "uuid"}


def test_the_heart_is_there_to_be_looked_at():
    assert len(HEART_MODULES) > 20


def test_only_loading_opens_files():
    outside = [file for file in HEART_MODULES if not file.is_relative_to(LOADING)]
    opened = [place(file, line) for file in outside for line, name, _ in calls(file) if name in OPENS_FILES]
    reached = [place(file, line) for file in outside for line, name in imported(file) if name in FILE_MODULES]
    assert opened + reached == []


def test_the_heart_asks_no_clock():
    asked = [
        place(file, line)
        for file in HEART_MODULES
        for line, name, node in calls(file)
        if name in CLOCK and isinstance(node.func, ast.Attribute)
    ]
    reached = [place(file, line) for file in HEART_MODULES for line, name in imported(file) if name == "time"]
    assert asked + reached == []


def test_the_heart_draws_no_lots():
    assert [place(f, line) for f in HEART_MODULES for line, name in imported(f) if name in CHANCE] == []


def test_packs_hold_no_code():
    assert [str(file) for file in (PACKAGE / "packs").rglob("*.py")] == []


def test_no_import_hides_in_a_function_of_the_heart():
    """An import inside a function hides a cycle; the noun should move instead."""
    hidden = [
        place(file, inner.lineno)
        for file in HEART_MODULES
        for function in ast.walk(tree(file))
        if isinstance(function, ast.FunctionDef)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_import_is_for_types_alone():
    """What is imported only for types is imported all the same: cycles begin behind TYPE_CHECKING."""
    assert [str(file) for file in modules() if "TYPE_CHECKING" in file.read_text(encoding="utf-8")] == []
