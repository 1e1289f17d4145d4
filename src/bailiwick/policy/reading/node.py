"""What a file says, as a tree whose every part knows its line. No aliases, no tags, no duplicate keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import yaml

from bailiwick.kernel.errors import Faults

Scalar: TypeAlias = str | int | float | bool | date | None

LARGEST_FILE = 2_000_000
"""Bytes; a pack file larger than this is refused before it is parsed."""
DEEPEST = 24
MOST_NODES = 100_000

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A scalar, a list of nodes or a mapping of nodes, with the line (from 1) where it begins."""

    value: Scalar | list[Node] | dict[str, Node]
    line: int

    def plain(self) -> object:
        """The same as ordinary lists, dicts and scalars."""
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value


def parse_yaml(data: bytes, file: str, faults: Faults) -> Node | None:
    """Parse one YAML document strictly; None when it is empty or a fault was noted."""
    if len(data) > LARGEST_FILE:
        faults.add(file, 0, f"the file is larger than {LARGEST_FILE:,} bytes")
        return None
    before = len(faults.all)
    try:
        node = _Builder(file, faults).build(data)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable as YAML"
        faults.add(file, mark.line + 1 if mark else 0, f"not well-formed YAML: {problem}")
        return None
    except (UnicodeDecodeError, ValueError) as error:
        faults.add(file, 0, f"not readable as text: {type(error).__name__}")
        return None
    return node if len(faults.all) == before else None


class _Builder:
    """Builds nodes from parser events, so that nothing is constructed that the file alone decides."""

    def __init__(self, file: str, faults: Faults) -> None:
        self._file = file
        self._faults = faults
        self._count = 0

    def build(self, data: bytes) -> Node | None:
        events = yaml.parse(data, Loader=_LOADER)
        root: Node | None = None
        stack: list[tuple[Node, Node | None]] = []  # container, pending key
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._faults.add(self._file, _line(event), "a file holds one document, not several")
                return None
            if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                stack.pop()
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            node = self._node_of(event)
            if node is None or len(stack) >= DEEPEST or self._count > MOST_NODES:
                if node is not None:
                    self._faults.add(
                        self._file, node.line, "nested too deeply, or too many parts, for a pack file"
                    )
                return None
            if stack:
                self._attach(stack, node)
            else:
                root = node
            if isinstance(node.value, list | dict):
                stack.append((node, None))
        return root

    def _node_of(self, event: yaml.NodeEvent) -> Node | None:
        self._count += 1
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._faults.add(self._file, line, "anchors and aliases are not allowed; write the value out")
            return None
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._faults.add(self._file, line, f"tags are not allowed: {tag}")
            return None
        if isinstance(event, yaml.SequenceStartEvent):
            return Node([], line)
        if isinstance(event, yaml.MappingStartEvent):
            return Node({}, line)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 -- the kinds of node are all named above
        return Node(event.value if event.style else _scalar(event.value), line)

    def _attach(self, stack: list[tuple[Node, Node | None]], node: Node) -> None:
        container, key = stack[-1]
        if isinstance(container.value, list):
            container.value.append(node)
            return
        assert isinstance(container.value, dict)  # noqa: S101 -- only containers are on the stack
        if key is None:
            stack[-1] = (container, node)
            return
        stack[-1] = (container, None)
        if isinstance(key.value, list | dict):
            self._faults.add(self._file, key.line, "a key must be a word")
            return
        name = str(key.value)
        if name in container.value:
            self._faults.add(self._file, key.line, f"the key '{name}' stands twice")
        container.value[name] = node


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 0


def _scalar(text: str) -> Scalar:  # noqa: PLR0911 -- one return for each kind of scalar
    """Resolve a plain scalar; `on`, `off`, `yes` and `no` stay words, and so does `none`."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text
