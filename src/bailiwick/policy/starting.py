"""A pack of one's own, begun from one that is at hand: the same rules under another name, and the choices made anew.

Texts of files come in and go out; nothing is opened here. What is copied is our summaries and bindings, never the
wording of the policy that it is begun from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bailiwick.policy.pack import Pack
from bailiwick.policy.setting import Setting

LEFT_OUT = frozenset({"cited.yaml", "editions.yaml", "printed.yaml"})
"""Files that speak of the other policy's own texts, titles and days."""
EDITIONS = (
    '# The first edition begins on the day it is adopted.\n- {id: "first", from: adoption, text: held}\n'
)
_OF_ITS_EDITION = re.compile(r"^  (?:since|until): .*\n", re.MULTILINE)
_NOTE = re.compile(r"^  note:.*\n(?:    .*\n)*", re.MULTILINE)
_SOURCE = re.compile(r"^  source: .*\n(?:    .*\n)*", re.MULTILINE)
_HEAD = re.compile(r"^(id|title|citation|publisher): .*\n(?: +.*\n)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Begun:
    """What a new pack is called: its id, title, how it is cited, and whose it is."""

    id: str
    title: str
    citation: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question where policies differ: its number, and the setting of the pack begun from; None: it is silent."""

    number: str
    question: str
    setting: Setting | None


def questions(base: Pack, others: Iterable[Pack]) -> tuple[Asked, ...]:
    """The questions of the table of differences (X1 to X29), in its order, as the pack and the others ask them."""
    asked: dict[str, str] = {}
    for pack in (base, *others):
        for setting in pack.settings.values():
            if re.fullmatch(r"X\d+", setting.id):
                asked.setdefault(setting.id, setting.question)
    own = {setting.id: setting for setting in base.settings.values()}
    order = sorted(asked, key=lambda number: int(number[1:]))
    return tuple(Asked(number, asked[number], own.get(number)) for number in order)


def begun_files(
    files: Mapping[str, str], base: str, begun: Begun, answers: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The files of the new pack, by path, from those of the one it is begun from.

    `answers`: setting key to choice, which become its defaults. Worked examples stay with the other policy.
    """
    for path, text in files.items():
        if path in LEFT_OUT or path.startswith("cases/"):
            continue
        renamed = _renamed(text, base, begun.id)
        if path == "pack.yaml":
            renamed = _HEAD.sub(lambda found: _head(found, begun), renamed)
        elif path == "settings.yaml":
            renamed = _with_defaults(renamed, answers)
        elif path.startswith("clauses"):
            for gone in (_OF_ITS_EDITION, _NOTE):
                renamed = gone.sub("", renamed)
            renamed = _SOURCE.sub('  source: {file: "own-policy"}\n', renamed)
        yield path, renamed
    yield "editions.yaml", EDITIONS


def relabelled(text: str, clause: str, label: str) -> str | None:
    """A file of clauses with another printed label for a clause; None where the clause is not in it."""
    found = re.search(rf"^- id: {re.escape(clause)}\n(?:  .*\n)*?  label: (.*)\n", text, re.MULTILINE)
    if found is None:
        return None
    return text[: found.start(1)] + json.dumps(label, ensure_ascii=False) + text[found.end(1) :]


def _renamed(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![A-Za-z0-9./-]){re.escape(old)}(?=/[A-Za-z0-9]|\.[a-z])", new, text)


def _head(found: re.Match[str], begun: Begun) -> str:
    key = found[1]
    return f"{key}: {json.dumps(getattr(begun, key), ensure_ascii=False)}\n"


def _with_defaults(text: str, answers: Mapping[str, str]) -> str:
    lines, key = [], ""
    for line in text.splitlines(keepends=True):
        if line.startswith("  key: "):
            key = line.removeprefix("  key: ").strip().strip("'\"")
        chosen = line.startswith("  default: ") and key in answers
        lines.append(f"  default: {json.dumps(answers[key])}\n" if chosen else line)
    return "".join(lines)
