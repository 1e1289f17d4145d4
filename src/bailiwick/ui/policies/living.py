"""What lives a clause, in words, with a link where there is somewhere to go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bailiwick.policy.clause import Clause
from bailiwick.policy.pack import Pack
from bailiwick.ui import words
from bailiwick.ui.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Lives:
    """One thing that lives a clause: what sort, its words, where to go, and what stands behind it."""

    sort: str
    text: str
    link: str = ""
    hint: str = ""


SORTS = ("check", "power", "notice", "setting", "gate", "watch", "register", "room")


def living(clause: Clause, pack: Pack, shelf: Shelf) -> tuple[Lives, ...]:
    """Everything that lives a clause: what can be followed first, each once."""
    found = [lives for name in clause.lived_by for lives in _lives(name, pack, shelf)]
    found.sort(key=lambda lives: SORTS.index(lives.sort) if lives.sort in SORTS else len(SORTS))
    return tuple(dict.fromkeys(found))


def _lives(name: str, pack: Pack, shelf: Shelf) -> Iterator[Lives]:
    sort, _colon, key = name.partition(":")
    match sort:
        case "check":
            yield _check(key, shelf)
        case "power" if key in pack.powers:
            link = f"{reverse('policies:powers', args=[pack.id])}#{anchor(key)}"
            yield Lives(sort, _("a yes of %(who)s") % {"who": words.role(pack.powers[key].holder)}, link, key)
        case "setting":
            setting = next((one for one in pack.settings.values() if key in (one.id, one.key)), None)
            if setting is not None:
                link = f"{reverse('policies:choices', args=[pack.id])}#{anchor(setting.id)}"
                yield Lives(sort, _("choice %(id)s") % {"id": setting.id}, link, setting.question)
        case "gate":
            yield Lives(sort, words.gate(key), "", key)
        case "watch":
            yield Lives(sort, words.translated(words.WATCH_WORDS.get(key, key)), "", key)
        case "register":
            text = words.translated(words.REGISTER_WORDS.get(key, key))
            yield Lives(sort, _("register: %(name)s") % {"name": text}, "", key)
        case "notice":
            yield Lives(sort, _("notice: %(name)s") % {"name": key.replace("-", " ")}, "", key)
        case "room":
            yield Lives(sort, _("room: %(name)s") % {"name": key.replace("-", " ")}, "", key)
        case _:
            yield Lives(sort, name)


def _check(code: str, shelf: Shelf) -> Lives:
    check = shelf.library.checks.get(code)
    if check is None:
        return Lives("check", code)
    return Lives("check", check.code, reverse("checks:check", args=[check.code]), check.asks)


def anchor(name: str) -> str:
    """A name as the end of an address."""
    return name.replace(".", "-").replace("/", "-")
