"""Reading facts from a file: a value is Known, the word `none` is Absent, what is left out is Unknown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields as fields_of
from dataclasses import replace
from enum import Enum
from functools import partial
from typing import TypeVar

from bailiwick.policy.facts.captures import PageCapture, RegisteredSite
from bailiwick.policy.facts.facts import Facts, attribute_of
from bailiwick.policy.facts.media import Device, Rights
from bailiwick.policy.facts.registers import AccessLine
from bailiwick.policy.facts.subjects import (
    Account,
    CandidateSteps,
    Duty,
    Finding,
    MediaKind,
    PendingCase,
    PostClass,
    Reaction,
    WaiverFact,
)
from bailiwick.policy.facts.value import ABSENT, Fact, Known
from bailiwick.policy.permission import Form, Permission, PermissionState
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.reading.node import Node
from bailiwick.policy.reading.rows import read_row, read_rows

NONE = "none"
"""The word by which a file says that a fact is known to be absent."""

Subject = TypeVar("Subject")
Converter = Callable[[Fields, str], object | None]


def read_facts(node: Node, fields: Fields) -> Facts:
    """Read a mapping of subjects; faults are noted in `fields`, whose file and line they carry."""
    inner = Fields(node, fields.file, fields.faults, "facts")
    subjects: dict[str, object] = {}
    for subject in fields_of(Facts):
        shown = subject.name
        found = inner.node(shown)
        if found is None:
            continue
        if shown == "permissions":
            subjects[shown] = _read_many(found, inner, "permission", _read_permission)
        elif shown == "waivers":
            subjects[shown] = _read_many(found, inner, "waiver", _read_waiver)
        else:
            subjects[shown] = _read_subject(found, inner, shown, subject.default_factory)  # type: ignore[arg-type]
    inner.finish()
    return replace(Facts(), **subjects)  # type: ignore[arg-type]  # each subject was built by its own class


def _read_subject(node: Node, parent: Fields, name: str, kind: Callable[[], Subject]) -> Subject:
    inner = Fields(node, parent.file, parent.faults, f"facts, '{name}'")
    values: dict[str, object] = {}
    types = {part.name: str(part.type) for part in fields_of(kind)}  # type: ignore[arg-type]
    for key, value in inner.entries():
        attribute = attribute_of(key)
        if attribute not in types:
            inner.fault(f"{inner.what}: there is no fact '{key}'", value.line)
        elif value.value == NONE:
            values[attribute] = ABSENT
        else:
            converted = _CONVERTERS[types[attribute]](inner, key)
            if converted is not None:
                values[attribute] = Known(converted)
    return kind(**values)


def _one_of(kind: type[Enum], fields: Fields, key: str) -> object | None:
    return fields.choice(key, kind)


def _truth(fields: Fields, key: str) -> bool | None:
    return fields.flag(key, default=False)


def _pending_cases(fields: Fields, key: str) -> tuple[PendingCase, ...]:
    found = []
    for node in fields.each(key):
        inner = Fields(node, fields.file, fields.faults, "pending case")
        found.append(
            PendingCase(
                names=inner.words("names"),
                number=inner.text("number"),
                event=inner.text("event"),
                outcome=inner.text("outcome"),
            )
        )
        inner.finish()
    return tuple(found)


def _candidates(fields: Fields, key: str) -> tuple[CandidateSteps, ...]:
    found = []
    for node in fields.each(key):
        inner = Fields(node, fields.file, fields.faults, "candidate")
        found.append(
            CandidateSteps(
                candidate=inner.text("candidate", required=True), steps=frozenset(inner.words("steps"))
            )
        )
        inner.finish()
    return tuple(found)


def _capture(fields: Fields, key: str) -> PageCapture | None:
    inner = fields.inner(key)
    return read_row(PageCapture, inner) if inner else None


def _elements(fields: Fields, key: str) -> dict[str, Finding]:
    inner = fields.inner(key)
    found: dict[str, Finding] = {}
    for name, _ in inner.entries() if inner else ():
        finding = inner.choice(name, Finding) if inner else None
        if finding is not None:
            found[name] = finding
    return found


def _text(fields: Fields, key: str) -> str | None:
    node = fields.node(key)
    # An empty text is a text; an empty value in a file is a slip, told as a fault by `text`.
    return fields.text(key) if node is not None and node.value is not None else fields.text(key) or None


_CONVERTERS: dict[str, Converter] = {
    "Fact[str]": _text,
    "Fact[bool]": _truth,
    "Fact[date]": lambda fields, key: fields.day(key),
    "Fact[frozenset[str]]": lambda fields, key: frozenset(fields.words(key)),
    "Fact[tuple[str, ...]]": lambda fields, key: fields.words(key),
    "Fact[tuple[PendingCase, ...]]": _pending_cases,
    "Fact[tuple[CandidateSteps, ...]]": _candidates,
    "Fact[tuple[RegisteredSite, ...]]": partial(read_rows, RegisteredSite),
    "Fact[tuple[AccessLine, ...]]": partial(read_rows, AccessLine),
    "Fact[PageCapture]": _capture,
    "Fact[tuple[Device, ...]]": partial(read_rows, Device),
    "Fact[dict[str, Finding]]": _elements,
    "Fact[int]": lambda fields, key: int(fields.number(key, default=0)),
    "Fact[Account]": partial(_one_of, Account),
    "Fact[PostClass]": partial(_one_of, PostClass),
    "Fact[MediaKind]": partial(_one_of, MediaKind),
    "Fact[Duty]": partial(_one_of, Duty),
    "Fact[Reaction]": partial(_one_of, Reaction),
    "Fact[Rights]": partial(_one_of, Rights),
}


def _read_many(
    node: Node, parent: Fields, what: str, read: Callable[[Fields], Subject]
) -> Fact[tuple[Subject, ...]]:
    if node.value == NONE:
        return ABSENT
    if not isinstance(node.value, list):
        parent.fault(f"facts: '{what}s' must be a list, or none", node.line)
        return ABSENT
    found = []
    for item in node.value:
        inner = Fields(item, parent.file, parent.faults, what)
        found.append(read(inner))
        inner.finish()
    return Known(tuple(found))


def _read_permission(fields: Fields) -> Permission:
    return Permission(
        power=fields.text("power", required=True),
        by=fields.text("by", required=True),
        form=fields.choice("form", Form, Form.WRITTEN) or Form.WRITTEN,
        on=fields.day("on"),
        until=fields.day("until"),
        state=fields.choice("state", PermissionState, PermissionState.IN_FORCE) or PermissionState.IN_FORCE,
        object=fields.text("object"),
        digest=fields.text("digest"),
        layout=fields.text("layout"),
        standing=fields.text("standing"),
        named_person=fields.flag("named_person", default=False),
        scope=fields.words("scope"),
        inputs=fields.words("inputs"),
        endorsed_by=fields.words("endorsed_by"),
        reference=fields.text("reference"),
    )


def _read_waiver(fields: Fields) -> WaiverFact:
    return WaiverFact(
        kind=fields.text("kind", required=True),
        reason=fields.text("reason", required=True),
        clause=fields.text("clause"),
        until=fields.day("until"),
    )
