"""What a unit lays over its policies: choices, exemptions by law or contract, its own wording, names and domains."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import (
    ExemptionEntry,
    ListEntry,
    ListName,
    OwnWording,
    SettingChoice,
    SourceKind,
    WordingKind,
)
from bailiwick.apps.policies.permissions import Right, require
from bailiwick.apps.policies.selectors.packs import pack_of
from bailiwick.apps.policies.services.helping import day_of, line, locked_unit, words
from bailiwick.kernel.canonical import digest_of, digest_of_text
from bailiwick.kernel.identifiers import matches_clause
from bailiwick.kernel.sentence import say


@act("policies.choose", say("chose what a policy leaves open"))
def choose(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    unit: UUID,
    pack: str,
    key: str,
    choice: str,
    instrument: str = "",
    starts: date | None = None,
) -> SettingChoice:
    """Make a choice that the policy leaves open, for the unit, from a day on (today)."""
    starts = _from(doing, unit, starts)
    setting = pack_of(pack).settings.get(key)
    if setting is None or choice not in setting.choices:
        known = ", ".join(setting.choices) if setting else ", ".join(pack_of(pack).settings)
        raise PoliciesError("The policy knows no such choice.", remedy=f"Known are: {known}.")
    row: SettingChoice = SettingChoice.objects.create(
        unit_id=unit,
        pack=pack,
        key=key,
        choice=choice,
        instrument=line(instrument, "paper it rests on") if instrument.strip() else "",
        starts=starts,
        entered_by=doing.actor.identity,
        entered_at=doing.at,
    )
    doing.about("choice", row.id)
    doing.record(unit=unit, pack=pack, key=key, choice=choice, starts=starts)
    return row


@act("policies.word", say("gave a policy the agency’s own words"))
def word(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    unit: UUID,
    pack: str,
    name: str,
    text: str,
    kind: WordingKind = WordingKind.CLAUSE,
    starts: date | None = None,
) -> OwnWording:
    """Lay the agency's own text beside our summary of a clause, or its own sentence over a notice, from a day on.

    An empty text takes it away again.
    """
    starts = _from(doing, unit, starts)
    found = pack_of(pack)
    if name not in (found.clauses if kind is WordingKind.CLAUSE else found.notices):
        raise PoliciesError(f"{found.citation or pack} has no such {kind}.", remedy="Choose one it has.")
    text = words(text, "text")
    row: OwnWording = OwnWording.objects.create(
        unit_id=unit,
        pack=pack,
        kind=kind,
        name=name,
        text=text,
        digest=digest_of_text(text),
        starts=starts,
        entered_by=doing.actor.identity,
        entered_at=doing.at,
    )
    doing.about("wording", row.id)
    doing.record(unit=unit, pack=pack, kind=kind, name=name, digest=row.digest, starts=starts)
    return row


@act("policies.exempt", say("entered what a law or a contract sets aside"))
def exempt(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    unit: UUID,
    pack: str,
    source_kind: SourceKind,
    source: str,
    clauses: Sequence[str],
    text: str = "",
    groups: Sequence[str] = (),
    starts: date | None = None,
    until: date | None = None,
) -> ExemptionEntry:
    """Enter that a law or a contract sets clauses aside, for everybody or for some bargaining units (pd/V.A.0).

    `clauses` are ids or patterns such as `pd/V.B.*`. What is set aside is excused, and never counted as met.
    """
    starts = _from(doing, unit, starts)
    asked = _clauses(pack, clauses)
    _no_earlier(starts, until)
    row: ExemptionEntry = ExemptionEntry.objects.create(
        unit_id=unit,
        pack=pack,
        source_kind=source_kind,
        source=line(source, "law or contract", 200),
        text=words(text, "text"),
        clauses="\n".join(asked),
        groups="\n".join(line(group, "bargaining unit", 60) for group in groups if group.strip()),
        starts=starts,
        until=until,
        entered_by=doing.actor.identity,
    )
    _tell(doing, row)
    return row


@act("policies.exemption.end", say("ended an exemption"))
def end_exemption(doing: Doing, *, exemption: UUID, day: date | None = None) -> None:
    """End an exemption from that day on (today)."""
    row = ExemptionEntry.objects.filter(pk=exemption).first()
    if row is None:
        raise PoliciesError("There is no such exemption.", remedy="Look at the page again.")
    day = _from(doing, row.unit_id, day)
    _end(ExemptionEntry, exemption, day)
    doing.about("exemption", exemption)
    doing.record(unit=row.unit_id, from_day=day)


@act("policies.list.add", say("added to the agency’s own names, numbers or domains"))
def list_entry(
    doing: Doing, *, unit: UUID, name: ListName, word: str, starts: date | None = None
) -> ListEntry:
    """Add a name, a number or a domain of the agency's own, so that checks know it."""
    starts = _from(doing, unit, starts)
    text = line(word, "name, number or domain")
    same = ListEntry.objects.on(starts).filter(unit_id=unit, list=name, word=text)
    if same.exists():
        raise PoliciesError("It stands there already.", remedy="There is nothing to do.")
    row: ListEntry = ListEntry.objects.create(unit_id=unit, list=name, word=text, starts=starts)
    doing.about("list-entry", row.id)
    doing.record(unit=unit, list=name, starts=starts)
    return row


@act("policies.list.end", say("took away one of the agency’s own names, numbers or domains"))
def end_list_entry(doing: Doing, *, entry: UUID, day: date | None = None) -> None:
    """Take an entry off its list from that day on (today)."""
    row = ListEntry.objects.filter(pk=entry).first()
    if row is None:
        raise PoliciesError("There is no such entry.", remedy="Look at the page again.")
    day = _from(doing, row.unit_id, day)
    _end(ListEntry, entry, day)
    doing.about("list-entry", entry)
    doing.record(unit=row.unit_id, list=row.list, from_day=day)


def _from(doing: Doing, unit: UUID, day: date | None) -> date:
    """The day from which something counts, once it is seen that whoever does it may, and that the unit is there."""
    today = day_of(doing)
    require(doing.actor, Right.KEEP_POLICIES, today, unit)
    locked_unit(unit, today)
    return day or today


def _end(model: type[ExemptionEntry | ListEntry], row: UUID, day: date) -> None:
    lasting = model.objects.filter(Q(until=None) | Q(until__gt=day), pk=row)
    if not lasting.filter(starts__lt=day).update(until=day) and not lasting.update(until=F("starts")):
        raise PoliciesError("It has ended already.", remedy="There is nothing to end.")


def _tell(doing: Doing, row: ExemptionEntry) -> None:
    doing.about("exemption", row.id)
    doing.record(
        unit=row.unit_id,
        pack=row.pack,
        kind=row.source_kind,
        digest=digest_of([row.source, row.text, row.clauses, row.groups]),
        starts=row.starts,
        until=row.until,
    )


def _clauses(pack: str, clauses: Sequence[str]) -> list[str]:
    known = pack_of(pack).clauses
    asked = [one.strip() for one in clauses if one.strip()]
    strange = [one for one in asked if not any(matches_clause(one, clause) for clause in known)]
    if not asked or strange:
        raise PoliciesError(
            f"No clause is named by {', '.join(strange)}." if strange else "Nobody has named a clause.",
            remedy="Name clauses by their ids, such as pd/V.B.1.s1, or pd/V.B.* for all below.",
        )
    return asked


def _no_earlier(starts: date, until: date | None) -> None:
    if until is not None and until <= starts:
        raise PoliciesError("It would end before it begins.", remedy="Give a later last day.")
