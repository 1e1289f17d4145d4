"""A try to cheat in words: which entry it was, what both copies say of it, and what gave it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bailiwick.apps.desk.facts import Cheated, Tampering
from bailiwick.apps.desk.permissions import may_read_all
from bailiwick.apps.desk.selectors.journal import EntryShown, did, entry_for, shown_page, who
from bailiwick.apps.journal.facts import PRIVATE, Actor
from bailiwick.apps.journal.models import AbstractEntry, ActorKind, Outcome
from bailiwick.apps.journal.selectors import Asked, Page, entries, published
from bailiwick.apps.roster.selectors import names_of
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ledger import told
from bailiwick.ledger.errors import LeafFormError
from bailiwick.ledger.leaves import Leaf
from bailiwick.ledger.report import Report

OFFERED = 12
"""Entries that somebody may pick from without looking for one in the journal."""
_LOOKED_AT = 200
_TEMPTING = (
    "approvals.approve",
    "approvals.",
    "roster.delegation.give",
    "roster.office.appoint",
    "roster.person.leave",
)
"""What somebody would want to have done at another time, the most tempting first."""


@dataclass(frozen=True, slots=True)
class Words:
    """A kind of tampering: what it is called, what it means, and what was done once it was."""

    label: Sentence
    hint: Sentence
    done: Sentence


WORDS = {
    Tampering.BACKDATE: Words(
        say("Back-date it"),
        say("The entry will say that it was done three days earlier."),
        say("You back-dated entry {index} in a copy."),
    ),
    Tampering.DELETE: Words(
        say("Take it out"), say("Its row is deleted."), say("You took entry {index} out of a copy.")
    ),
    Tampering.SWAP: Words(
        say("Swap it with its neighbour"),
        say("Each gets the other's number."),
        say("You swapped entry {index} with its neighbour in a copy."),
    ),
    Tampering.FORGE: Words(
        say("Back-date it, and sign again with the stolen key"),
        say("Every hash is mended, and the log is signed anew."),
        say("You back-dated entry {index} in a copy, mended every hash, and signed with the stolen key."),
    ),
    Tampering.CUT: Words(
        say("Cut it off with everything after it, and sign again with the stolen key"),
        say("What is left is a whole log, only shorter."),
        say("You cut a copy off before entry {index}, and signed what was left with the stolen key."),
    ),
}
_WHY: Mapping[Tampering, Sentence] = {
    Tampering.BACKDATE: say("The entry does not give the hash that was signed for it."),
    Tampering.DELETE: say("A hash was signed for this place, and nothing there gives it."),
    Tampering.SWAP: say("The hashes were signed in another order."),
    Tampering.FORGE: say(
        "By itself this export is in order: whoever has the key can sign anything. The checkpoint from before gives it "
        "away. It is over as many entries and has another root, and no key makes the one continue the other."
    ),
    Tampering.CUT: say(
        "By itself this export is in order: whoever has the key can sign anything. The checkpoint from before gives it "
        "away, for it counts more entries, and a log never becomes shorter."
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a copy says of an entry: when, who, what; nothing of them where it is another one that is not to be read.

    `there` is False where the copy has nothing in this place.
    """

    there: bool
    at: datetime | None = None
    who: Sentence | str = ""
    did: Sentence | str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """An entry as the published copy has it, and as the tampered one does."""

    index: int
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class CheatShown:
    """A try in words. `alone` and `held` are what the verifier says without and with the checkpoint from before."""

    done: Sentence
    heading: Sentence
    why: Sentence
    compared: Sequence[Compared]
    alone: Report
    held: Report
    alike: bool
    """Whether it says the same without the checkpoint."""
    statements: Sequence[str]
    size: int


def offered(actor: Actor, day: date, picked: UUID | None = None) -> Sequence[EntryShown]:
    """Published entries to pick from: the one that was picked or is suggested first, the others newest first."""
    log = published()
    if log is None:
        return []
    everything = may_read_all(actor, day)
    if actor.identity is None and not everything:
        return []  # asked for nobody's entries, the journal would give everybody's
    whose = None if everything else actor.identity
    asked = Asked(actor=whose, reader=actor.identity)
    found = list(entries(asked, before=log.checkpoint.size, number=_LOOKED_AT).entries)
    own = entry_for(actor, picked, day) if picked else None
    # The very last entry has nothing after it that could be cut off with it.
    first = own or min(found[1:] or found, key=_temptation, default=None)
    if first is None:
        return []
    others = [entry for entry in found if entry.index != first.index]
    return shown_page(Page([first, *others][:OFFERED], None)).entries


def cheat_shown(cheated: Cheated, actor: Actor, day: date) -> CheatShown:
    """The try in words; of entries that were not picked, only to those who may read them. Four queries at most."""
    reader = _Reader(actor.identity, everything=may_read_all(actor, day))
    ends = {index for one in cheated.differences for index in (one.first, one.last)}
    pairs = {index: (_leaf(cheated.before.leaf(index)), _leaf(cheated.leaf(index))) for index in ends}
    concerned = sorted(index for index in ends if index == cheated.index or reader.may(pairs[index][0]))
    leaves = [leaf for index in concerned for leaf in pairs[index] if leaf and reader.may(leaf)]
    names = names_of({acted for leaf in leaves if (acted := _actor(leaf)[1])})
    return CheatShown(
        done=say(WORDS[cheated.how].done.template, index=str(cheated.index)),
        heading=told.of_entries(cheated.differences[0], "").says,
        why=_WHY[cheated.how],
        compared=[
            Compared(index, *(_said(leaf, reader, names) for leaf in pairs[index])) for index in concerned
        ],
        alone=cheated.alone,
        held=cheated.held,
        alike=cheated.held.findings == cheated.alone.findings,
        statements=cheated.statements,
        size=cheated.before.checkpoint.size,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who looks: at their own entries, or at everybody's but what is private to others."""

    identity: UUID | None
    everything: bool

    def may(self, leaf: Leaf | None) -> bool:
        """Whether they may read the entry, whichever number it was given."""
        if leaf is None:
            return self.everything
        own = self.identity is not None and _actor(leaf)[1] == self.identity
        return own or (self.everything and leaf.type not in PRIVATE)


def _temptation(entry: AbstractEntry) -> tuple[bool, int, bool, int]:
    by_act = next((place for place, act in enumerate(_TEMPTING) if entry.act.startswith(act)), len(_TEMPTING))
    done, by_person = entry.outcome == Outcome.DONE, entry.actor_kind == ActorKind.PERSON
    return not done, by_act, not by_person, -entry.index


def _leaf(data: bytes) -> Leaf | None:
    try:
        return Leaf.from_bytes(data)
    except LeafFormError:
        return None


def _actor(leaf: Leaf) -> tuple[ActorKind, UUID | None]:
    kind, _, identity = leaf.actor.partition(":")
    return ActorKind(kind), UUID(identity) if identity else None


def _said(leaf: Leaf | None, reader: _Reader, names: Mapping[UUID, str]) -> Said:
    if leaf is None:
        return Said(there=False)
    if not reader.may(leaf):
        return Said(there=True)
    return Said(there=True, at=leaf.recorded_at, who=who(*_actor(leaf), names), did=did(leaf.type))
