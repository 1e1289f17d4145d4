"""Reading a mapping key by key: every wrong type, missing or unknown key becomes a fault with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from typing import TypeVar

from bailiwick.kernel.errors import CallError, Faults
from bailiwick.kernel.periods import Period
from bailiwick.policy.reading.node import Node

Kind = TypeVar("Kind", bound=Enum)
Thing = TypeVar("Thing")


class Fields:
    """One mapping being read. Ask for each key you know, then `finish()` to have the others told as faults."""

    def __init__(self, node: Node, file: str, faults: Faults, what: str) -> None:
        self.file = file
        self.faults = faults
        self.what = what
        self.line = node.line
        self._seen: set[str] = set()
        self._map: dict[str, Node] = {}
        if isinstance(node.value, dict):
            self._map = node.value
        else:
            self.fault(f"{what} must be a mapping of keys to values")

    def fault(self, message: str, line: int | None = None) -> None:
        """Note a fault at a line of this mapping."""
        self.faults.add(self.file, self.line if line is None else line, message)

    def node(self, key: str, *, required: bool = False) -> Node | None:
        """The node under `key`, or None; a missing required key is a fault."""
        self._seen.add(key)
        node = self._map.get(key)
        if node is None and required:
            self.fault(f"{self.what}: '{key}' is missing")
        return node

    def line_of(self, key: str) -> int:
        """The line of a key's value, or of the mapping."""
        node = self._map.get(key)
        return node.line if node else self.line

    def has(self, key: str) -> bool:
        """Whether the key stands in the file."""
        return key in self._map

    def text(self, key: str, *, required: bool = False, default: str = "") -> str:
        """A word or sentence."""
        node = self.node(key, required=required)
        if node is None:
            return default
        if isinstance(node.value, str | int | float) and not isinstance(node.value, bool):
            return str(node.value)
        if isinstance(node.value, date):
            return node.value.isoformat()
        self.fault(f"{self.what}: '{key}' must be text", node.line)
        return default

    def flag(self, key: str, *, default: bool) -> bool:
        """Read true or false."""
        node = self.node(key)
        if node is None:
            return default
        if isinstance(node.value, bool):
            return node.value
        self.fault(f"{self.what}: '{key}' must be true or false", node.line)
        return default

    def number(self, key: str, *, default: float) -> float:
        """A number."""
        node = self.node(key)
        if node is None:
            return default
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return float(node.value)
        self.fault(f"{self.what}: '{key}' must be a number", node.line)
        return default

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A date, as 2026-03-01."""
        node = self.node(key, required=required)
        if node is None or isinstance(node.value, date):
            return node.value if node and isinstance(node.value, date) else None
        self.fault(f"{self.what}: '{key}' must be a date like 2026-03-01", node.line)
        return None

    def period(self, key: str) -> Period | None:
        """A period, as P30D."""
        text = self.text(key)
        if not text:
            return None
        try:
            return Period.parse(text)
        except CallError as error:
            self.fault(f"{self.what}: '{key}': {error}", self.line_of(key))
            return None

    def choice(self, key: str, kind: type[Kind], default: Kind | None = None) -> Kind | None:
        """One of an enum's values; without a default the key is required."""
        node = self.node(key, required=default is None)
        if node is None:
            return default
        for member in kind:
            if member.value == node.value:
                return member
        known = ", ".join(str(member.value) for member in kind)
        self.fault(f"{self.what}: '{key}' is '{node.value}'; it must be one of: {known}", node.line)
        return default

    def members(self, key: str, kind: type[Kind]) -> tuple[Kind, ...]:
        """Several of an enum's values; each that is none of them is a fault."""
        found = []
        for word in self.words(key):
            member = next((member for member in kind if member.value == word), None)
            if member is None:
                known = ", ".join(str(member.value) for member in kind)
                self.fault(f"{self.what}: '{key}' is '{word}'; it must be one of: {known}", self.line_of(key))
            else:
                found.append(member)
        return tuple(found)

    def words(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of words; a single word counts as a list of one."""
        node = self.node(key, required=required)
        return self.words_of(node, key) if node else ()

    def words_of(self, node: Node, key: str) -> tuple[str, ...]:
        """The words in a node."""
        items = node.value if isinstance(node.value, list) else [node]
        found = []
        for item in items:
            if isinstance(item.value, str | int | float) and not isinstance(item.value, bool):
                found.append(str(item.value))
            elif isinstance(item.value, bool):
                found.append("true" if item.value else "false")
            else:
                self.fault(f"{self.what}: '{key}' must be a list of words", item.line)
        return tuple(found)

    def inner(self, key: str, *, required: bool = False) -> Fields | None:
        """The mapping under a key, to be read in turn."""
        node = self.node(key, required=required)
        return None if node is None else Fields(node, self.file, self.faults, f"{self.what}, '{key}'")

    def each(self, key: str) -> Iterator[Node]:
        """The nodes of a list under a key."""
        node = self.node(key)
        if node is None:
            return
        if not isinstance(node.value, list):
            self.fault(f"{self.what}: '{key}' must be a list", node.line)
            return
        yield from node.value

    def entries(self) -> Iterator[tuple[str, Node]]:
        """Every key with its node, for mappings whose keys are free."""
        for key, node in self._map.items():
            self._seen.add(key)
            yield key, node

    def finish(self) -> None:
        """Tell every key that was not asked for."""
        for key, node in self._map.items():
            if key not in self._seen:
                self.fault(f"{self.what}: unknown key '{key}'", node.line)


def read_list(
    node: Node | None, file: str, faults: Faults, what: str, read: Callable[[Fields], Thing | None]
) -> list[Thing]:
    """Read a file that is a list of mappings, each by `read`, skipping those that could not be read."""
    if node is None:
        return []
    if not isinstance(node.value, list):
        faults.add(file, node.line, f"the file must be a list of {what}s")
        return []
    found = []
    for item in node.value:
        fields = Fields(item, file, faults, what)
        thing = read(fields)
        fields.finish()
        if thing is not None:
            found.append(thing)
    return found
