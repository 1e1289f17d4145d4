"""The access matrix as it is declared in tests/access/*.yaml: read strictly, and laid out cell by cell.

Nothing here knows Django: the tests ask the cells of the product, and `tools.access_page` prints them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

DECLARED = Path(__file__).resolve().parent.parent / "tests" / "access"
STRANGERS, EVERYBODY, ALL, ROLES, MACHINES = "strangers", "everybody", "all", "roles", "machines"


class Answer(StrEnum):
    """What somebody is answered; the values stand in the declarations."""

    PAGE = "page"
    FILE = "file"
    DATA = "data"
    DONE = "done"
    REFUSED = "refused"
    ABSENT = "absent"
    SIGN_IN = "sign-in"
    AGAIN = "again"
    FORM = "form"
    MOVED = "moved"
    GONE = "gone"
    NOT_SO = "not-so"
    FAULT = "fault"
    BROKEN = "broken"
    """Never declared: an error of ours."""


MEANINGS: Mapping[Answer, str] = {
    Answer.PAGE: "they see the page",
    Answer.FILE: "they get a file",
    Answer.DATA: "their program is told it",
    Answer.DONE: "it is done, and is one entry of the journal",
    Answer.REFUSED: "it is not done, and the refusal is one entry",
    Answer.ABSENT: "the answer for what does not exist, byte for byte",
    Answer.SIGN_IN: "they are led to the sign-in",
    Answer.AGAIN: "they show the second step first",
    Answer.FORM: "the form comes back with what to put right; nothing is kept",
    Answer.MOVED: "they are led on to another page; nothing is kept",
    Answer.GONE: "the link opens nothing any more",
    Answer.NOT_SO: "no page takes this method here",
    Answer.FAULT: "it cannot be done by anybody as things stand, and nothing is kept",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One operation on one object: what everybody in every seat is answered, and who sees which part."""

    what: str
    method: str
    of: str
    answers: Mapping[str, Answer]
    at: Mapping[str, object] = field(default_factory=dict)
    sends: Mapping[str, object] = field(default_factory=dict)
    act: str = ""
    shows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    where: str = ""
    """`demo`: asked of a record that is a demo."""
    only: frozenset[str] = frozenset()
    """The seats that are asked, where not all are."""

    @property
    def name(self) -> str:
        """How a test names it."""
        return f"{self.method} {self.what} {self.of}".strip()


@dataclass(frozen=True, slots=True)
class Declared:
    """One route, act, command, job or export: whether strangers may come, what marks its parts, and its rows."""

    name: str
    open: bool
    parts: Mapping[str, str]
    rows: tuple[Row, ...]
    why_none: str = ""
    """Why an act has no rows of its own."""


class Faulty(ValueError):  # noqa: N818 -- what the declaration is, said to whoever wrote it
    """A declaration that cannot be read; it says where, and what to do."""


class Seats:
    """Everybody who asks: by group, each with a sentence for the reader."""

    def __init__(self, told: Mapping[str, Mapping[str, str]]) -> None:
        self.groups = {group: dict(names) for group, names in told.items()}
        self.says = {name: says for names in told.values() for name, says in names.items()}
        twice = sum(len(names) for names in told.values()) - len(self.says)
        if twice or self.says.keys() & {*told, EVERYBODY, ALL}:
            raise Faulty("seats.yaml: a seat has the name of another or of a group. Choose another name.")

    def named(self, words: object, where: str) -> list[str]:
        """The seats that a declaration names: seats and groups, with spaces between."""
        found: list[str] = []
        for word in str(words).split():
            found += self.group(word) if self.is_group(word) else [word]
        unknown = [name for name in found if name not in self.says]
        if unknown:
            raise Faulty(f"{where}: nobody sits in {', '.join(unknown)}. See tests/access/seats.yaml.")
        return found

    def is_group(self, word: str) -> bool:
        """Whether a word names a group."""
        return word in self.groups or word in {EVERYBODY, ALL}

    def group(self, word: str) -> list[str]:
        """The seats of a group; `everybody` is who is signed in."""
        if word == EVERYBODY:
            return self.without(STRANGERS, MACHINES)
        if word == ALL:
            return [*self.groups[STRANGERS], *self.group(EVERYBODY)]
        return list(self.groups[word])

    def without(self, *groups: str) -> list[str]:
        """All seats but those of some groups."""
        return [name for group, names in self.groups.items() if group not in groups for name in names]


def read_seats(folder: Path = DECLARED) -> Seats:
    """Who asks."""
    return Seats(_load(folder / "seats.yaml"))


def read_routes(seats: Seats) -> dict[str, Declared]:
    """Every route that is declared, by its address."""
    return {one.name: one for declared in read_by_file(seats).values() for one in declared}


def read_by_file(seats: Seats, folder: Path = DECLARED / "routes") -> dict[str, list[Declared]]:
    """The same by file; there is one for each room. Raises Faulty."""
    people = dict.fromkeys(seats.group(EVERYBODY), Answer.ABSENT)
    strangers = dict.fromkeys(seats.groups[STRANGERS], Answer.SIGN_IN)
    return _read(seats, folder, strangers | people, _NAMES_OF_ROUTES)


def read_acts(seats: Seats, folder: Path = DECLARED / "acts") -> dict[str, list[Declared]]:
    """Every act that is declared, by file: whoever is not named is refused. Raises Faulty."""
    return _read(seats, folder, dict.fromkeys(seats.says, Answer.REFUSED), _NAMES_OF_ACTS)


def read_reads(seats: Seats, folder: Path = DECLARED / "reads") -> dict[str, list[Declared]]:
    """What is read in somebody's name, by file: whoever is not named is given nothing. Raises Faulty."""
    return _read(seats, folder, dict.fromkeys(seats.says, Answer.ABSENT), _NAMES_OF_ACTS)


def read_told(name: str, folder: Path = DECLARED) -> dict[str, dict[str, str]]:
    """Every command, job or export that is declared, with what is told of it. Raises Faulty."""
    found = _load(folder / f"{name}.yaml")
    if not all(isinstance(told, dict) for told in found.values()):
        raise Faulty(f"{name}.yaml: each name holds names and what they say.")
    return {one: {key: str(value) for key, value in told.items()} for one, told in found.items()}


_NAMES_OF_ROUTES = frozenset({"at", "sends", "act", "shows", "where", "only"})
_NAMES_OF_ACTS: frozenset[str] = frozenset()
_METHODS = ("GET", "POST")


def _read(
    seats: Seats, folder: Path, default: Mapping[str, Answer], names: frozenset[str]
) -> dict[str, list[Declared]]:
    found: dict[str, list[Declared]] = {}
    known: set[str] = set()
    for file in sorted(folder.glob("*.yaml")):
        for name, told in _load(file).items():
            if name in known:
                raise Faulty(f"{file.name}: {name} is declared twice. Put its rows together.")
            known.add(name)
            found.setdefault(file.stem, []).append(_declared(name, dict(told), seats, default, names))
    return found


def _declared(
    name: str, told: dict[str, Any], seats: Seats, default: Mapping[str, Answer], names: frozenset[str]
) -> Declared:
    is_open, parts = bool(told.pop("open", False)), dict(told.pop("parts", {}))
    why = str(told.pop("no rows", ""))
    rows = tuple(_row(name, key, dict(row or {}), seats, default, names) for key, row in told.items())
    for row in rows:
        if row.shows.keys() - parts.keys():
            raise Faulty(f"{row.name}: a part is shown that `parts` does not mark.")
    if bool(why) == bool(rows):
        raise Faulty(f"{name}: declare rows, or say under `no rows` why there are none.")
    return Declared(name, is_open, parts, rows, why)


def _row(  # noqa: PLR0913, PLR0917 -- told by one caller
    name: str,
    key: str,
    told: dict[str, Any],
    seats: Seats,
    default: Mapping[str, Answer],
    names: frozenset[str],
) -> Row:
    method, _, of = key.partition(" ") if names else ("", "", key)
    where = f"{name}, {key}"
    if names and method not in _METHODS:
        raise Faulty(f"{where}: a row begins with GET or POST.")
    own = {one: told.pop(one) for one in names if one in told}
    shows = {part: frozenset(seats.named(who, where)) for part, who in (own.pop("shows", None) or {}).items()}
    if "only" in own:
        own["only"] = frozenset(seats.named(own["only"], where))
    answers = dict(default) | _answers(told, seats, where)
    return Row(name, method, of, answers, shows=shows, **own)


def _answers(told: Mapping[str, object], seats: Seats, where: str) -> dict[str, Answer]:
    """What each named seat is answered: a seat by its own name goes before its group."""
    by_group: dict[str, Answer] = {}
    by_name: dict[str, Answer] = {}
    for word, who in told.items():
        if word not in set(Answer) - {Answer.BROKEN}:
            raise Faulty(f"{where}: {word!r} is no answer. Known are: {', '.join(MEANINGS)}.")
        for one in str(who).split():
            into = by_group if seats.is_group(one) else by_name
            for name in seats.named(one, where):
                if into.get(name, word) != word:
                    raise Faulty(f"{where}: {name} is answered in two ways.")
                into[name] = Answer(word)
    return by_group | by_name


def _load(file: Path) -> dict[str, Any]:
    told = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(told, dict):
        raise Faulty(f"{file.name}: names and what they hold, nothing else.")
    return told
