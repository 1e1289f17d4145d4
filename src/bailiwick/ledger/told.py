"""The sentences of findings, one for each kind; the single-file verifier says the same words."""

from __future__ import annotations

from bailiwick.kernel.sentence import say
from bailiwick.ledger.comparison import Difference
from bailiwick.ledger.report import Finding, Kind

_ONE = {
    Kind.CHANGED: say("Entry {first} was changed after the log was signed."),
    Kind.MISSING: say("Entry {first} was taken out after the log was signed."),
    Kind.TRUNCATED: say("Entry {first} was cut off at the end of the log."),
    Kind.INSERTED: say("What stands at place {first} was put in after the log was signed."),
    Kind.REORDERED: say("Entry {first} was put into another order."),
    Kind.UNREADABLE: say("Entry {first} cannot be read: the file is damaged."),
    Kind.UNTOLD: say("Entry {first} or its hash was changed; nothing here tells which."),
}
_MANY = {
    Kind.CHANGED: say("Entries {first} to {last} were changed after the log was signed."),
    Kind.MISSING: say("Entries {first} to {last} were taken out after the log was signed."),
    Kind.TRUNCATED: say("Entries {first} to {last} were cut off at the end of the log."),
    Kind.INSERTED: say("What stands at places {first} to {last} was put in after the log was signed."),
    Kind.SWAPPED: say("Entries {first} and {last} stand in each other's place."),
    Kind.REORDERED: say("Entries {first} to {last} were put into another order."),
    Kind.UNREADABLE: say("Entries {first} to {last} cannot be read: the file is damaged."),
    Kind.UNTOLD: say(
        "Entries {first} to {last}: at least one was changed, and so were the hashes that would tell which."
    ),
}


def of_entries(difference: Difference, file: str) -> Finding:
    """The finding of a difference between the entries and what was signed."""
    kind, first, last = difference.kind, difference.first, difference.last
    if first == last:
        says = say(_ONE[kind].template, first=str(first))
    else:
        says = say(_MANY[kind].template, first=str(first), last=str(last))
    return Finding(kind, file, says, first, last)


def of_opening(entry: int, file: str) -> Finding:
    """An opening that does not give the entry's commitment."""
    says = say("What is shown of entry {entry} is not what was recorded.", entry=str(entry))
    return Finding(Kind.OPENING, file, says, entry, entry)


def of_tile(file: str) -> Finding:
    """A tile that is not what the entries and the root give."""
    return Finding(Kind.TILE, file, say("The hashes in {file} were changed. The entries stand.", file=file))


def of_file(file: str) -> Finding:
    """A file that is not the one export.json names."""
    says = say("{file} is not the file that export.json names: one of the two was changed.", file=file)
    return Finding(Kind.FILE, file, says)


def of_stray(file: str) -> Finding:
    """A file that no export of this log has."""
    return Finding(Kind.FILE, file, say("{file} does not belong to this export.", file=file))


def of_other_entries(file: str) -> Finding:
    """Openings of other entries than export.json says."""
    return Finding(Kind.FILE, file, say("{file} and export.json do not name the same entries.", file=file))


def of_contents() -> Finding:
    """An export.json that cannot be read, or speaks of another log or size than the checkpoint."""
    says = say("export.json does not fit the checkpoint, or was changed. Ask for the export again.")
    return Finding(Kind.FILE, "export.json", says)


def of_checkpoint(file: str) -> Finding:
    """A checkpoint that the key did not sign as it stands."""
    says = say(
        "The checkpoint is not signed by this key as it stands. Nothing can be told of the entries without it."
    )
    return Finding(Kind.CHECKPOINT, file, says)


def of_key(file: str) -> Finding:
    """A key file that is no key, or is another than the one given."""
    says = say("log.key is no key, or another than the one you gave.")
    return Finding(Kind.KEY, file, says)


def of_history(size: int) -> Finding:
    """A held checkpoint over other entries."""
    says = say(
        "The first {size} entries are not those of the checkpoint you hold. There are two histories.",
        size=str(size),
    )
    return Finding(Kind.HISTORY, "checkpoint", says, 0, size - 1)


def of_stale(size: int, held: int) -> Finding:
    """An export that ends before a held checkpoint."""
    says = say(
        "The log ends after {size} entries, and the checkpoint you hold has {held}. What came after was left out.",
        size=str(size),
        held=str(held),
    )
    return Finding(Kind.STALE, "checkpoint", says, size, held - 1)


def of_held(number: int) -> Finding:
    """A held checkpoint that this log's key did not sign."""
    says = say("The checkpoint you hold (number {number}) is not signed by this key.", number=str(number))
    return Finding(Kind.CHECKPOINT, "", says)
