"""Two tests of one name in one place: the second silently takes the place of the first."""

import ast
from collections import Counter

from tests.architecture.source import ROOT, tree

TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


def test_no_two_tests_of_a_module_or_class_share_a_name():
    shared = []
    for file in TESTS:
        for scope in ast.walk(tree(file)):
            if isinstance(scope, ast.Module | ast.ClassDef):
                names = [node.name for node in scope.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
                shared += [f"{file.relative_to(ROOT)}: {name}" for name, n in Counter(names).items() if n > 1]
    assert shared == []


def test_every_test_can_fail():
    """A test asserts, expects an error, hands over to something that does, or says that nothing may be raised."""
    speaks = {"raises", "expect", "fail", "warns", "run"}
    mute = [
        f"{file.relative_to(ROOT)}::{node.name}"
        for file in TESTS
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and "raise_nothing" not in node.name
        if not any(isinstance(part, ast.Assert) for part in ast.walk(node))
        if not any(
            name in speaks or name.startswith(("assert_", "must_", "check_"))
            for part in ast.walk(node)
            if isinstance(part, ast.Call)
            for name in [
                part.func.attr if isinstance(part.func, ast.Attribute) else getattr(part.func, "id", "")
            ]
        )
    ]
    assert mute == []
