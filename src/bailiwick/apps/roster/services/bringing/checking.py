"""What is wrong between the lines of a file, and between the file and the roster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bailiwick.apps.roster.services.bringing.entering import Entered
from bailiwick.apps.roster.services.bringing.faults import shown
from bailiwick.apps.roster.services.bringing.knowing import Known
from bailiwick.apps.roster.services.bringing.reading import Lines
from bailiwick.apps.roster.services.fitting import Told, lacking
from bailiwick.kernel.sentence import say


def check(found: Lines, entered: Sequence[Entered], known: Known, day: date) -> None:
    """Note every fault of every line."""
    _twice(found, entered)
    in_file = {one.number: one for one in entered if one.number}
    owners = {person.email: number for number, person in known.people.items() if person.email}
    for one in entered:
        _mail_taken(found, one, known, owners, in_file)
        _units(found, one, known)
        _category(found, one, known)
        _supervisor(found, one, known, in_file, day)
    _loops(found, entered, known)


def _twice(found: Lines, entered: Sequence[Entered]) -> None:
    for column in ("number", "email"):
        first: dict[str, int] = {}
        for one in entered:
            value = getattr(one, column)
            if value and first.setdefault(value, one.line) != one.line:
                found.fault(
                    one.line,
                    column,
                    say(
                        "“{value}” stands in line {line} already.", value=shown(value), line=str(first[value])
                    ),
                    say("Keep one of the lines, or put one right."),
                )


def _mail_taken(
    found: Lines, one: Entered, known: Known, owners: Mapping[str, str], in_file: Mapping[str, Entered]
) -> None:
    if one.email in known.mail_of_others:
        found.fault(
            one.line,
            "email",
            say("Somebody who was entered by hand has this address, and no number."),
            say("If it is the same person, give them this number on their page first."),
        )
        return
    owner = owners.get(one.email)
    if not one.email or owner in {None, one.number}:
        return
    # Somebody may hand an address on within one file.
    keeps = owner not in in_file or in_file[owner].email == one.email
    if keeps and owner is not None:
        found.fault(
            one.line,
            "email",
            say("Number {number} has this address.", number=shown(owner)),
            say("Look which of the two it belongs to."),
        )


def _units(found: Lines, one: Entered, known: Known) -> None:
    for column in ("unit", "sponsor", "appointed_by"):
        code = getattr(one, column)
        if code and code not in known.units:
            found.fault(
                one.line,
                column,
                say("There is no unit with the code “{value}”.", value=shown(code)),
                say("Add the unit first, or write the code of another."),
            )


def _category(found: Lines, one: Entered, known: Known) -> None:
    if one.category is None:
        return
    unit = known.units.get(one.unit)
    told = Told(
        unit_kind=unit.kind if unit else None,
        employer=bool(one.employer),
        supervisor=bool(one.supervisor),
        sponsor=bool(one.sponsor),
        appointed_by=bool(one.appointed_by),
        last_day=one.until is not None,
    )
    for lack in lacking(one.category, told):
        found.fault(one.line, lack.column, lack.why, lack.remedy)


def _supervisor(found: Lines, one: Entered, known: Known, in_file: Mapping[str, Entered], day: date) -> None:
    if not one.supervisor:
        return
    if one.supervisor == one.number:
        found.fault(
            one.line,
            "supervisor",
            say("They would answer to themself."),
            say("Name somebody else, or nobody."),
        )
        return
    line, person = in_file.get(one.supervisor), known.people.get(one.supervisor)
    if line is None and person is None:
        found.fault(
            one.line,
            "supervisor",
            say("There is nobody with the number “{value}”.", value=shown(one.supervisor)),
            say("Add a line for them, or put the number right."),
        )
    elif (line.until is not None and line.until <= day) if line else not (person and person.works_here):
        found.fault(
            one.line,
            "supervisor",
            say("Number {number} does not work here any more.", number=shown(one.supervisor)),
            say("Name who they answer to now."),
        )


def _loops(found: Lines, entered: Sequence[Entered], known: Known) -> None:
    """Lines whose people would answer to themselves, over one another."""
    numbers = {person.id: number for number, person in known.people.items()}
    bosses: dict[str, set[str]] = {
        numbers.get(one, str(one)): {numbers.get(boss, str(boss)) for boss in theirs}
        for one, theirs in known.bosses.items()
    }
    # A line replaces what the roster knew of that person's supervisor; of a seat on a board beside it, it says nothing.
    for one in entered:
        if one.number and one.number != one.supervisor:
            bosses[one.number] = {one.supervisor} if one.supervisor else set()
    looping = _in_loops(bosses)
    for one in entered:
        if one.number in looping and one.supervisor != one.number:
            found.fault(
                one.line,
                "supervisor",
                say("Over the people above them, they would answer to themself."),
                say("Look at who answers to whom in these lines, and part the ring."),
            )


def _in_loops(bosses: Mapping[str, set[str]]) -> set[str]:
    """Everybody who is above themself: take away, again and again, who has nobody above, and who has nobody below."""
    above = {one: {boss for boss in theirs if boss in bosses} for one, theirs in bosses.items()}
    below: dict[str, set[str]] = {one: set() for one in bosses}
    for one, theirs in above.items():
        for boss in theirs:
            below[boss].add(one)
    left = set(bosses)
    ahead = [one for one in left if not above[one] or not below[one]]
    while ahead:
        one = ahead.pop()
        if one not in left:
            continue
        left.discard(one)
        for boss in above[one]:
            below[boss].discard(one)
            if not below[boss]:
                ahead.append(boss)
        for other in below[one]:
            above[other].discard(one)
            if not above[other]:
                ahead.append(other)
    return left
