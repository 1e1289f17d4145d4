"""The journal in words: each entry with the name of whoever acted, and what can be proved of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bailiwick.apps.desk.permissions import may_read_all
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.journal.models import AbstractEntry, ActorKind, Channel, Outcome
from bailiwick.apps.journal.selectors import Page, entry_of, is_hidden
from bailiwick.apps.journal.services import acts
from bailiwick.apps.roster.selectors import names_of
from bailiwick.kernel.sentence import Sentence, say

_NOBODY_IN_PARTICULAR: Mapping[ActorKind, Sentence] = {
    ActorKind.STRANGER: say("Somebody who is not signed in"),
    ActorKind.OPERATOR: say("Whoever ran a command on the machine"),
    ActorKind.JOB: say("The software, by the clock"),
    ActorKind.PERSON: say("Somebody whose name is not kept here"),
}

_CHANNELS: Mapping[Channel, Sentence] = {
    Channel.BROWSER: say("A browser"),
    Channel.API: say("Another program, by the interface for programs"),
    Channel.COMMAND: say("A command on the machine"),
    Channel.JOB: say("The clock"),
    Channel.PORTAL: say("The public's pages"),
}


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry in words: its place, when, who, what they did, about what, and how it ended."""

    index: int
    record: UUID
    at: datetime
    who: Sentence | str
    actor: UUID | None
    did: Sentence
    act: str
    subject_kind: str
    subject: str
    refused: bool
    reason: str
    channel: Sentence


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the journal, newest first, and where the next one begins."""

    entries: Sequence[EntryShown]
    before: int | None


def shown_page(page: Page) -> Shown:
    """A page of the journal in words. One query for all names."""
    names = names_of({entry.actor for entry in page.entries if entry.actor is not None})
    return Shown([_shown(entry, names) for entry in page.entries], page.before)


def shown(entry: AbstractEntry) -> tuple[EntryShown, Mapping[str, object]]:
    """One entry in words, and the details that were recorded of it."""
    names = names_of([entry.actor] if entry.actor else [])
    details = json.loads(bytes(entry.manifest))["details"]
    return _shown(entry, names), details


def entry_for(actor: Actor, record: UUID, day: date) -> AbstractEntry | None:
    """An entry that the actor may see: their own, or any for those who read everybody's; hidden and absent are one."""
    found = entry_of(record)
    if found is None or is_hidden(found, actor.identity):
        return None
    if found.actor != actor.identity and not may_read_all(actor, day):
        return None
    return found


def who(kind: ActorKind, actor: UUID | None, names: Mapping[UUID, str]) -> Sentence | str:
    """Whoever acted, by name where there is one."""
    nobody = _NOBODY_IN_PARTICULAR[kind]
    return names.get(actor, nobody) if actor else nobody


def did(code: str) -> Sentence:
    """What an act of that code is called."""
    known = acts().get(code)
    return known.says if known else say("did {act}", act=code)


def _shown(entry: AbstractEntry, names: Mapping[UUID, str]) -> EntryShown:
    return EntryShown(
        index=entry.index,
        record=entry.record,
        at=entry.at,
        who=who(ActorKind(entry.actor_kind), entry.actor, names),
        actor=entry.actor,
        did=did(entry.act),
        act=entry.act,
        subject_kind=entry.subject_kind,
        subject=entry.subject,
        refused=entry.outcome == Outcome.REFUSED,
        reason=entry.reason,
        channel=_CHANNELS[Channel(entry.channel)],
    )
