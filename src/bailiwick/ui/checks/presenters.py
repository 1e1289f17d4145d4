"""The catalogue of checks, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.book import ordered
from bailiwick.policy.check import Check
from bailiwick.policy.check_document import WrittenExample, sections_of, title_of, written_examples
from bailiwick.ui.checks.selectors import Measured, judgement
from bailiwick.ui.examples import Side, examples_of, sides
from bailiwick.ui.shelf import Bound, Shelf

FAMILIES = {
    "CT": say("What words and pictures say"),
    "WL": say("What words and pictures say"),
    "PN": say("What a page tells its visitors"),
    "AP": say("Whether somebody has said yes"),
}
OTHERS = say("Facts, dates and records")
READ_AS = {
    "official": say("as an official post"),
    "personal": say("as a member’s own post"),
    "comment": say("as a visitor’s comment"),
}
PEER_WORDS = {
    "TF-IDF": say("TF-IDF: a simple statistic, which weighs each word by how rare it is in other texts."),
    "word list": say("Word list: a public list of obscene words, looked up."),
    "Presidio's patterns": say(
        "Presidio’s patterns: those of a public program that looks for numbers and addresses."
    ),
}
"""What a check is held against, in a few words."""
LANGUAGES = {"en": say("English"), "es": say("Spanish")}


@dataclass(frozen=True, slots=True)
class Serves:
    """The clauses of one policy that a check lives: those under one printed label lead to the first of them."""

    policy: str
    name: str
    citation: str
    clauses: tuple[tuple[str, str, str], ...]  # path, label, heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of measurements, as it is read: shares with their numbers, nothing where nothing was counted."""

    set: str
    kind: str
    read_as: Sentence | None
    texts: str
    rightly: str
    wrongly: str
    stopped: str
    together: str
    peers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One check in the catalogue."""

    code: str
    title: str
    asks: str
    found: str
    passes: str
    languages: tuple[Sentence, ...]
    policies: tuple[tuple[str, int], ...]
    errs: str


@dataclass(frozen=True, slots=True)
class Family:
    """Checks of one sort."""

    name: Sentence
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """Everything the page of a check shows."""

    entry: Entry
    name: str
    rules: tuple[str, ...]
    aliases: tuple[str, ...]
    why: str
    remedy: str
    errs: str
    written: tuple[WrittenExample, ...]
    values: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    serves: tuple[Serves, ...]
    sides: tuple[Side, ...]
    figures: tuple[Figure, ...]
    peers: tuple[Sentence, ...]


def catalogue(shelf: Shelf) -> tuple[Family, ...]:
    """Every check, by what it looks at."""
    entries = sorted(
        (_entry(check, shelf) for check in shelf.checks.values()),
        key=lambda entry: (_family_place(entry.code), entry.code),
    )
    return tuple(
        Family(name, tuple(several))
        for name, several in groupby(entries, key=lambda entry: _family(entry.code))
    )


def check_page(check: Check, shelf: Shelf) -> CheckPage:
    """The page of one check."""
    sections = sections_of(check)
    bound = shelf.bound_to_check.get(check.code, ())
    measured = judgement().get(check.code, ())
    compared = {name for one in measured for name, _value in one.peers}
    return CheckPage(
        entry=_entry(check, shelf),
        name=check.name,
        rules=check.rules,
        aliases=check.aliases,
        why=sections.get("Why", ""),
        remedy=sections.get("Remedy", ""),
        errs=sections.get("Where it errs", ""),
        written=tuple(written_examples(check)),
        values=tuple((name, meaning.replace("`", "")) for name, meaning in check.values.items()),
        needs=tuple(need.replace(".", ", ").replace("-", " ") for need in check.needs),
        serves=tuple(_serves(bound, shelf)),
        sides=sides(examples_of(shelf, [one.binding.id for one in bound])),
        figures=tuple(map(_figure, measured)),
        peers=tuple(means for name, means in PEER_WORDS.items() if name in compared),
    )


def _figure(one: Measured) -> Figure:
    scored = f"{one.score:.2f}" if one.score is not None else ""
    return Figure(
        set=one.set,
        kind=f"{one.kind}: {one.measure}" if scored else one.kind,
        read_as=READ_AS.get(one.read_as),
        texts=_grouped(one.texts),
        rightly=scored or _share(one.caught, one.texts),
        wrongly=_share(one.alarms, one.texts),
        stopped="" if one.stopped is None else _grouped(one.stopped),
        together=", ".join(one.together),
        peers="; ".join(
            f"{name} {value:.2f}" if scored else f"{name} {_share(int(value), one.texts)}"
            for name, value in one.peers
        ),
    )


def _share(number: int | None, of: int) -> str:
    if number is None:
        return ""
    return f"{number_format(round(100 * number / of, 1), decimal_pos=1)} % ({_grouped(number)})"


def _grouped(number: int) -> str:
    """A whole number as the reader's language writes it: 31,874 or 31 874."""
    return str(number_format(number, force_grouping=True))


def _errs(code: str) -> str:
    """The shortest true word on how often a check errs: how much it wakes for nothing on the largest set."""
    alone = [one for one in judgement().get(code, ()) if one.alarms is not None and not one.together]
    if not alone:
        return ""
    largest = max(alone, key=lambda one: one.texts)
    return _("found wrongly in %(share)s of %(texts)s %(set)s") % {
        "share": _share(largest.alarms, largest.texts),
        "texts": _grouped(largest.texts),
        "set": largest.set,
    }


def _family(code: str) -> Sentence:
    return FAMILIES.get(code[:2], OTHERS)


def _family_place(code: str) -> int:
    order = list(dict.fromkeys(map(str, FAMILIES.values())))
    name = str(_family(code))
    return order.index(name) if name in order else len(order)


def _entry(check: Check, shelf: Shelf) -> Entry:
    written = written_examples(check)
    bound = shelf.bound_to_check.get(check.code, ())
    clauses = {(one.pack.id, clause) for one in bound for clause in one.binding.clauses}
    served = [pack for pack, _clause in sorted(clauses)]
    return Entry(
        code=check.code,
        title=title_of(check),
        asks=check.asks,
        found=next((example.text for example in written if not example.met), ""),
        passes=next((example.text for example in written if example.met), ""),
        languages=tuple(LANGUAGES.get(language, say("another language")) for language in check.languages),
        policies=tuple(
            (policy.overlay.agency or policy.pack.title, served.count(name))
            for name, policy in shelf.policies.items()
            if name in served
        ),
        errs=_errs(check.code),
    )


def _serves(bound: Iterable[Bound], shelf: Shelf) -> Iterator[Serves]:
    served = {clause for one in bound for clause in one.binding.clauses}
    for policy in shelf.policies.values():
        clauses = [clause for clause in ordered(policy.pack) if clause.id in served]
        if clauses:
            yield Serves(
                policy.id,
                policy.overlay.agency or policy.pack.title,
                policy.pack.citation,
                tuple((clause.id.partition("/")[2], clause.label, clause.heading) for clause in clauses),
            )
