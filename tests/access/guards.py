"""Every guard of the product, found in its source, each with a switch: what it holds shows when it is taken out.

Guards are: a refusal or a "not there" that is raised; a call that can do nothing else than refuse; a question whether
somebody may; the decorator of acts that matter; and each function of a `permissions` module as a whole. The source is
compiled once more with a switch around each of them, and the functions that are already loaded are given that code; a
switch that nobody has turned changes nothing. So a new guard is found without being listed anywhere.
"""

import ast
import gc
import importlib
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType

from django.http import Http404

import bailiwick
from bailiwick.apps.accounts.errors import NotLetInError
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.selectors import kept

SOURCE = Path(bailiwick.__file__).parent
SWITCH = "__guard__"
OPENS_AS = {
    "recently_proved": True,
    "_is_open": True,
    "_has_ended": False,
    "everywhere": True,
    "may": True,
}
"""What a question is answered when it is taken out: always in favour of whoever asks."""
ASKS = ("may_", "_may_", "mine_", "_mine_", "is_colleague", "works_here")
WORKS = frozenset({"destroy_again", "pass_order", "step", "_hold"})
"""What can refuse and is no guard for that: it does something."""
PROVED, PROVED_IN = "must_be_proved", "must_be_proved.<locals>.proved"


class Switches:
    """Which guard is taken out, if any, and which have been passed."""

    def __init__(self):
        self.out, self.passed = "", set()

    def on(self, guard, view=None):
        """Whether the guard stands."""
        guard = f"{view.__module__}.{view.__qualname__}: @{PROVED}" if view is not None else guard
        self.passed.add(guard)
        return guard != self.out


SWITCHES = Switches()


@cache
def guards():
    """The name of every guard: module, function, line within it, and what stands there."""
    return sorted(guard for _, found in _rewritten() for guard in found)


@contextmanager
def switched():
    """The product with its switches, for as long as the block lasts.

    Nothing is kept between requests meanwhile: an answer given with a guard would hide that it is out.
    """
    from_before, kept._standing = kept._standing, lambda _reads: None
    codes = {}
    for tree, _ in _rewritten():
        tree.module.__dict__[SWITCH] = SWITCHES.on
        codes |= {(one.co_filename, one.co_qualname, one.co_firstlineno): one for one in _codes(tree.code)}
    # What Ask froze (gc.freeze) is not listed. A lazy object would be made by asking what it is an instance of.
    gc.unfreeze()
    live = [one for one in gc.get_objects() if type(one) is FunctionType]
    before = []
    for one in live:
        old = one.__code__
        new = codes.get((old.co_filename, old.co_qualname, old.co_firstlineno))
        if new is not None and new.co_freevars == old.co_freevars:
            before.append((one, old))
            one.__code__ = new
    try:
        yield SWITCHES
    finally:
        kept._standing = from_before
        for one, old in before:
            one.__code__ = old


@contextmanager
def taken_out(guard):
    """Without one guard, or with "" all of them in place, for as long as the block lasts."""
    before, SWITCHES.out = SWITCHES.out, guard
    try:
        yield
    finally:
        SWITCHES.out = before


@cache
def _rewritten():
    """Each module that has guards, with its new code, and their names."""
    made = []
    for file in sorted(
        [*SOURCE.glob("apps/**/*.py"), *SOURCE.glob("jobs/**/*.py"), *SOURCE.glob("project/*.py")]
    ):
        parts = file.relative_to(SOURCE.parent).with_suffix("").parts
        if "migrations" in parts or file.name in {"settings.py", "wsgi.py", "apps.py"}:
            continue
        module = importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
        rewriting = _Rewriting(module, ast.parse(file.read_text(encoding="utf-8")), str(file))
        if rewriting.found or rewriting.proves:
            made.append((rewriting, rewriting.found))
    return made


def _codes(code):
    """A code object and all in it."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _codes(one)


class _Rewriting(ast.NodeTransformer):
    """One module's source with a switch around each guard."""

    def __init__(self, module, tree, file):
        self.module, self.found, self._inside, self.proves = module, [], [], False
        self._permits = module.__name__.endswith(".permissions") and ".selectors." not in module.__name__
        self.code = compile(ast.fix_missing_locations(self.visit(tree)), file, "exec")

    def visit_FunctionDef(self, node):
        self._inside.append(node)
        decorated = [one for one in node.decorator_list if isinstance(one, ast.Name) and one.id == PROVED]
        if decorated:
            self.found.append(f"{self.module.__name__}.{node.name}: @{PROVED}")
        self.generic_visit(node)
        says_by_what = node.returns is not None and ast.unparse(node.returns) == "May | None"
        if (self._permits or says_by_what) and len(self._inside) == 1:
            self._open_whole(node)
        self._inside.pop()
        return node

    def _open_whole(self, node):
        """A function of a `permissions` module, or one that gives a `May`, that says yes to everybody at once."""
        opened = _opened(self.module, node)
        if opened is None:
            return
        switch = self._switch(node, "the whole of it")
        docstring = ast.get_docstring(node) is not None
        node.body.insert(int(docstring), ast.If(ast.UnaryOp(ast.Not(), switch), [ast.Return(opened)], []))

    def visit_Raise(self, node):
        self.generic_visit(node)
        if self._inside and node.exc is not None and self._refuses(node.exc):
            return ast.copy_location(ast.If(self._switch(node, "raise"), [node], []), node)
        return node

    def visit_Expr(self, node):
        self.generic_visit(node)
        if self._inside and isinstance(node.value, ast.Call) and self._only_refuses(node.value):
            return ast.copy_location(ast.If(self._switch(node, _called(node.value)), [node], []), node)
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        name = _called(node)
        if not self._inside or (name not in OPENS_AS and not name.startswith(ASKS)) or name == "require":
            return node
        if name.startswith(ASKS) and not _gives(self._meant(node), "bool"):
            return node
        if ".".join(one.name for one in self._inside) == "must_be_proved.proved":
            self.proves = True
            switch = ast.Call(
                ast.Name(SWITCH, ast.Load()), [ast.Constant(""), ast.Name("view", ast.Load())], []
            )
        else:
            switch = self._switch(node, name)
        return ast.copy_location(ast.IfExp(switch, node, ast.Constant(OPENS_AS.get(name, True))), node)

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if node.attr == "is_active" and self.module.__name__.endswith(".sessions") and self._inside:
            return ast.copy_location(
                ast.IfExp(self._switch(node, node.attr), node, ast.Constant(value=True)), node
            )
        return node

    def _switch(self, node, what):
        first = self._inside[0]
        way = ".".join(one.name for one in self._inside)
        guard = f"{self.module.__name__}.{way}: {what}, line {node.lineno - first.lineno}"
        if guard in self.found:
            guard += f", column {node.col_offset}"
        self.found.append(guard)
        return ast.Call(ast.Name(SWITCH, ast.Load()), [ast.Constant(guard)], [])

    def _meant(self, call):
        """What a call calls, as far as the module's own names tell."""
        asked = call.func
        if isinstance(asked, ast.Attribute) and isinstance(asked.value, ast.Name):
            return getattr(self.module.__dict__.get(asked.value.id), asked.attr, None)
        return self.module.__dict__.get(asked.id) if isinstance(asked, ast.Name) else None

    def _refuses(self, raised):
        """Whether what is raised says no to somebody; what is said to wrong passwords and codes is T18's."""
        made = raised.func if isinstance(raised, ast.Call) else raised
        meant = self.module.__dict__.get(made.id) if isinstance(made, ast.Name) else None
        if isinstance(meant, type):
            return issubclass(meant, RefusedError | Http404) and not issubclass(meant, NotLetInError)
        return _gives(meant, "RefusedError")

    def _only_refuses(self, call):
        """Whether a call whose value nobody takes can refuse: it asks, and an act of its own it is not."""
        meant = self._meant(call)
        if not isinstance(meant, FunctionType) or hasattr(meant, "__wrapped__") or meant.__name__ in WORKS:
            return False
        return _can_refuse(meant)


def _called(call):
    asked = call.func
    return asked.attr if isinstance(asked, ast.Attribute) else getattr(asked, "id", "")


def _gives(meant, what):
    return isinstance(meant, FunctionType) and meant.__annotations__.get("return") == what


@cache
def _can_refuse(function):
    """Whether a function of ours refuses by itself: it raises, or calls what only refuses."""
    return any(_refuses_itself(one) for one in _called_by(function, set()))


def _called_by(function, seen):
    """The function, and every function of ours that it calls by name: acts are asked for themselves."""
    where = function.__module__
    if function in seen or not where.startswith("bailiwick.") or where.endswith(".signing_in"):
        return
    seen.add(function)
    yield function
    for name in function.__code__.co_names:
        one = function.__globals__.get(name)
        if isinstance(one, FunctionType) and not hasattr(one, "__wrapped__"):
            yield from _called_by(one, seen)


def _refuses_itself(function):
    names = function.__code__.co_names
    return "RefusedError" in names or any(
        _gives(function.__globals__.get(name), "RefusedError") for name in names
    )


_OPENED = {
    "frozenset[Part]": "frozenset(Part)",
    "frozenset[UUID]": "frozenset(tree_on(day).parents)",
    "May | None": "May(Capacity.HOLDER)",
    "Standing": "Standing(tree_on(day), dict.fromkeys(Right))",
}


def _opened(module, node):
    """What a function of a `permissions` module gives to whoever may everything; None where it asks nobody."""
    given = ast.unparse(node.returns) if node.returns else "None"
    if given == "bool":
        return ast.Constant(value=True)
    if given == "None":
        return ast.Constant(value=None)
    if given in _OPENED:
        return ast.parse(_OPENED[given], mode="eval").body
    if given in {"RefusedError", "Tree", "UUID", "list[tuple[str, UUID]]"}:
        return None
    raise AssertionError(
        f"{module.__name__}.{node.name} gives {given}: say in tests/access/guards.py how that opens."
    )
